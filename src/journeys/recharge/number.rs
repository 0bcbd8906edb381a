//! The number of whom it is paid for.

use flow::{
    Event, Flow,
    recharge::{self, Asked, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::FieldError;

use super::recharge as place;
use crate::{
    clock,
    dispatch::use_dispatch,
    journeys::{
        identify::{NUMBER_FIELD, NumberField},
        wording,
    },
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Asks for the number.
#[component]
pub(super) fn NumberScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| asked(flow).map(|asked| asked.id_number.clone()));
    let typed = RwSignal::new(before.unwrap_or_default());
    let refused =
        watch(|flow| asked(flow).and_then(|asked| Some((asked.id_number.clone(), asked.id_error?))));
    // What is said is said of what was given, not of what is typed since.
    let stands = move |(given, error)| typed.with(|typed| *typed == given).then_some(error);
    let error =
        Signal::derive(move || refused.get().and_then(stands).map(|error| wording::id_error(texts, error)));
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: NUMBER_FIELD.to_owned(), message };
        error.get().map(fault).into_iter().collect()
    });
    let give = dispatch.on(move || {
        let typed = typed.get_untracked();
        Event::Recharge(recharge::Event::NumberGiven { typed, today: clock::today() })
    });
    view! {
        <Screen
            step="recharge.number"
            title=t(Key::RechargeNumberTitle)
            hint=t(Key::RechargeNumberHint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <NumberField typed error on_enter=give/>
        </Screen>
    }
}

fn asked(flow: &Flow) -> Option<&Asked> {
    match &place(flow)?.step {
        Step::Number(asked) => Some(asked),
        _ => None,
    }
}
