//! track.

use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn TrackScreen() -> impl IntoView {}
