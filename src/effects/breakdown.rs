//! A panic: it is said, told without a word about anybody, and the page is loaded anew.
//!
//! **Invariant:** what runs here trusts nothing that broke: no signal, no word that was loaded, no allocation it could do without.

use std::panic::PanicHookInfo;

use domain::wire::{Build, CodePlace, CrashReport, Endpoint as _, ReportCrash, StepName, Surface};
use js_sys::{Array, Function, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Blob, BlobPropertyBag};

use super::address;

/// Where the last panic is noted, so that a page that cannot stand does not reload for ever.
const BEFORE: &str = "broke";
/// How long the words stand before the page is loaded anew, in milliseconds.
const SOON: i32 = 2_000;
/// The same when it broke just before.
const LATER: i32 = 30_000;

/// From now on a panic ends in a page that is loaded anew.
pub(crate) fn keep() {
    std::panic::set_hook(Box::new(|info| {
        address::mark("data-again", "yes");
        if let Some(report) = report(info) {
            send(&report);
        }
        let again = address::wish(BEFORE).is_some();
        address::keep(BEFORE, "yes");
        reload_in(if again { LATER } else { SOON });
    }));
}

/// The page stands: the next panic is a first one.
pub(crate) fn stands() {
    address::unkeep(BEFORE);
}

/// The place in our code, and nothing else: a panic's message may quote what a person typed.
fn report(info: &PanicHookInfo<'_>) -> Option<CrashReport> {
    let place = info.location()?;
    let step = document().query_selector("main[data-step]").ok().flatten();
    let step = step.and_then(|main| main.get_attribute("data-step")).unwrap_or_else(|| "opening".to_owned());
    Some(CrashReport {
        build: Build::try_from(env!("CARGO_PKG_VERSION").to_owned()).ok()?,
        place: CodePlace::of(place.file(), place.line(), place.column())?,
        surface: if address::kiosk().is_some() { Surface::Kiosk } else { Surface::Phone },
        step: StepName::try_from(step).ok()?,
    })
}

/// Sends it in a way that outlives the page.
fn send(report: &CrashReport) {
    let Ok(body) = serde_json::to_string(report) else { return };
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    if let Ok(body) = Blob::new_with_str_sequence_and_options(&Array::of1(&body.into()), &options) {
        let _ = window().navigator().send_beacon_with_opt_blob(ReportCrash::PATH, Some(&body));
    }
}

/// Loads the page anew by the browser's own function: none of ours can be called any more.
fn reload_in(milliseconds: i32) {
    let location = window().location();
    let reload = Reflect::get(&location, &JsValue::from_str("reload"));
    if let Some(reload) = reload.ok().and_then(|reload| reload.dyn_into::<Function>().ok()) {
        let reload = reload.bind0(&location);
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&reload, milliseconds);
    }
}
