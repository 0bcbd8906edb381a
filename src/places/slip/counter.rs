//! What the slip says of the counter: where, when it is open, what to bring, and what to pay there.

use domain::{application::Status, outlet::Outlet, service::Service, wire::ApplicationView};
use leptos::prelude::*;
use text::app::Key;

use crate::{
    reading::use_setting,
    texts::{self, Texts, use_texts},
};

/// The lines about the counter; none while nobody has to go there.
#[component]
pub(super) fn Counter(
    /// The case.
    case: Signal<ApplicationView>,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    move || {
        let copies = setting.with(|setting| setting.region.instant.photocopies);
        let lines = case.with(|case| lines(texts, case, copies));
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    }
}

fn lines(texts: Texts, case: &ApplicationView, copies: u8) -> Vec<String> {
    let (status, instant) = (case.progress.status, case.service == Service::InstantCard);
    if status == Status::AssistedCapture {
        return vec![bring(texts, None)];
    }
    let due = status == Status::FeeDue;
    let Some(outlet) = case.outlet.as_ref().filter(|_| due || instant || status == Status::Ready) else {
        return Vec::new();
    };
    if status.is_final() {
        return Vec::new();
    }
    let mut lines = place(texts, outlet);
    lines.push(bring(texts, instant.then_some(copies)));
    if due {
        lines.push(texts.with(Key::TrackCaseFee, &[("amount", &texts.amount(case.fee))]));
        let until = case.held_until.map(|until| texts::moment(texts, until));
        lines.extend(until.map(|until| texts.with(Key::TrackCaseHeld, &[("moment", &until)])));
    }
    lines
}

/// Where, and when it is open.
fn place(texts: Texts, outlet: &Outlet) -> Vec<String> {
    [&outlet.name, &outlet.address, &outlet.hours].map(|words| texts.pick(words)).to_vec()
}

/// The identity card, and how many copies of it where some are asked for.
fn bring(texts: Texts, copies: Option<u8>) -> String {
    match copies {
        Some(copies) => texts.with(Key::SlipBringCopies, &[("count", &copies.to_string())]),
        None => texts.get(Key::SlipBring),
    }
}
