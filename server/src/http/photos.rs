//! The photo's way in and out.
//!
//! **Invariant:** the objects are durable before the row that names them is written; of a photo that is refused nothing is kept.

use axum::{
    Json,
    body::Bytes,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use domain::{
    application::PhotoId,
    photo::{PhotoProfile, PhotoPurpose, PhotoReport},
    problem::ErrorCode,
    wire::{PHOTO_BODY_MAX, PHOTO_CLAIM, PhotoQuery, PhotoSource, PhotoView},
};
use uuid::Uuid;

use super::{
    body::{self, media_type},
    foreign::only_own,
    holders,
    problem::ApiError,
    session::{self, Person},
    views,
};
use crate::{
    app::App,
    limits::Asker,
    photos::{PhotoFault, Taken},
    store::{BlindIndex, Change, ClaimRecord, PhotoRecord, VisitId},
};

const JPEG: &str = "image/jpeg";
/// What telephones call their own pictures. Some say so of a JPEG too, so the content is looked at first.
const HEIC: [&str; 3] = ["image/heic", "image/heif", "image/avif"];
/// What a browser says of a file whose kind it does not know, so that the person hears what is wrong with it.
const UNKNOWN: [&str; 2] = ["", "application/octet-stream"];

pub(super) async fn take(
    State(app): State<App>,
    person: Result<Person, ApiError>,
    query: Result<Query<PhotoQuery>, QueryRejection>,
    request: Request,
) -> Result<Json<PhotoView>, ApiError> {
    let kind = media_type(request.headers()).unwrap_or_default();
    let claimed = request.headers().get(PHOTO_CLAIM).cloned();
    let person = match person {
        Ok(person) => person,
        Err(refused) => {
            body::pass_over(request, PHOTO_BODY_MAX).await;
            return Err(refused);
        }
    };
    // Before anything of it is held.
    if let Err(refused) = app.limits.take([Asker::PhotoBy(person.visit.device)], app.now()) {
        body::pass_over(request, PHOTO_BODY_MAX).await;
        return Err(refused.into());
    }
    let file = body::read(request, PHOTO_BODY_MAX).await?;
    let Query(query) = query.map_err(|_| ErrorCode::Malformed)?;
    let (shows, number) = holders::shown(&app, &person, &query).await?;
    let rules = |purpose| session::photo_rules(&app, &person.visit, &number, purpose);
    let of = Of {
        visit: person.visit.id,
        person: person.index,
        shows,
        profile: rules(query.purpose)?.excepting(query.exception),
        card: rules(PhotoPurpose::Card)?.excepting(query.exception),
    };
    let claimed = claimed.as_ref().map(HeaderValue::as_bytes);
    let (record, added) = made(&app, of, &query, file, (&kind, claimed)).await?;
    app.commit(added).await?;
    Ok(Json(views::photo(&record)))
}

/// Whom a photo is to show, and the rules for it.
pub(super) struct Of {
    /// The visit it belongs to.
    pub(super) visit: VisitId,
    /// In whose visit it is made.
    pub(super) person: BlindIndex,
    /// Whom it is to show, when that is somebody else.
    pub(super) shows: Option<BlindIndex>,
    /// What it must be.
    pub(super) profile: PhotoProfile,
    /// What it must be on a card.
    pub(super) card: PhotoProfile,
}

/// Judges a file that is said to be of a kind, and keeps what is taken of it; the photo, and the rows to be written.
pub(super) async fn made(
    app: &App,
    of: Of,
    query: &PhotoQuery,
    file: Bytes,
    (kind, claimed): (&str, Option<&[u8]>),
) -> Result<(PhotoRecord, Vec<Change>), ApiError> {
    admitted(kind, query, &of.profile)?;
    let opinion = app.studio.judge(file.clone(), of.profile.clone(), query.exception).await;
    app.photos.judged(opinion.taken.as_ref().err());
    let claim = app.photos.weigh(claimed, opinion.report.as_ref());
    let taken = opinion.taken.map_err(|fault| of_kind(fault, kind))?;
    let report = opinion.report.ok_or_else(|| ApiError::internal(&"a photo without measures"))?;
    let mut record = keep(app, &of, query, taken, (report, claim)).await?;
    let card_form = card_form(app, &of, query, file).await?;
    record.card_form = card_form.as_ref().map(|photo| photo.id);
    let all = card_form.into_iter().chain([record.clone()]);
    Ok((record, all.map(|photo| Change::AddPhoto(Box::new(photo))).collect()))
}

/// The same picture in the form of a card, of a photo that is for the file: a card can be made of it later. None when the card's rules
/// refuse it.
async fn card_form(
    app: &App,
    of: &Of,
    query: &PhotoQuery,
    file: Bytes,
) -> Result<Option<PhotoRecord>, ApiError> {
    if query.purpose == PhotoPurpose::Card {
        return Ok(None);
    }
    let opinion = app.studio.judge(file, of.card.clone(), query.exception).await;
    let (Ok(taken), Some(report)) = (opinion.taken, opinion.report) else { return Ok(None) };
    let query = PhotoQuery { purpose: PhotoPurpose::Card, ..query.clone() };
    let record = keep(app, of, &query, taken, (report, None)).await?;
    Ok(Some(record))
}

/// Refuses what need not be looked at: other kinds of files, and uploads that are too old or of no age.
fn admitted(kind: &str, query: &PhotoQuery, profile: &PhotoProfile) -> Result<(), ErrorCode> {
    of_known_kind(kind)?;
    match (query.source, query.months_old) {
        (PhotoSource::Upload, None) => Err(ErrorCode::PhotoUndated),
        (PhotoSource::Upload, Some(months)) if months > profile.max_age_months => Err(ErrorCode::PhotoTooOld),
        (PhotoSource::Upload | PhotoSource::Camera, _) => Ok(()),
    }
}

/// Refuses files that are said to be no pictures.
pub(super) fn of_known_kind(kind: &str) -> Result<(), ErrorCode> {
    let known = [JPEG, "image/png"].contains(&kind) || HEIC.contains(&kind) || UNKNOWN.contains(&kind);
    if known { Ok(()) } else { Err(ErrorCode::WrongMediaType) }
}

/// A file that is said to be a telephone's own and cannot be read is that, whatever its content looks like.
pub(super) fn of_kind(fault: PhotoFault, kind: &str) -> PhotoFault {
    if fault == PhotoFault::Unreadable && HEIC.contains(&kind) { PhotoFault::Kind } else { fault }
}

async fn keep(
    app: &App,
    of: &Of,
    query: &PhotoQuery,
    taken: Taken,
    (report, claim): (PhotoReport, Option<ClaimRecord>),
) -> Result<PhotoRecord, ApiError> {
    let now = app.now();
    Ok(PhotoRecord {
        id: PhotoId(app.entropy.id(now)?),
        visit: of.visit,
        person: of.person,
        shows: of.shows,
        purpose: query.purpose,
        card_form: None,
        source: query.source,
        // The camera takes a photo now, whatever else is said of it.
        months_old: query.months_old.filter(|_| query.source == PhotoSource::Upload),
        exception: query.exception,
        report,
        claim,
        finished_bytes: u32::try_from(taken.finished.len()).unwrap_or(u32::MAX),
        finished: app.studio.files.keep(&taken.finished).await?,
        original: Some(app.studio.files.keep(&taken.original).await?),
        original_type: JPEG.to_owned(),
        taken_at: now,
    })
}

pub(super) async fn show(
    State(app): State<App>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    picture(&app, &own(&app, &person, id).await?.finished).await
}

/// The original, while it is kept.
pub(super) async fn original(
    State(app): State<App>,
    person: Person,
    Path(id): Path<Uuid>,
) -> Result<Response, ApiError> {
    let photo = own(&app, &person, id).await?;
    picture(&app, &photo.original.ok_or(ErrorCode::NotFound)?).await
}

/// The person's own photo with this id: one that they took, one of an application that is for them, or the one on file of them. What a
/// holder took is not their agent's, who may act by a paper that no clerk has seen.
async fn own(app: &App, person: &Person, id: Uuid) -> Result<PhotoRecord, ApiError> {
    let photo = app.store.photo(PhotoId(id)).await?;
    let shows_them = photo.as_ref().is_some_and(|photo| photo.shows == Some(person.index));
    let mut of_them = Vec::new();
    if shows_them {
        let applied = app.store.applications_of(&person.index).await?;
        of_them.extend(applied.iter().map(|application| application.photo));
        of_them.extend(app.store.photo_on_file(&person.index).await?.map(|photo| photo.id));
    }
    let theirs = |photo: &PhotoRecord| photo.person == person.index || of_them.contains(&photo.id);
    only_own(app, person, photo, theirs, |_| id.to_string()).await
}

/// A kept photo as an answer that no cache keeps.
pub(super) async fn picture(app: &App, key: &str) -> Result<Response, ApiError> {
    let bytes = app.studio.files.read(key).await?;
    Ok(([(header::CONTENT_TYPE, JPEG), (header::CACHE_CONTROL, "no-store")], bytes).into_response())
}

impl From<PhotoFault> for ApiError {
    fn from(fault: PhotoFault) -> Self {
        match fault {
            PhotoFault::Unreadable => ErrorCode::PhotoUnreadable.into(),
            PhotoFault::Truncated => ErrorCode::PhotoTruncated.into(),
            PhotoFault::TooSmall => ErrorCode::PhotoTooSmall.into(),
            PhotoFault::TooLarge => ErrorCode::PhotoTooLarge.into(),
            PhotoFault::Kind => ErrorCode::PhotoKind.into(),
            PhotoFault::Refused(faults) => Self::photo_refused(faults),
            PhotoFault::NotFitting(_) => ErrorCode::PhotoNotFitting.into(),
            PhotoFault::Broken => Self::internal(&fault),
        }
    }
}
