//! "I paid and nothing happened": the truth about a payment, for whoever knows its number; and what a kiosk has left unresolved.

use axum::{
    Json,
    extract::{Query, State, rejection::QueryRejection},
};
use domain::{
    payment::{Channel, PaymentNumber},
    problem::ErrorCode,
    wire::{
        FindPayment, PaymentSought, PaymentTruth, Unresolved, UnresolvedPayment, UnresolvedPayments,
        UnresolvedQuery,
    },
};

use super::super::{
    body::Body,
    problem::{Answer, ApiError},
    session::{Caller, known_kiosk},
    signed::Signed,
};
use crate::{app::App, limits::Asker, payments::asking, store::PaymentRecord};

/// Digits of the gateway's own numbers, at least; a receipt code has fewer.
const TRANSACTION_DIGITS: usize = 20;
/// The longest text that is looked at.
const LONGEST: usize = 64;
/// Seconds for which a kiosk shows what was left unresolved at it.
const SHOWN_SECONDS: i64 = 24 * 60 * 60;

pub(in crate::http) async fn find(
    State(app): State<App>,
    caller: Caller,
    Body(PaymentSought { code }): Body<FindPayment>,
) -> Answer<FindPayment> {
    let by_device = caller.device.map(Asker::TruthBy);
    let askers = [Asker::Address(caller.address), Asker::TruthFrom(caller.address)];
    app.limits.take(askers.into_iter().chain(by_device), app.now())?;
    let payment = sought(&app, &code).await?.ok_or(ErrorCode::PaymentNotFound)?;
    // Where it is in doubt the gateway is asked on the spot, and what it says is put right.
    let (payment, asked) = match asking::ask_now(&app, payment.clone()).await {
        Ok(after) => (after, true),
        Err(_) => (payment, false),
    };
    Ok(Json(PaymentTruth {
        fulfil_by: payment.fulfil_by(),
        number: payment.number,
        purpose: payment.purpose,
        amount: payment.amount,
        status: payment.status,
        begun_at: payment.begun_at,
        paid_at: payment.paid_at,
        promised_back: payment.promised_back,
        given_back: payment.given_back,
        asked,
    }))
}

async fn sought(app: &App, code: &str) -> Result<Option<PaymentRecord>, ApiError> {
    if code.chars().count() > LONGEST {
        return Err(ErrorCode::PaymentNotFound.into());
    }
    let digits: String =
        code.chars().filter_map(|c| c.to_digit(10)).filter_map(|d| char::from_digit(d, 10)).collect();
    if digits.len() >= TRANSACTION_DIGITS {
        return Ok(app.store.payment_by_transaction(Channel::Wechat, &digits).await?);
    }
    let number = PaymentNumber::try_from(code.to_owned()).map_err(|_| ErrorCode::PaymentNotFound)?;
    Ok(app.store.payment(&number).await?)
}

/// What was begun at this kiosk and is not resolved: numbers, never a person.
pub(in crate::http) async fn unresolved(
    State(app): State<App>,
    signed: Signed,
    query: Result<Query<UnresolvedQuery>, QueryRejection>,
) -> Answer<UnresolvedPayments> {
    let Query(asked) = query.map_err(|_| ErrorCode::Malformed)?;
    let kiosk = known_kiosk(&app, &asked.kiosk, &signed)?;
    let since = app.now().plus_seconds(-SHOWN_SECONDS);
    let found = app.store.unresolved_at(&kiosk.id, since).await?;
    let payments = found
        .into_iter()
        .map(|payment| UnresolvedPayment {
            number: payment.number,
            amount: payment.amount,
            status: payment.status,
            begun_at: payment.begun_at,
        })
        .collect();
    Ok(Json(Unresolved { payments }))
}
