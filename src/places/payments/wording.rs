//! Payments in words: every state, purpose and fault of a number has a sentence of its own.
//!
//! **Invariant:** a case without a sentence does not compile.

use domain::{
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentStatus, Purpose},
};
use flow::payments::{FindError, Group, PeriodError};
use text::app::Key;
use ui::Tone;

use crate::{
    places::home::Tile,
    texts::{self, Texts},
};

/// What must be known of a payment to say how it stands.
#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) purpose: &'a Purpose,
    pub(super) status: PaymentStatus,
    pub(super) promised_back: Fen,
    pub(super) given_back: Fen,
    pub(super) fulfil_by: Option<Moment>,
}

/// The word on the chip.
pub(super) const fn word(status: PaymentStatus) -> Key {
    match status {
        PaymentStatus::Created => Key::PaymentsStatusCreated,
        PaymentStatus::Pending => Key::PaymentsStatusPending,
        PaymentStatus::Querying => Key::PaymentsStatusQuerying,
        PaymentStatus::Unknown => Key::PaymentsStatusUnknown,
        PaymentStatus::Closed => Key::PaymentsStatusClosed,
        PaymentStatus::Paid => Key::PaymentsStatusPaid,
        PaymentStatus::Fulfilled => Key::PaymentsStatusFulfilled,
        PaymentStatus::Suspended => Key::PaymentsStatusSuspended,
        PaymentStatus::RefundDue => Key::PaymentsStatusRefundDue,
        PaymentStatus::Refunded => Key::PaymentsStatusRefunded,
    }
}

pub(super) const fn tone(status: PaymentStatus) -> Tone {
    match status {
        PaymentStatus::Fulfilled => Tone::Good,
        PaymentStatus::Unknown | PaymentStatus::Suspended => Tone::Warn,
        PaymentStatus::Created
        | PaymentStatus::Pending
        | PaymentStatus::Querying
        | PaymentStatus::Closed
        | PaymentStatus::Paid
        | PaymentStatus::RefundDue
        | PaymentStatus::Refunded => Tone::Info,
    }
}

/// How it stands, as one would say it.
pub(crate) const fn headline(purpose: &Purpose, status: PaymentStatus) -> Key {
    match (status, purpose.is_credited()) {
        (PaymentStatus::Created, _) => Key::PaymentsIsCreated,
        (PaymentStatus::Pending, _) => Key::PaymentsIsPending,
        (PaymentStatus::Querying, _) => Key::PaymentsIsQuerying,
        (PaymentStatus::Unknown, _) => Key::PaymentsIsUnknown,
        (PaymentStatus::Closed, _) => Key::PaymentsIsClosed,
        (PaymentStatus::Paid, true) => Key::PaymentsIsPaid,
        (PaymentStatus::Paid, false) => Key::PaymentsIsPaidFee,
        (PaymentStatus::Fulfilled, true) => Key::PaymentsIsCredited,
        (PaymentStatus::Fulfilled, false) => Key::PaymentsIsSettled,
        (PaymentStatus::Suspended, _) => Key::PaymentsIsSuspended,
        (PaymentStatus::RefundDue, _) => Key::PaymentsIsRefundDue,
        (PaymentStatus::Refunded, _) => Key::PaymentsIsRefunded,
    }
}

/// What happens next, and by when.
pub(super) fn then(texts: Texts, case: Case<'_>) -> String {
    match case.status {
        PaymentStatus::Created => texts.get(Key::PaymentsThenCreated),
        PaymentStatus::Pending => texts.get(Key::PaymentsThenPending),
        PaymentStatus::Querying => texts.get(Key::PaymentsThenQuerying),
        PaymentStatus::Unknown => texts.get(Key::PaymentsThenUnknown),
        PaymentStatus::Closed => texts.get(Key::PaymentsThenClosed),
        PaymentStatus::Paid => {
            let latest = case.fulfil_by.map(|latest| texts::moment(texts, latest)).unwrap_or_default();
            texts.with(Key::PaymentsThenPaid, &[("moment", &latest)])
        }
        PaymentStatus::Fulfilled => texts.get(match case.purpose {
            Purpose::Fee { .. } => Key::PaymentsThenFee,
            Purpose::TopUp => Key::PaymentsThenTopUp,
            Purpose::Contribution { .. } => Key::PaymentsThenContribution,
        }),
        PaymentStatus::Suspended => texts.get(Key::PaymentsThenSuspended),
        PaymentStatus::RefundDue => {
            let going = texts.amount(going_back(case.promised_back, case.given_back));
            texts.with(Key::PaymentsThenRefundDue, &[("amount", &going)])
        }
        PaymentStatus::Refunded => {
            texts.with(Key::PaymentsThenRefunded, &[("amount", &texts.amount(case.given_back))])
        }
    }
}

/// What is on its way back.
pub(super) const fn going_back(promised: Fen, given: Fen) -> Fen {
    Fen(promised.0 - given.0)
}

/// What was paid for.
pub(crate) fn purpose(texts: Texts, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Fee { service, .. } => {
            let service = texts.get(Tile::of(*service).title);
            texts.with(Key::PaymentsPurposeFee, &[("service", &service)])
        }
        Purpose::TopUp => texts.get(Key::PaymentsPurposeTopUp),
        Purpose::Contribution { year } => {
            texts.with(Key::PaymentsPurposeContribution, &[("year", &year.to_string())])
        }
    }
}

pub(crate) const fn channel(channel: Channel) -> Key {
    match channel {
        Channel::Wechat => Key::PaymentsChannelWechat,
        Channel::Counter => Key::PaymentsChannelCounter,
    }
}

/// An amount with its unit.
pub(crate) fn yuan(texts: Texts, amount: Fen) -> String {
    texts.with(Key::PaymentsYuan, &[("amount", &texts.amount(amount))])
}

/// What a group of payments is called; all of them where there is none.
pub(super) const fn group(group: Option<Group>) -> Key {
    match group {
        None => Key::PaymentsListAll,
        Some(Group::Settling) => Key::PaymentsListSettling,
        Some(Group::Over) => Key::PaymentsListOver,
        Some(Group::GivenBack) => Key::PaymentsListGivenBack,
    }
}

/// What to do about a number.
pub(super) fn find_error(texts: Texts, error: FindError) -> String {
    match error {
        FindError::Length { found: 0 } => texts.get(Key::PaymentsFindEmpty),
        FindError::Length { found } => texts.with(Key::PaymentsFindLength, &[("found", &found.to_string())]),
        FindError::Character => texts.get(Key::PaymentsFindCharacter),
        FindError::CheckDigit => texts.get(Key::PaymentsFindCheck),
    }
}

pub(super) const fn period_error(error: PeriodError) -> Key {
    match error {
        PeriodError::From => Key::PaymentsPeriodWrongFrom,
        PeriodError::To => Key::PaymentsPeriodWrongTo,
        PeriodError::Reversed => Key::PaymentsPeriodReversed,
        PeriodError::NotYet => Key::PaymentsPeriodNotYet,
    }
}
