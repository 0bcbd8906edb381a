//! All answers, each with a way to change it; then filing.

use domain::{
    filing::{FilingKind, Proof},
    wire::{FilingKey, FilingRuleView},
};
use flow::{
    Flow,
    filing::{Draft, Event as Said, Question},
};
use leptos::prelude::*;
use shell::key::new_key;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use super::{filing, rows::Meaning, say, wording};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

/// Shows the answers and files them.
#[component]
pub(super) fn CheckScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let answers = watch(answers);
    // Every tap offers a key; the flow takes it where nothing of the kind was sent before.
    let confirm = Callback::new(move |()| {
        say(dispatch, Said::Confirmed(FilingKey(new_key())));
    });
    view! {
        <Screen
            step="filing.check"
            title=t(Key::CheckTitle)
            primary=t(Key::FilingSubmit)
            on_primary=confirm
        >
            {move || answers.get().map(|(draft, kind, rule)| view! { <Answers draft kind rule/> })}
            <Meaning/>
        </Screen>
    }
}

fn answers(flow: &Flow) -> Option<(Draft, FilingKind, FilingRuleView)> {
    let filing = filing(flow)?;
    Some((filing.draft.clone(), filing.kind()?.clone(), filing.rule.as_deref()?.clone()))
}

#[component]
fn Answers(draft: Draft, kind: FilingKind, rule: FilingRuleView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch(Flow::busy);
    let row = move |label: Key,
                    question: Option<Question>,
                    words: Box<dyn Fn(Texts) -> String + Send + Sync>| {
        let value = Signal::derive(move || words(texts));
        let change =
            MaybeProp::derive(move || question.filter(|_| !busy.get()).map(|_| texts.get(Key::ActionChange)));
        let ask = Callback::new(move |()| {
            if let Some(question) = question {
                say(dispatch, Said::ChangeAsked(question));
            }
        });
        view! { <SummaryRow label=t(label) value action=change on_action=ask/> }
    };
    let (named, placed, less) = (kind.clone(), rule.clone(), (kind.clone(), rule, draft.place.clone()));
    let proof = match kind.proof {
        Proof::Promise => Key::FilingProofPromise,
        Proof::Papers { .. } => Key::FilingProofPapers,
    };
    let ends = kind.clone();
    let until = draft.until;
    view! {
        <SummaryList>
            {row(Key::FilingKind, Some(Question::Kind), Box::new(move |texts| texts.pick(&named.name)))}
            {draft.place.map(|place| {
                row(Key::FilingPlace, Some(Question::Place), Box::new(move |texts| wording::place(texts, &placed, &place)))
            })}
            {draft.from.map(|from| row(Key::FilingFrom, Some(Question::From), Box::new(move |texts| texts::day(texts, from))))}
            {match until {
                Some(until) => row(Key::FilingUntil, Some(Question::Until), Box::new(move |texts| texts::day(texts, until))),
                None => row(Key::FilingUntil, None, Box::new(move |texts| wording::lasts(texts, &ends))),
            }}
            {row(Key::FilingProof, Some(Question::Proof), Box::new(move |texts| {
                format!("{}{}{}", texts.get(proof), texts.get(Key::BetweenItems), wording::papers(texts, &kind.papers))
            }))}
            {row(Key::FilingRatio, None, Box::new(move |texts| {
                let (kind, rule, place) = &less;
                place.as_ref().map(|place| wording::ratio(texts, rule, kind, place)).unwrap_or_default()
            }))}
        </SummaryList>
    }
}
