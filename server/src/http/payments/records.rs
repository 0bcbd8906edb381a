//! Records of payments on paper: one's own, and the list over a time.
//!
//! **Invariant:** a paper says what is in the books now; the public page beside it says the same.

use async_trait::async_trait;
use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    masked::Masked,
    moment::Moment,
    payment::PaymentNumber,
    payment_record::RecordContent,
    problem::ErrorCode,
    region::{Hotline, RegionProfile},
    wire::{RecordCode, RecordForm, RecordQuery, ShowRecordCode, StatementQuery},
};

use super::{
    super::{
        problem::{Answer, ApiError},
        session::{self, Person, Reader},
    },
    own,
    view::has_record,
};
use crate::{
    app::App,
    limits::Asker,
    payment_records::{
        Entry, Format, PaperError, RecordFacts, Records, RecordsError, Sheet, Statement, Window,
    },
    store::PaymentRecord,
    texts::Language,
};

/// The most payments in a list on paper; that there are more is said on it.
const LISTED: usize = 1_000;
const PDF: &str = "application/pdf";

/// A record as a PDF.
pub(in crate::http) async fn record(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
    query: Result<Query<RecordQuery>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(RecordQuery { form }) = query.map_err(|_| ErrorCode::Malformed)?;
    let payment = own(&app, &person, number).await?;
    app.limits.take([Asker::PaperBy(person.visit.token)], app.now())?;
    let sheet = sheet(&app, &payment)?;
    let format = match form {
        RecordForm::Slip => Format::Slip,
        RecordForm::A4 => Format::A4,
    };
    let pdf = app.papers.record(&sheet, format).await?;
    Ok(([(header::CONTENT_TYPE, PDF)], pdf).into_response())
}

/// What stands in the QR code of a record.
pub(in crate::http) async fn code(
    State(app): State<App>,
    Reader(person): Reader,
    Path(number): Path<String>,
) -> Answer<ShowRecordCode> {
    let payment = own(&app, &person, number).await?;
    Ok(Json(RecordCode { address: address(&app, &payment)? }))
}

/// The list of one's payments over a time, as a PDF.
pub(in crate::http) async fn statement(
    State(app): State<App>,
    Reader(person): Reader,
    query: Result<Query<StatementQuery>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(StatementQuery { from, to }) = query.map_err(|_| ErrorCode::Malformed)?;
    if from > to {
        return Err(ErrorCode::Malformed.into());
    }
    app.limits.take([Asker::PaperBy(person.visit.token)], app.now())?;
    let region = session::rules(&app, &person.visit)?;
    let before = Moment::beginning_of(to).day_over();
    let most = u32::try_from(LISTED + 1).unwrap_or(u32::MAX);
    let mut found = app.store.paid_by(&person.index, Moment::beginning_of(from), before, most).await?;
    let is_cut = found.len() > LISTED;
    found.truncate(LISTED);
    let entries = found.iter().rev().map(|payment| entry(&app, &person, payment));
    let entries = entries.filter_map(Result::transpose).collect::<Result<Vec<_>, _>>()?;
    let certificate = &region.recharge.certificate;
    let statement = Statement {
        language: Language::of(&person.visit.language),
        agency: region.agency.name.clone(),
        contact: contact(region)?,
        payer: Masked::name(&person.known.name),
        from,
        until: to,
        entries,
        is_cut,
        printed_at: app.now(),
        base: app.public.clone(),
        window: Some(Window {
            name: certificate.place.clone(),
            address: region.agency.address.clone(),
            hours: certificate.hours.clone(),
            phone: region.agency.phone.clone(),
            documents: certificate.documents.clone(),
        }),
        demo: app.demo,
    };
    let pdf = app.papers.statement(&statement).await?;
    Ok(([(header::CONTENT_TYPE, PDF)], pdf).into_response())
}

/// A line of the list; nothing of what has no record.
fn entry(app: &App, person: &Person, payment: &PaymentRecord) -> Result<Option<Entry>, ApiError> {
    let Some(content) = content(payment).filter(|_| has_record(payment)) else { return Ok(None) };
    let whom = if payment.person == person.index { None } else { Some(app.open_payment(payment)?.name) };
    Ok(Some(Entry {
        content,
        status: payment.status,
        promised_back: payment.promised_back,
        whom: whom.map(|name| Masked::name(&name)),
    }))
}

fn sheet(app: &App, payment: &PaymentRecord) -> Result<Sheet, ApiError> {
    let region = app.regions.get(&payment.region).ok_or(ErrorCode::NotFound)?;
    let content = content(payment).filter(|_| has_record(payment)).ok_or(ErrorCode::NotFound)?;
    let details = app.open_payment(payment)?;
    Ok(Sheet {
        language: Language::of(&payment.language),
        agency: region.agency.name.clone(),
        contact: contact(region)?,
        address: Sheet::address(&app.public, &content, &app.record_key),
        content,
        status: payment.status,
        promised_back: payment.promised_back,
        transaction: payment.transaction.clone(),
        person: Masked::name(&details.name),
        outlet: None,
        printed_at: app.now(),
        demo: app.demo,
    })
}

fn address(app: &App, payment: &PaymentRecord) -> Result<String, ApiError> {
    let content = content(payment).filter(|_| has_record(payment)).ok_or(ErrorCode::NotFound)?;
    Ok(Sheet::address(&app.public, &content, &app.record_key))
}

/// What a record says of a payment; nothing of one that was never paid.
fn content(payment: &PaymentRecord) -> Option<RecordContent> {
    Some(RecordContent {
        number: payment.number.clone(),
        paid_at: payment.paid_at?,
        amount: payment.taken?,
        refunded: payment.given_back,
        channel: payment.channel,
        purpose: payment.purpose.clone(),
    })
}

pub(in crate::http) fn contact(region: &RegionProfile) -> Result<Hotline, ApiError> {
    region.hotlines.first().cloned().ok_or_else(|| ApiError::internal(&"a region without a hotline"))
}

/// The public page looks payments up in the books.
pub(in crate::http) struct Books(pub(in crate::http) App);

#[async_trait]
impl Records for Books {
    async fn record(&self, number: &PaymentNumber) -> Result<Option<RecordFacts>, RecordsError> {
        let Self(app) = self;
        let found = app.store.payment(number).await.map_err(|error| RecordsError(error.to_string()))?;
        let Some(payment) = found else { return Ok(None) };
        let Some(region) = app.regions.get(&payment.region) else { return Ok(None) };
        let Some(contact) = region.hotlines.first().cloned() else { return Ok(None) };
        Ok(content(&payment).map(|content| RecordFacts {
            content,
            status: payment.status,
            agency: region.agency.name.clone(),
            contact,
            demo: app.demo,
        }))
    }
}

impl From<PaperError> for ApiError {
    fn from(error: PaperError) -> Self {
        match error {
            PaperError::NothingPaid => ErrorCode::NotFound.into(),
            PaperError::Typeset(_) => Self::internal(&error),
        }
    }
}
