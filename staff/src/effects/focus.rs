//! Moving the focus, once the screen shows what it goes to.

use leptos::{
    prelude::{document, request_animation_frame},
    wasm_bindgen::JsCast as _,
};
use web_sys::HtmlElement;

use crate::desk::Focus;

/// The id of a screen's title.
pub(crate) const TITLE: &str = "title";
/// The id of the title of the open case, or of the open payment.
pub(crate) const CASE_TITLE: &str = "case-title";
/// The id of the button that takes a decision back.
pub(crate) const UNDO: &str = "undo";
/// The id of the tick that the papers were checked.
pub(crate) const PAPERS: &str = "papers-seen";
/// The id of the search field.
pub(crate) const SEARCH: &str = "search";

/// The id of a line of the queue.
pub(crate) fn row_id(reference: &str) -> String {
    format!("row-{reference}")
}

/// The id of a line of the list of payments.
pub(crate) fn payment_id(number: &str) -> String {
    format!("payment-{number}")
}

/// Moves the focus after the next frame; to the search field at once, since what is typed next belongs there and must not act as a
/// key. A target that is not there leaves the focus where it is.
pub(super) fn soon(focus: Focus) {
    let id = match focus {
        Focus::Search => return to(SEARCH),
        Focus::Title => TITLE.to_owned(),
        Focus::CaseTitle => CASE_TITLE.to_owned(),
        Focus::Undo => UNDO.to_owned(),
        Focus::Papers => PAPERS.to_owned(),
        Focus::Row(reference) => row_id(reference.as_str()),
        Focus::Payment(number) => payment_id(number.as_str()),
    };
    request_animation_frame(move || to(&id));
}

/// Moves the focus to a field whose answer must be mended, so that what is wrong with it is heard.
pub(crate) fn mend(id: &'static str) {
    request_animation_frame(move || to(id));
}

fn to(id: &str) {
    let target = document().get_element_by_id(id);
    if let Some(element) = target.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        // What cannot take the focus is still there to be read.
        let _ = element.focus();
    }
}
