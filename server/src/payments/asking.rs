//! Asking a gateway how a payment stands, and closing what is not to be paid any more.

use domain::payment::{PaymentStatus, RefundStatus};

use super::{
    MoneyError,
    gateway::{Closing, Standing},
    learning, refunds,
};
use crate::{app::App, store::PaymentRecord};

/// Asks how a payment stands, takes it down, and tells how it stands then.
///
/// # Errors
///
/// [`MoneyError`]: nothing new is known.
pub async fn ask(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let standing = app.tills.of(payment.channel).ask(&payment.number).await?;
    Ok(learning::take_down(app, payment.channel, &payment.number, &standing).await?.unwrap_or(payment))
}

/// The same, for a payment that is not to be paid any more: one that is still open is closed.
///
/// # Errors
///
/// [`MoneyError`]: whether it is closed is not known, and nobody assumes it.
pub async fn ask_and_close(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let gateway = app.tills.of(payment.channel);
    let standing = gateway.ask(&payment.number).await?;
    let standing = match standing {
        Standing::Open { .. } => match gateway.close(&payment.number).await? {
            Closing::Closed => Standing::Closed,
            // It was paid between the two questions, or closed by somebody else.
            Closing::NotOpen => gateway.ask(&payment.number).await?,
        },
        other => other,
    };
    Ok(learning::take_down(app, payment.channel, &payment.number, &standing).await?.unwrap_or(payment))
}

/// The same of what goes back of a payment.
async fn ask_refunds(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let mut asked = false;
    for refund in app.store.refunds_of(payment.id).await? {
        // Of what two clerks have brought the gateway may say yet that it has brought it too.
        let by_hand = refund.status == RefundStatus::Done && refund.done_at.is_none();
        let under_way =
            matches!(refund.status, RefundStatus::Due | RefundStatus::Processing | RefundStatus::Abnormal);
        if under_way || by_hand {
            refunds::further(app, &refund).await?;
            asked = true;
        }
    }
    let after = if asked { app.store.payment(&payment.number).await? } else { None };
    Ok(after.unwrap_or(payment))
}

/// What can be learned now about a payment and what goes back of it, by whoever asks for it.
///
/// # Errors
///
/// [`MoneyError`]: nothing new is known.
pub async fn ask_now(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    match payment.status {
        PaymentStatus::Querying | PaymentStatus::Unknown => ask_and_close(app, payment).await,
        // Money may have come after it was closed: then it is taken down and goes where it belongs.
        PaymentStatus::Created | PaymentStatus::Pending | PaymentStatus::Closed => ask(app, payment).await,
        PaymentStatus::Paid => super::crediting::credit(app, payment).await,
        PaymentStatus::Fulfilled
        | PaymentStatus::Suspended
        | PaymentStatus::RefundDue
        | PaymentStatus::Refunded => ask_refunds(app, payment).await,
    }
}
