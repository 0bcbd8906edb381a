//! One key.

use leptos::{ev::MouseEvent, prelude::*};
use ui::press::{self, Place};

use super::{Typing, layout::Key};
use crate::texts::use_texts;
use text::app::Key as Word;

/// What stands for the keys that type nothing, in the guard against repeated presses.
const DELETE: char = '\u{8}';
const CAPITALS: char = '\u{e}';

/// A key. The same key within 300 ms is the same press.
#[component]
pub(super) fn TypingKey(
    /// Which one.
    key: Key,
    /// Where it types.
    typing: Typing,
) -> impl IntoView {
    let press = move |_: MouseEvent| {
        if press::counts(Place::Key(place(key))) {
            act(key, typing);
        }
    };
    let texts = use_texts();
    let shown = move || match key {
        Key::Text(text) => text.to_owned(),
        Key::Letter(letter) if typing.capitals.get() => letter.to_ascii_uppercase().into(),
        Key::Spell('v') => "ü".to_owned(),
        Key::Letter(letter) | Key::Spell(letter) => letter.into(),
        Key::Stroke(_, stroke, name) => format!("{stroke} {}", texts.get(name)),
        Key::Space => texts.get(Word::TypingSpace),
        Key::Delete => texts.get(Word::ActionDelete),
        Key::Capitals => texts.get(Word::TypingCapitals),
    };
    let pressed = move || (key == Key::Capitals).then(|| typing.capitals.get().to_string());
    view! {
        <button
            type="button"
            class="s-typing__key"
            class=("s-typing__key--wide", is_wide(key))
            class=("s-typing__key--delete", key == Key::Delete)
            aria-pressed=pressed
            on:click=press
        >
            {shown}
        </button>
    }
}

/// The key as the guard against repeated presses knows it.
fn place(key: Key) -> char {
    match key {
        Key::Text(text) => text.chars().next().unwrap_or_default(),
        Key::Letter(letter) | Key::Spell(letter) | Key::Stroke(letter, ..) => letter,
        Key::Space => ' ',
        Key::Delete => DELETE,
        Key::Capitals => CAPITALS,
    }
}

fn act(key: Key, typing: Typing) {
    match key {
        Key::Text(text) => typing.write(text),
        Key::Letter(letter) => {
            let capital = typing.capitals.get_untracked();
            let letter = if capital { letter.to_ascii_uppercase() } else { letter };
            typing.write(letter.encode_utf8(&mut [0; 4]));
        }
        Key::Spell(letter) | Key::Stroke(letter, ..) => typing.spell(letter),
        Key::Space => typing.space(),
        Key::Delete => typing.delete(),
        Key::Capitals => typing.capitals.update(|capitals| *capitals = !*capitals),
    }
}

fn is_wide(key: Key) -> bool {
    match key {
        Key::Text(text) => text.chars().count() > 2,
        Key::Space | Key::Delete | Key::Capitals => true,
        Key::Letter(_) | Key::Spell(_) | Key::Stroke(..) => false,
    }
}
