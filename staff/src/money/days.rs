//! The days, newest first: those that wait to be compared, then those that were.

use domain::{
    moment::iso_date,
    wire::staff::{DayToReconcile, ReconciledDay, Reconciliation},
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
    let (days, waiting) = (of(|view| view.days.clone()), of(|view| view.uncompared.clone()));
    let none = Memo::new(move |_| days.with(Vec::is_empty) && waiting.with(Vec::is_empty));
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
    let rows = move || {
        let waiting = waiting.get().into_iter().map(|day| view! { <WaitingRow day/> });
        let days = days.get().into_iter().map(|day| view! { <DayRow day/> });
        (waiting.collect_view(), days.collect_view())
    };
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

/// Something of what was told last.
fn of<T: Clone + Default + PartialEq + Send + Sync + 'static>(part: fn(&Reconciliation) -> T) -> Memo<T> {
    watch_work(move |console| console.money.reconciling.view.as_deref().map(part).unwrap_or_default())
}

#[component]
fn WaitingRow(day: DayToReconcile) -> impl IntoView {
    let date = iso_date::text(day.day);
    let test_id = format!("day-{date}");
    let none = || view! { <td class="u-number">"–"</td> };
    view! {
        <tr data-testid=test_id>
            <th scope="row" class="u-number">{date}</th>
            {none()}
            {none()}
            <td><Chip label=t(Key::ReconcileUncompared) tone=Tone::Warn/></td>
            {none()}
            <td><Compare day words=(Key::ReconcileCompare, Key::ReconcileCompareDay)/></td>
        </tr>
    }
}

/// Compares a day, with what the button says and what it is called.
#[component]
fn Compare(day: DayToReconcile, words: (Key, Key)) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.money.reconciling.is_busy());
    let named = iso_date::text(day.day);
    let name = Signal::derive(move || Some(texts.with(words.1, &[("day", &named)])));
    let press = move |()| tell(dispatch, ReconcilePress::DayChosen(day));
    view! {
        <Button
            label=t(words.0)
            name
            look=ButtonLook::Quiet
            disabled=busy
            on_press=press
            attr:data-testid="compare-again"
        />
    }
}

#[component]
fn DayRow(day: ReconciledDay) -> impl IntoView {
    let texts = use_texts();
    let ReconciledDay { day, at, ours, theirs, differences } = day;
    let date = iso_date::text(day);
    let test_id = format!("day-{date}");
    let word = Signal::derive(move || match differences {
        0 => texts.get(Key::ReconcileZero),
        count => count.to_string(),
    });
    let tone = if differences == 0 { Tone::Good } else { Tone::Warn };
    let words = (Key::ReconcileAgain, Key::ReconcileAgainDay);
    view! {
        <tr data-testid=test_id>
            <th scope="row" class="u-number">{date}</th>
            <td class="u-number">{ours}</td>
            <td class="u-number">{theirs}</td>
            <td><Chip label=word tone=Signal::stored(tone)/></td>
            <td class="s-money__when">{figures::time_of_day(at)}</td>
            <td><Compare day=DayToReconcile { day } words/></td>
        </tr>
    }
}
