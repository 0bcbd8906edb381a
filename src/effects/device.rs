//! The kiosk's own key: made here, registered by a code, and under everything this kiosk asks. See `docs/adr/0008-kiosks-sign.md`.
//!
//! **Invariant:** the private key never leaves the browser's keeping; only this file uses it.

use std::{cell::RefCell, pin::Pin, rc::Rc, time::Duration};

use domain::{
    kiosk::{Kiosk, KioskId, Panel},
    problem::ErrorCode,
    wire::{
        Endpoint as _, Enrol, EnrolCode, Enrolment, Method, Nothing, ShowKiosk, Signature, TakePass, hex,
        path_with,
    },
};
use flow::{Event, Failure, Reply, enrol};
use js_sys::{Array, Object, Reflect, Uint8Array};
use leptos::{
    leptos_dom::helpers::IntervalHandle,
    prelude::{document, set_interval_with_handle, window},
    task::spawn_local,
};
use shell::http::{self, ask, ask_at};
use uuid::Uuid;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, HtmlElement, Response, SubtleCrypto};

use super::vault::{self, Kept};
use crate::{clock, dispatch::Dispatch};

/// How often the pass is renewed. It counts for ten minutes; asking more often also tells the desk that the kiosk lives.
const RENEW: Duration = Duration::from_mins(2);

/// Something to come.
pub(crate) type Ready = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

thread_local! {
    /// The renewal that goes on.
    static RENEWAL: RefCell<Option<IntervalHandle>> = const { RefCell::new(None) };
}

/// A kiosk's profile, to come.
pub(crate) type Profile = Pin<Box<dyn Future<Output = Result<Kiosk, Failure>>>>;

/// Asks for the profile of this kiosk, and shows everything in the size of its panel.
pub(crate) fn profile(KioskId(id): KioskId) -> Profile {
    Box::pin(async move {
        let id = String::from(js_sys::encode_uri_component(&id));
        let known = ask_at::<ShowKiosk>(&path_with(ShowKiosk::PATH, &id), &Nothing {}).await;
        let kiosk = known.map_err(unregistered)?;
        measure(&kiosk.panel);
        Ok(kiosk)
    })
}

/// A kiosk that the server does not know is said to be none.
fn unregistered(failure: Failure) -> Failure {
    match failure.code() {
        Some(ErrorCode::NotFound) => Failure::Problem(Box::new(ErrorCode::KioskRefused.into())),
        _ => failure,
    }
}

/// Tells the styles how large 8.9 mm are on this panel. A browser that shows several pixels as one is told of fewer.
fn measure(panel: &Panel) {
    let pixels = (panel.root_px() / window().device_pixel_ratio().max(0.1)).round();
    let root = document().document_element().and_then(|root| root.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        // A browser that refuses shows the sizes of a 21.5 inch panel.
        let _ = root.style().set_property("--panel", &format!("{pixels}px"));
    }
}

/// Signs everything from now on by the key this browser has for the kiosk, and takes a pass.
pub(crate) fn ready(KioskId(id): KioskId, dispatch: Dispatch) -> Ready {
    Box::pin(async move {
        let kept = vault::load(&id).await.map_err(broken)?.ok_or_else(|| failure(ErrorCode::KioskRefused))?;
        let key: Uuid = kept.id.parse().map_err(|_| failure(ErrorCode::KioskRefused))?;
        let private = kept.private;
        http::sign_with(Some(Rc::new(move |method, path, body| {
            let private = private.clone();
            Box::pin(async move { sign(key, &private, method, &path, &body).await.map_err(broken) })
        })));
        ask::<TakePass>(&Nothing {}).await?;
        renew(dispatch);
        Ok(())
    })
}

/// Renews the pass now and then, in place of the renewal before.
fn renew(dispatch: Dispatch) {
    let again = move || {
        spawn_local(async move {
            let refused =
                ask::<TakePass>(&Nothing {}).await.err().and_then(|failure| enrol::Enrol::of(&failure));
            if let Some(why) = refused {
                dispatch.send(Event::Enrol(enrol::Event::Refused(why)));
            }
        });
    };
    let before = RENEWAL.replace(set_interval_with_handle(again, RENEW).ok());
    if let Some(before) = before {
        before.clear();
    }
}

/// Makes a key, registers it by the code, and keeps it.
pub(super) async fn enrol(kiosk: KioskId, code: EnrolCode) -> Result<Reply, Failure> {
    // A key that was revoked must not stand under what is asked next.
    http::sign_with(None);
    let Kept { private, id: public_key } = offered(&kiosk.0).await.map_err(broken)?;
    let path = path_with(Enrol::PATH, &String::from(js_sys::encode_uri_component(&kiosk.0)));
    let enrolled = ask_at::<Enrol>(&path, &Enrolment { code, public_key }).await?;
    let kept = Kept { private, id: enrolled.key.to_string() };
    vault::keep(&kiosk.0, &kept).await.map_err(broken)?;
    vault::forget(&offer(&kiosk.0)).await.map_err(broken)?;
    Ok(Reply::Enrolled)
}

/// The key that is to be registered, under its public half. It is kept before the code is used up: a browser that keeps nothing cannot be
/// enrolled, and when the answer is lost the same key is offered once more.
async fn offered(kiosk: &str) -> Result<Kept, JsValue> {
    if let Some(before) = vault::load(&offer(kiosk)).await? {
        return Ok(before);
    }
    let (private, id) = made().await?;
    let made = Kept { private, id };
    vault::keep(&offer(kiosk), &made).await?;
    // A browser that is short of space shall not drop it; whether it agrees is its own affair.
    let _ = window().navigator().storage().persist();
    Ok(made)
}

/// Under which name the vault keeps a key that is not registered yet. No kiosk is called so.
fn offer(kiosk: &str) -> String {
    format!("{kiosk} offered")
}

/// A new private key that cannot be taken out, and the public one in hexadecimal digits.
async fn made() -> Result<(CryptoKey, String), JsValue> {
    let subtle = subtle()?;
    let kind = object(&[("name", "ECDSA"), ("namedCurve", "P-256")])?;
    let uses = Array::of2(&"sign".into(), &"verify".into());
    let pair = JsFuture::from(subtle.generate_key_with_object(&kind, false, &uses)?).await?;
    let public: CryptoKey = Reflect::get(&pair, &"publicKey".into())?.unchecked_into();
    let raw = JsFuture::from(subtle.export_key("raw", &public)?).await?;
    let private = Reflect::get(&pair, &"privateKey".into())?.unchecked_into();
    Ok((private, hex(&Uint8Array::new(&raw).to_vec())))
}

async fn sign(
    key: Uuid,
    private: &CryptoKey,
    method: Method,
    path: &str,
    body: &JsValue,
) -> Result<String, JsValue> {
    let subtle = subtle()?;
    let mut nonce = [0; 16];
    window().crypto()?.get_random_values_with_u8_array(&mut nonce)?;
    let digest = JsFuture::from(subtle.digest_with_str_and_js_u8_array("SHA-256", &bytes_of(body).await?)?);
    let mut signature =
        Signature { key, time: clock::now(), nonce, body: fixed(&digest.await?)?, proof: [0; 64] };
    let message = signature.message(method, path);
    let how = object(&[("name", "ECDSA"), ("hash", "SHA-256")])?;
    let proof = subtle.sign_with_object_and_u8_array(&how, private, message.as_bytes())?;
    signature.proof = fixed(&JsFuture::from(proof).await?)?;
    Ok(signature.to_string())
}

/// What is sent as the body: of a text, a file or nothing.
async fn bytes_of(body: &JsValue) -> Result<Uint8Array, JsValue> {
    if body.is_undefined() {
        return Ok(Uint8Array::new_with_length(0));
    }
    let whole = match (body.dyn_ref(), body.as_string()) {
        (Some(file), _) => Response::new_with_opt_blob(Some(file))?,
        (None, text) => Response::new_with_opt_str(text.as_deref())?,
    };
    Ok(Uint8Array::new(&JsFuture::from(whole.array_buffer()?).await?))
}

fn fixed<const N: usize>(buffer: &JsValue) -> Result<[u8; N], JsValue> {
    Uint8Array::new(buffer).to_vec().try_into().map_err(|_| JsValue::UNDEFINED)
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    Ok(window().crypto()?.subtle())
}

fn object(fields: &[(&str, &str)]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &(*name).into(), &(*value).into())?;
    }
    Ok(object)
}

/// The browser does not do what is needed here.
fn broken(_: JsValue) -> Failure {
    failure(ErrorCode::Internal)
}

fn failure(code: ErrorCode) -> Failure {
    Failure::Problem(Box::new(code.into()))
}
