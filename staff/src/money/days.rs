//! The days that were compared, newest first.

use domain::{
    moment::iso_date,
    wire::staff::{DayToReconcile, ReconciledDay},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Chip, Table, Tone};

use super::{headings, reconciliation::tell};
use crate::{
    desk::ReconcilePress,
    dispatch::{use_dispatch, watch_work},
    figures,
    texts::{t, use_texts},
};

/// The table, or that there is none.
#[component]
pub(super) fn Days() -> impl IntoView {
    let texts = use_texts();
    let days = watch_work(|console| {
        console.money.reconciling.view.as_ref().map(|view| view.days.clone()).unwrap_or_default()
    });
    let none = Memo::new(move |_| days.with(Vec::is_empty));
    let heads = headings(
        texts,
        [
            Key::ReconcileDay,
            Key::ReconcileOursCount,
            Key::ReconcileTheirsCount,
            Key::ReconcileDifferencesCount,
            Key::ReconcileAt,
            Key::RefundActions,
        ],
    );
    let rows = move || days.get().into_iter().map(|day| view! { <DayRow day/> }).collect_view();
    let body = move || {
        if none.get() {
            return view! { <p class="u-hint">{t(Key::ReconcileDaysNone)}</p> }.into_any();
        }
        view! { <Table caption=t(Key::ReconcileDays) headings=heads>{rows}</Table> }.into_any()
    };
    view! {
        <h2>{t(Key::ReconcileDays)}</h2>
        {body}
    }
}

#[component]
fn DayRow(day: ReconciledDay) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.money.reconciling.is_busy());
    let ReconciledDay { day, at, ours, theirs, differences } = day;
    let date = iso_date::text(day);
    let (test_id, named) = (format!("day-{date}"), date.clone());
    let word = Signal::derive(move || match differences {
        0 => texts.get(Key::ReconcileZero),
        count => count.to_string(),
    });
    let tone = if differences == 0 { Tone::Good } else { Tone::Warn };
    let name = Signal::derive(move || Some(texts.with(Key::ReconcileAgainDay, &[("day", &named)])));
    let again = move |()| tell(dispatch, ReconcilePress::DayChosen(DayToReconcile { day }));
    view! {
        <tr data-testid=test_id>
            <th scope="row" class="u-number">{date}</th>
            <td class="u-number">{ours}</td>
            <td class="u-number">{theirs}</td>
            <td><Chip label=word tone=Signal::stored(tone)/></td>
            <td class="s-money__when">{figures::time_of_day(at)}</td>
            <td>
                <Button
                    label=t(Key::ReconcileAgain)
                    name
                    look=ButtonLook::Quiet
                    disabled=busy
                    on_press=again
                    attr:data-testid="compare-again"
                />
            </td>
        </tr>
    }
}
