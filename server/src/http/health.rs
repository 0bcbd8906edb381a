//! Whether the server lives, is ready, which one it is, and what it counted.

use std::sync::atomic::{AtomicU64, Ordering};

use axum::{Json, extract::State, http::header, response::IntoResponse};
use domain::problem::ErrorCode;
use serde::Serialize;

use super::problem::ApiError;
use crate::app::App;

/// Which server this is.
#[derive(Serialize)]
pub(super) struct Version {
    name: &'static str,
    #[serde(rename = "version")]
    number: &'static str,
    demo: bool,
}

pub(super) async fn livez() -> &'static str {
    "ok"
}

/// Ready is who can read and write.
pub(super) async fn readyz(State(app): State<App>) -> Result<&'static str, ApiError> {
    match app.store.ready().await {
        Ok(()) => Ok("ok"),
        Err(error) => {
            tracing::error!(cause = %error, "not ready");
            Err(ErrorCode::Unavailable.into())
        }
    }
}

pub(super) async fn version(State(app): State<App>) -> Json<Version> {
    Json(Version { name: env!("CARGO_PKG_NAME"), number: env!("CARGO_PKG_VERSION"), demo: app.demo })
}

/// What was counted since the start, in the text form that Prometheus reads. On the staff listener only; numbers only.
pub(super) async fn metrics(State(app): State<App>) -> impl IntoResponse {
    let (photos, failures) = (&app.photos, &app.failures);
    let counters = [
        ("medcard_app_panics_total", "Panics of the app that were reported.", &app.crashes),
        (
            "medcard_job_tries_failed_total",
            "Tries of jobs that failed: outside systems that are down.",
            &failures.tries,
        ),
        ("medcard_messages_given_up_total", "Text messages that never went out.", &failures.messages),
        ("medcard_mails_given_up_total", "Mails that never went out.", &failures.mails),
        (
            "medcard_loss_messages_given_up_total",
            "News of lost cards that never reached the owner.",
            &failures.losses,
        ),
        (
            "medcard_callbacks_taken_total",
            "Callbacks of a gateway that were taken down.",
            &app.callbacks.taken,
        ),
        (
            "medcard_callbacks_forged_total",
            "Callbacks that were forged, stale or not signed.",
            &app.callbacks.forged,
        ),
        (
            "medcard_callbacks_unreadable_total",
            "Callbacks that were signed rightly and say nothing that is known here.",
            &app.callbacks.unreadable,
        ),
        ("medcard_photos_taken_total", "Photos that were taken.", &photos.taken),
        ("medcard_photos_refused_total", "Photos that were refused.", &photos.refused),
        (
            "medcard_photos_broken_total",
            "Photos of which nothing could be said: the computation broke.",
            &photos.broken,
        ),
        (
            "medcard_photo_claims_agreeing_total",
            "Browsers that found what the server found.",
            &photos.agreeing,
        ),
        ("medcard_photo_claims_differing_total", "Browsers that found something else.", &photos.differing),
        (
            "medcard_photo_claims_unreadable_total",
            "Browsers' reports that no one can read.",
            &photos.unreadable,
        ),
    ];
    let line = |(name, help, count): (&str, &str, &AtomicU64)| {
        let count = count.load(Ordering::Relaxed);
        format!("# HELP {name} {help}\n# TYPE {name} counter\n{name} {count}\n")
    };
    let text: String = counters.into_iter().map(line).collect();
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4"), (header::CACHE_CONTROL, "no-store")], text)
}
