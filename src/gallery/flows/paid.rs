//! What was paid: the truth about a payment, one's own payments, and what is printed of them.

use domain::{
    money::Fen,
    payment::{PaymentStatus, RechargeKind},
    problem::ErrorCode,
    recharge::{MonthEndRule, RechargeRule},
    wire::PaymentTruth,
};
use flow::{
    Event, Failure, Flow, Reply, Target,
    fixtures::{
        Conversation, at_payment, at_payments, at_truth, certificate, payment, payment_list, payment_number,
        problem, today, truth, unresolved,
    },
    payments::{Event as Paid, Filter, Group},
};

pub(crate) fn ways(kiosk: bool) -> Flow {
    Conversation::opened(Target::Payments, kiosk).flow
}

pub(crate) fn find(kiosk: bool) -> Flow {
    Conversation::opened(Target::FindPayment, kiosk).flow
}

pub(crate) fn find_wrong(kiosk: bool) -> Flow {
    says(at_find(kiosk), Paid::CodeGiven("482739156018".into())).flow
}

pub(crate) fn find_none(kiosk: bool) -> Flow {
    let mut talk = says(at_find(kiosk), Paid::CodeGiven(payment_number().to_string()));
    talk.fails(problem(ErrorCode::PaymentNotFound));
    talk.flow
}

pub(crate) fn truth_created(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Created).flow
}

pub(crate) fn truth_pending(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Pending).flow
}

pub(crate) fn truth_querying(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Querying).flow
}

pub(crate) fn truth_unknown(kiosk: bool) -> Flow {
    says(at_truth(kiosk, PaymentStatus::Unknown), Paid::PauseOver).flow
}

pub(crate) fn truth_closed(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Closed).flow
}

pub(crate) fn truth_paid(kiosk: bool) -> Flow {
    says(at_truth(kiosk, PaymentStatus::Paid), Paid::PauseOver).flow
}

pub(crate) fn truth_fulfilled(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Fulfilled).flow
}

pub(crate) fn truth_fee(kiosk: bool) -> Flow {
    let fee = payment_list().payments.swap_remove(1);
    let mut talk = says(at_find(kiosk), Paid::CodeGiven(fee.number.to_string()));
    let told = PaymentTruth { purpose: fee.purpose, amount: fee.amount, ..truth(PaymentStatus::Fulfilled) };
    talk.hears(Reply::PaymentFound(Box::new(told)));
    talk.flow
}

pub(crate) fn truth_suspended(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Suspended).flow
}

pub(crate) fn truth_refund_due(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::RefundDue).flow
}

pub(crate) fn truth_refunded(kiosk: bool) -> Flow {
    at_truth(kiosk, PaymentStatus::Refunded).flow
}

pub(crate) fn list(kiosk: bool) -> Flow {
    at_payments(kiosk).flow
}

pub(crate) fn list_given_back(kiosk: bool) -> Flow {
    let filter = Filter { group: Some(Group::GivenBack), year: None };
    says(at_payments(kiosk), Paid::Filtered(filter)).flow
}

pub(crate) fn list_empty(kiosk: bool) -> Flow {
    let mut talk = says(at_payments(kiosk), Paid::MineAsked);
    talk.hears(Reply::Payments(Box::default()));
    talk.flow
}

pub(crate) fn list_unreached(kiosk: bool) -> Flow {
    let mut talk = says(at_truth(kiosk, PaymentStatus::Fulfilled), Paid::RecordAsked);
    flow::fixtures::identifies(&mut talk);
    talk.fails(Failure::Unreachable);
    talk.flow
}

pub(crate) fn one(kiosk: bool) -> Flow {
    at_payment(kiosk, PaymentStatus::Fulfilled).flow
}

pub(crate) fn one_for_another(kiosk: bool) -> Flow {
    let mother = payment_list().payments.swap_remove(3);
    let mut talk = says(at_payments(kiosk), Paid::Chosen(mother.number.clone()));
    talk.hears(Reply::Payment(Box::new(mother)));
    talk.flow
}

pub(crate) fn one_part_given_back(kiosk: bool) -> Flow {
    let mut talk = says(at_payments(kiosk), Paid::Chosen(payment_number()));
    let mut part = payment(PaymentStatus::Fulfilled);
    (part.promised_back, part.given_back) = (Fen(8_000), Fen(5_000));
    talk.hears(Reply::Payment(Box::new(part)));
    talk.flow
}

pub(crate) fn one_in_doubt(kiosk: bool) -> Flow {
    at_payment(kiosk, PaymentStatus::Querying).flow
}

pub(crate) fn one_asked(kiosk: bool) -> Flow {
    let mut talk = says(at_payment(kiosk, PaymentStatus::Querying), Paid::AskAsked);
    talk.hears(Reply::Payment(Box::new(payment(PaymentStatus::Paid))));
    talk.flow
}

pub(crate) fn one_refunded(kiosk: bool) -> Flow {
    at_payment(kiosk, PaymentStatus::Refunded).flow
}

pub(crate) fn one_closed(kiosk: bool) -> Flow {
    at_payment(kiosk, PaymentStatus::Closed).flow
}

pub(crate) fn printing(kiosk: bool) -> Flow {
    at_printing(kiosk).flow
}

pub(crate) fn nothing_came(kiosk: bool) -> Flow {
    says(at_printing(kiosk), Paid::NothingCame).flow
}

pub(crate) fn period(kiosk: bool) -> Flow {
    says(at_payments(kiosk), Paid::PeriodAsked).flow
}

pub(crate) fn period_reversed(kiosk: bool) -> Flow {
    let (from, to) = ("20261101".into(), "20261001".into());
    let talk = says(at_payments(kiosk), Paid::PeriodAsked);
    says(talk, Paid::PeriodGiven { from, to, today: today() }).flow
}

pub(crate) fn statement(kiosk: bool) -> Flow {
    at_statement(kiosk, 2026).flow
}

pub(crate) fn statement_none(kiosk: bool) -> Flow {
    at_statement(kiosk, 2020).flow
}

pub(crate) fn statement_nothing_came(kiosk: bool) -> Flow {
    says(says(at_statement(kiosk, 2026), Paid::PrintAsked), Paid::NothingCame).flow
}

pub(crate) fn left_attract(kiosk: bool) -> Flow {
    left(Conversation::opened(Target::Home, kiosk))
}

pub(crate) fn left_home(kiosk: bool) -> Flow {
    let mut talk = Conversation::opened(Target::Home, kiosk);
    talk.says(Event::Went(Target::Home));
    left(talk)
}

fn left(talk: Conversation) -> Flow {
    let other = payment_list().payments.swap_remove(2).number;
    let first = unresolved(PaymentStatus::Unknown);
    let second = domain::wire::UnresolvedPayment { number: other, ..first.clone() };
    says(talk, Paid::Left(vec![first, second])).flow
}

fn at_find(kiosk: bool) -> Conversation {
    Conversation::opened(Target::FindPayment, kiosk)
}

fn at_printing(kiosk: bool) -> Conversation {
    let mut talk = says(at_payment(kiosk, PaymentStatus::Fulfilled), Paid::PrintAsked);
    let signed = "c5AuPk3mB2vXhQ9sLr0TnZyWdEoFjKxIuG7aH1bCgVtMqP4wRzN8eJyS6DlU".repeat(3);
    talk.hears(Reply::RecordCode(format!("https://kiosk.example/verify/482739156017?c={signed}")));
    talk
}

fn at_statement(kiosk: bool, year: i32) -> Conversation {
    let talk = says(at_payments(kiosk), Paid::PeriodAsked);
    let mut talk = says(talk, Paid::YearTaken(year));
    talk.hears(Reply::RechargeRule(Box::new(RechargeRule {
        kind: RechargeKind::TopUp,
        least: Fen(100),
        most: Fen(500_000),
        methods: Vec::new(),
        ways: Vec::new(),
        month_end: MonthEndRule { day: 25, grace_days: 3 },
        certificate: certificate(),
    })));
    talk
}

fn says(mut talk: Conversation, event: Paid) -> Conversation {
    talk.says(Event::Payments(event));
    talk
}
