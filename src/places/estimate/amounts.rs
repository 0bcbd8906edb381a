//! The questions that are answered with an amount.

use domain::yuan;
use flow::{
    Event, Flow,
    estimate::{self, AmountError, Question},
};
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::{
    estimate as place,
    wording::{self, Words},
};
use crate::{
    amount::{AmountField, refused, short},
    dispatch::use_dispatch,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// One of them.
#[component]
pub(super) fn AmountScreen(question: Question) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| before(flow, question));
    let typed = RwSignal::new(before.map(short).unwrap_or_default());
    let (error, errors) =
        refused(typed, watch(given), move |error| Some(wording::amount_error(texts, error)));
    let give = dispatch.on(move || Event::Estimate(estimate::Event::AmountGiven(typed.get_untracked())));
    let Words { step, title, hint } = wording::question(question);
    let none = question.may_be_none().then(|| view! { <p class="u-hint">{t(Key::EstimateNone)}</p> });
    view! {
        <Screen
            step
            title=t(title)
            hint=t(hint)
            errors
            hang=Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <AmountField typed error give>{none}</AmountField>
        </Screen>
    }
}

/// What stands in the field when the question is asked: what could not be taken, what was answered, or what the core says.
fn before(flow: &Flow, question: Question) -> Option<String> {
    let estimate = place(flow)?;
    if estimate.typed.error.is_some() {
        return Some(estimate.typed.text.clone());
    }
    let known = estimate.known.credit.flatten().filter(|_| question == Question::Credit);
    estimate.answers.amount(question).or(known).map(yuan::text)
}

/// What was given and could not be taken.
fn given(flow: &Flow) -> Option<(String, AmountError)> {
    let typed = &place(flow)?.typed;
    Some((typed.text.clone(), typed.error?))
}
