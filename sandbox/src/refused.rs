//! How a request that cannot be served is answered. The words are fixed: nothing of the request comes back.

use axum::{
    Json,
    extract::rejection::JsonRejection,
    http::StatusCode,
    response::{IntoResponse, Response},
};

use crate::store::StoreError;

/// A status and a sentence.
#[derive(Debug)]
pub(crate) struct Refused(pub(crate) StatusCode, pub(crate) &'static str);

impl Refused {
    /// The body is not what this path takes.
    pub(crate) fn malformed(rejection: &JsonRejection) -> Self {
        Self(rejection.status(), "the body is not the JSON this path takes")
    }

    /// A value of the body cannot be.
    pub(crate) const fn wrong(reason: &'static str) -> Self {
        Self(StatusCode::BAD_REQUEST, reason)
    }

    /// The same key came with other contents before.
    pub(crate) const fn conflict() -> Self {
        Self(StatusCode::CONFLICT, "this key was used with other contents")
    }

    /// A fault was switched on.
    pub(crate) const fn down() -> Self {
        Self(StatusCode::SERVICE_UNAVAILABLE, "switched off by /knobs")
    }
}

impl From<StoreError> for Refused {
    fn from(error: StoreError) -> Self {
        eprintln!("sandbox: {error}");
        Self(StatusCode::INTERNAL_SERVER_ERROR, "the sandbox cannot store or read")
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(serde_json::json!({ "error": self.1 }))).into_response()
    }
}
