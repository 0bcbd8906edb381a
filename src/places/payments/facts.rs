//! Everything about a payment of one's own: what is known of it, and what happened when.

use domain::{
    money::Fen,
    payment::{PaymentStatus, Purpose},
    wire::PaymentView,
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Stage, SummaryList, SummaryRow, Timeline, TimelineEntry, grouped};

use super::wording;
use crate::texts::{self, Texts, t, use_texts};

/// How the gateway's own number is grouped, so that it can be compared and breaks where it may.
const TRANSACTION: &[usize] = &[4, 4, 4, 4, 4, 4, 4];

/// What it was for, for whom, how much, by which way.
#[component]
pub(crate) fn Facts(payment: Memo<PaymentView>) -> impl IntoView {
    let texts = use_texts();
    let rows = move || payment.with(|payment| rows(texts, payment));
    let row = |(label, value): (Key, String)| {
        view! { <SummaryRow label=t(label) value=Signal::stored(value)/> }
    };
    view! { <SummaryList>{move || rows().into_iter().map(row).collect_view()}</SummaryList> }
}

fn rows(texts: Texts, payment: &PaymentView) -> Vec<(Key, String)> {
    let whom = if payment.for_another { payment.name.to_string() } else { texts.get(Key::PaymentsOneself) };
    let going = wording::going_back(payment.promised_back, payment.given_back);
    let some = |amount: Fen| (!amount.is_zero()).then(|| wording::yuan(texts, amount));
    let until = payment.status.is_awaited() && payment.paid_at.is_none();
    let rows = [
        (Key::PaymentsPurpose, Some(wording::purpose(texts, &payment.purpose))),
        (Key::PaymentsAmount, Some(wording::yuan(texts, payment.amount))),
        (Key::PaymentsPerson, Some(whom)),
        (Key::PaymentsChannel, Some(texts.get(wording::channel(payment.channel)))),
        (Key::PaymentsUntil, until.then(|| texts::moment(texts, payment.until))),
        (Key::PaymentsGivenBack, some(payment.given_back)),
        (Key::PaymentsGivingBack, some(going)),
        (Key::PaymentsTransaction, payment.transaction.as_deref().map(|number| grouped(number, TRANSACTION))),
    ];
    rows.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// Begun, paid, credited, given back.
#[component]
pub(super) fn Happened(payment: Memo<PaymentView>) -> impl IntoView {
    let texts = use_texts();
    let entries = Signal::derive(move || payment.with(|payment| entries(texts, payment)));
    view! {
        <section class="s-history">
            <h2>{t(Key::PaymentsHappened)}</h2>
            <Timeline entries/>
        </section>
    }
}

fn entries(texts: Texts, payment: &PaymentView) -> Vec<TimelineEntry> {
    let entry =
        |title: Key, hint: String, stage: Stage| TimelineEntry { title: texts.get(title), hint, stage };
    let at = |moment| texts::dated(texts, moment);
    let is_awaited = payment.status.is_awaited();
    let mut entries = vec![entry(Key::PaymentsBegun, at(payment.begun_at), Stage::Done)];
    match (payment.paid_at, payment.status) {
        (Some(paid), _) => entries.push(entry(Key::PaymentsPaid, at(paid), Stage::Done)),
        (None, PaymentStatus::Closed) => {
            entries.push(entry(Key::PaymentsNotPaid, String::new(), Stage::Refused));
        }
        (None, status) => {
            let stage = if is_awaited { Stage::Current } else { Stage::Done };
            entries.push(entry(Key::PaymentsPaid, texts.get(wording::word(status)), stage));
        }
    }
    entries.extend(fulfilled(texts, payment).map(|(title, hint, stage)| entry(title, hint, stage)));
    entries
        .extend(given_back(texts, payment).into_iter().map(|(title, hint, stage)| entry(title, hint, stage)));
    entries
}

/// That what was paid for has happened, or is to happen.
fn fulfilled(texts: Texts, payment: &PaymentView) -> Option<(Key, String, Stage)> {
    let title = match payment.purpose {
        Purpose::TopUp => Key::PaymentsCredited,
        Purpose::Fee { .. } | Purpose::Contribution { .. } => Key::PaymentsSettled,
    };
    match (payment.fulfilled_at, payment.status) {
        (Some(at), _) => Some((title, texts::dated(texts, at), Stage::Done)),
        (None, PaymentStatus::Paid) => {
            Some((title, texts.get(wording::word(PaymentStatus::Paid)), Stage::Current))
        }
        (None, status) if status.is_awaited() => Some((title, String::new(), Stage::Ahead)),
        (None, _) => None,
    }
}

/// What went back, and what goes back.
fn given_back(texts: Texts, payment: &PaymentView) -> Vec<(Key, String, Stage)> {
    if payment.status == PaymentStatus::Suspended {
        let word = texts.get(wording::word(PaymentStatus::Suspended));
        return vec![(Key::PaymentsGivenBack, word, Stage::Current)];
    }
    let going = wording::going_back(payment.promised_back, payment.given_back);
    let both = [
        (Key::PaymentsGivenBack, payment.given_back, Stage::Done),
        (Key::PaymentsGivingBack, going, Stage::Current),
    ];
    let some = both.into_iter().filter(|(_, amount, _)| !amount.is_zero());
    some.map(|(title, amount, stage)| (title, wording::yuan(texts, amount), stage)).collect()
}
