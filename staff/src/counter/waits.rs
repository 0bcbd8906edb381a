//! A card in the printer that was left there: wherever the clerk goes, it is said until somebody says what became of it.

use domain::reference::Reference;
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, Notice, Tone};

use crate::{
    desk::ConsoleEvent,
    dispatch::{use_dispatch, watch_work},
    texts::{t, use_texts},
};

/// The notice with the way back; nothing while the card is in sight, or none is printed.
#[component]
pub(crate) fn PrintingWaits() -> impl IntoView {
    let waits = watch_work(|console| console.printing_elsewhere().map(Reference::grouped));
    move || waits.get().map(|digits| view! { <Waits digits/> })
}

#[component]
fn Waits(digits: String) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let words = move || texts.with(Key::PrintingWaits, &[("reference", &digits)]);
    let back = move |()| dispatch.at_work(ConsoleEvent::PrintingWanted);
    view! {
        <section class="s-waits" data-testid="printing-waits">
            <Notice tone=Tone::Warn live=true>
                <p>{words}</p>
                <Button label=t(Key::PrintingWaitsBack) on_press=back attr:data-testid="back-to-printing"/>
            </Notice>
        </section>
    }
}
