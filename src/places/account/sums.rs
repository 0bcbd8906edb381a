//! What came together in the year, against deductible and cap.

use domain::{money::Fen, wire::YearSum};
use leptos::prelude::*;
use text::app::Key;

use super::{account as place, wording};
use crate::{places::payments::wording::yuan, reading::watch, texts::use_texts};

/// One card for each kind of care that there were settlements of.
#[component]
pub(super) fn Sums() -> impl IntoView {
    let sums = watch(|flow| {
        let filter = place(flow).map(|account| account.filter.clone()).unwrap_or_default();
        let list = place(flow).and_then(|account| account.list.as_ref());
        let sums = list.map(|list| list.sums.clone()).unwrap_or_default();
        let shows = |sum: &YearSum| {
            let special = filter.special || sum.care != domain::benefit::Care::SpecialDisease;
            special && filter.care.is_none_or(|care| care == sum.care)
        };
        sums.into_iter().filter(shows).collect::<Vec<_>>()
    });
    move || {
        let any = !sums.with(Vec::is_empty);
        let cards = || sums.get().into_iter().map(|sum| view! { <Sum sum/> }).collect_view();
        any.then(|| view! { <ul class="s-year-sums">{cards()}</ul> })
    }
}

#[component]
fn Sum(sum: YearSum) -> impl IntoView {
    let texts = use_texts();
    let YearSum { care, so_far, deductibles, cap, .. } = sum;
    let of = move |key: Key, used: Fen, limit: Fen| {
        texts.with(key, &[("used", &yuan(texts, used)), ("limit", &yuan(texts, limit))])
    };
    let limit = deductibles.into_iter().max().unwrap_or_default();
    let deductible = move || of(Key::SettlementsDeductible, so_far.deductible, limit);
    view! {
        <li class="s-year-sum">
            <h2 class="s-year-sum__title">{move || texts.get(wording::care(care))}</h2>
            <Gauge words=Signal::derive(deductible) used=so_far.deductible limit/>
            <Gauge
                words=Signal::derive(move || of(Key::SettlementsCap, so_far.pooled, cap))
                used=so_far.pooled
                limit=cap
            />
        </li>
    }
}

/// How much of a limit is used: said, and drawn beside it.
#[component]
fn Gauge(words: Signal<String>, used: Fen, limit: Fen) -> impl IntoView {
    let part = used.0.max(0).saturating_mul(100).checked_div(limit.0.max(1)).unwrap_or_default().min(100);
    view! {
        <p>{words}</p>
        <div class="s-gauge" aria-hidden="true"><div class="s-gauge__used" style:inline-size=format!("{part}%")></div></div>
    }
}
