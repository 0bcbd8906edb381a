//! Fetching the models.

use domain::photo::StudioTrouble;
use js_sys::Uint8Array;
use photo::Engine;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// Fetches both models and loads them.
pub(crate) async fn load(
    scope: &DedicatedWorkerGlobalScope,
    detector: &str,
    mesh: &str,
) -> Result<Engine, StudioTrouble> {
    // Both are under way before the first is awaited.
    let files = [scope.fetch_with_str(detector), scope.fetch_with_str(mesh)].map(body);
    let [detector, mesh] = files;
    let detector = detector.await.map_err(|_| StudioTrouble::ModelsUnreachable)?;
    let mesh = mesh.await.map_err(|_| StudioTrouble::ModelsUnreachable)?;
    Engine::load(&detector, &mesh).map_err(|_| StudioTrouble::ModelsUnreadable)
}

async fn body(answer: js_sys::Promise) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(answer).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
