//! Where the kiosk's key is kept: the browser's database, which outlives every visit.
//!
//! **Invariant:** the key that is kept here cannot be read by anyone, ourselves included; it can only be used to sign.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast as _, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

/// The database; what wipes a browser between two visits leaves it alone.
const NAME: &str = "medcard-device";
const STORE: &str = "keys";

/// A key and the name that the server gave it.
pub(super) struct Kept {
    pub(super) private: CryptoKey,
    pub(super) id: String,
}

/// The key of a kiosk, if this browser has it.
pub(super) async fn load(kiosk: &str) -> Result<Option<Kept>, JsValue> {
    let store = store(IdbTransactionMode::Readonly).await?;
    let found = done(&store.get(&kiosk.into())?).await?;
    if found.is_undefined() {
        return Ok(None);
    }
    let id = Reflect::get(&found, &"id".into())?.as_string();
    let private = Reflect::get(&found, &"key".into())?.dyn_into::<CryptoKey>().ok();
    Ok(private.zip(id).map(|(private, id)| Kept { private, id }))
}

/// Keeps the key of a kiosk, instead of the one before.
pub(super) async fn keep(kiosk: &str, key: &Kept) -> Result<(), JsValue> {
    let value = Object::new();
    Reflect::set(&value, &"id".into(), &key.id.as_str().into())?;
    Reflect::set(&value, &"key".into(), &key.private)?;
    let store = store(IdbTransactionMode::Readwrite).await?;
    done(&store.put_with_key(&value, &kiosk.into())?).await.map(drop)
}

/// Keeps a key no longer.
pub(super) async fn forget(kiosk: &str) -> Result<(), JsValue> {
    let store = store(IdbTransactionMode::Readwrite).await?;
    done(&store.delete(&kiosk.into())?).await.map(drop)
}

async fn store(mode: IdbTransactionMode) -> Result<IdbObjectStore, JsValue> {
    let factory = window().indexed_db()?.ok_or(JsValue::UNDEFINED)?;
    let opening = factory.open_with_u32(NAME, 1)?;
    let fresh = opening.clone();
    let prepare = Closure::once_into_js(move || -> Result<(), JsValue> {
        let database: IdbDatabase = fresh.result()?.unchecked_into();
        database.create_object_store(STORE).map(drop)
    });
    opening.set_onupgradeneeded(Some(prepare.unchecked_ref()));
    let database: IdbDatabase = done(&opening).await?.unchecked_into();
    database.transaction_with_str_and_mode(STORE, mode)?.object_store(STORE)
}

/// What a request led to.
async fn done(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let told = Promise::new(&mut |there, failed| {
        request.set_onsuccess(Some(&there));
        request.set_onerror(Some(&failed));
    });
    JsFuture::from(told).await?;
    request.result()
}
