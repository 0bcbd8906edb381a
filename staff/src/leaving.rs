//! The page is left while a decision can still be taken back: it is sent, and the browser asks once more meanwhile. It asks, too, while
//! nobody has said what became of a card in the printer, while money is being moved, and while a notice is being written.

use leptos::{ev, prelude::*, web_sys::BeforeUnloadEvent};

use crate::{
    desk::{CaseDesk, CaseEvent},
    dispatch::{use_dispatch, watch_case, watch_work},
};

/// Listens as long as the component lives.
pub(crate) fn listen() {
    let dispatch = use_dispatch();
    let unsent = watch_case(|case: &CaseDesk| case.pending.is_some() || case.doing().is_some());
    let printing = watch_work(|console| console.handover.unsaid().is_some());
    let paying = watch_work(|console| console.money.is_moving());
    let writing = watch_work(|console| !console.notices.draft.is_empty());
    let left = move |event: BeforeUnloadEvent| {
        if unsent.get_untracked() {
            dispatch.on_case(CaseEvent::Flushed);
            event.prevent_default();
        } else if printing.get_untracked() || paying.get_untracked() || writing.get_untracked() {
            event.prevent_default();
        }
    };
    let listener = window_event_listener(ev::beforeunload, left);
    on_cleanup(move || listener.remove());
}
