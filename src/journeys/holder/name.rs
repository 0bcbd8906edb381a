//! The holder's name.

use domain::application::{NAME_MAX, NameError};
use flow::{
    Flow,
    holder::{Asked, Event, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Keyboard, TextField};

use super::{asking, say};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
    typing::{FOR_ADDRESS, Mode, OnScreenKeyboard, Typing},
};

/// The id of the field, for links from the error summary.
pub(crate) const FIELD: &str = "holder-name";

/// Asks for the name.
#[component]
pub(super) fn NameScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let before = use_flow().with_untracked(|flow| asked(flow).map(|asked| asked.name.clone()));
    let value = RwSignal::new(before.unwrap_or_default());
    let typing = Typing::new(FIELD, value);
    let refused = watch(|flow| asked(flow).and_then(|asked| Some((asked.name.clone(), asked.name_error?))));
    // What is said is said of what was given, not of what is typed since.
    let stands = move |(given, error)| value.with(|value| *value == given).then_some(error);
    let error = Signal::derive(move || refused.get().and_then(stands).map(|error| words(texts, error)));
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give = Callback::new(move |()| {
        typing.finish();
        say(dispatch, Event::NameGiven(value.get_untracked()));
    });
    view! {
        <Screen
            step="holder.name"
            title=t(Key::ApplyHolderNameTitle)
            hint=t(Key::ApplyHolderNameHint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <NameField typing value error label=t(Key::ApplyHolderNameLabel) on_enter=give/>
        </Screen>
    }
}

/// The field, and the keys of a kiosk.
#[component]
pub(crate) fn NameField(
    typing: Typing,
    value: RwSignal<String>,
    error: Signal<Option<String>>,
    #[prop(into)] label: Signal<String>,
    on_enter: Callback<()>,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    view! {
        <TextField
            id=FIELD
            label
            label_hidden=true
            large=true
            value
            hint=t(Key::ApplyHolderNameHow)
            error
            keyboard=Keyboard::Text
            autocomplete="off"
            on_screen_pad=kiosk
            on_input=Callback::new(move |typed| value.set(typed))
            on_enter
        />
        {kiosk.then(|| view! { <Keys typing/> })}
    }
}

/// The keys of a kiosk.
#[component]
fn Keys(typing: Typing) -> impl IntoView {
    let chinese = untrack(|| use_texts().language().is_chinese());
    let first = if chinese { Mode::Pinyin } else { Mode::Letters };
    view! { <OnScreenKeyboard typing modes=FOR_ADDRESS first/> }
}

fn asked(flow: &Flow) -> Option<&Asked> {
    match asking(flow)? {
        Step::Name(asked) => Some(asked),
        _ => None,
    }
}

/// What to do about a name.
pub(crate) fn words(texts: Texts, error: NameError) -> String {
    match error {
        NameError::Empty => texts.get(Key::ApplyHolderNameEmpty),
        NameError::Letterless => texts.get(Key::ApplyHolderNameLetters),
        NameError::Signs => texts.get(Key::ApplyHolderNameSigns),
        NameError::Long => texts.with(Key::ApplyHolderNameLong, &[("max", &NAME_MAX.to_string())]),
    }
}
