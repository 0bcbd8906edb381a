//! The history of the chosen outlet's stock.

use domain::wire::staff::StockLine;
use leptos::prelude::*;
use text::staff::Key;
use ui::Table;

use crate::{
    dispatch::watch_work,
    figures::time_of_day,
    texts::{Texts, t, use_texts},
    wording::stock as wording,
};

/// Digits of a checksum that are shown.
const SHOWN: usize = 12;

/// The table, newest first.
#[component]
pub(super) fn History() -> impl IntoView {
    let texts = use_texts();
    let lines = watch_work(|console| {
        console.stock.view.as_ref().map(|view| view.history.clone()).unwrap_or_default()
    });
    let headings = Signal::derive(move || {
        [Key::StockWhen, Key::StockWhat, Key::StockSerials, Key::StockWho, Key::StockMore]
            .map(|key| texts.get(key))
            .to_vec()
    });
    let rows = move || lines.get().into_iter().map(|line| row(texts, &line)).collect_view();
    view! {
        <h3>{t(Key::StockHistory)}</h3>
        <Table caption=t(Key::StockHistory) headings>{rows}</Table>
    }
}

fn row(texts: Texts, line: &StockLine) -> impl IntoView + use<> {
    let StockLine { event, at, by, span, reason, checksum } = line.clone();
    let sum =
        checksum.map(|sum| texts.with(Key::StockChecksum, &[("sum", sum.get(..SHOWN).unwrap_or(&sum))]));
    let more = reason.map(|reason| texts.get(wording::spoiled(reason))).or(sum);
    view! {
        <tr data-testid="stock-line">
            <td>{time_of_day(at)}</td>
            <th scope="row">{texts.get(wording::event(event))}</th>
            <td class="u-number">{wording::span(texts, &span)}</td>
            <td>{by}</td>
            <td>{more}</td>
        </tr>
    }
}
