//! The keyboard as it stands under a field.

use leptos::{
    ev::{self, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::{Element, Event},
};
use text::app::Key;
use ui::{
    Keys,
    press::{self, Place},
};

use super::{Arrival, Mode, Typing, candidates::Candidates, dictionary::Chinese, keys::TypingKey};
use crate::texts::{t, use_texts};

/// What a press must be within to be one of the keyboard's.
const KEYBOARD: &str = ".s-typing";

/// Keys for a field. They leave the focus where it is.
#[component]
pub(crate) fn OnScreenKeyboard(
    /// What is typed, and where.
    typing: Typing,
    /// The kinds of keys to choose from.
    modes: &'static [Mode],
    /// The kind to begin with.
    first: Mode,
) -> impl IntoView {
    typing.choose(first);
    finish_elsewhere(typing);
    let strip = move || {
        let mode = typing.mode.get();
        Chinese::of(mode).map(|_| view! { <Candidates typing mode/> })
    };
    view! {
        <Keys label=t(Key::TypingKeyboard) class="s-typing">
            {(modes.len() > 1).then(|| view! { <Modes typing modes/> })}
            {strip}
            {move || rows(typing)}
        </Keys>
    }
}

/// The keys; none while what they spell can not be looked up at all.
fn rows(typing: Typing) -> impl IntoView {
    let mode = typing.mode.get();
    let missing =
        Chinese::of(mode).is_some() && typing.method.with(|method| matches!(method, Arrival::Missing));
    let row = move |keys: Vec<super::layout::Cap>| {
        let keys = keys.into_iter().map(|key| view! { <TypingKey key typing/> }).collect_view();
        view! { <div class="s-typing__row" class=("s-typing__row--even", mode == Mode::Digits)>{keys}</div> }
    };
    let rows = if missing { Vec::new() } else { mode.rows() };
    rows.into_iter().map(row).collect_view()
}

/// The kinds of keys.
#[component]
fn Modes(typing: Typing, modes: &'static [Mode]) -> impl IntoView {
    let texts = use_texts();
    let choice = move |mode: Mode| {
        let press = move |event: MouseEvent| {
            if press::counts(Place::Button, &event) {
                typing.choose(mode);
            }
        };
        view! {
            <button
                type="button"
                class="s-typing__mode"
                aria-pressed=move || (typing.mode.get() == mode).to_string()
                on:click=press
            >
                {move || texts.get(mode.name())}
            </button>
        }
    };
    let name = t(Key::TypingModes);
    view! {
        <div class="s-typing__modes" role="group" aria-label=move || name.get()>
            {modes.iter().copied().map(choice).collect_view()}
        </div>
    }
}

/// Whoever turns to something else, by a finger or a physical keyboard, is done with the letters in progress.
fn finish_elsewhere(typing: Typing) {
    let finish = move |event: &Event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if target.is_none_or(|target| target.closest(KEYBOARD).ok().flatten().is_none()) {
            typing.finish();
        }
    };
    let pressed = window_event_listener(ev::pointerdown, move |event| finish(&event));
    let typed = window_event_listener(ev::keydown, move |event| finish(&event));
    on_cleanup(move || {
        pressed.remove();
        typed.remove();
    });
}
