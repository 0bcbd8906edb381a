//! A field for an amount in yuan, with the pad of a kiosk.

use domain::yuan::{self, TypedError};
use leptos::prelude::*;
use text::app::Key;
use ui::{FieldError, Keyboard, NumberPad, TextField};

use crate::{controls::use_device, texts::t};

/// The id of the field, for links from the error summary. One a screen.
const FIELD: &str = "amount";
/// How many figures an amount has at most beside a pad.
const LENGTH: usize = 9;

/// The field; what is good to know stands between it and the pad.
#[component]
pub(crate) fn AmountField(
    /// What is typed.
    typed: RwSignal<String>,
    /// What to do about it.
    error: Signal<Option<String>>,
    /// Runs on Enter.
    give: Callback<()>,
    /// Stands below the field.
    children: Children,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    let pad = kiosk.then(|| {
        view! {
            <NumberPad
                label=t(Key::PadLabel)
                delete_label=t(Key::ActionDelete)
                on_key=move |key: char| typed.update(|typed| push(typed, key))
                on_delete=move |()| typed.update(|typed| _ = typed.pop())
                with_point=true
            />
        }
    });
    view! {
        <TextField
            id=FIELD
            label=t(Key::AmountField)
            large=true
            value=typed
            error
            keyboard=Keyboard::Decimal
            on_screen_pad=kiosk
            on_input=move |text: String| typed.set(text)
            on_enter=give
        />
        {children()}
        {pad}
    }
}

/// What is said of an amount that could not be taken, at the field and over it: only while what was given stands in the field.
pub(crate) fn refused<E: Copy + Send + Sync + 'static>(
    typed: RwSignal<String>,
    refused: Memo<Option<(String, E)>>,
    words: impl Fn(E) -> Option<String> + Copy + Send + Sync + 'static,
) -> (Signal<Option<String>>, Signal<Vec<FieldError>>) {
    let stands = move |(given, error)| typed.with(|typed| *typed == given).then_some(error);
    let error = Signal::derive(move || refused.get().and_then(stands).and_then(words));
    let fault = |message| FieldError { field: FIELD.to_owned(), message };
    (error, Signal::derive(move || error.get().map(fault).into_iter().collect()))
}

/// Why what was typed is no amount, and how one is typed.
pub(crate) const fn typed_error(error: TypedError) -> Key {
    match error {
        TypedError::Empty => Key::AmountEmpty,
        TypedError::Negative => Key::AmountNegative,
        TypedError::TooFine => Key::AmountTooFine,
        TypedError::Malformed => Key::AmountMalformed,
    }
}

/// Adds what was struck, as far as it makes an amount in yuan with two decimals.
fn push(typed: &mut String, key: char) {
    let decimals = typed.split_once('.').map(|(_, decimals)| decimals.len());
    match (key, decimals) {
        ('.', Some(_)) | (_, Some(2)) => {}
        ('.', None) if typed.is_empty() => typed.push_str("0."),
        (figure, None) if typed == "0" && figure != '.' => *typed = figure.to_string(),
        (key, _) if typed.len() < LENGTH => typed.push(key),
        _ => {}
    }
}

/// An amount as somebody would have typed it: without decimals that are nothing.
pub(crate) fn short(typed: String) -> String {
    yuan::parse(&typed)
        .filter(|amount| amount.0 % 100 == 0)
        .map_or(typed, |amount| (amount.0 / 100).to_string())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{push, short};

    #[test]
    fn what_is_struck_stays_an_amount() {
        let struck = |keys: &str| {
            let mut typed = String::new();
            keys.chars().for_each(|key| push(&mut typed, key));
            typed
        };
        assert_eq!(struck("200"), "200");
        assert_eq!(struck("12.5.06"), "12.50");
        assert_eq!((struck(".5"), struck("05"), struck("0.5")), ("0.5".into(), "5".into(), "0.5".into()));
    }

    #[test]
    fn an_amount_comes_back_as_it_was_typed() {
        assert_eq!((short("200.00".into()), short("0.50".into())), ("200".into(), "0.50".into()));
        assert_eq!(short("x".into()), "x");
    }
}
