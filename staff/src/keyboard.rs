//! Single keys: heard on the whole page, except in fields and dialogs and with Ctrl, Alt or Meta.

use leptos::{
    ev::{self, KeyboardEvent},
    prelude::*,
    wasm_bindgen::JsCast as _,
    web_sys::Element,
};

use crate::{
    desk::{Event, Shortcut},
    dispatch::use_dispatch,
};

/// Where keys are typing, or answer a question. A tick outside of questions takes the space bar only.
const ELSEWHERE: &str = "input:not([type=checkbox]), textarea, select, [contenteditable], dialog";

/// Listens as long as the component lives.
pub(crate) fn listen() {
    let dispatch = use_dispatch();
    let heard = move |event: KeyboardEvent| {
        if is_ours(&event)
            && let Some(shortcut) = Shortcut::of(&event.key())
        {
            if shortcut == Shortcut::Search {
                // The sign itself does not belong into the field that takes the focus.
                event.prevent_default();
            }
            dispatch.send(Event::Pressed(shortcut));
        }
    };
    let listener = window_event_listener(ev::keydown, heard);
    on_cleanup(move || listener.remove());
}

fn is_ours(event: &KeyboardEvent) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let elsewhere = target.is_some_and(|element| element.closest(ELSEWHERE).ok().flatten().is_some());
    let modified = event.ctrl_key() || event.alt_key() || event.meta_key();
    !elsewhere && !modified && !event.repeat() && !event.is_composing()
}
