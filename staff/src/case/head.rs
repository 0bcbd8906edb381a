//! The head of a case: matter, status, reference, how long it waits, what was promised.

use domain::{application::Status, moment::iso_date, service::ReplaceReason, wire::staff::CaseView};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Chip, Tone};

use super::Shown;
use crate::{
    desk::Group,
    dispatch::watch_work,
    effects::focus::CASE_TITLE,
    figures,
    texts::{Texts, use_texts},
    wording,
};

/// The head. Its title takes the focus when a case is opened, loaded or not.
#[component]
pub(super) fn CaseHead(shown: Shown, digits: String) -> impl IntoView {
    let texts = use_texts();
    let title = move || {
        shown.with(|shown| {
            shown.as_deref().map_or_else(|| texts.get(Key::CaseOpening), |case| matter(texts, case))
        })
    };
    let late = move || shown.with(|shown| shown.as_deref().is_some_and(|case| case.row.late));
    let since = move || shown.with(|shown| shown.as_deref().map(|case| since(texts, case)));
    let promise = move || {
        let words = shown.with(|shown| shown.as_deref().and_then(|case| promise(texts, case)))?;
        Some(view! { <span class=("s-late", late)>{words}</span> })
    };
    let mine = watch_work(|console| console.staff.agency.as_ref().map(|agency| agency.id.clone()));
    let other = move || {
        let theirs = shown.with(|shown| shown.as_deref().and_then(|case| case.row.agency.clone()))?;
        let other = mine.get().is_some_and(|mine| mine != theirs.id);
        let words = move || texts.with(Key::CaseAgencyOther, &[("agency", &texts.pick(&theirs.name))]);
        other.then(|| view! { <span class="s-line__mark" data-testid="other-agency">{words}</span> })
    };
    view! {
        <header class="s-case__head">
            <h2 class="s-case__title" id=CASE_TITLE tabindex="-1">{title}</h2>
            <StatusChip status=Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|case| case.row.status)))/>
            <p class="s-case__line u-number">
                <span class="s-case__reference" data-testid="case-reference">{digits}</span>
                <span>{since}</span>
                {promise}
                {other}
            </p>
        </header>
    }
}

/// A status in word and colour.
#[component]
pub(crate) fn StatusChip(
    /// The status, once known.
    #[prop(into)]
    status: Signal<Option<Status>>,
) -> impl IntoView {
    let texts = use_texts();
    let word = Signal::derive(move || {
        status.get().map(|status| texts.get(wording::status(status).0)).unwrap_or_default()
    });
    let tone = Signal::derive(move || status.get().map_or(Tone::Info, |status| wording::status(status).1));
    view! {
        <span data-testid="case-status" data-status=move || status.get().map(Status::as_str)>
            {move || status.get().map(|_| view! { <Chip label=word tone/> })}
        </span>
    }
}

/// "Replace the card · expired".
pub(crate) fn matter(texts: Texts, case: &CaseView) -> String {
    with_reason(texts, wording::service(case.row.service).0, case.row.reason)
}

/// What is asked for, and why where that was asked.
pub(crate) fn with_reason(texts: Texts, service: Key, reason: Option<ReplaceReason>) -> String {
    let service = texts.get(service);
    match reason {
        Some(reason) => {
            let reason = texts.get(wording::reason(reason));
            texts.with(Key::MatterWithReason, &[("matter", &service), ("reason", &reason)])
        }
        None => service,
    }
}

fn since(texts: Texts, case: &CaseView) -> String {
    if Group::of(case.row.status) == Group::Waiting {
        texts.with(Key::CaseWaited, &[("waited", &figures::waited(texts, case.row.since, case.now))])
    } else {
        texts.with(Key::CaseSince, &[("since", &figures::time_of_day(case.row.since))])
    }
}

fn promise(texts: Texts, case: &CaseView) -> Option<String> {
    let day = iso_date::text(case.progress.promised?);
    let key = if case.row.late { Key::CasePromisedLate } else { Key::CasePromised };
    Some(texts.with(key, &[("day", &day)]))
}
