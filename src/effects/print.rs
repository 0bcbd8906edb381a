//! Printing a slip: 80 mm wide, and as long as what is on it.
//!
//! Browsers take a page of unknown length for a Letter, so the length is measured and written into an `@page` rule just before.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast as _;
use web_sys::{CssStyleSheet, HtmlElement};

/// The id of the slip on a page.
pub(crate) const SLIP: &str = "slip";
/// The width of the paper.
const WIDTH_MM: f64 = 80.0;
/// What a slip is not shorter than.
const LEAST_MM: f64 = 60.0;
/// What the printer's cutter needs below the last line.
const FOOT_MM: f64 = 12.0;
/// A CSS pixel in millimetres.
const PIXEL_MM: f64 = 25.4 / 96.0;

/// Prints the slip of this screen. Without one, or where nothing can be printed, nothing happens.
pub(crate) fn slip() {
    if let Some(slip) = document().get_element_by_id(SLIP) {
        let slip: HtmlElement = slip.unchecked_into();
        set_page(f64::from(slip.offset_height()) * PIXEL_MM);
        let _ = window().print();
    }
}

/// Sets the paper's length in the last of our style sheets, in place of the length set before.
fn set_page(height: f64) {
    let sheets = document().style_sheets();
    let last = sheets.length().checked_sub(1).and_then(|last| sheets.item(last));
    let Some(sheet) = last.and_then(|sheet| sheet.dyn_into::<CssStyleSheet>().ok()) else { return };
    let length = (height + FOOT_MM).max(LEAST_MM).ceil();
    if let Ok(rules) = sheet.css_rules() {
        let end = rules.length();
        let is_page = |at: &u32| rules.item(*at).is_some_and(|rule| rule.css_text().starts_with("@page"));
        if let Some(before) = end.checked_sub(1).filter(is_page) {
            let _ = sheet.delete_rule(before);
        }
        // Where no rule can be added, the browser's own paper is used.
        let _ = sheet.insert_rule_with_index(
            &format!("@page {{ size: {WIDTH_MM}mm {length}mm; margin: 0; }}"),
            rules.length(),
        );
    }
}
