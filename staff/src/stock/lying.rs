//! The blank cards of the chosen outlet by serial.

use domain::wire::staff::{BlankView, OutletStockView};
use leptos::prelude::*;
use text::staff::Key;

use crate::{
    dispatch::watch_work,
    texts::{Texts, t, use_texts},
    wording::stock as wording,
};

/// Free, held, used and void ones.
#[component]
pub(super) fn Lying() -> impl IntoView {
    let texts = use_texts();
    let lines = move |read: fn(Texts, &OutletStockView) -> Vec<String>| {
        let view = watch_work(|console| console.stock.view.clone());
        Signal::derive(move || {
            view.with(|view| view.as_deref().map(|view| read(texts, view)).unwrap_or_default())
        })
    };
    view! {
        <dl class="s-card s-stock__lying">
            <Line title=Key::StockFree name="free" lines=lines(free)/>
            <Line title=Key::StockHeld name="held" lines=lines(|texts, view| cases(texts, &view.held))/>
            <Line title=Key::StockUsed name="used" lines=lines(|texts, view| cases(texts, &view.used))/>
            <Line title=Key::StockSpoiled name="spoiled" lines=lines(|texts, view| cases(texts, &view.spoiled))/>
        </dl>
    }
}

#[component]
fn Line(title: Key, name: &'static str, lines: Signal<Vec<String>>) -> impl IntoView {
    let texts = use_texts();
    let shown = move || {
        let lines = lines.get();
        let lines = if lines.is_empty() { vec![texts.get(Key::StockNone)] } else { lines };
        lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    view! {
        <dt>{t(title)}</dt>
        <dd class="u-number"><ul data-testid=format!("stock-{name}")>{shown}</ul></dd>
    }
}

fn free(texts: Texts, view: &OutletStockView) -> Vec<String> {
    view.free.iter().map(|span| wording::span(texts, span)).collect()
}

/// Serials with their cases.
fn cases(texts: Texts, blanks: &[BlankView]) -> Vec<String> {
    let line = |blank: &BlankView| match &blank.reference {
        Some(reference) => {
            let values = [("serial", blank.serial.as_str()), ("reference", &reference.grouped())];
            texts.with(Key::StockCase, &values)
        }
        None => blank.serial.to_string(),
    };
    blanks.iter().map(line).collect()
}
