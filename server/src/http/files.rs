//! What of one's own is taken home as a file: settlements as tables and on paper.
//!
//! **Invariant:** no file goes to a kiosk, and no file is named after anybody.

use axum::{
    extract::{Path, Query, State, rejection::QueryRejection},
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use domain::{
    masked::Masked,
    problem::ErrorCode,
    wire::{SettlementList, SpecialQuery},
};

use super::{
    payments::records::contact,
    problem::ApiError,
    reimbursements,
    session::{self, Person, Reader},
};
use crate::{
    app::App,
    limits::Asker,
    own_papers::{Letterhead, SettlementPaper, settlement_table, settlements_table},
    texts::Language,
};

pub(super) const PDF: &str = "application/pdf";
const CSV: &str = "text/csv; charset=utf-8";

/// A year's settlements as a table.
pub(super) async fn year(
    State(app): State<App>,
    Reader(person): Reader,
    Path(year): Path<String>,
    query: Result<Query<SpecialQuery>, QueryRejection>,
) -> Result<Response, ApiError> {
    let Query(SpecialQuery { special }) = query.map_err(|_| ErrorCode::Malformed)?;
    let language = head(&app, &person)?.language;
    let list: SettlementList = reimbursements::listed(&app, &person, &year).await?;
    let name = format!("settlements-{}.csv", list.year);
    Ok(file(CSV, &name, settlements_table(language, &list, special)))
}

/// One settlement with its lines, as a table.
pub(super) async fn table(
    State(app): State<App>,
    Reader(person): Reader,
    Path(key): Path<String>,
) -> Result<Response, ApiError> {
    let language = head(&app, &person)?.language;
    let view = reimbursements::one(&app, &person, &key).await?;
    Ok(file(CSV, "settlement.csv", settlement_table(language, &view)))
}

/// The same as a PDF.
pub(super) async fn paper(
    State(app): State<App>,
    Reader(person): Reader,
    Path(key): Path<String>,
) -> Result<Response, ApiError> {
    let head = head(&app, &person)?;
    app.limits.take([Asker::PaperBy(person.visit.token)], app.now())?;
    let view = reimbursements::one(&app, &person, &key).await?;
    let name = Masked::name(&person.known.name);
    let pdf = app.papers.settlement(&SettlementPaper { head, name, view }).await?;
    Ok(file(PDF, "settlement.pdf", pdf))
}

/// What stands around a paper for somebody who is not at a kiosk: a kiosk prints, and keeps no file.
pub(super) fn head(app: &App, person: &Person) -> Result<Letterhead, ApiError> {
    if person.visit.kiosk.is_some() {
        return Err(ErrorCode::NotAllowed.into());
    }
    let region = session::rules(app, &person.visit)?;
    Ok(Letterhead {
        language: Language::of(&person.visit.language),
        agency: region.agency.name.clone(),
        contact: contact(region)?,
        printed_at: app.now(),
        demo: region.demo,
    })
}

/// A file to be saved under a name.
pub(super) fn file(kind: &'static str, name: &str, content: Vec<u8>) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(named) = HeaderValue::try_from(format!("attachment; filename=\"{name}\"")) {
        headers.insert(header::CONTENT_DISPOSITION, named);
    }
    response
}
