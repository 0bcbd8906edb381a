//! One line of the queue.

use domain::{application::Status, moment::Moment, reference::Reference, wire::staff::CaseRow};
use leptos::{ev::MouseEvent, prelude::*};
use text::staff::Key;
use ui::{Chip, Tone};

use crate::{
    case::with_reason,
    desk::{ConsoleEvent, Group},
    dispatch::{use_dispatch, watch_work},
    effects::focus::row_id,
    figures,
    texts::use_texts,
    wording,
};

/// The line of `reference`. Pressing it anywhere opens the case; the keyboard finds the reference as a button.
#[component]
pub(super) fn LineRow(reference: Reference) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (of, open_of) = (reference.clone(), reference.clone());
    let row = watch_work(move |console| {
        let list = console.queue.list.as_ref()?;
        list.cases.iter().find(|row| row.reference == of).map(|row| (row.clone(), list.now))
    });
    let current = watch_work(move |console| console.reference() == Some(&open_of));
    let matter = move || row.get().map(|(row, _)| short_matter(texts, &row));
    let mark = move |holds: fn(&CaseRow) -> bool, word: Key| {
        let marked = row.with(|row| row.as_ref().is_some_and(|(row, _)| holds(row)));
        marked.then(|| view! { <span class="s-line__mark">{texts.get(word)}</span> })
    };
    let agent = move || mark(|row| row.agent, Key::RowAgent);
    let exception = move || mark(|row| row.exception.is_some(), Key::RowException);
    let mine = watch_work(|console| console.staff.agency.as_ref().map(|agency| agency.id.clone()));
    let other = move || {
        let theirs = row.with(|row| row.as_ref().and_then(|(row, _)| row.agency.clone()))?;
        let other = mine.get().is_some_and(|mine| mine != theirs.id);
        let whose = move || texts.pick(&theirs.name);
        other
            .then(|| view! { <span class="s-line__mark" title=whose>{texts.get(Key::RowOtherAgency)}</span> })
    };
    let name = move || row.get().map(|(row, _)| row.name.to_string());
    let status = Memo::new(move |_| row.get().map(|(row, _)| row.status));
    let word = Signal::derive(move || {
        status.get().map(|status| texts.get(wording::status(status).0)).unwrap_or_default()
    });
    let tone = Signal::derive(move || status.get().map_or(Tone::Info, |status| wording::status(status).1));
    let late = Memo::new(move |_| row.get().is_some_and(|(row, _)| row.late));
    let waited = move || row.get().map(|(row, now)| since(texts, &row, now));
    let (test_id, id, digits) =
        (format!("case-{reference}"), row_id(reference.as_str()), reference.grouped());
    let opened = move |_: MouseEvent| dispatch.at_work(ConsoleEvent::Opened(reference.clone()));
    view! {
        <tr
            class="s-line"
            data-testid=test_id
            data-status=move || status.get().map(Status::as_str)
            aria-current=move || current.get().then_some("true")
            on:click=opened
        >
            <td><button type="button" class="s-line__reference" id=id>{digits}</button></td>
            <td><div class="s-line__matter"><span>{matter}</span> {agent} {exception} {other}</div></td>
            <td><span class="s-line__name">{name}</span></td>
            <td><Chip label=word tone/></td>
            <td class="s-line__waited" class=("s-late", move || late.get())>{waited}</td>
        </tr>
    }
}

fn short_matter(texts: crate::texts::Texts, row: &CaseRow) -> String {
    with_reason(texts, wording::service(row.service).1, row.reason)
}

/// How long it waits; of a case that is over, when that was.
fn since(texts: crate::texts::Texts, row: &CaseRow, now: Moment) -> String {
    if Group::of(row.status) == Group::Finished {
        return figures::day(row.since);
    }
    let waited = figures::waited(texts, row.since, now);
    if row.late { texts.with(Key::WaitedLate, &[("waited", &waited)]) } else { waited }
}
