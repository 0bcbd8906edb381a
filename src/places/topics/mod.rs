//! Help topics: by subject, by search, and what can be taken to an office. One screen a file.

mod claim;
mod found;
mod group;
mod list;
mod offices;
mod search;
mod shelf;
mod start;
mod ticket;
mod topic;
mod wording;

use std::sync::Arc;

use flow::{
    Event, Flow, Place,
    topics::{Event as Asked, Step, Topics},
};
use leptos::prelude::*;

#[cfg(feature = "gallery")]
pub(crate) use self::shelf::fetch;
pub(crate) use self::start::{Subjects, ToHelp};
use self::{
    claim::{ClaimScreen, EmployerScreen},
    found::FoundScreen,
    group::GroupScreen,
    offices::OfficesScreen,
    search::SearchScreen,
    shelf::{Opened, Volume},
    ticket::TicketScreen,
    topic::TopicScreen,
};
use crate::{dispatch::Dispatch, reading::watch};

/// Where looking for help stands; nothing in any other place.
fn help(flow: &Flow) -> Option<&Topics> {
    if let Place::Help(topics) = flow.place() { Some(topics) } else { None }
}

/// Says something to the flow.
fn say(dispatch: Dispatch, event: Asked) {
    dispatch.send(Event::Topics(event));
}

/// The screens behind the first one.
#[component]
pub(crate) fn TopicsScreen() -> impl IntoView {
    let step = watch(|flow| help(flow).map(|help| help.step().clone()));
    move || step.get().map(screen)
}

fn screen(step: Step) -> AnyView {
    match step {
        Step::Start => ().into_any(),
        Step::Group(group) => opened(move |volume| view! { <GroupScreen volume group/> }.into_any()),
        Step::Search => opened(|volume| view! { <SearchScreen volume/> }.into_any()),
        Step::Found => opened(|volume| view! { <FoundScreen volume/> }.into_any()),
        Step::Topic(id) => opened(move |volume| {
            let topic = volume.book.topic(&id).cloned();
            topic.map(|topic| view! { <TopicScreen topic/> }).into_any()
        }),
        Step::Ticket(id) => opened(move |volume| {
            let matter = volume.book.topic(&id).map(|topic| topic.title.clone());
            matter.map(|matter| view! { <TicketScreen matter/> }).into_any()
        }),
        Step::Employer => view! { <EmployerScreen/> }.into_any(),
        Step::Claim { certificate } => view! { <ClaimScreen certificate/> }.into_any(),
        Step::Offices => view! { <OfficesScreen/> }.into_any(),
    }
}

/// A screen that reads the book.
fn opened(screen: impl Fn(Arc<Volume>) -> AnyView + Send + 'static) -> AnyView {
    view! { <Opened screen/> }.into_any()
}
