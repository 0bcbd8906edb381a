//! How a payment stands: what happens next and by when, whether the gateway was asked, whom to turn to, and asking once more.

use flow::{Event, payments};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Chip, Icon, Notice};

use super::wording::{self, Case};
use crate::{
    dispatch::use_dispatch,
    reading::{use_busy, use_setting},
    texts::{Texts, t, use_texts},
};

/// What is said of a payment, in words.
#[derive(Clone, PartialEq)]
pub(crate) struct Told {
    word: Key,
    tone: ui::Tone,
    then: String,
}

impl Told {
    pub(super) fn of(texts: Texts, case: Case<'_>) -> Self {
        Self {
            word: wording::word(case.status),
            tone: wording::tone(case.status),
            then: wording::then(texts, case),
        }
    }
}

/// The state on a chip, and what happens next.
#[component]
pub(crate) fn Outcome(told: Memo<Told>) -> impl IntoView {
    let texts = use_texts();
    let word = Signal::derive(move || texts.get(told.with(|told| told.word)));
    let tone = Signal::derive(move || told.with(|told| told.tone));
    view! {
        <div class="s-standing">
            <p><Chip label=word tone large=true/></p>
            <p class="s-outcome" role="status" data-testid="then">{move || told.with(|told| told.then.clone())}</p>
        </div>
    }
}

/// Asks the gateway once more, after a pause.
#[component]
pub(super) fn AskAgain(
    /// Whether it was asked just now.
    #[prop(into)]
    rests: Signal<bool>,
) -> impl IntoView {
    let (dispatch, texts, busy) = (use_dispatch(), use_texts(), use_busy());
    let label =
        Signal::derive(move || texts.get(if rests.get() { Key::PaymentsRests } else { Key::PaymentsAsk }));
    let ask = dispatch.on(|| Event::Payments(payments::Event::AskAsked));
    view! {
        <Button label icon=Icon::SwitchCamera busy disabled=rests on_press=ask attr:data-testid="ask-again"/>
    }
}

/// Whom to turn to when it does not seem right.
#[component]
pub(crate) fn Turn() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let words = move || {
        let number = setting.with(|setting| setting.region.hotlines.first().map(|line| line.number.clone()));
        match number {
            Some(number) => texts.with(Key::PaymentsTurn, &[("number", &number)]),
            None => texts.get(Key::PaymentsTurnClerk),
        }
    };
    view! { <p class="u-hint">{words}</p> }
}

/// Whether the gateway has answered just now.
#[component]
pub(super) fn Asked(
    /// Whether it has.
    #[prop(into)]
    asked: Signal<bool>,
) -> impl IntoView {
    move || {
        let (tone, word) = if asked.get() {
            (ui::Tone::Info, Key::PaymentsAsked)
        } else {
            (ui::Tone::Warn, Key::PaymentsUnasked)
        };
        view! { <Notice tone><p>{t(word)}</p></Notice> }
    }
}
