//! Other payments for the same: who waits for whom.
//!
//! **Invariant:** nothing is begun while money for the same may come by a gateway, or has come and is being booked. A slip that somebody
//! else made and nobody has paid yet gives way to whoever pays for themselves.

use domain::{
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    problem::ErrorCode,
};

use super::super::problem::ApiError;
use crate::{app::App, payments::beginning::Wanted, store::PaymentRecord};

/// The payments for the same that are given up when this one begins.
///
/// # Errors
///
/// [`ApiError`] with what is to be waited for.
pub(super) async fn giving_way(app: &App, wanted: &Wanted) -> Result<Vec<PaymentRecord>, ApiError> {
    let subject = PaymentRecord::subject_of(&wanted.purpose, &wanted.person);
    let mut slips = Vec::new();
    for other in app.store.payments_for(&subject).await? {
        if gives_way(&other, wanted) {
            slips.push(other);
        } else if let Some(first) = waits_for(app, &other, wanted) {
            return Err(first);
        }
    }
    Ok(slips)
}

/// Whether it is a slip in the way of whoever pays for themselves. Its money comes through a clerk and the ledger, so nobody else knows of it.
fn gives_way(other: &PaymentRecord, wanted: &Wanted) -> bool {
    other.channel == Channel::Counter
        && matches!(other.status, PaymentStatus::Created | PaymentStatus::Pending)
        && other.payer != wanted.payer
        && wanted.payer == wanted.person
}

/// What is said of a payment that comes first.
fn waits_for(app: &App, other: &PaymentRecord, wanted: &Wanted) -> Option<ApiError> {
    let own = own(other, wanted);
    let by_code = other.channel == Channel::Wechat;
    match other.status {
        PaymentStatus::Created | PaymentStatus::Pending if own.is_none() && by_code => {
            Some(ApiError::wait(ErrorCode::PaidByAnother, app.now().seconds_until(other.until)))
        }
        PaymentStatus::Created
        | PaymentStatus::Pending
        | PaymentStatus::Querying
        | PaymentStatus::Unknown => Some(ApiError::payment_open(own)),
        // A year or a fee is paid once; of top-ups there may be several.
        PaymentStatus::Paid if wanted.purpose != Purpose::TopUp => Some(ApiError::paid_already(own)),
        PaymentStatus::Paid
        | PaymentStatus::Closed
        | PaymentStatus::Fulfilled
        | PaymentStatus::Suspended
        | PaymentStatus::RefundDue
        | PaymentStatus::Refunded => None,
    }
}

/// Its number, where it is told.
fn own(other: &PaymentRecord, wanted: &Wanted) -> Option<PaymentNumber> {
    (other.payer == wanted.payer).then(|| other.number.clone())
}
