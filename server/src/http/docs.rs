//! The API's documentation: the document, and pages that show it.

use std::sync::{Arc, LazyLock};

use axum::{
    Json,
    extract::Path,
    http::header,
    response::{IntoResponse, Redirect, Response},
};
use domain::problem::ErrorCode;
use serde_json::Value;
use utoipa_swagger_ui::Config;

use super::{headers::DOCS, openapi, problem::ApiError};

/// Where the document stands.
pub(super) const DOCUMENT: &str = "/api/openapi.json";

static MADE: LazyLock<Value> = LazyLock::new(openapi::document);

pub(super) async fn document() -> Json<&'static Value> {
    Json(&MADE)
}

/// The pages' links are relative to a folder.
pub(super) async fn folder() -> Redirect {
    Redirect::permanent(&format!("{DOCS}/"))
}

pub(super) async fn index() -> Result<Response, ApiError> {
    file("index.html")
}

pub(super) async fn page(Path(path): Path<String>) -> Result<Response, ApiError> {
    file(&path)
}

fn file(path: &str) -> Result<Response, ApiError> {
    let config = Arc::new(Config::from(DOCUMENT));
    let found = utoipa_swagger_ui::serve(path, config).map_err(|error| ApiError::internal(&error))?;
    let file = found.ok_or(ErrorCode::NotFound)?;
    Ok(([(header::CONTENT_TYPE, file.content_type)], file.bytes.into_owned()).into_response())
}
