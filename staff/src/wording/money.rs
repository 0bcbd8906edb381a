//! What is said of payments, refunds, the ledger, reconciliation and month-end files.

use domain::{
    moment::iso_date,
    money::Fen,
    month_end::MonthEndFault,
    payment::{Channel, PaymentEvent, PaymentStatus, Purpose, RefundReason, RefundStatus},
    problem::ErrorCode,
    reconcile::DifferenceKind,
    wire::staff::{DayToReconcile, RefundDecision, Want},
};
use text::staff::Key;
use ui::{ButtonLook, Tone};

use crate::{
    desk::{MonthEndDone, PaymentAction, PaymentSaid, ReconcileDone},
    texts::Texts,
};

/// What is said of a code otherwise than elsewhere.
pub(crate) const fn refused(code: ErrorCode) -> Option<Key> {
    match code {
        ErrorCode::NotAllowed => Some(Key::PaymentNotYours),
        ErrorCode::NotFound => Some(Key::FailurePaymentNotFound),
        ErrorCode::Unavailable => Some(Key::PaymentGatewayAway),
        _ => None,
    }
}

/// Why a payment wants a clerk.
pub(crate) const fn want(want: Want) -> Key {
    match want {
        Want::Unknown => Key::WantUnknown,
        Want::Suspended => Key::WantSuspended,
        Want::RefundProposed => Key::WantRefundProposed,
        Want::RefundTwice => Key::WantRefundTwice,
        Want::RefundAbnormal => Key::WantRefundAbnormal,
        Want::RefundAtCounter => Key::WantRefundAtCounter,
    }
}

/// Where a payment stands, and what that means to a clerk.
pub(crate) const fn status(status: PaymentStatus) -> (Key, Tone) {
    match status {
        PaymentStatus::Created => (Key::PayStatusCreated, Tone::Info),
        PaymentStatus::Pending => (Key::PayStatusPending, Tone::Info),
        PaymentStatus::Querying => (Key::PayStatusQuerying, Tone::Info),
        PaymentStatus::Unknown => (Key::PayStatusUnknown, Tone::Warn),
        PaymentStatus::Closed => (Key::PayStatusClosed, Tone::Info),
        PaymentStatus::Paid => (Key::PayStatusPaid, Tone::Info),
        PaymentStatus::Fulfilled => (Key::PayStatusFulfilled, Tone::Good),
        PaymentStatus::Suspended => (Key::PayStatusSuspended, Tone::Warn),
        PaymentStatus::RefundDue => (Key::PayStatusRefundDue, Tone::Warn),
        PaymentStatus::Refunded => (Key::PayStatusRefunded, Tone::Info),
    }
}

/// What happened to a payment; nothing stands for the begin.
pub(crate) const fn event(event: Option<PaymentEvent>) -> Key {
    match event {
        None => Key::PayEventBegun,
        Some(PaymentEvent::CodeIssued) => Key::PayEventCodeIssued,
        Some(PaymentEvent::Declined) => Key::PayEventDeclined,
        Some(PaymentEvent::TimeOver) => Key::PayEventTimeOver,
        Some(PaymentEvent::GivenUp) => Key::PayEventGivenUp,
        Some(PaymentEvent::ConfirmedUnpaid) => Key::PayEventConfirmedUnpaid,
        Some(PaymentEvent::NotLearned) => Key::PayEventNotLearned,
        Some(PaymentEvent::Paid) => Key::PayEventPaid,
        Some(PaymentEvent::PaidWrongly) => Key::PayEventPaidWrongly,
        Some(PaymentEvent::CounterPaid) => Key::PayEventCounterPaid,
        Some(PaymentEvent::Fulfilled) => Key::PayEventFulfilled,
        Some(PaymentEvent::FulfilmentRefused) => Key::PayEventFulfilmentRefused,
        Some(PaymentEvent::FulfilmentLapsed) => Key::PayEventFulfilmentLapsed,
        Some(PaymentEvent::RefundAgreed) => Key::PayEventRefundAgreed,
        Some(PaymentEvent::GivenBack) => Key::PayEventGivenBack,
    }
}

/// What is paid for, as short as a line of the list has room.
pub(crate) fn purpose_short(texts: Texts, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Fee { .. } => texts.get(Key::PayPurposeFeeShort),
        Purpose::TopUp | Purpose::Contribution { .. } => self::purpose(texts, purpose),
    }
}

/// What is paid for.
pub(crate) fn purpose(texts: Texts, purpose: &Purpose) -> String {
    match purpose {
        Purpose::Fee { service, .. } => {
            let service = texts.get(super::service(*service).0);
            texts.with(Key::PayPurposeFee, &[("service", &service)])
        }
        Purpose::TopUp => texts.get(Key::PayPurposeTopUp),
        Purpose::Contribution { year } => {
            texts.with(Key::PayPurposeContribution, &[("year", &year.to_string())])
        }
    }
}

/// By which way it is paid.
pub(crate) const fn channel(channel: Channel) -> Key {
    match channel {
        Channel::Wechat => Key::PayChannelWechat,
        Channel::Counter => Key::PayChannelCounter,
    }
}

/// What is said over a payment.
pub(crate) const fn said(said: PaymentSaid) -> (Key, Tone) {
    match said {
        PaymentSaid::Changed => (Key::PaymentChanged, Tone::Warn),
        PaymentSaid::NothingWants => (Key::PaymentNothingWants, Tone::Info),
        PaymentSaid::Done(PaymentAction::Ask) => (Key::PaymentDoneAsk, Tone::Info),
        PaymentSaid::Done(PaymentAction::Settle) => (Key::PaymentDoneSettle, Tone::Good),
        PaymentSaid::Done(PaymentAction::Refund) => (Key::PaymentDoneRefund, Tone::Good),
        PaymentSaid::Done(PaymentAction::Decide(_, decision)) => match decision {
            RefundDecision::Agree => (Key::PaymentDoneAgree, Tone::Good),
            RefundDecision::TurnDown => (Key::PaymentDoneTurnDown, Tone::Good),
            RefundDecision::TryAgain => (Key::PaymentDoneTryAgain, Tone::Good),
            RefundDecision::BroughtByHand => (Key::PaymentDoneByHand, Tone::Good),
            RefundDecision::ConfirmByHand => (Key::PaymentDoneConfirm, Tone::Good),
            RefundDecision::NotBrought => (Key::PaymentDoneNotBrought, Tone::Good),
            RefundDecision::Recovered => (Key::PaymentDoneRecovered, Tone::Good),
        },
    }
}

/// Where a refund stands.
pub(crate) const fn refund_status(status: RefundStatus) -> (Key, Tone) {
    match status {
        RefundStatus::Proposed => (Key::RefundStatusProposed, Tone::Warn),
        RefundStatus::TurnedDown => (Key::RefundStatusTurnedDown, Tone::Info),
        RefundStatus::Due => (Key::RefundStatusDue, Tone::Info),
        RefundStatus::Processing => (Key::RefundStatusProcessing, Tone::Info),
        RefundStatus::Abnormal => (Key::RefundStatusAbnormal, Tone::Error),
        RefundStatus::Done => (Key::RefundStatusDone, Tone::Good),
        RefundStatus::Twice => (Key::RefundStatusTwice, Tone::Error),
    }
}

/// Why money goes back.
pub(crate) const fn refund_reason(reason: RefundReason) -> Key {
    match reason {
        RefundReason::NotFulfilled => Key::RefundReasonNotFulfilled,
        RefundReason::PaidLate => Key::RefundReasonPaidLate,
        RefundReason::PaidTwice => Key::RefundReasonPaidTwice,
        RefundReason::WrongAmount => Key::RefundReasonWrongAmount,
        RefundReason::ServiceFailed => Key::RefundReasonServiceFailed,
        RefundReason::ChargedWrongly => Key::RefundReasonChargedWrongly,
    }
}

/// A button of a refund, its name for tests, and the question behind it. Title and answer name the amount.
pub(crate) struct Deciding {
    /// The word on the button.
    pub(crate) button: Key,
    /// Its name for tests.
    pub(crate) test_id: &'static str,
    /// The question.
    pub(crate) title: Key,
    /// What it means.
    pub(crate) hint: Key,
    /// The answer that does it.
    pub(crate) yes: Key,
    /// How that looks.
    pub(crate) look: ButtonLook,
}

/// What a clerk has done who brought money by hand.
const fn brought(channel: Channel) -> Key {
    match channel {
        Channel::Counter => Key::RefundCash,
        Channel::Wechat => Key::RefundByHand,
    }
}

/// What a clerk can say about a refund of a payment by `channel`.
pub(crate) const fn deciding(decision: RefundDecision, channel: Channel) -> Deciding {
    match decision {
        RefundDecision::Agree => Deciding {
            button: Key::RefundAgree,
            test_id: "refund-agree",
            title: Key::RefundSureAgreeTitle,
            hint: Key::RefundSureAgreeHint,
            yes: Key::RefundSureAgree,
            look: ButtonLook::Danger,
        },
        RefundDecision::TurnDown => Deciding {
            button: Key::RefundTurnDown,
            test_id: "refund-turn-down",
            title: Key::RefundSureTurnDownTitle,
            hint: Key::RefundSureTurnDownHint,
            yes: Key::RefundSureTurnDown,
            look: ButtonLook::Primary,
        },
        RefundDecision::TryAgain => Deciding {
            button: Key::RefundTryAgain,
            test_id: "refund-try-again",
            title: Key::RefundSureTryAgainTitle,
            hint: Key::RefundSureTryAgainHint,
            yes: Key::RefundSureTryAgain,
            look: ButtonLook::Primary,
        },
        RefundDecision::BroughtByHand => Deciding {
            button: brought(channel),
            test_id: "refund-by-hand",
            title: Key::RefundSureByHandTitle,
            hint: Key::RefundSureByHandHint,
            yes: Key::RefundSureByHand,
            look: ButtonLook::Primary,
        },
        RefundDecision::ConfirmByHand => Deciding {
            button: Key::RefundConfirm,
            test_id: "refund-confirm",
            title: Key::RefundSureConfirmTitle,
            hint: Key::RefundSureConfirmHint,
            yes: Key::RefundSureConfirm,
            look: ButtonLook::Danger,
        },
        RefundDecision::NotBrought => Deciding {
            button: Key::RefundNotBrought,
            test_id: "refund-not-brought",
            title: Key::RefundSureNotBroughtTitle,
            hint: Key::RefundSureNotBroughtHint,
            yes: Key::RefundSureNotBrought,
            look: ButtonLook::Primary,
        },
        RefundDecision::Recovered => Deciding {
            button: Key::RefundRecovered,
            test_id: "refund-recovered",
            title: Key::RefundSureRecoveredTitle,
            hint: Key::RefundSureRecoveredHint,
            yes: Key::RefundSureRecovered,
            look: ButtonLook::Danger,
        },
    }
}

/// An amount in figures and in the capital words of vouchers, in the sentence of `key`.
pub(crate) fn amount(texts: Texts, key: Key, amount: Fen) -> String {
    let words = amount.in_words().unwrap_or_default();
    texts.with(key, &[("amount", &texts.amount(amount)), ("words", &words)])
}

/// A kind of account; the ledger's own name for one that is not known here.
pub(crate) fn account(texts: Texts, kind: &str) -> String {
    let (kind, channel) = kind.split_once('/').map_or((kind, None), |(kind, of)| (kind, Some(of)));
    let word = match kind {
        "till" => Key::LedgerTill,
        "bank" => Key::LedgerBank,
        "transit" => Key::LedgerTransit,
        "fees" => Key::LedgerFees,
        "core" => Key::LedgerCore,
        "suspense" => Key::LedgerSuspense,
        "refunds" => Key::LedgerRefunds,
        _ => return kind.to_owned(),
    };
    let of = channel.and_then(|name| Channel::ALL.into_iter().find(|channel| channel.as_str() == name));
    let word = texts.get(word);
    of.map_or(word.clone(), |of| format!("{word} · {}", texts.get(self::channel(of))))
}

/// How two bills differ, and what to do about it first.
pub(crate) const fn difference(kind: DifferenceKind) -> (Key, Key) {
    match kind {
        DifferenceKind::MissingHere => (Key::ReconcileMissingHere, Key::ReconcileMissingHereHint),
        DifferenceKind::MissingThere => (Key::ReconcileMissingThere, Key::ReconcileMissingThereHint),
        DifferenceKind::Amount => (Key::ReconcileAmount, Key::ReconcileAmountHint),
        DifferenceKind::Status => (Key::ReconcileStatus, Key::ReconcileStatusHint),
    }
}

/// What the last press on the page of reconciliation did.
pub(crate) fn reconciled(texts: Texts, done: ReconcileDone) -> (String, Tone) {
    let day = |on: DayToReconcile| iso_date::text(on.day);
    match done {
        ReconcileDone::Compared(on, 0) => {
            (texts.with(Key::ReconcileDoneZero, &[("day", &day(on))]), Tone::Good)
        }
        ReconcileDone::Compared(on, count) => {
            let values = [("day", &*day(on)), ("count", &count.to_string())];
            (texts.with(Key::ReconcileDoneSome, &values), Tone::Warn)
        }
        ReconcileDone::NoBill(on) => (texts.with(Key::ReconcileDoneNoBill, &[("day", &day(on))]), Tone::Info),
        ReconcileDone::AskedAgain(true) => (texts.get(Key::ReconcileDoneRight), Tone::Good),
        ReconcileDone::AskedAgain(false) => (texts.get(Key::ReconcileDoneStill), Tone::Warn),
        ReconcileDone::Explained => (texts.get(Key::ReconcileDoneExplained), Tone::Good),
    }
}

/// What became of a month-end file.
pub(crate) const fn imported(done: MonthEndDone) -> (Key, Tone) {
    match done {
        MonthEndDone::Imported => (Key::MonthEndDone, Tone::Good),
        MonthEndDone::Known => (Key::MonthEndKnown, Tone::Info),
        MonthEndDone::Released => (Key::MonthEndReleased, Tone::Good),
    }
}

/// What is wrong with a line of a month-end file.
pub(crate) const fn fault(fault: MonthEndFault) -> Key {
    match fault {
        MonthEndFault::TooLarge => Key::FileFaultTooLarge,
        MonthEndFault::NoTrailer => Key::FileFaultNoTrailer,
        MonthEndFault::Checksum => Key::FileFaultChecksum,
        MonthEndFault::Header => Key::FileFaultHeader,
        MonthEndFault::Format => Key::FileFaultFormat,
        MonthEndFault::Bank => Key::FileFaultBank,
        MonthEndFault::Region => Key::FileFaultRegion,
        MonthEndFault::Month => Key::FileFaultMonth,
        MonthEndFault::Batch => Key::FileFaultBatch,
        MonthEndFault::Count => Key::FileFaultCount,
        MonthEndFault::Total => Key::FileFaultTotal,
        MonthEndFault::Credit => Key::FileFaultCredit,
        MonthEndFault::LineNumber => Key::FileFaultLineNumber,
        MonthEndFault::IdNumber => Key::FileFaultIdNumber,
        MonthEndFault::Twice => Key::FileFaultTwice,
        MonthEndFault::Amount => Key::FileFaultAmount,
        MonthEndFault::Employer => Key::FileFaultEmployer,
        MonthEndFault::Untimely => Key::FileFaultUntimely,
    }
}
