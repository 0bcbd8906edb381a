//! home.

use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn HomeScreen() -> impl IntoView {}
