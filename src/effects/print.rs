//! Printing: a slip, 80 mm wide and as long as what is on it, or the agency's form on A4.
//!
//! Browsers take a page of unknown length for a Letter, so the length is measured and written into an `@page` rule just before.

use domain::wire::ApplicationForm;
use flow::{Event, payments};
use leptos::{
    mount::mount_to,
    prelude::{document, request_animation_frame, view, window},
};
use wasm_bindgen::{JsCast as _, closure::Closure};
use web_sys::{AddEventListenerOptions, CssStyleSheet, HtmlElement};

use crate::{dispatch::Dispatch, places::form::FormSheet, texts::Texts};

/// The id of the slip on a page.
pub(crate) const SLIP: &str = "slip";
/// The id of the form on a page.
pub(crate) const FORM: &str = "form";
/// Its paper.
const FORM_PAGE: &str = "@page { size: A4; margin: 18mm; }";
/// The width of the paper.
const WIDTH_MM: f64 = 80.0;
/// What a slip is not shorter than.
const LEAST_MM: f64 = 60.0;
/// What the printer's cutter needs below the last line.
const FOOT_MM: f64 = 12.0;
/// A CSS pixel in millimetres.
const PIXEL_MM: f64 = 25.4 / 96.0;

/// Prints the slip that stands on the screen once what has just changed is shown. Where nothing can be printed, that is told.
pub(super) fn slip_of_next_frame(dispatch: Dispatch) {
    request_animation_frame(move || {
        if !put() {
            dispatch.send(Event::Payments(payments::Event::NothingCame));
        }
    });
}

/// Prints the slip of this screen. Without one, or where nothing can be printed, nothing happens.
pub(crate) fn slip() {
    put();
}

/// Prints the slip of this screen; whether there is one, and the browser prints at all.
fn put() -> bool {
    clear();
    let Some(slip) = document().get_element_by_id(SLIP) else { return false };
    let slip: HtmlElement = slip.unchecked_into();
    set_page(&slip_page(f64::from(slip.offset_height()) * PIXEL_MM));
    window().print().is_ok()
}

/// Prints the agency's form, which is on the page until that is done: phones print after they have answered.
pub(crate) fn form(form: ApplicationForm, texts: Texts) {
    clear();
    let Ok(place) = document().create_element("div") else { return };
    let place: HtmlElement = place.unchecked_into();
    if document().body().is_some_and(|body| body.append_child(&place).is_ok()) {
        let mounted = mount_to(place.clone(), move || view! { <FormSheet texts form/> });
        set_page(FORM_PAGE);
        let over = Closure::once_into_js(move || {
            drop(mounted);
            place.remove();
        });
        let once = AddEventListenerOptions::new();
        once.set_once(true);
        let _ = window().add_event_listener_with_callback_and_add_event_listener_options(
            "afterprint",
            over.unchecked_ref(),
            &once,
        );
        let _ = window().print();
    }
}

/// Takes away a form whose printing never said that it was over.
fn clear() {
    if let Some(form) = document().get_element_by_id(FORM) {
        form.remove();
    }
}

/// Sets the paper in the last of our style sheets, in place of the one set before.
fn set_page(rule: &str) {
    let sheets = document().style_sheets();
    let last = sheets.length().checked_sub(1).and_then(|last| sheets.item(last));
    let Some(sheet) = last.and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) else { return };
    if let Ok(rules) = sheet.css_rules() {
        let end = rules.length();
        let is_page = |at: &u32| rules.item(*at).is_some_and(|rule| rule.css_text().starts_with("@page"));
        if let Some(before) = end.checked_sub(1).filter(is_page) {
            let _ = sheet.delete_rule(before);
        }
        // Where no rule can be added, the browser's own paper is used.
        let _ = sheet.insert_rule_with_index(rule, rules.length());
    }
}

/// A slip of this height, with what the cutter needs.
fn slip_page(height: f64) -> String {
    let length = (height + FOOT_MM).max(LEAST_MM).ceil();
    format!("@page {{ size: {WIDTH_MM}mm {length}mm; margin: 0; }}")
}
