//! What has happened to a case, what is happening, and what is to come.

use leptos::prelude::*;

use crate::{Icon, IconMark};

/// Where an entry stands in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Behind us.
    Done,
    /// Behind us, and not what was hoped for.
    Refused,
    /// Happening now.
    Current,
    /// To come.
    Ahead,
}

/// One thing that happens to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEntry {
    /// What happens.
    pub title: String,
    /// When, and who has it; may be empty.
    pub hint: String,
    /// Where it stands in time.
    pub stage: Stage,
}

/// The entries from the first to the last, with a mark each.
#[component]
pub fn Timeline(
    /// The entries in the order of time.
    #[prop(into)]
    entries: Signal<Vec<TimelineEntry>>,
) -> impl IntoView {
    let entry = |entry: TimelineEntry| {
        let (class, mark) = match entry.stage {
            Stage::Done => ("c-timeline__entry c-timeline__entry--done", Some(Icon::Check)),
            Stage::Refused => ("c-timeline__entry c-timeline__entry--refused", Some(Icon::Exclamation)),
            Stage::Current => ("c-timeline__entry c-timeline__entry--current", None),
            Stage::Ahead => ("c-timeline__entry c-timeline__entry--ahead", None),
        };
        view! {
            <li class=class aria-current=(entry.stage == Stage::Current).then_some("step")>
                <span class="c-timeline__mark">{mark.map(|icon| view! { <IconMark icon/> })}</span>
                <span>
                    <span class="c-timeline__title">{entry.title}</span>
                    <p class="c-timeline__hint">{entry.hint}</p>
                </span>
            </li>
        }
    };
    view! { <ol class="c-timeline">{move || entries.get().into_iter().map(entry).collect_view()}</ol> }
}
