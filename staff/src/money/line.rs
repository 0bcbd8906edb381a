//! One line of the list of payments.

use domain::{
    payment::{PaymentNumber, PaymentStatus},
    wire::staff::StaffPaymentLine,
};
use leptos::{ev::MouseEvent, prelude::*};
use ui::{Chip, Tone};

use crate::{
    desk::{ConsoleEvent, MoneyEvent},
    dispatch::{use_dispatch, watch_work},
    effects::focus::payment_id,
    figures,
    texts::{Texts, use_texts},
    wording::money as wording,
};

/// The line of `number`. Pressing it anywhere opens the payment; the keyboard finds the number as a button.
#[component]
pub(super) fn LineRow(number: PaymentNumber) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (of, open_of) = (number.clone(), number.clone());
    let line =
        watch_work(move |console| console.money.list.lines().iter().find(|line| line.number == of).cloned());
    let current = watch_work(move |console| console.money.number() == Some(&open_of));
    let shown = move |read: fn(Texts, &StaffPaymentLine) -> String| {
        move || line.with(|line| line.as_ref().map(|line| read(texts, line)))
    };
    let status = Memo::new(move |_| line.with(|line| line.as_ref().map(|line| line.status)));
    let want = Memo::new(move |_| line.with(|line| line.as_ref().and_then(|line| line.wants)));
    let marked = move || {
        let word = texts.get(wording::want(want.get()?));
        Some(view! { <span class="s-line__mark s-late">{word}</span> })
    };
    let (test_id, id, digits) = (format!("payment-{number}"), payment_id(number.as_str()), number.grouped());
    let opened = move |_: MouseEvent| {
        dispatch.at_work(ConsoleEvent::Money(MoneyEvent::Opened(number.clone())));
    };
    view! {
        <tr
            class="s-line"
            data-testid=test_id
            data-status=move || status.get().map(PaymentStatus::as_str)
            aria-current=move || current.get().then_some("true")
            on:click=opened
        >
            <td>
                <button type="button" class="s-line__reference" id=id>{digits}</button>
                <p class="s-payments__purpose">
                    {shown(|texts, line| wording::purpose_short(texts, &line.purpose))}
                </p>
            </td>
            <td class="s-payments__amount">{shown(|texts, line| texts.amount(line.amount))}</td>
            <td><div class="s-payments__status"><StatusChip status/> {marked}</div></td>
            <td class="s-line__waited">{shown(|_, line| figures::time_short(line.since))}</td>
        </tr>
    }
}

/// A status in word and colour.
#[component]
pub(super) fn StatusChip(
    /// The status, once known.
    #[prop(into)]
    status: Signal<Option<PaymentStatus>>,
) -> impl IntoView {
    let texts = use_texts();
    let word = Signal::derive(move || {
        status.get().map(|status| texts.get(wording::status(status).0)).unwrap_or_default()
    });
    let tone = Signal::derive(move || status.get().map_or(Tone::Info, |status| wording::status(status).1));
    move || status.get().map(|_| view! { <Chip label=word tone/> })
}
