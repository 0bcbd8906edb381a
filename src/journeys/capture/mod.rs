//! The photo: by the camera, from a file, or as an exception that a clerk decides. One screen a file.
//!
//! **Invariant:** the picture shown as finished is the server's, never one of our own making.

mod browser;
mod cannot;
mod dating;
mod finished;
mod groups;
mod guide;
mod intro;
mod judging;
mod lens;
mod live;
mod no_camera;
mod person;
mod picture;
mod refused;
mod upload;

use domain::{
    application::PhotoId,
    wire::{PHOTO, PHOTO_ORIGINAL, path_with},
};
use flow::{Flow, capture::Step};
use leptos::prelude::*;

use self::{
    cannot::CannotScreen, dating::DatingScreen, finished::FinishedScreen, intro::IntroScreen,
    judging::JudgingScreen, live::LiveScreen, no_camera::NoCameraScreen, refused::RefusedScreen,
};
use crate::reading::{capturing, watch};

/// The drawn example of a good photo.
const EXAMPLE: &str = "/photo-example.svg";

/// Which screen of making the photo is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Intro,
    Live,
    NoCamera,
    Cannot,
    Dating,
    Judging,
    Refused,
    Finished,
}

impl Shown {
    const fn of(step: &Step) -> Self {
        match step {
            Step::Intro => Self::Intro,
            Step::Live(_) => Self::Live,
            Step::NoCamera(_) => Self::NoCamera,
            Step::Cannot => Self::Cannot,
            Step::Dating(_) => Self::Dating,
            Step::Judging { .. } => Self::Judging,
            Step::Refused { .. } => Self::Refused,
            Step::Finished(_) => Self::Finished,
        }
    }
}

/// Making the photo, inside whatever place asks for it.
#[component]
pub(crate) fn CaptureScreen() -> impl IntoView {
    let shown = watch(|flow| step(flow).map(Shown::of));
    move || {
        shown.get().map(|shown| match shown {
            Shown::Intro => view! { <IntroScreen/> }.into_any(),
            Shown::Live => view! { <LiveScreen/> }.into_any(),
            Shown::NoCamera => view! { <NoCameraScreen/> }.into_any(),
            Shown::Cannot => view! { <CannotScreen/> }.into_any(),
            Shown::Dating => view! { <DatingScreen/> }.into_any(),
            Shown::Judging => view! { <JudgingScreen/> }.into_any(),
            Shown::Refused => view! { <RefusedScreen/> }.into_any(),
            Shown::Finished => view! { <FinishedScreen/> }.into_any(),
        })
    }
}

fn step(flow: &Flow) -> Option<&Step> {
    capturing(flow).map(|capture| &capture.step)
}

/// Where a finished photo is shown from.
pub(crate) fn photo_address(photo: PhotoId) -> String {
    path_with(PHOTO, &photo.0.to_string())
}

/// Where the original of a finished photo is shown from, as long as it is kept.
fn original_address(photo: PhotoId) -> String {
    path_with(PHOTO_ORIGINAL, &photo.0.to_string())
}
