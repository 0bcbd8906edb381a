//! The way into help: a search, and the subjects.

use flow::topics::Event;
use leptos::prelude::*;
use text::app::Key;
use topics::Group;
use ui::{Button, Icon, IconMark};

use super::{say, shelf, wording};
use crate::{
    controls::use_controls,
    dispatch::use_dispatch,
    texts::{t, use_texts},
    way::Way,
};

/// How many subjects elder mode shows beside the button to the others.
const ELDER: usize = 3;

/// What stands over the numbers to call.
#[component]
pub(crate) fn Subjects() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    // Whoever looks here opens a subject next.
    leptos::task::spawn_local(async move {
        let _ = shelf::fetch(texts.language_untracked()).await;
    });
    let search = move |_| say(dispatch, Event::SearchAsked);
    view! {
        <button type="button" class="s-search" on:click=search data-testid="search">
            <IconMark icon=Icon::Search/>
            <span>{t(Key::HelpSearch)}</span>
            <span class="s-search__example">{t(Key::HelpSearchExample)}</span>
        </button>
        <h2>{t(Key::HelpGroups)}</h2>
        <Tiles/>
        <h2>{t(Key::HelpContacts)}</h2>
    }
}

/// A way there from help over a screen, which is left.
#[component]
pub(crate) fn ToHelp() -> impl IntoView {
    let dispatch = use_dispatch();
    let go = move |()| {
        dispatch.send(flow::Event::Help(flow::help::Event::Closed));
        dispatch.send(flow::Event::Went(flow::Target::Help));
    };
    view! { <Button label=t(Key::HelpBrowse) icon=Icon::Help on_press=go attr:data-testid="to-help"/> }
}

/// The subjects; in elder mode half of them, and a button to the others.
#[component]
fn Tiles() -> impl IntoView {
    let elder = use_controls().elder;
    let others = RwSignal::new(false);
    let named = t(Key::HelpGroups);
    let groups = move || {
        let (first, last) = Group::ALL.split_at(ELDER);
        match (elder.get(), others.get()) {
            (false, _) => Group::ALL.to_vec(),
            (true, false) => first.to_vec(),
            (true, true) => last.to_vec(),
        }
    };
    let turn = move |()| others.update(|others| *others = !*others);
    let more = move || elder.get().then(|| view! { <Button label=t(Key::HelpGroupsOther) on_press=turn/> });
    view! {
        <ul class="c-service-tiles" aria-label=move || named.get()>
            {move || groups().into_iter().map(|group| view! { <Subject group/> }).collect_view()}
        </ul>
        {more}
    }
}

#[component]
fn Subject(group: Group) -> impl IntoView {
    let dispatch = use_dispatch();
    let (icon, title, hint) = wording::group(group);
    let choose = move |()| say(dispatch, Event::GroupChosen(group));
    view! { <Way icon title=t(title) hint=t(hint) class="s-subject" on_choose=choose/> }
}
