//! The accounts of the ledger, that they sum to nothing, and the last check of it.

use domain::{
    money::Fen,
    wire::staff::{AccountSum, LedgerCheck},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Notice, Table, Tone};

use super::headings;
use crate::{
    dispatch::watch_work,
    figures,
    texts::{t, use_texts},
    wording::money as wording,
};

/// Both.
#[component]
pub(super) fn Ledger() -> impl IntoView {
    view! {
        <h2>{t(Key::ReconcileAccounts)}</h2>
        <Accounts/>
        <h2>{t(Key::ReconcileCheck)}</h2>
        <Check/>
    }
}

#[component]
fn Accounts() -> impl IntoView {
    let texts = use_texts();
    let accounts = watch_work(|console| {
        console.money.reconciling.view.as_ref().map(|view| view.accounts.clone()).unwrap_or_default()
    });
    // A sum that cannot be held is no nothing.
    let sum = Memo::new(move |_| {
        accounts
            .with(|accounts| Fen::checked_sum(accounts.iter().map(|of| of.balance)).unwrap_or(Fen(i64::MAX)))
    });
    let heads = headings(texts, [Key::ReconcileAccount, Key::ReconcileBalance]);
    let row = move |AccountSum { kind, balance }: AccountSum| {
        view! {
            <tr data-testid=format!("account-{kind}")>
                <th scope="row">{wording::account(texts, &kind)}</th>
                <td class="s-money__amount">{texts.amount(balance)}</td>
            </tr>
        }
    };
    let rows = move || accounts.get().into_iter().map(row).collect_view();
    let total = move || {
        view! {
            <tr class="s-money__total">
                <th scope="row">{texts.get(Key::ReconcileSum)}</th>
                <td class="s-money__amount">{texts.amount(sum.get())}</td>
            </tr>
        }
    };
    let verdict = move || {
        let (tone, words) = match sum.get() {
            Fen::ZERO => (Tone::Good, texts.get(Key::ReconcileSumZero)),
            amount => {
                let amount = texts.amount(amount);
                (Tone::Error, texts.with(Key::ReconcileSumWrong, &[("amount", &amount)]))
            }
        };
        view! { <Notice tone><p data-testid="ledger-sum">{words}</p></Notice> }
    };
    view! {
        {verdict}
        <div class="s-money__narrow">
            <Table caption=t(Key::ReconcileAccounts) headings=heads>{rows} {total}</Table>
        </div>
    }
}

/// When it was checked last, and what was found.
#[component]
fn Check() -> impl IntoView {
    let texts = use_texts();
    let check = watch_work(|console| console.money.reconciling.view.as_ref().and_then(|view| view.ledger));
    move || {
        let Some(LedgerCheck { at, wrong_balances, wrong_payments }) = check.get() else {
            return view! { <p class="u-hint" data-testid="ledger-check">{t(Key::ReconcileCheckNone)}</p> }
                .into_any();
        };
        let right = wrong_balances == 0 && wrong_payments == 0;
        let balances = texts.with(Key::ReconcileCheckBalances, &[("count", &wrong_balances.to_string())]);
        let payments = texts.with(Key::ReconcileCheckPayments, &[("count", &wrong_payments.to_string())]);
        let report = (!right).then(|| view! { <p>{texts.get(Key::ReconcileCheckWrong)}</p> });
        let (tone, name) = if right { (Tone::Good, "true") } else { (Tone::Error, "false") };
        let last = texts.with(Key::ReconcileCheckAt, &[("at", &figures::time_of_day(at))]);
        view! {
            <Notice tone>
                <div data-testid="ledger-check" data-right=name>
                    <p>{last}</p>
                    <p>{balances}</p>
                    <p>{payments}</p>
                    {report}
                </div>
            </Notice>
        }
        .into_any()
    }
}
