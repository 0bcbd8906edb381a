//! The name of whom it is paid for.

use flow::{
    Event, Flow,
    recharge::{self, Asked, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::FieldError;

use super::recharge as place;
use crate::{
    dispatch::use_dispatch,
    journeys::holder::{NAME_FIELD, NameField, name_error},
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
    typing::Typing,
};

/// Asks for the name.
#[component]
pub(super) fn NameScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| asked(flow).map(|asked| asked.name.clone()));
    let value = RwSignal::new(before.unwrap_or_default());
    let typing = Typing::new(NAME_FIELD, value);
    let refused = watch(|flow| asked(flow).and_then(|asked| Some((asked.name.clone(), asked.name_error?))));
    // What is said is said of what was given, not of what is typed since.
    let stands = move |(given, error)| value.with(|value| *value == given).then_some(error);
    let error = Signal::derive(move || refused.get().and_then(stands).map(|error| name_error(texts, error)));
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: NAME_FIELD.to_owned(), message };
        error.get().map(fault).into_iter().collect()
    });
    let give = Callback::new(move |()| {
        typing.finish();
        dispatch.send(Event::Recharge(recharge::Event::NameGiven(value.get_untracked())));
    });
    view! {
        <Screen
            step="recharge.name"
            title=t(Key::RechargeNameTitle)
            hint=t(Key::RechargeNameHint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <NameField typing value error label=t(Key::RechargeNameLabel) on_enter=give/>
        </Screen>
    }
}

fn asked(flow: &Flow) -> Option<&Asked> {
    match &place(flow)?.step {
        Step::Name(asked) => Some(asked),
        _ => None,
    }
}
