//! What is known of a payment.

use domain::{
    payment::{PaymentStatus, Purpose},
    wire::staff::StaffPayment,
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{SummaryList, SummaryRow};

use super::Shown;
use crate::{
    desk::ConsoleEvent,
    dispatch::use_dispatch,
    figures,
    texts::{Texts, t, use_texts},
    wording::money as wording,
};

/// A fact of the payment in words; nothing where it does not apply.
type Fact = fn(Texts, &StaffPayment) -> Option<String>;

/// Every fact but the application, which can be opened.
const FACTS: [(Key, Fact); 11] = [
    (Key::PaymentName, |_, payment| Some(payment.name.to_string())),
    (Key::PaymentForAnother, |texts, payment| Some(payer(texts, payment))),
    (Key::PaymentChannel, |texts, payment| Some(texts.get(wording::channel(payment.line.channel)))),
    (Key::PaymentAmount, |texts, payment| Some(yuan(texts, payment.line.amount))),
    (Key::PaymentTaken, |texts, payment| payment.taken.map(|taken| yuan(texts, taken))),
    (Key::PaymentRefundable, refundable),
    (Key::PaymentBegunAt, |_, payment| Some(figures::time_of_day(payment.begun_at))),
    (Key::PaymentUntil, |_, payment| Some(figures::time_of_day(payment.until))),
    (Key::PaymentPaidAt, |_, payment| payment.paid_at.map(figures::time_of_day)),
    (Key::PaymentTransaction, |_, payment| payment.transaction.clone()),
    (Key::PaymentCredit, |_, payment| payment.credit.clone()),
];

/// The card with all facts that apply.
#[component]
pub(super) fn Facts(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    view! {
        <section class="s-facts" aria-label=t(Key::PaymentFacts)>
            <SummaryList>
                {FACTS.map(|(label, fact)| row(texts, shown, label, fact)).collect_view()}
                <CaseRow shown/>
            </SummaryList>
        </section>
    }
}

/// A fact with its name, as long as it applies.
fn row(texts: Texts, shown: Shown, label: Key, fact: Fact) -> impl IntoView {
    let value = Memo::new(move |_| shown.with(|shown| fact(texts, shown.as_deref()?)));
    let applies = Memo::new(move |_| value.with(Option::is_some));
    let words = Signal::derive(move || value.get().unwrap_or_default());
    move || applies.get().then(|| view! { <SummaryRow label=t(label) value=words/> })
}

/// The application that the fee is for, and the way to it.
#[component]
fn CaseRow(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let of = Memo::new(move |_| {
        shown.with(|shown| match &shown.as_deref()?.line.purpose {
            Purpose::Fee { reference, .. } => Some(reference.clone()),
            Purpose::TopUp | Purpose::Contribution { .. } => None,
        })
    });
    move || {
        let reference = of.get()?;
        let value = reference.grouped();
        let opened = move |()| dispatch.at_work(ConsoleEvent::CaseWanted(reference.clone()));
        let action = Signal::derive(move || Some(texts.get(Key::PaymentCaseOpen)));
        Some(view! {
            <SummaryRow
                label=t(Key::PaymentCase)
                value=Signal::stored(value)
                action
                on_action=Callback::new(opened)
                attr:data-testid="payment-case"
            />
        })
    }
}

fn yuan(texts: Texts, amount: domain::money::Fen) -> String {
    texts.with(Key::PaymentValue, &[("amount", &texts.amount(amount))])
}

fn payer(texts: Texts, payment: &StaffPayment) -> String {
    texts.get(if payment.for_another { Key::PaymentForAnotherYes } else { Key::PaymentForAnotherNo })
}

/// What can go back, or who has it instead.
fn refundable(texts: Texts, payment: &StaffPayment) -> Option<String> {
    let credited = payment.line.status == PaymentStatus::Fulfilled
        && !matches!(payment.line.purpose, Purpose::Fee { .. });
    if credited {
        return Some(texts.get(Key::PaymentRefundableCore));
    }
    (!payment.refundable.is_zero()).then(|| yuan(texts, payment.refundable))
}
