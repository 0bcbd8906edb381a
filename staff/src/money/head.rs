//! The head of a payment: what for and how much, status, receipt code, since when, and why it wants a clerk.

use domain::{payment::PaymentStatus, wire::staff::StaffPayment};
use leptos::prelude::*;
use text::staff::Key;

use super::{Shown, line::StatusChip};
use crate::{
    effects::focus::CASE_TITLE,
    figures,
    texts::{Texts, use_texts},
    wording::money as wording,
};

/// The head. Its title takes the focus when a payment is opened, loaded or not.
#[component]
pub(super) fn Head(shown: Shown, digits: String) -> impl IntoView {
    let texts = use_texts();
    let text = move |read: fn(Texts, &StaffPayment) -> String| {
        move || shown.with(|shown| shown.as_deref().map(|payment| read(texts, payment)))
    };
    let title = move || {
        text(|texts, payment| {
            let purpose = wording::purpose(texts, &payment.line.purpose);
            let values = [("purpose", &*purpose), ("amount", &*texts.amount(payment.line.amount))];
            texts.with(Key::PaymentTitle, &values)
        })()
        .unwrap_or_else(|| texts.get(Key::PaymentOpening))
    };
    let status = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|payment| payment.line.status)));
    let want =
        Memo::new(move |_| shown.with(|shown| shown.as_deref().and_then(|payment| payment.line.wants)));
    let since = text(|texts, payment| {
        texts.with(Key::PaymentSince, &[("since", &figures::time_of_day(payment.line.since))])
    });
    let channel = text(|texts, payment| texts.get(wording::channel(payment.line.channel)));
    let wanted = move || {
        let word = texts.get(wording::want(want.get()?));
        Some(view! { <span class="s-late" data-testid="wants">{word}</span> })
    };
    view! {
        <header class="s-case__head">
            <h2 class="s-case__title" id=CASE_TITLE tabindex="-1">{title}</h2>
            <span data-testid="payment-status" data-status=move || status.get().map(PaymentStatus::as_str)>
                <StatusChip status/>
            </span>
            <p class="s-case__line u-number">
                <span class="s-case__reference" data-testid="payment-number">{digits}</span>
                <span>{channel}</span>
                <span>{since}</span>
                {wanted}
            </p>
        </header>
    }
}
