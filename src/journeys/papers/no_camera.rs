//! There is no camera's picture of the paper: what to do.

use flow::{Event, papers};
use leptos::prelude::*;
use text::app::Key;

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Says that the camera does not serve, and tries again.
#[component]
pub(super) fn NoCameraScreen() -> impl IntoView {
    let again = use_dispatch().on(|| Event::Papers(papers::Event::CameraAsked));
    view! {
        <Screen
            step="paper.no-camera"
            title=t(Key::PaperNoCamera)
            hint=t(Key::PaperNoCameraHint)
            primary=t(Key::PhotoTroubleAgain)
            on_primary=again
        >
            ""
        </Screen>
    }
}
