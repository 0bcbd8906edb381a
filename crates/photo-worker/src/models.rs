//! Fetching the models.

use domain::photo::StudioTrouble;
use js_sys::Uint8Array;
use photo::Engine;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, Response};

/// Fetches the models from their addresses (detector, mesh, segmentation) and loads them.
pub(crate) async fn load(
    scope: &DedicatedWorkerGlobalScope,
    addresses: [&str; 3],
) -> Result<Engine, StudioTrouble> {
    // All are under way before the first is awaited.
    let [detector, mesh, person] = addresses.map(|address| scope.fetch_with_str(address)).map(body);
    let read = |file: Result<Vec<u8>, JsValue>| file.map_err(|_| StudioTrouble::ModelsUnreachable);
    let (detector, mesh, person) = (read(detector.await)?, read(mesh.await)?, read(person.await)?);
    Engine::load(&detector, &mesh, &person).map_err(|_| StudioTrouble::ModelsUnreadable)
}

async fn body(answer: js_sys::Promise) -> Result<Vec<u8>, JsValue> {
    let response: Response = JsFuture::from(answer).await?.dyn_into()?;
    if !response.ok() {
        return Err(JsValue::from(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
