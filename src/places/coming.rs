//! coming.

use leptos::prelude::*;

/// The screen.
#[component]
pub(crate) fn ComingScreen(service: domain::service::Service) -> impl IntoView { let _ = service; }
