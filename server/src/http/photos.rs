//! The photo's way in and out.
//!
//! **Invariant:** the objects are durable before the row that names them is written; of a photo that is refused nothing is kept.

use axum::{
    Json,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
    http::header,
    response::{IntoResponse, Response},
};
use domain::{
    application::PhotoId,
    problem::ErrorCode,
    wire::{PHOTO_BODY_MAX, PhotoQuery, PhotoView},
};
use uuid::Uuid;

use super::{
    body::{self, media_type},
    problem::ApiError,
    session::{self, Person},
    views,
};
use crate::{
    app::App,
    limits::Asker,
    photos::{PhotoFault, Taken},
    store::{Change, PhotoRecord},
};

const JPEG: &str = "image/jpeg";
const KINDS: [&str; 2] = [JPEG, "image/png"];

pub(super) async fn take(
    State(app): State<App>,
    person: Result<Person, ApiError>,
    query: Result<Query<PhotoQuery>, QueryRejection>,
    request: Request,
) -> Result<Json<PhotoView>, ApiError> {
    let kind = media_type(request.headers()).unwrap_or_default();
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
    if !KINDS.contains(&kind.as_str()) {
        return Err(ErrorCode::WrongMediaType.into());
    }
    let profile = session::rules(&app, &person.visit)?.photo.clone();
    let taken = app.studio.judge(file, profile, query.exception).await?;
    let record = keep(&app, &person, query, taken).await?;
    let view = views::photo(&record);
    app.commit(vec![Change::AddPhoto(Box::new(record))]).await?;
    Ok(Json(view))
}

async fn keep(app: &App, person: &Person, query: PhotoQuery, taken: Taken) -> Result<PhotoRecord, ApiError> {
    let now = app.now();
    Ok(PhotoRecord {
        id: PhotoId(app.entropy.id(now)?),
        visit: person.visit.id,
        person: person.index,
        source: query.source,
        exception: query.exception,
        report: taken.report,
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
    let photo = app.store.photo(PhotoId(id)).await?.filter(|photo| photo.person == person.index);
    let photo = photo.ok_or(ErrorCode::NotFound)?;
    picture(&app, &photo.finished).await
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
            PhotoFault::Refused(checks) => Self::photo_refused(checks),
            PhotoFault::NotFitting => ErrorCode::PhotoNotFitting.into(),
            PhotoFault::Broken => Self::internal(&fault),
        }
    }
}
