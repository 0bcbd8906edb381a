//! What is filed: in force, waiting, over; and the way to file anew.

use domain::{filing::Stage, wire::FilingView};
use flow::{Flow, filing::Event as Said};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Chip, Hang, Notice, Tone};

use super::{filing, rows::Meaning, rule, say, wording};
use crate::{
    clock,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// As many as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 4;

/// In this order the stages stand.
const STAGES: [Stage; 4] = [Stage::Waiting, Stage::InForce, Stage::ToCome, Stage::Over];

/// The filings, with their places in the list as it was told.
fn filings(flow: &Flow) -> Vec<(usize, FilingView)> {
    let list = filing(flow).and_then(|filing| filing.list.as_ref());
    let all = list.map(|list| list.filings.as_slice()).unwrap_or_default();
    let numbered = all.iter().cloned().enumerate().collect::<Vec<_>>();
    let today = clock::today();
    let of = |stage: Stage| numbered.iter().filter(move |(_, one)| one.stage(today) == stage).cloned();
    STAGES.into_iter().flat_map(of).collect()
}

/// Touch one to see what it means.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let filings = watch(filings);
    let heard =
        watch(|flow| filing(flow).and_then(|filing| filing.list.as_ref()).is_none_or(|list| list.core_heard));
    let silent = move || {
        (!heard.get()).then(|| {
            view! { <Notice tone=Tone::Warn live=true><p>{t(Key::FilingCoreSilent)}</p></Notice> }
        })
    };
    let fault = watch(|flow| filing(flow).and_then(|filing| filing.fault));
    let in_the_way = move || {
        let words = move |fault| move || wording::fault(texts, fault);
        fault.get().map(|fault| view! { <Notice tone=Tone::Warn live=true><p>{words(fault)}</p></Notice> })
    };
    let all = RwSignal::new(false);
    let shown = move || {
        if filings.with(Vec::is_empty) {
            return view! { <p role="status">{t(Key::FilingNone)}</p> }.into_any();
        }
        let count = if all.get() { usize::MAX } else { AT_FIRST };
        let lines = filings.get().into_iter().take(count);
        let line = |(at, filing)| view! { <Line at filing/> };
        view! { <ul class="c-service-tiles s-cases">{lines.map(line).collect_view()}</ul> }.into_any()
    };
    let more = move || {
        (!all.get() && filings.with(Vec::len) > AT_FIRST)
            .then(|| view! { <Button label=t(Key::AccountMore) on_press=move |()| all.set(true)/> })
    };
    view! {
        <Screen
            step="filing.list"
            title=t(Key::FilingTitle)
            hint=t(Key::FilingHint)
            hang=Hang::Wide
            primary=t(Key::FilingStart)
            on_primary=Callback::new(move |()| say(dispatch, Said::FileAsked))
        >
            {in_the_way}
            {silent}
            {shown}
            {more}
            <Meaning/>
        </Screen>
    }
}

/// The kind, where and when, and how it stands.
#[component]
fn Line(at: usize, filing: FilingView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let rule = StoredValue::new(rule());
    let (word, tone) = (wording::word(&filing), wording::tone(&filing));
    let (from, until) = (filing.from, filing.until);
    let filing = StoredValue::new(filing);
    let of_rule = move |words: &dyn Fn(&domain::wire::FilingRuleView, &FilingView) -> String| {
        rule.with_value(|rule| {
            rule.as_ref().map(|rule| filing.with_value(|filing| words(rule, filing))).unwrap_or_default()
        })
    };
    let kind = move || of_rule(&|rule, filing| wording::kind(texts, rule, filing.kind.as_ref()));
    let place = move || of_rule(&|rule, filing| wording::place(texts, rule, &filing.place));
    let period = move || wording::period(texts, from, until);
    let show = move |_| say(dispatch, Said::Chosen(at));
    view! {
        <li>
            <button type="button" class="c-service-tile s-way s-case" on:click=show data-testid="filing">
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{place}</span>
                    <span class="c-service-tile__hint">{kind}</span>
                    <span class="c-service-tile__hint">{period}</span>
                    <Chip label=t(word) tone/>
                </span>
            </button>
        </li>
    }
}
