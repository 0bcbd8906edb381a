//! Topics to choose from: as many as can be taken in at a look, then the others.

use std::sync::Arc;

use flow::topics::Event;
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, IconMark};

use super::{say, shelf::Volume};
use crate::{controls::use_controls, dispatch::use_dispatch, texts::t};

/// How many choices a screen has at most, and in large text.
const MOST: usize = 6;
const MOST_ELDER: usize = 4;

/// Titles that lead to their topics.
#[component]
pub(super) fn TopicList(
    /// Where they stand.
    volume: Arc<Volume>,
    /// Their places in the book, in their order.
    #[prop(into)]
    places: Signal<Vec<usize>>,
    /// The most at a look, where there is room for few.
    #[prop(optional)]
    few: Option<usize>,
) -> impl IntoView {
    let elder = use_controls().elder;
    let pages = RwSignal::new(1_usize);
    let page = move || few.unwrap_or(if elder.get() { MOST_ELDER } else { MOST });
    let shown = Memo::new(move |_| places.get().into_iter().take(pages.get() * page()).collect::<Vec<_>>());
    let rest = move || few.is_none() && places.with(Vec::len) > shown.with(Vec::len);
    let more = move || {
        rest().then(|| {
            let next = move |()| pages.update(|pages| *pages += 1);
            view! { <Button label=t(Key::AccountMore) on_press=next attr:data-testid="more"/> }
        })
    };
    let lines = move |place: usize| {
        let topic = volume.book.topics.get(place).cloned();
        topic.map(|topic| view! { <Line id=topic.id title=topic.title/> })
    };
    view! {
        <ul class="s-topics">
            <For each=move || shown.get() key=|place| *place children=lines/>
        </ul>
        {more}
    }
}

#[component]
fn Line(id: topics::TopicId, title: String) -> impl IntoView {
    let dispatch = use_dispatch();
    let choose = move |_| say(dispatch, Event::Chosen(id.clone()));
    view! {
        <li>
            <button type="button" class="s-topics__topic" on:click=choose>
                <span>{title}</span>
                <IconMark icon=Icon::ChevronRight/>
            </button>
        </li>
    }
}
