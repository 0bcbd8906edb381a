use domain::{
    masked::Masked,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose, RefundReason, RefundStatus},
    wire::staff::{RefundId, RefundView, StaffPayment, StaffPaymentLine, StaffPaymentList, Want},
};

use super::fixtures::Talk;
use crate::desk::{
    Call, ConsoleEvent, Event, MoneyCall, MoneyEvent, PaymentDesk, PaymentPress, PaymentsEvent, Place, Reply,
};

/// What is asked for in these tests.
pub(super) const AMOUNT: Fen = Fen(2_500);

pub(super) fn number(number: u64) -> PaymentNumber {
    PaymentNumber::from_number(number)
}

pub(super) fn line(of: u64, status: PaymentStatus, wants: Option<Want>) -> StaffPaymentLine {
    StaffPaymentLine {
        number: number(of),
        purpose: Purpose::TopUp,
        amount: AMOUNT,
        channel: Channel::Wechat,
        status,
        since: Moment(0),
        wants,
    }
}

pub(super) fn list(lines: &[StaffPaymentLine]) -> Reply {
    let wanting = lines.iter().filter(|line| line.wants.is_some()).count();
    let wanting = u32::try_from(wanting).unwrap();
    Reply::Payments(Box::new(StaffPaymentList { wanting, payments: lines.to_vec() }))
}

/// A payment of which nothing can be given back.
pub(super) fn view(of: u64, status: PaymentStatus) -> StaffPayment {
    StaffPayment {
        line: line(of, status, None),
        version: 3,
        name: Masked::name("张小兰"),
        for_another: false,
        begun_at: Moment(0),
        until: Moment(0),
        taken: None,
        paid_at: None,
        transaction: None,
        credit: None,
        refundable: Fen::ZERO,
        history: vec![],
        movements: vec![],
        refunds: vec![],
    }
}

pub(super) fn refund(status: RefundStatus, proposed_by: Option<&str>) -> RefundView {
    RefundView {
        id: RefundId(uuid::Uuid::from_u128(1)),
        version: 5,
        amount: Fen(1_000),
        reason: RefundReason::ServiceFailed,
        status,
        since: Moment(0),
        proposed_by: proposed_by.map(str::to_owned),
        agreed_by: None,
        by_hand: None,
        confirmed_by: None,
    }
}

pub(super) fn shown(view: &StaffPayment) -> Reply {
    Reply::Payment(Box::new(view.clone()))
}

/// On the page of payments, with these lines.
pub(super) fn at_payments(lines: &[StaffPaymentLine]) -> Talk {
    let mut talk = Talk::at_queue(&[]);
    talk.answer_to(|call| matches!(call, Call::Money(MoneyCall::ListPayments(_))), Ok(list(lines)));
    talk.work(ConsoleEvent::Went(Place::Payments));
    talk
}

/// With this payment open.
pub(super) fn at_payment(view: &StaffPayment) -> Talk {
    let mut talk = at_payments(std::slice::from_ref(&view.line));
    talk.work(ConsoleEvent::Money(MoneyEvent::Opened(view.line.number.clone())));
    talk.answer(Ok(shown(view)));
    talk
}

/// Tells the list something; what is asked then.
pub(super) fn said_list(talk: &mut Talk, event: PaymentsEvent) -> Vec<Call> {
    talk.work(ConsoleEvent::Money(MoneyEvent::Payments(event)));
    talk.calls()
}

/// Presses something of the open payment; what is asked then.
pub(super) fn pressed(talk: &mut Talk, press: PaymentPress) -> Vec<Call> {
    talk.tell(Event::Console(ConsoleEvent::Money(MoneyEvent::Payment(press))));
    talk.calls()
}

pub(super) fn open(talk: &Talk) -> &PaymentDesk {
    talk.console().money.open.as_ref().expect("a payment is open")
}
