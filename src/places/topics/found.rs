//! All that was found.

use std::sync::Arc;

use leptos::prelude::*;
use text::app::Key;
use topics::Ask;
use ui::{Notice, Tone};

use super::{help, list::TopicList, shelf::Volume, topic::Asked};
use crate::{
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// What was looked for, and the topics, best first.
#[component]
pub(super) fn FoundScreen(volume: Arc<Volume>) -> impl IntoView {
    let texts = use_texts();
    let query = watch(|flow| help(flow).map(|help| help.query().to_owned()).unwrap_or_default());
    let places = volume.index.find(&query.get_untracked());
    let count = places.len().to_string();
    let is_empty = places.is_empty();
    let hint = MaybeProp::derive(move || {
        let told = || texts.with(Key::HelpFoundCount, &[("count", &count)]);
        Some(if is_empty { texts.get(Key::HelpFoundNoneText) } else { told() })
    });
    let title = t(if is_empty { Key::HelpFoundNone } else { Key::HelpFoundTitle });
    let none = is_empty.then(|| view! { <Asked ask=Ask::Medical/> });
    view! {
        <Screen step="help.found" title hint hang=ui::Hang::Wide>
            <p class="s-query-said">{query}</p>
            <TopicList volume places=Signal::derive(move || places.clone())/>
            {none}
        </Screen>
    }
}

/// Says that nothing is found, and whom to ask then.
#[component]
pub(super) fn Nothing() -> impl IntoView {
    view! {
        <Notice tone=Tone::Info title=t(Key::HelpFoundNone) live=true>
            <p>{t(Key::HelpFoundNoneText)}</p>
        </Notice>
        <Asked ask=Ask::Medical/>
    }
}
