//! Paying, and what was paid: what a resident's page asks.
//!
//! **Invariant:** what is to be paid is computed here; what a browser says about money is compared with it and never used. The gateway is
//! never asked to take another payment while an earlier one for the same may still be paid.

pub(super) mod begin;
pub(super) mod callbacks;
mod others;
pub(super) mod recharge;
pub(super) mod records;
pub(super) mod truth;
mod view;

use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
};
use domain::{
    machine::Actor,
    moment::Moment,
    payment::{PaymentEvent, PaymentNumber, PaymentStatus},
    problem::ErrorCode,
    wire::{AskPayment, GiveUpPayment, ListPayments, PaymentList, PaymentQuery, ShowPayment},
};

use time::Date;
pub(super) use view::view;

use super::{
    foreign,
    problem::{Answer, ApiError},
    session::{Person, Reader},
};
use crate::{
    app::App,
    cases::By,
    limits::Asker,
    payments::{MoneyError, Passage, With, asking},
    store::PaymentRecord,
};

/// Payments in a list.
const LISTED: u32 = 200;

pub(super) async fn list(
    State(app): State<App>,
    Reader(person): Reader,
    query: Result<Query<PaymentQuery>, QueryRejection>,
) -> Answer<ListPayments> {
    let Query(query) = query.map_err(|_| ErrorCode::Malformed)?;
    let now = app.now();
    let (from, before) = match query.year {
        Some(year) => {
            let begins = |year: i32| Date::from_ordinal_date(year, 1).map(Moment::beginning_of);
            let both = (begins(year.into()), begins(i32::from(year) + 1));
            let (Ok(from), Ok(before)) = both else { return Err(ErrorCode::Malformed.into()) };
            (from, before)
        }
        None => (Moment(0), now.plus_seconds(1)),
    };
    let payments = app.store.payments_of(&person.index, from, before, LISTED).await?;
    let payments = payments.iter().map(|payment| view(&app, &person, payment));
    let first = app.store.first_payment_at(&person.index).await?;
    let years = first.map(|first| years(first, now)).unwrap_or_default();
    Ok(Json(PaymentList { payments: payments.collect::<Result<_, _>>()?, years }))
}

/// The years from the first payment to now, newest first.
fn years(first: Moment, now: Moment) -> Vec<u16> {
    let year = |moment: Moment| u16::try_from(moment.in_china().year()).unwrap_or_default();
    (year(first)..=year(now)).rev().collect()
}

pub(super) async fn show(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
) -> Answer<ShowPayment> {
    let payment = own(&app, &person, number).await?;
    Ok(Json(view(&app, &person, &payment)?))
}

pub(super) async fn ask(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
) -> Answer<AskPayment> {
    let payment = own(&app, &person, number).await?;
    app.limits.take([Asker::TruthBy(person.visit.token)], app.now())?;
    let payment = asking::ask_now(&app, payment).await?;
    Ok(Json(view(&app, &person, &payment)?))
}

/// Gives a payment up. It stays open until the gateway says that it is closed; what is paid meanwhile is taken.
pub(super) async fn give_up(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
) -> Answer<GiveUpPayment> {
    let payment = own(&app, &person, number).await?;
    let payment = match payment.status {
        PaymentStatus::Created | PaymentStatus::Pending => {
            let by = By::actor(Actor::Resident, app.now());
            let passage = Passage::of(payment).take(&app, PaymentEvent::GivenUp, by, With::default());
            let passage = passage.map_err(MoneyError::from)?;
            let given_up = passage.payment.clone();
            app.commit(passage.changes()).await?;
            given_up
        }
        _ => payment,
    };
    // Most often the gateway says at once; where it does not, or was asked too often, the worker asks on.
    let payment = match app.limits.take([Asker::TruthBy(person.visit.token)], app.now()) {
        Ok(()) => asking::ask_now(&app, payment.clone()).await.unwrap_or(payment),
        Err(_) => payment,
    };
    Ok(Json(view(&app, &person, &payment)?))
}

/// A payment of whoever is here: they pay it.
pub(super) async fn own(app: &App, person: &Person, number: String) -> Result<PaymentRecord, ApiError> {
    let number = PaymentNumber::try_from(number).map_err(|_| ErrorCode::PaymentNotFound)?;
    let found = app.store.payment(&number).await?;
    let is_own = |payment: &PaymentRecord| payment.payer == person.index;
    let found = foreign::only_own(app, person, found, is_own, |payment| payment.number.to_string()).await;
    found.map_err(|error| match error.problem().code {
        ErrorCode::NotFound => ErrorCode::PaymentNotFound.into(),
        _ => error,
    })
}

impl From<MoneyError> for ApiError {
    fn from(error: MoneyError) -> Self {
        match error {
            MoneyError::Outside(error) => error.into(),
            MoneyError::Store(error) => error.into(),
            MoneyError::Commit(error) => error.into(),
            MoneyError::Passage(_) | MoneyError::RefundStep | MoneyError::NotWanted | MoneyError::Case(_) => {
                ErrorCode::WrongStep.into()
            }
            MoneyError::TooMuch => ErrorCode::AmountRefused.into(),
            MoneyError::SameClerk => ErrorCode::NotAllowed.into(),
            MoneyError::Seal(error) => error.into(),
            MoneyError::Enqueue(error) => error.into(),
            MoneyError::Entropy(error) => error.into(),
            MoneyError::Ledger(error) => Self::internal(&error),
        }
    }
}
