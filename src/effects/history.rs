//! The browser's history and our links: the only file that knows them. See `docs/adr/0003-no-router.md`.
//!
//! **Invariant:** an entry is pushed only because of a tap, never on a kiosk, and one at most is there.

use flow::{Event, Place, Target};
use leptos::{ev, prelude::*};
use ui::press;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, History, HtmlAnchorElement, MouseEvent, PopStateEvent};

use super::address;
use crate::{controls::Device, dispatch::Dispatch, reading::watch};

/// What the entry we push carries, so that Forward is told from Back.
const SENTINEL: &str = "inside";

/// Ties history and links to the flow.
pub(crate) fn keep(dispatch: Dispatch, device: Device) {
    let armed = StoredValue::new(false);
    let at = watch(|flow| flow.place().target());
    Effect::new(move |_| show(at.get()));
    let _ = window_event_listener(ev::click, move |event| {
        let target = followed(&event);
        // What was pressed is seen as pressed first, and acts before this: it was asked to earlier.
        press::once_painted(move || {
            if let Some(target) = target {
                dispatch.send(Event::Went(target));
            }
            if !device.is_kiosk() {
                arm(dispatch, armed);
            }
        });
    });
    let _ = window_event_listener(ev::popstate, move |event| popped(&event, dispatch, armed));
    let _ = window_event_listener(ev::pageshow, |event| {
        // A page out of the browser's cache shows what was cleared: load it anew.
        if event.persisted() {
            let _ = window().location().reload();
        }
    });
}

/// Shows the place in the address.
fn show(target: Target) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // A browser that allows no more changes keeps the old address; nothing depends on it.
        let _ = history.replace_state_with_url(&state, "", Some(&address::href(target)));
    }
}

/// Inside, pushes the entry that Back takes away; at home, takes it away again.
fn arm(dispatch: Dispatch, armed: StoredValue<bool>) {
    let home = dispatch.flow().with_untracked(|flow| matches!(flow.place(), Place::Home | Place::Attract));
    let Some(history) = history() else { return };
    match (armed.get_value(), home) {
        (false, false) => {
            armed.set_value(history.push_state(&JsValue::from_str(SENTINEL), "").is_ok());
        }
        (true, true) => {
            armed.set_value(false);
            let _ = history.back();
        }
        (true, false) | (false, true) => {}
    }
}

/// Back was pressed if the entry we pushed is gone; Forward if it is there again.
fn popped(event: &PopStateEvent, dispatch: Dispatch, armed: StoredValue<bool>) {
    let inside = event.state().as_string().as_deref() == Some(SENTINEL);
    let was_inside = armed.get_value();
    armed.set_value(inside);
    if was_inside && !inside {
        dispatch.send(Event::BackPressed);
    }
    show(dispatch.flow().with_untracked(|flow| flow.place().target()));
}

/// The place that a pressed link leads to. The browser then loads no page for it.
fn followed(event: &MouseEvent) -> Option<Target> {
    let modified = event.ctrl_key() || event.meta_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let target = link(event.target()?.unchecked_ref())?;
    event.prevent_default();
    Some(target)
}

/// The place that the link around `element` leads to; none when it leads elsewhere.
fn link(element: &Element) -> Option<Target> {
    let anchor: HtmlAnchorElement = element.closest("a[href]").ok()??.dyn_into().ok()?;
    let own = window().location().origin().ok()? == anchor.origin();
    let plain = anchor.target().is_empty() && !anchor.has_attribute("download") && anchor.hash().is_empty();
    let target = Target::at(&anchor.pathname());
    (own && plain && target.path() == anchor.pathname()).then_some(target)
}

fn history() -> Option<History> {
    window().history().ok()
}
