//! How the money of a payment moved, and what happened to it, oldest first.

use domain::{machine::Actor, wire::staff::PaymentLine};
use leptos::prelude::*;
use text::staff::Key;
use ui::Table;

use super::{Shown, headings};
use crate::{
    figures,
    texts::{Texts, t, use_texts},
    wording::{self, money},
};

/// The movements in the ledger.
#[component]
pub(super) fn Movements(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let lines = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|payment| payment.movements.clone()).unwrap_or_default())
    });
    let none = Memo::new(move |_| lines.with(Vec::is_empty));
    let heads = headings(texts, [Key::LedgerWhen, Key::LedgerFrom, Key::LedgerTo, Key::LedgerAmount]);
    let rows = move || {
        let row = |line: domain::wire::staff::MovementLine| {
            view! {
                <tr data-testid="movement">
                    <td class="s-money__when">{figures::time_of_day(line.at)}</td>
                    <td>{money::account(texts, &line.from)}</td>
                    <td>{money::account(texts, &line.to)}</td>
                    <td class="s-money__amount">{texts.amount(line.amount)}</td>
                </tr>
            }
        };
        lines.get().into_iter().map(row).collect_view()
    };
    let body = move || {
        if none.get() {
            return view! { <p class="u-hint">{t(Key::LedgerNone)}</p> }.into_any();
        }
        view! { <Table caption=t(Key::LedgerTitle) headings=heads>{rows}</Table> }.into_any()
    };
    view! {
        <section class="s-card s-money" aria-labelledby="movements-title">
            <h3 class="s-history__title" id="movements-title">{t(Key::LedgerTitle)}</h3>
            {body}
        </section>
    }
}

/// What happened.
#[component]
pub(super) fn History(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let lines = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|payment| payment.history.clone()).unwrap_or_default())
    });
    let line = move |line: PaymentLine| {
        view! {
            <li class="s-history__entry" data-testid="payment-event">
                <span class="s-history__time u-number">{figures::time_of_day(line.at)}</span>
                <span class="s-history__what">{texts.get(money::event(line.event))}</span>
                <span class="s-history__who">{who(texts, line)}</span>
            </li>
        }
    };
    view! {
        <section class="s-card s-history" aria-labelledby="history-title">
            <h3 class="s-history__title" id="history-title">{t(Key::PaymentHistory)}</h3>
            <ol>{move || lines.get().into_iter().map(line).collect_view()}</ol>
        </section>
    }
}

fn who(texts: Texts, line: PaymentLine) -> String {
    let actor = match line.actor {
        Actor::Resident => Key::PaymentPayer,
        other => wording::actor(other),
    };
    line.by.unwrap_or_else(|| texts.get(actor))
}
