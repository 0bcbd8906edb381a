//! attract.

use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn AttractScreen() -> impl IntoView {}
