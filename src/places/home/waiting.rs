//! What waits for me: open applications, and answers not handed in yet.

use domain::{
    service::Service,
    wire::{ApplicationSummary, Identified},
};
use flow::{Event, Target, replace, track};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook};

use super::Tile;
use crate::{
    dispatch::use_dispatch,
    places::track::{StatusChip, headline},
    reading::watch,
    texts::{t, use_texts},
};

/// How many open applications the start page shows; the list has them all.
const SHOWN: usize = 2;

/// What is open for the person who is here; nothing while nobody is.
#[component]
pub(super) fn Waiting() -> impl IntoView {
    let open = watch(|flow| flow.session().person.as_ref().map(open).unwrap_or_default());
    let half_done = watch(|flow| flow.session().person.as_ref().is_some_and(has_answers));
    let cards = move || open.get().into_iter().map(|case| view! { <OpenCase case/> }).collect_view();
    let draft = move || half_done.get().then(|| view! { <HalfDone/> });
    let any = move || half_done.get() || !open.with(Vec::is_empty);
    move || any().then(|| view! { <div class="u-stack">{draft}{cards}</div> })
}

fn open(person: &Identified) -> Vec<ApplicationSummary> {
    person.applications.iter().filter(|case| !case.status.is_final()).take(SHOWN).cloned().collect()
}

fn has_answers(person: &Identified) -> bool {
    person.draft.reason.is_some()
}

#[component]
fn OpenCase(case: ApplicationSummary) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let ApplicationSummary { reference, service, status } = case;
    let number = reference.grouped();
    let label = move || format!("{} · {number}", texts.get(Tile::of(service).title));
    let show = move |()| {
        dispatch.send(Event::Went(Target::Track));
        dispatch.send(Event::Track(track::Event::CaseChosen(reference.clone())));
    };
    view! {
        <section class="s-waiting">
            <p class="s-waiting__label">{label}</p>
            <h2 class="s-waiting__title">{t(headline(status))}</h2>
            <StatusChip status/>
            <Button label=t(Key::HomeOpen) look=ButtonLook::Primary on_press=show/>
        </section>
    }
}

#[component]
fn HalfDone() -> impl IntoView {
    let dispatch = use_dispatch();
    let go_on = move |()| {
        dispatch.send(Event::Went(Target::Service(Service::ReplaceCard)));
        dispatch.send(Event::Replace(replace::Event::Begun));
    };
    view! {
        <section class="s-waiting">
            <p class="s-waiting__label">{t(Key::ServiceReplaceTitle)}</p>
            <h2 class="s-waiting__title">{t(Key::HomeHalfDone)}</h2>
            <Button label=t(Key::HomeGoOn) look=ButtonLook::Primary on_press=go_on/>
        </section>
    }
}
