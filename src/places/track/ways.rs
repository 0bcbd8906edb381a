//! By reference, or by signing in.

use flow::{Event, track};
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Icon};

use crate::{dispatch::use_dispatch, places::payments::PaidNothing, screen::Screen, texts::t, way::Way};

/// How would you like to check?
#[component]
pub(super) fn WaysScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen step="track.ways" title=t(Key::TrackWaysTitle) hint=t(Key::TrackWaysHint) hang=Hang::Body outside=true>
            <ul class="c-service-tiles s-ways">
                <Way
                    icon=Icon::People
                    title=t(Key::TrackWaysSignIn)
                    hint=t(Key::TrackWaysSignInHint)
                    on_choose=dispatch.on(|| Event::Track(track::Event::SignInAsked))
                />
                <Way
                    icon=Icon::Document
                    title=t(Key::TrackWaysReference)
                    hint=t(Key::TrackWaysReferenceHint)
                    on_choose=dispatch.on(|| Event::Track(track::Event::ByReferenceAsked))
                />
            </ul>
            <PaidNothing/>
        </Screen>
    }
}
