//! The topics of a subject.

use std::sync::Arc;

use leptos::prelude::*;
use topics::Group;

use super::{list::TopicList, shelf::Volume, wording};
use crate::{screen::Screen, texts::t};

/// What would you like to read?
#[component]
pub(super) fn GroupScreen(volume: Arc<Volume>, group: Group) -> impl IntoView {
    let (_, title, hint) = wording::group(group);
    let topics = volume.book.topics.iter().enumerate();
    let places: Vec<_> = topics.filter(|(_, topic)| topic.group == group).map(|(place, _)| place).collect();
    view! {
        <Screen step="help.group" title=t(title) hint=t(hint) hang=ui::Hang::Wide>
            <TopicList volume places=Signal::derive(move || places.clone())/>
        </Screen>
    }
}
