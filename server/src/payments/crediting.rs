//! The core credits what was paid: once for each payment, however often it is told.
//!
//! **Invariant:** money goes back only when the core has refused the credit, or says that it credited nothing after an interval, longer
//! than any call may take, in which nobody has told it to credit any more.

use domain::{
    machine::Actor,
    moment::Moment,
    payment::{PaymentEvent, PaymentStatus, Purpose, QUIET_SECONDS, RefundReason},
};

use super::{
    MoneyError,
    passage::{Passage, With},
};
use crate::{
    app::App,
    cases::By,
    core::{Credit, CreditPurpose, CreditRefusal, Credited},
    store::{CommitError, PaymentRecord},
};

/// Tells the core of a payment, takes down what it says, and tells how the payment stands then.
///
/// # Errors
///
/// [`MoneyError`]: whether it is credited is not known.
pub async fn credit(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let Some(purpose) = purpose(&payment) else { return Ok(payment) };
    if is_over(&payment, app.now(), 0) {
        return lapse(app, payment).await;
    }
    let details = app.open_payment(&payment)?;
    let amount = payment.taken.unwrap_or_default();
    let asked = Credit { key: key(&payment), purpose, amount };
    let (event, with) = match app.core.credit(&payment.region, &details.number, &asked).await? {
        Credited::Done(receipt) => {
            (PaymentEvent::Fulfilled, With { credit: Some(receipt.number), ..With::default() })
        }
        Credited::Refused(refusal) => {
            let unwanted = Some(reason(refusal));
            (PaymentEvent::FulfilmentRefused, With { unwanted, ..With::default() })
        }
    };
    taken(app, payment, event, Actor::Core, with).await
}

/// It should have been credited by now, and nobody tries any more: where the core has credited nothing, the money goes back once what
/// was tried last cannot come through any more.
async fn lapse(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    match app.core.credit_status(&payment.region, &key(&payment)).await? {
        Some(receipt) => {
            let with = With { credit: Some(receipt.number), ..With::default() };
            taken(app, payment, PaymentEvent::Fulfilled, Actor::Core, with).await
        }
        None if !is_over(&payment, app.now(), QUIET_SECONDS) => Ok(payment),
        None => taken(app, payment, PaymentEvent::FulfilmentLapsed, Actor::Timer, With::default()).await,
    }
}

async fn taken(
    app: &App,
    payment: PaymentRecord,
    event: PaymentEvent,
    actor: Actor,
    with: With<'_>,
) -> Result<PaymentRecord, MoneyError> {
    let passage = Passage::of(payment.clone()).take(app, event, By::actor(actor, app.now()), with)?;
    let after = passage.payment.clone();
    match app.commit(passage.changes()).await {
        Ok(_) => Ok(after),
        // Somebody has heard the same of the core before.
        Err(CommitError::Stale | CommitError::Taken) => {
            Ok(app.store.payment_by_id(payment.id).await?.unwrap_or(payment))
        }
        Err(error) => Err(error.into()),
    }
}

/// What the core knows the payment by.
fn key(payment: &PaymentRecord) -> String {
    format!("P{}", payment.number)
}

fn purpose(payment: &PaymentRecord) -> Option<CreditPurpose> {
    match payment.purpose {
        _ if payment.status != PaymentStatus::Paid => None,
        Purpose::TopUp => Some(CreditPurpose::TopUp),
        Purpose::Contribution { year } => Some(CreditPurpose::Contribution { year }),
        Purpose::Fee { .. } => None,
    }
}

/// Whether so many seconds have gone by since it should have been credited.
fn is_over(payment: &PaymentRecord, now: Moment, seconds: i64) -> bool {
    payment.fulfil_by().is_some_and(|latest| latest.plus_seconds(seconds) <= now)
}

const fn reason(refusal: CreditRefusal) -> RefundReason {
    match refusal {
        CreditRefusal::AlreadyPaid => RefundReason::PaidTwice,
        CreditRefusal::NoAccount
        | CreditRefusal::NotInForce
        | CreditRefusal::AmountDiffers
        | CreditRefusal::OtherContent
        | CreditRefusal::Other => RefundReason::NotFulfilled,
    }
}
