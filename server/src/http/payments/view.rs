//! What whoever pays sees of a payment.

use domain::{
    masked::Masked,
    payment::{Channel, PaymentStatus},
    wire::PaymentView,
};

use super::super::{problem::ApiError, session::Person};
use crate::{app::App, store::PaymentRecord};

pub(in crate::http) fn view(
    app: &App,
    person: &Person,
    payment: &PaymentRecord,
) -> Result<PaymentView, ApiError> {
    let details = app.open_payment(payment)?;
    let can_be_paid = payment.status == PaymentStatus::Pending;
    Ok(PaymentView {
        number: payment.number.clone(),
        version: payment.version,
        purpose: payment.purpose.clone(),
        name: Masked::name(&details.name),
        for_another: payment.person != person.index,
        amount: payment.amount,
        channel: payment.channel,
        status: payment.status,
        begun_at: payment.begun_at,
        until: payment.until,
        code: payment.code.clone().filter(|_| can_be_paid && payment.channel != Channel::Counter),
        scanned: payment.scanned,
        paid_at: payment.paid_at,
        fulfil_by: payment.fulfil_by(),
        fulfilled_at: payment.fulfilled_at,
        promised_back: payment.promised_back,
        given_back: payment.given_back,
        transaction: payment.transaction.clone(),
        has_record: has_record(payment),
    })
}

/// Whether there is a record to print: of what was paid and has happened, also when some of it went back.
pub(in crate::http) const fn has_record(payment: &PaymentRecord) -> bool {
    payment.fulfilled_at.is_some()
}
