//! The photo that staff take of a person at the counter, after too many were refused.
//!
//! **Invariant:** it goes the way of every photo: judged by the same rules, kept before it is named, and reviewed by a clerk.

use axum::{
    Json,
    extract::{Path, Query, Request, State, rejection::QueryRejection},
};
use domain::{
    application::Event,
    photo::PhotoPurpose,
    problem::ErrorCode,
    wire::{
        PHOTO_BODY_MAX, PhotoQuery, PhotoSource,
        staff::{AtVersion, CaseView},
    },
};

use super::{
    cases::{of_region, view},
    session::Member,
};
use crate::{
    app::App,
    cases::{self, By},
    http::{
        body::{self, media_type},
        photos::{self, Of},
        problem::ApiError,
        views,
    },
    store::ApplicationRecord,
};

/// Takes the photo of a case that waits for it; then a clerk reviews it.
pub(in crate::http) async fn take(
    State(app): State<App>,
    member: Result<Member, ApiError>,
    Path(reference): Path<String>,
    query: Result<Query<AtVersion>, QueryRejection>,
    request: Request,
) -> Result<Json<CaseView>, ApiError> {
    let kind = media_type(request.headers()).unwrap_or_default();
    let member = match member {
        Ok(member) => member,
        Err(refused) => {
            body::pass_over(request, PHOTO_BODY_MAX).await;
            return Err(refused);
        }
    };
    let file = body::read(request, PHOTO_BODY_MAX).await?;
    let Query(AtVersion { version }) = query.map_err(|_| ErrorCode::Malformed)?;
    let case = of_region(&app, &member, reference).await?;
    if case.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let by = By::clerk(&member.account.name, app.now());
    let mut moved = cases::take(&app, case.clone(), Event::PhotoTaken, by)?;
    let (of, query) = asked(&app, &case).await?;
    let (photo, mut changes) = photos::made(&app, of, &query, file, (&kind, None)).await?;
    moved.application.photo = photo.id;
    let taken = ApplicationRecord { version: case.version + 1, ..moved.application.clone() };
    changes.extend(moved.changes());
    app.commit(changes).await?;
    Ok(Json(view(&app, &taken).await?))
}

/// Whom the photo is to show, by which rules, and how it is made.
async fn asked(app: &App, case: &ApplicationRecord) -> Result<(Of, PhotoQuery), ApiError> {
    let details = app.open_case(case)?;
    let before = views::stored_photo(app, case.photo).await?;
    let region = app.regions.get(&case.region).ok_or(ErrorCode::NotFound)?;
    let years = details.number.years_on(app.now().day()).unwrap_or(u8::MAX);
    let purpose = PhotoPurpose::of(case.service);
    let exception = case.photo_exception;
    let rules = |purpose| region.photo_for(purpose).clone().for_age(years).excepting(exception);
    let of = Of {
        visit: before.visit,
        person: case.person,
        shows: None,
        profile: rules(purpose),
        card: rules(PhotoPurpose::Card),
    };
    Ok((
        of,
        PhotoQuery {
            source: PhotoSource::Camera,
            exception,
            months_old: None,
            purpose,
            draft: None,
            case: None,
        },
    ))
}
