//! One key.

use leptos::{ev::MouseEvent, prelude::*};
use ui::press::{self, Place};

use super::{Typing, layout::Cap};
use crate::texts::use_texts;
use text::app::Key;

/// What stands for the keys that type nothing, in the guard against repeated presses.
const DELETE: char = '\u{8}';
const CAPITALS: char = '\u{e}';

/// A key. The same key struck again too soon is the same press ([`ui::press`]).
#[component]
pub(super) fn TypingKey(
    /// Which one.
    key: Cap,
    /// Where it types.
    typing: Typing,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        if press::counts(Place::Key(place(key)), &event) {
            act(key, typing);
        }
    };
    let texts = use_texts();
    let shown = move || match key {
        Cap::Text(text) => text.to_owned(),
        Cap::Letter(letter) if typing.capitals.get() => letter.to_ascii_uppercase().into(),
        Cap::Spell('v') => "ü".to_owned(),
        Cap::Letter(letter) | Cap::Spell(letter) => letter.into(),
        Cap::Stroke(_, stroke, name) => format!("{stroke} {}", texts.get(name)),
        Cap::Space => texts.get(Key::TypingSpace),
        Cap::Delete => texts.get(Key::ActionDelete),
        Cap::Capitals => texts.get(Key::TypingCapitals),
    };
    let pressed = move || (key == Cap::Capitals).then(|| typing.capitals.get().to_string());
    view! {
        <button
            type="button"
            class="s-typing__key"
            class=("s-typing__key--wide", is_wide(key))
            class=("s-typing__key--delete", key == Cap::Delete)
            class=("s-typing__key--stroke", matches!(key, Cap::Stroke(..)))
            aria-pressed=pressed
            on:click=press
        >
            {shown}
        </button>
    }
}

/// The key as the guard against repeated presses knows it.
fn place(key: Cap) -> char {
    match key {
        Cap::Text(text) => text.chars().next().unwrap_or_default(),
        Cap::Letter(letter) | Cap::Spell(letter) | Cap::Stroke(letter, ..) => letter,
        Cap::Space => ' ',
        Cap::Delete => DELETE,
        Cap::Capitals => CAPITALS,
    }
}

fn act(key: Cap, typing: Typing) {
    match key {
        Cap::Text(text) => typing.write(text),
        Cap::Letter(letter) => {
            let capital = typing.capitals.get_untracked();
            let letter = if capital { letter.to_ascii_uppercase() } else { letter };
            typing.write(letter.encode_utf8(&mut [0; 4]));
        }
        Cap::Spell(letter) | Cap::Stroke(letter, ..) => typing.spell(letter),
        Cap::Space => typing.space(),
        Cap::Delete => typing.delete(),
        Cap::Capitals => typing.capitals.update(|capitals| *capitals = !*capitals),
    }
}

fn is_wide(key: Cap) -> bool {
    match key {
        Cap::Text(text) => text.chars().count() > 2,
        Cap::Space | Cap::Delete | Cap::Capitals => true,
        Cap::Letter(_) | Cap::Spell(_) | Cap::Stroke(..) => false,
    }
}
