//! The queue on the left, and the open case on the right.

mod filters;
mod line;
mod table;

use leptos::prelude::*;
use text::staff::Key;

use crate::{case::CasePane, effects::focus::TITLE, texts::t};
use filters::Filters;
use table::QueueTable;

/// Both.
#[component]
pub(crate) fn QueuePage() -> impl IntoView {
    view! {
        <main class="s-desk" data-step="staff.queue">
            <div class="s-queue">
                <h1 class="s-unseen" id=TITLE tabindex="-1">{t(Key::QueueTitle)}</h1>
                <Filters/>
                <QueueTable/>
            </div>
            <CasePane/>
        </main>
    }
}
