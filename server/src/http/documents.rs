//! The way of papers in and out: a register's page, a proof of relation, a letter.
//!
//! **Invariant:** the object is durable before the row that names it is written; of a picture that cannot be read nothing is kept.

use axum::{
    Json,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    response::Response,
};
use domain::{
    application::{DocumentId, DocumentKind, Gap},
    problem::ErrorCode,
    wire::{DOCUMENT_BODY_MAX, DocumentQuery, DocumentView},
};
use uuid::Uuid;

use super::{
    body::{self, media_type},
    foreign::only_own,
    photos,
    problem::ApiError,
    session::Person,
};
use crate::{
    app::App,
    forms::Answers,
    limits::Asker,
    store::{Change, DocumentRecord},
};

pub(super) async fn take(
    State(app): State<App>,
    person: Result<Person, ApiError>,
    query: Result<Query<DocumentQuery>, QueryRejection>,
    request: Request,
) -> Result<Json<DocumentView>, ApiError> {
    let said = media_type(request.headers()).unwrap_or_default();
    let admitted = person.and_then(|person| {
        let asker = Asker::PhotoBy(person.visit.device);
        app.limits.take([asker], app.now()).map(|()| person).map_err(ApiError::from)
    });
    let person = match admitted {
        Ok(person) => person,
        Err(refused) => {
            body::pass_over(request, DOCUMENT_BODY_MAX).await;
            return Err(refused);
        }
    };
    let file = body::read(request, DOCUMENT_BODY_MAX).await?;
    let Query(DocumentQuery { kind }) = query.map_err(|_| ErrorCode::Malformed)?;
    photos::of_known_kind(&said)?;
    let copy = app.studio.copy(file).await.map_err(|fault| photos::of_kind(fault, &said))?;
    let record = keep(&app, &person, kind, &copy).await?;
    let view = view(&record);
    app.commit(vec![Change::AddDocument(Box::new(record))]).await?;
    Ok(Json(view))
}

async fn keep(
    app: &App,
    person: &Person,
    kind: DocumentKind,
    copy: &[u8],
) -> Result<DocumentRecord, ApiError> {
    let now = app.now();
    Ok(DocumentRecord {
        id: DocumentId(app.entropy.id(now)?),
        visit: person.visit.id,
        person: person.index,
        kind,
        object: app.studio.files.keep(copy).await?,
        bytes: u32::try_from(copy.len()).unwrap_or(u32::MAX),
        taken_at: now,
        application: None,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let document = app.store.document(DocumentId(id)).await?;
    let theirs = |document: &DocumentRecord| document.person == person.index;
    let own = only_own(&app, &person, document, theirs, |_| id.to_string()).await?;
    photos::picture(&app, &own.object).await
}

/// A paper's description.
pub(super) const fn view(record: &DocumentRecord) -> DocumentView {
    DocumentView { id: record.id, kind: record.kind }
}

/// A paper of this kind that was photographed in this visit, by this person, and is in no application yet.
pub(super) async fn own(
    app: &App,
    person: &Person,
    id: DocumentId,
    kind: DocumentKind,
) -> Result<DocumentRecord, ApiError> {
    own_of(app, person, id, &[kind]).await
}

/// A paper of one of these kinds that was photographed in this visit, by this person, and is in no application yet.
pub(super) async fn own_of(
    app: &App,
    person: &Person,
    id: DocumentId,
    kinds: &[DocumentKind],
) -> Result<DocumentRecord, ApiError> {
    let document = app.store.document(id).await?;
    let theirs = |document: &DocumentRecord| document.person == person.index;
    let document = only_own(app, person, document, theirs, |_| id.0.to_string()).await?;
    let is_fresh = document.visit == person.visit.id && document.application.is_none();
    if is_fresh && kinds.contains(&document.kind) { Ok(document) } else { Err(ErrorCode::NotFound.into()) }
}

/// Refuses answers with a paper that was handed in with another application since: it stays there, and another is photographed.
pub(super) async fn are_fresh(app: &App, answers: &Answers) -> Result<(), ApiError> {
    for paper in answers.documents() {
        if stored(app, paper.id).await?.application.is_some() {
            return Err(ApiError::incomplete(vec![gap(answers, paper)]));
        }
    }
    Ok(())
}

/// The question that a paper of these answers is the answer to.
fn gap(answers: &Answers, paper: DocumentView) -> Gap {
    if answers.register == Some(paper.id) {
        Gap::Register
    } else if answers.evidence.contains(&paper) {
        Gap::Evidence
    } else {
        Gap::Holder
    }
}

/// A paper that must be there, since something names it.
pub(super) async fn stored(app: &App, id: DocumentId) -> Result<DocumentRecord, ApiError> {
    app.store.document(id).await?.ok_or_else(|| ApiError::internal(&"a paper that is named is missing"))
}
