//! Paying, in every state.

use domain::{
    payment::{PaymentStatus, RechargeKind},
    problem::ErrorCode,
    wire::PaymentView,
};
use flow::{
    Event, Failure, Flow, Reply,
    fixtures::{
        Conversation, at_counter, at_fee, at_fee_standing, at_opening, at_recharge_check, at_standing,
        fee_payment, key, payable, payment, payment_begun, problem,
    },
    pay, recharge,
};

use crate::clock;

pub(crate) fn methods(kiosk: bool) -> Flow {
    let mut talk = at_recharge_check(kiosk, RechargeKind::Contribution);
    talk.says(Event::Recharge(recharge::Event::Confirmed(key(1))));
    talk.flow
}

pub(crate) fn opening(kiosk: bool) -> Flow {
    at_opening(kiosk).flow
}

pub(crate) fn opening_unreached(kiosk: bool) -> Flow {
    fails(at_opening(kiosk), Failure::Unreachable)
}

pub(crate) fn opening_in_flight(kiosk: bool) -> Flow {
    fails(at_opening(kiosk), problem(ErrorCode::InFlight))
}

pub(crate) fn looking(kiosk: bool) -> Flow {
    let mut talk = at_opening(kiosk);
    talk.hears(payment_begun());
    talk.flow
}

pub(crate) fn waiting(kiosk: bool) -> Flow {
    at_standing(kiosk, waits()).flow
}

pub(crate) fn scanned(kiosk: bool) -> Flow {
    at_standing(kiosk, PaymentView { scanned: true, ..waits() }).flow
}

pub(crate) fn not_paid_yet(kiosk: bool) -> Flow {
    let mut talk = at_standing(kiosk, waits());
    talk.says(Event::Pay(pay::Event::AskAsked)).hears(Reply::Payment(Box::new(waits())));
    talk.flow
}

pub(crate) fn over(kiosk: bool) -> Flow {
    at_standing(kiosk, payable()).flow
}

pub(crate) fn over_unreached(kiosk: bool) -> Flow {
    let mut talk = at_standing(kiosk, payable());
    talk.says(Event::Pay(pay::Event::AskAsked));
    fails(talk, Failure::Unreachable)
}

pub(crate) fn counter(kiosk: bool) -> Flow {
    at_counter(kiosk).flow
}

pub(crate) fn asking(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Querying)
}

pub(crate) fn unknown(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Unknown)
}

pub(crate) fn closed(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Closed)
}

pub(crate) fn paid(kiosk: bool) -> Flow {
    let paid = PaymentView { has_record: false, ..payment(PaymentStatus::Paid) };
    at_standing(kiosk, paid).flow
}

pub(crate) fn done(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Fulfilled)
}

pub(crate) fn refund_due(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::RefundDue)
}

pub(crate) fn refunded(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Refunded)
}

pub(crate) fn held(kiosk: bool) -> Flow {
    stands(kiosk, PaymentStatus::Suspended)
}

pub(crate) fn leaving(kiosk: bool) -> Flow {
    let mut talk = at_standing(kiosk, waits());
    talk.says(Event::VisitEnded);
    talk.flow
}

pub(crate) fn fee(kiosk: bool) -> Flow {
    at_fee(kiosk).flow
}

pub(crate) fn fee_waiting(kiosk: bool) -> Flow {
    let PaymentView { purpose, amount, .. } = fee_payment(PaymentStatus::Pending);
    at_fee_standing(kiosk, PaymentView { purpose, amount, ..waits() }).flow
}

pub(crate) fn fee_done(kiosk: bool) -> Flow {
    at_fee_standing(kiosk, fee_payment(PaymentStatus::Fulfilled)).flow
}

fn stands(kiosk: bool, status: PaymentStatus) -> Flow {
    at_standing(kiosk, payment(status)).flow
}

/// A payment that can be paid for some minutes yet.
fn waits() -> PaymentView {
    PaymentView { until: clock::now().plus_seconds(272), ..payable() }
}

fn fails(mut talk: Conversation, failure: Failure) -> Flow {
    talk.fails(failure);
    talk.flow
}
