//! What waits for me: open applications, and answers not handed in yet.

use domain::{
    service::Service,
    wire::{ApplicationSummary, Identified},
};
use flow::{Event, Target, apply, track};
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
    let half_done = watch(|flow| flow.session().person.as_ref().map(half_done).unwrap_or_default());
    let cards = move || open.get().into_iter().map(|case| view! { <OpenCase case/> }).collect_view();
    let drafts =
        move || half_done.get().into_iter().map(|service| view! { <HalfDone service/> }).collect_view();
    let any = move || !half_done.with(Vec::is_empty) || !open.with(Vec::is_empty);
    move || any().then(|| view! { <div class="u-stack">{drafts}{cards}</div> })
}

fn open(person: &Identified) -> Vec<ApplicationSummary> {
    person.applications.iter().filter(|case| !case.status.is_final()).take(SHOWN).cloned().collect()
}

/// The services of which something was answered and nothing handed in.
fn half_done(person: &Identified) -> Vec<Service> {
    person.drafts.iter().filter(|(_, draft)| draft.version > 0).map(|(service, _)| *service).collect()
}

#[component]
fn OpenCase(case: ApplicationSummary) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let ApplicationSummary { reference, service, status, holder } = case;
    let number = reference.grouped();
    // Whose it is stands in the list, which is no part of the first load.
    let whose = holder.map(|holder| format!(" · {}", holder.name)).unwrap_or_default();
    let label = move || format!("{} · {number}{whose}", texts.get(Tile::of(service).title));
    let show = move |()| {
        dispatch.send(Event::Went(Target::Track));
        dispatch.send(Event::Track(track::Event::CaseChosen(reference.clone())));
    };
    view! {
        <section class="s-waiting">
            <p class="s-waiting__label">{label}</p>
            <h2 class="s-waiting__title">{t(headline(service, status))}</h2>
            <StatusChip status/>
            <Button label=t(Key::HomeOpen) look=ButtonLook::Primary on_press=show/>
        </section>
    }
}

#[component]
fn HalfDone(service: Service) -> impl IntoView {
    let dispatch = use_dispatch();
    let go_on = move |()| {
        dispatch.send(Event::Went(Target::Service(service)));
        dispatch.send(Event::Apply(apply::Event::Begun));
    };
    view! {
        <section class="s-waiting">
            <p class="s-waiting__label">{t(Tile::of(service).title)}</p>
            <h2 class="s-waiting__title">{t(Key::HomeHalfDone)}</h2>
            <Button label=t(Key::HomeGoOn) look=ButtonLook::Primary on_press=go_on/>
        </section>
    }
}
