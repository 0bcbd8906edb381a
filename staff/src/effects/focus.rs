//! Moving the focus, once the screen shows what it goes to.

use leptos::{
    prelude::{document, request_animation_frame},
    wasm_bindgen::JsCast as _,
};
use web_sys::HtmlElement;

use domain::{notice::NoticeField, wire::NoticeId};

use crate::desk::{Focus, NoticePart};

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

/// The id of the title of a notice that is looked at.
pub(crate) const PREVIEW: &str = "preview";

/// The id of a line of the queue.
pub(crate) fn row_id(reference: &str) -> String {
    format!("row-{reference}")
}

/// The id of a line of the list of payments.
pub(crate) fn payment_id(number: &str) -> String {
    format!("payment-{number}")
}

/// The id of a field of the form of a notice.
pub(crate) const fn part_id(part: NoticePart) -> &'static str {
    match part {
        NoticePart::Words(NoticeField::TitleZh) => "notice-title-zh",
        NoticePart::Words(NoticeField::TextZh) => "notice-text-zh",
        NoticePart::Words(NoticeField::TitleEn) => "notice-title-en",
        NoticePart::Words(NoticeField::TextEn) => "notice-text-en",
        NoticePart::Since => "notice-since",
    }
}

/// The id of what can be done with a notice.
pub(crate) fn notice_id(NoticeId(id): NoticeId) -> String {
    format!("notice-{id}")
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
        Focus::NoticePart(part) => part_id(part).to_owned(),
        Focus::Preview => PREVIEW.to_owned(),
        Focus::Notice(id) => notice_id(id),
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
