//! The switches for faults and for payers who come by themselves. They are kept over a restart, so that a test may end the process.

use std::sync::{Arc, PoisonError, RwLock};

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::{
    Gateway,
    faults::{Autopay, Faults, patched},
    keep,
    payers::Failed,
};

/// What the settings are called in the file.
pub(super) const FAULTS: &str = "faults";
pub(super) const AUTOPAY: &str = "autopay";

type Patch = Result<Json<Map<String, Value>>, JsonRejection>;

/// Shows the faults.
pub(super) async fn faults(State(gateway): State<Arc<Gateway>>) -> Json<Faults> {
    Json(Faults::clone(&gateway.faults()))
}

/// Changes some and shows all.
pub(super) async fn set_faults(
    State(gateway): State<Arc<Gateway>>,
    patch: Patch,
) -> Result<Json<Faults>, Failed> {
    set(&gateway, &gateway.faults, FAULTS, patch).await
}

/// Shows who comes by themselves.
pub(super) async fn autopay(State(gateway): State<Arc<Gateway>>) -> Json<Autopay> {
    Json(Autopay::clone(&gateway.autopay()))
}

/// Changes it and shows all.
pub(super) async fn set_autopay(
    State(gateway): State<Arc<Gateway>>,
    patch: Patch,
) -> Result<Json<Autopay>, Failed> {
    set(&gateway, &gateway.autopay, AUTOPAY, patch).await
}

async fn set<T>(
    gateway: &Gateway,
    place: &RwLock<Arc<T>>,
    name: &'static str,
    patch: Patch,
) -> Result<Json<T>, Failed>
where
    T: Clone + Serialize + DeserializeOwned + Send + 'static,
{
    let Json(patch) = patch.map_err(|_| Failed::Malformed)?;
    let current = Arc::clone(&place.read().unwrap_or_else(PoisonError::into_inner));
    let changed = patched(&*current, patch).ok_or(Failed::Malformed)?;
    let kept = changed.clone();
    gateway.writer.write(move |connection| keep(connection, name, &kept)).await?;
    *place.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(changed.clone());
    Ok(Json(changed))
}
