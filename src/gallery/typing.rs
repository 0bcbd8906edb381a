//! The kinds of keys that a kiosk has, with letters in progress where they spell.

use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, TextField};

use crate::{
    journeys::contact::FIELD,
    screen::Screen,
    texts::t,
    typing::{FOR_ADDRESS, Mode, OnScreenKeyboard, Typing},
};

pub(super) fn pinyin() -> AnyView {
    spelled(Mode::Pinyin, "zhongshanlu")
}

pub(super) fn strokes() -> AnyView {
    spelled(Mode::Strokes, "hspn")
}

pub(super) fn digits() -> AnyView {
    spelled(Mode::Digits, "")
}

pub(super) fn letters() -> AnyView {
    spelled(Mode::Letters, "")
}

pub(super) fn signs() -> AnyView {
    spelled(Mode::Signs, "")
}

fn spelled(mode: Mode, letters: &str) -> AnyView {
    let value = RwSignal::new("安澜市".to_owned());
    let typing = Typing::new(FIELD, value);
    let keys = view! { <OnScreenKeyboard typing modes=FOR_ADDRESS first=mode/> }.into_any();
    letters.chars().for_each(|letter| typing.spell(letter));
    view! {
        <Screen
            step="contact.address"
            title=t(Key::ApplyAddressTitle)
            hint=t(Key::ApplyAddressHint)
            hang=Hang::Body
            primary=t(Key::ActionContinue)
        >
            <TextField
                id=FIELD
                label=t(Key::ApplyAddressLabel)
                label_hidden=true
                large=true
                value
                hint=t(Key::ApplyAddressHow)
                on_screen_pad=true
                on_input=move |typed| value.set(typed)
            />
            {keys}
        </Screen>
    }
    .into_any()
}
