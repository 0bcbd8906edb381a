//! An address or a mobile that a clerk asked for.

use domain::application::Ask;
use flow::{
    Event,
    apply::ContactQuestion,
    track::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Hang};

use super::tracking;
use crate::{
    dispatch::use_dispatch,
    journeys::{
        contact::{self, ContactField},
        whose::whose,
        wording::contact_error,
    },
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// What was asked for, typed.
#[component]
pub(super) fn AnswerScreen(
    /// What.
    ask: Ask,
) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (question, title) = match ask {
        Ask::Mobile => (ContactQuestion::Mobile, Key::TrackAnswerMobile),
        Ask::Address | Ask::NewPhoto | Ask::Register | Ask::Relation | Ask::Authority => {
            (ContactQuestion::Address, whose(Key::TrackAnswerAddress, Key::TrackAnswerAddressAnother))
        }
    };
    let refusal = watch(|flow| match tracking(flow) {
        Some(Step::Answer(answer)) => answer.refusal.clone(),
        _ => None,
    });
    let typed = refusal.with_untracked(|refusal| refusal.as_ref().map(|(typed, _)| typed.clone()));
    let value = RwSignal::new(typed.unwrap_or_default());
    let error = move || refusal.get().map(|(_, error)| contact_error(texts, error));
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: contact::FIELD.to_owned(), message };
        error().map(fault).into_iter().collect::<Vec<_>>()
    });
    let send = Callback::new(move |()| {
        dispatch.send(Event::Track(track::Event::ContactGiven(value.get_untracked())));
    });
    view! {
        <Screen
            step="track.answer"
            title=t(title)
            errors
            hang=Hang::Body
            primary=t(Key::TrackAnswerSend)
            on_primary=send
        >
            <ContactField question value error=MaybeProp::derive(error) on_enter=send/>
        </Screen>
    }
}
