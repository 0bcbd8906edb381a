//! One's own applications.

use domain::{service::Service, wire::ApplicationSummary};
use flow::{Event, Flow, Target, track};
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{Button, Hang};

use super::{standing::StatusChip, wording::headline};
use crate::{
    dispatch::use_dispatch,
    places::home::Tile,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// Touch one to see it.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let cases = watch(mine);
    let list = move || {
        if cases.with(Vec::is_empty) {
            Either::Left(view! { <Empty/> })
        } else {
            let items = cases.get().into_iter().map(|case| view! { <Case case/> });
            Either::Right(view! { <ul class="c-service-tiles s-cases">{items.collect_view()}</ul> })
        }
    };
    view! {
        <Screen step="track.list" title=t(Key::TrackListTitle) hint=t(Key::TrackListHint) hang=Hang::Wide outside=true>
            {list}
        </Screen>
    }
}

fn mine(flow: &Flow) -> Vec<ApplicationSummary> {
    flow.session().person.as_ref().map(|person| person.applications.clone()).unwrap_or_default()
}

#[component]
fn Empty() -> impl IntoView {
    let dispatch = use_dispatch();
    let begin = dispatch.on(|| Event::Went(Target::Service(Service::ReplaceCard)));
    view! {
        <div class="u-stack">
            <p>{t(Key::TrackListEmpty)}</p>
            <Button label=t(Key::TrackListBegin) on_press=begin/>
        </div>
    }
}

#[component]
fn Case(case: ApplicationSummary) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let ApplicationSummary { reference, service, status, holder } = case;
    let number = reference.grouped();
    let label = move || {
        let what = texts.get(Tile::of(service).title);
        let whose = holder.as_ref().map(|holder| {
            format!(" · {}", texts.with(Key::TrackListFor, &[("name", &holder.name.to_string())]))
        });
        format!("{what} · {number}{}", whose.unwrap_or_default())
    };
    let show = move |_| dispatch.send(Event::Track(track::Event::CaseChosen(reference.clone())));
    view! {
        <li>
            <button type="button" class="c-service-tile s-way s-case" on:click=show>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{t(headline(service, status))}</span>
                    <span class="c-service-tile__hint">{label}</span>
                </span>
                <StatusChip status/>
            </button>
        </li>
    }
}
