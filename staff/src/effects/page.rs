//! The page's address, its attributes, and what a reload finds again.
//!
//! **Invariant:** nothing personal is kept here: language and shortcuts.

use domain::moment::{Moment, iso_date};
use leptos::prelude::{document, window};

use crate::desk::Place;

/// The name under which it is kept whether single keys do something.
pub(crate) const SHORTCUTS: &str = "shortcuts";
/// The name under which the language is kept.
pub(crate) const LANGUAGE: &str = "lang";

/// The place the address names.
pub(crate) fn place() -> Place {
    Place::at(&window().location().hash().unwrap_or_default())
}

/// Goes to a place; the browser then says that the address changed.
pub(super) fn go(place: Place) {
    // A browser that refuses leaves us where we are.
    let _ = window().location().set_hash(place.hash());
}

/// What was kept of this session.
pub(crate) fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a value for a reload within this session. A browser without storage forgets it, and that is all.
pub(crate) fn keep(name: &str, value: &str) {
    if let Some(storage) = storage() {
        let _ = storage.set_item(name, value);
    }
}

/// Yesterday in China, by the browser's clock: `2026-11-24`.
pub(crate) fn yesterday() -> String {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds of any clock fit")]
    let now = Moment(js_sys::Date::now() as i64 * 1000);
    iso_date::text(now.plus_seconds(-24 * 60 * 60).day())
}

/// Sets an attribute of `<html>`.
pub(crate) fn mark(attribute: &str, value: &str) {
    if let Some(root) = document().document_element() {
        // Fails only for names that are none.
        let _ = root.set_attribute(attribute, value);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}
