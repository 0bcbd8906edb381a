//! The page's address, what it asks for, and what a reload finds again.
//!
//! **Invariant:** nothing personal is kept here: how things are shown, and which kiosk this is.

use domain::kiosk::KioskId;
use flow::Target;
use leptos::prelude::{document, window};

/// The place the address names.
pub(crate) fn target() -> Target {
    Target::at(&window().location().pathname().unwrap_or_default())
}

/// The kiosk this is, if it is one.
pub(crate) fn kiosk() -> Option<KioskId> {
    query("kiosk").filter(|id| !id.is_empty()).map(KioskId)
}

/// What the address asks for, or what was kept of it when the page was loaded before.
pub(crate) fn wish(name: &str) -> Option<String> {
    query(name).or_else(|| kept(name))
}

/// What was kept.
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a wish for a reload within this session. A browser without storage forgets it, and that is all.
pub(crate) fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Forgets one wish.
pub(crate) fn unkeep(name: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(name);
    }
}

/// Forgets everything kept.
pub(crate) fn forget() {
    if let Some(storage) = storage() {
        let _ = storage.clear();
    }
}

/// The address of a place on this device: a kiosk keeps its name.
pub(crate) fn href(target: Target) -> String {
    match kiosk() {
        Some(KioskId(id)) => {
            format!("{}?kiosk={}", target.path(), String::from(js_sys::encode_uri_component(&id)))
        }
        None => target.path().to_owned(),
    }
}

/// The language that is shown, as a BCP 47 tag.
pub(crate) fn language() -> String {
    marked("lang").unwrap_or_default()
}

/// Whether an attribute of `<html>` has this value.
pub(crate) fn is_marked(attribute: &str, value: &str) -> bool {
    marked(attribute).as_deref() == Some(value)
}

fn marked(attribute: &str) -> Option<String> {
    document().document_element()?.get_attribute(attribute)
}

/// Sets an attribute of `<html>`.
pub(crate) fn mark(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are none.
        let _ = root.set_attribute(attribute, value);
    }
}

/// The path of the address.
#[cfg(feature = "gallery")]
pub(crate) fn path() -> String {
    window().location().pathname().unwrap_or_default()
}

/// The query of the address, with its question mark.
#[cfg(feature = "gallery")]
pub(crate) fn search() -> String {
    window().location().search().unwrap_or_default()
}

fn query(name: &str) -> Option<String> {
    let search = window().location().search().ok()?;
    web_sys::UrlSearchParams::new_with_str(&search).ok()?.get(name)
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
