//! Whether the server lives, is ready, and which one it is.

use axum::{Json, extract::State};
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
