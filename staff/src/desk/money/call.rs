//! What the server is asked about money.

use domain::{
    payment::PaymentNumber,
    wire::staff::{
        DayToReconcile, DifferenceId, DifferenceResolved, MonthEndId, RefundDecided, RefundId,
        RefundProposed, SlipSettled, StaffPaymentQuery,
    },
};

use crate::desk::Call;

/// A question about money to the server.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MoneyCall {
    /// The payments.
    ListPayments(StaffPaymentQuery),
    /// One payment.
    ShowPayment(PaymentNumber),
    /// Ask the gateway about it.
    AskPayment(PaymentNumber),
    /// Take the money of a slip.
    SettleSlip(PaymentNumber, SlipSettled),
    /// Propose a refund.
    ProposeRefund(PaymentNumber, RefundProposed),
    /// Say something about a refund.
    DecideRefund(RefundId, RefundDecided),
    /// Days that were compared, and what differs.
    ShowReconciliation,
    /// Compare a day.
    Reconcile(DayToReconcile),
    /// Say what came of a difference.
    ResolveDifference(DifferenceId, DifferenceResolved),
    /// Month-end files.
    ListMonthEnds,
    /// Import a month-end file; the shell holds it.
    ImportMonthEnd,
    /// Release one.
    ReleaseMonthEnd(MonthEndId),
}

impl From<MoneyCall> for Call {
    fn from(call: MoneyCall) -> Self {
        Self::Money(call)
    }
}
