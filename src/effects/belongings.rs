//! What the screens of the second load need beside their code: their sentences and their styles.
//!
//! **Invariant:** no screen of the second load is shown before both are there.

use std::{cell::Cell, pin::Pin};

use flow::Failure;
use leptos::prelude::document;
use shell::http::page_says;
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlElement;

use crate::texts::Texts;

/// The `<meta>` element that says where the styles are.
const STYLES: &str = "later-style";

thread_local! {
    /// Whether the styles are here.
    static DRESSED: Cell<bool> = const { Cell::new(false) };
}

/// Both, to come.
pub(crate) type Fetched = Pin<Box<dyn Future<Output = Result<(), Failure>>>>;

/// Fetches both, unless they are here.
pub(crate) fn fetch(texts: Texts) -> Fetched {
    Box::pin(async move {
        let styles = styles();
        let words = texts.complete().await.ok_or(Failure::Unreachable);
        styles.await.map_err(|_| Failure::Unreachable)?;
        DRESSED.set(true);
        words
    })
}

/// Links the styles at once; they are there once this is done.
fn styles() -> JsFuture {
    let Some(address) = page_says(STYLES).filter(|_| !DRESSED.get()) else {
        return js_sys::Promise::resolve(&JsValue::UNDEFINED).into();
    };
    js_sys::Promise::new(&mut |there, missing| {
        if let Err(error) = link(&address, &there, &missing) {
            // Nobody hears a promise that is refused twice.
            let _ = missing.call1(&JsValue::UNDEFINED, &error);
        }
    })
    .into()
}

fn link(address: &str, there: &js_sys::Function, missing: &js_sys::Function) -> Result<(), JsValue> {
    let link: HtmlElement = document().create_element("link")?.unchecked_into();
    link.set_attribute("rel", "stylesheet")?;
    link.set_attribute("href", address)?;
    link.set_onload(Some(there));
    link.set_onerror(Some(missing));
    if let Some(head) = document().head() {
        head.append_child(&link)?;
    }
    Ok(())
}
