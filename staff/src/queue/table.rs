//! The lines of the queue.

use domain::reference::Reference;
use leptos::{ev::KeyboardEvent, prelude::*};
use text::staff::Key;
use ui::Table;

use super::line::LineRow;
use crate::{
    desk::{ConsoleEvent, Way},
    dispatch::{use_dispatch, watch_work},
    texts::{t, use_texts},
    trouble::Trouble,
};

/// How many lines the server lists at most.
const MOST: usize = 200;

/// The table, what is wrong with it, or that nothing waits.
#[component]
pub(super) fn QueueTable() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let references = watch_work(|console| {
        console.queue.rows().iter().map(|row| row.reference.clone()).collect::<Vec<Reference>>()
    });
    let trouble = watch_work(|console| console.queue.trouble.clone());
    let listed = watch_work(|console| console.queue.list.is_some());
    let headings = Signal::derive(move || {
        [Key::QueueReference, Key::QueueMatter, Key::QueueApplicant, Key::QueueStatus, Key::QueueWaiting]
            .map(|key| texts.get(key))
            .to_vec()
    });
    let moved = move |event: KeyboardEvent| {
        let way = match event.key().as_str() {
            "ArrowDown" => Way::Down,
            "ArrowUp" => Way::Up,
            _ => return,
        };
        event.prevent_default();
        dispatch.at_work(ConsoleEvent::Moved(way));
    };
    let state = move || {
        let empty = references.with(Vec::is_empty);
        let word = match (listed.get(), empty) {
            (false, _) => Key::QueueLoading,
            (true, true) => Key::QueueEmpty,
            (true, false) if references.with(Vec::len) >= MOST => Key::QueueCut,
            (true, false) => return None,
        };
        Some(view! { <p class="s-queue__state">{t(word)}</p> })
    };
    view! {
        <div class="s-queue__lines" on:keydown=moved>
            <Trouble trouble/>
            <Table caption=t(Key::QueueTitle) headings>
                <For each=move || references.get() key=Clone::clone let(reference)>
                    <LineRow reference/>
                </For>
            </Table>
            {state}
        </div>
    }
}
