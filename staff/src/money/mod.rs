//! The pages of money: payments with the open one beside them, reconciliation, the bank's month-end files.

mod accounts;
mod actions;
mod days;
mod differences;
mod facts;
mod filters;
mod head;
mod line;
mod month_ends;
mod page;
mod pane;
mod questions;
mod reconciliation;
mod refund_question;
mod refunds;
mod settle_question;
mod trail;

use domain::wire::staff::StaffPayment;
use leptos::prelude::*;
use text::staff::Key;

pub(crate) use self::{month_ends::MonthEndsPage, page::PaymentsPage, reconciliation::ReconciliationPage};
use crate::{
    desk::{MoneyEvent, PaymentDesk, PaymentPress, Place},
    dispatch::{Dispatch, watch_work},
    texts::{Texts, t, use_texts},
};

/// The open payment, for its components. Inside a shown payment there always is one.
type Shown = Memo<Option<Box<StaffPayment>>>;

/// A memo of a part of the open payment; `T`'s default while none is open.
fn watch_payment<T>(read: impl Fn(&PaymentDesk) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    watch_work(move |console| console.money.open.as_ref().map(&read).unwrap_or_default())
}

/// Sends something that happened to the open payment.
fn press(dispatch: Dispatch, press: PaymentPress) {
    dispatch.at_work(crate::desk::ConsoleEvent::Money(MoneyEvent::Payment(press)));
}

/// The heads of a table.
fn headings<const N: usize>(texts: Texts, keys: [Key; N]) -> Signal<Vec<String>> {
    Signal::derive(move || keys.map(|key| texts.get(key)).to_vec())
}

/// The pages of money, and which one this is.
#[component]
fn Parts(
    /// This page.
    of: Place,
) -> impl IntoView {
    let texts = use_texts();
    let part = move |place: Place| {
        let name = match place {
            Place::Reconciliation => Key::NavReconciliation,
            Place::MonthEnds => Key::NavMonthEnds,
            Place::Queue
            | Place::Handover
            | Place::Vouch
            | Place::Cards
            | Place::Stock
            | Place::Kiosks
            | Place::Notices
            | Place::Payments => Key::NavPaymentsList,
        };
        let current = (place == of).then_some("page");
        view! { <a class="s-parts__part" href=place.hash() aria-current=current>{move || texts.get(name)}</a> }
    };
    view! { <nav class="s-parts" aria-label=t(Key::NavMoney)>{Place::MONEY.map(part)}</nav> }
}
