//! By reference, or by signing in.

use flow::{Event, track};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon, IconMark};

use crate::{dispatch::use_dispatch, places::payments::PaidNothing, screen::Screen, texts::t};

/// How would you like to check?
#[component]
pub(super) fn WaysScreen() -> impl IntoView {
    view! {
        <Screen step="track.ways" title=t(Key::TrackWaysTitle) hint=t(Key::TrackWaysHint) hang=Hang::Body outside=true>
            <ul class="c-service-tiles s-ways">
                <Way
                    icon=Icon::People
                    title=Key::TrackWaysSignIn
                    hint=Key::TrackWaysSignInHint
                    event=track::Event::SignInAsked
                />
                <Way
                    icon=Icon::Document
                    title=Key::TrackWaysReference
                    hint=Key::TrackWaysReferenceHint
                    event=track::Event::ByReferenceAsked
                />
            </ul>
            <PaidNothing/>
        </Screen>
    }
}

/// A way, as a tile; it goes on at once.
#[component]
fn Way(icon: Icon, title: Key, hint: Key, event: track::Event) -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <li>
            <button
                type="button"
                class="c-service-tile s-way"
                on:click=move |_| dispatch.send(Event::Track(event.clone()))
            >
                <IconMark icon/>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{t(title)}</span>
                    <span class="c-service-tile__hint">{t(hint)}</span>
                </span>
            </button>
        </li>
    }
}
