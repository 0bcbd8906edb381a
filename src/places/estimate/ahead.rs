//! How far every month takes them: what comes back, deductible, cap, and the account.

use domain::{
    benefit::{Ahead, Reached, Stretch},
    money::Fen,
};
use flow::Flow;
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, SummaryList, SummaryRow};

use super::{
    answered::{Answered, Estimated},
    estimate as place,
    wording::{month, months},
};
use crate::{
    places::payments::wording::yuan,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// What was worked out, and what it goes out from.
#[derive(Clone, PartialEq)]
struct Told {
    ahead: Ahead,
    /// The year's deductible.
    deductible: Fen,
    /// What the pooled fund paid before, and the most that it pays in the year.
    pooled: (Fen, Fen),
    /// What lies in the account, where there is one.
    balance: Option<Fen>,
}

fn told(flow: &Flow) -> Option<Told> {
    let estimate = place(flow)?;
    let plan = estimate.plan()?;
    Some(Told {
        ahead: estimate.ahead()?,
        deductible: plan.at(estimate.level()?).deductible,
        pooled: (estimate.so_far().pooled, plan.cap),
        balance: estimate.known.balance,
    })
}

/// What comes back month by month, what is left of the year's limits, and until when the account lasts.
#[component]
pub(super) fn AheadScreen() -> impl IntoView {
    let texts = use_texts();
    let told = watch(told);
    let title = Signal::derive(move || {
        told.with(|told| told.as_ref().map(|told| title(texts, told)).unwrap_or_default())
    });
    let row = |(label, value): (String, String)| view! { <SummaryRow label value/> };
    let rows = move || told.get().map(|told| rows(texts, &told).into_iter().map(row).collect_view());
    view! {
        <Screen step="estimate.ahead" title hint=t(Key::AheadHint) hang=Hang::Wide>
            <Estimated/>
            <SummaryList>{rows}</SummaryList>
            <Answered/>
        </Screen>
    }
}

/// The one thing that most want to know.
fn title(texts: Texts, told: &Told) -> String {
    match told.balance {
        Some(_) => lasts(texts, &told.ahead),
        None => texts.with(Key::AheadBack, &[("amount", &yuan(texts, told.ahead.back))]),
    }
}

/// Until when the account lasts.
fn lasts(texts: Texts, ahead: &Ahead) -> String {
    match ahead.empty {
        Some(empty) => texts.with(Key::AheadEmpty, &[("month", &month(texts, empty))]),
        None => texts.get(Key::AheadLasts),
    }
}

fn rows(texts: Texts, told: &Told) -> Vec<(String, String)> {
    let Told { ahead, deductible, pooled: (used, limit), balance } = told;
    let named = |key: Key, value: String| (texts.get(key), value);
    let stretch = |one: &Stretch| (months(texts, one.first, one.last), parts(texts, (one.back, one.own)));
    let used =
        texts.with(Key::SettlementsCap, &[("used", &yuan(texts, *used)), ("limit", &yuan(texts, *limit))]);
    let limits = [
        named(Key::AheadTogether, parts(texts, (ahead.back, ahead.own))),
        named(Key::AheadDeductible, reached(texts, ahead.deductible, *deductible)),
        named(Key::AheadCapNow, format!("{} · {used}", yuan(texts, ahead.cap_now))),
        named(Key::AheadCapThen, yuan(texts, ahead.cap_then)),
    ];
    let account = balance.map_or_else(
        || vec![named(Key::AheadAccount, texts.get(Key::AccountNone))],
        |balance| {
            let now = named(Key::AheadBalance, yuan(texts, balance));
            vec![now, named(Key::AheadAccount, lasts(texts, ahead))]
        },
    );
    ahead.months.iter().map(stretch).chain(limits).chain(account).collect()
}

/// What comes back, and what is one's own.
fn parts(texts: Texts, (back, own): (Fen, Fen)) -> String {
    texts.with(Key::AheadParts, &[("back", &yuan(texts, back)), ("own", &yuan(texts, own))])
}

fn reached(texts: Texts, deductible: Reached, limit: Fen) -> String {
    match deductible {
        Reached::Before if limit.is_zero() => texts.get(Key::AheadNoDeductible),
        Reached::Before => texts.get(Key::AheadReachedBefore),
        Reached::In(reached) => texts.with(Key::AheadReached, &[("month", &month(texts, reached))]),
        Reached::NotThisYear(open) => texts.with(Key::AheadNotReached, &[("amount", &yuan(texts, open))]),
    }
}
