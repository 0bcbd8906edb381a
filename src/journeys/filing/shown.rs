//! One filing: how it stands, what it says and what it means.

use domain::{
    filing::{Proof, Stage},
    wire::FilingView,
};
use flow::{
    Flow,
    filing::{Event as Said, Fault, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Button, Hang, Icon, Notice, Tone};

use super::{
    filing,
    rows::{Meaning, Rows},
    rule, say,
    slip::FilingSlip,
    wording,
};
use crate::{
    clock,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
};

/// How a reference is grouped.
pub(super) const GROUPS: &[usize] = &[4, 4];

fn one(flow: &Flow) -> Option<FilingView> {
    match &filing(flow)?.step {
        Step::Shown(view) => Some((**view).clone()),
        _ => None,
    }
}

/// The filing that was chosen.
#[component]
pub(super) fn ShownScreen() -> impl IntoView {
    let view = watch(one);
    move || view.get().map(|view| view! { <One view/> })
}

#[component]
fn One(view: FilingView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let word = wording::word(&view);
    let since = view.since;
    let hint = Signal::derive(move || match since {
        Some(since) => texts.with(Key::FilingSince, &[("time", &texts::moment(texts, since))]),
        None => texts.get(Key::FilingElsewhere),
    });
    let reference = view.reference.as_ref().map(|reference| {
        let number = reference.as_str().to_owned();
        view! { <BigNumber label=t(Key::DoneReference) value=number groups=GROUPS/> }
    });
    let withdraw = view.can_be_withdrawn().then(|| {
        let ask = move |()| say(dispatch, Said::WithdrawAsked);
        view! { <Button label=t(Key::FilingWithdraw) on_press=ask attr:data-testid="withdraw"/> }
    });
    let here = view.can_be_withdrawn();
    let met = watch(|flow| filing(flow).is_some_and(|filing| filing.fault == Some(Fault::Open)));
    let in_the_way = move || {
        let words = t(if here { Key::FilingInTheWay } else { Key::FilingInTheWayElsewhere });
        met.get().then(|| view! { <Notice tone=Tone::Warn live=true><p>{words}</p></Notice> })
    };
    let print = move |()| say(dispatch, Said::PrintAsked);
    let rule = rule();
    let rows = rule.clone().map(|rule| view! { <Rows filing=view.clone() rule/> });
    view! {
        <Screen
            step="filing.shown"
            title=t(word)
            hint
            hang=Hang::Wide
            primary=t(Key::FilingAll)
            on_primary=Callback::new(move |()| say(dispatch, Said::ListAsked))
        >
            {in_the_way}
            {reference}
            <Standing view=view.clone()/>
            {rows}
            <Meaning/>
            <div class="u-row">
                <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=print attr:data-testid="print"/>
                {withdraw}
            </div>
            {rule.map(|rule| view! { <FilingSlip view rule/> })}
        </Screen>
    }
}

/// What is to be done or known of how it stands.
#[component]
pub(super) fn Standing(view: FilingView) -> impl IntoView {
    let texts = use_texts();
    let stage = view.stage(clock::today());
    let FilingView { kind, refusal, .. } = view;
    let proof = rule().and_then(|rule| Some(rule.rule.kind(&kind?)?.proof));
    let refused = refusal.map(|reason| {
        view! { <Notice tone=Tone::Warn><p>{t(wording::refusal(reason))}</p></Notice> }
    });
    let waiting = (stage == Stage::Waiting).then(|| {
        let words = move || match proof {
            Some(Proof::Papers { days }) => texts.with(Key::FilingBring, &[("days", &days.to_string())]),
            Some(Proof::Promise) | None => texts.get(Key::FilingWaits),
        };
        view! { <Notice tone=Tone::Info live=true><p>{words}</p></Notice> }
    });
    view! { {refused}{waiting} }
}
