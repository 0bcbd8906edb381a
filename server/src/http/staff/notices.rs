//! Publishing notices and withdrawing them, for administrators.
//!
//! **Invariant:** an administrator publishes in their own region alone, and each publishing and withdrawing is in the audit.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    problem::ErrorCode,
    wire::{
        NoticeId,
        staff::{
            ListStaffNotices, NewNotice, NoticeWithdrawn, PublishNotice, StaffNotice, StaffNotices,
            WithdrawNotice,
        },
    },
};
use uuid::Uuid;

use super::session::{Administrator, entry};
use crate::{
    app::App,
    http::{
        body::Body,
        notices::view,
        problem::{Answer, ApiError},
    },
    store::{Change, CommitError, NoticeRecord},
};

/// Notices that are listed.
const LISTED: u32 = 200;

pub(in crate::http) async fn list(State(app): State<App>, admin: Administrator) -> Answer<ListStaffNotices> {
    listed(&app, &admin).await
}

async fn listed(app: &App, Administrator(account): &Administrator) -> Result<Json<StaffNotices>, ApiError> {
    let notices = app.store.notices(&account.region, LISTED).await?;
    Ok(Json(StaffNotices { notices: notices.into_iter().map(row).collect() }))
}

fn row(mut notice: NoticeRecord) -> StaffNotice {
    let withdrawn = notice.withdrawn.take().map(|(at, by)| NoticeWithdrawn { at, by });
    StaffNotice { published_by: notice.published_by.clone(), withdrawn, notice: view(notice) }
}

pub(in crate::http) async fn publish(
    State(app): State<App>,
    admin: Administrator,
    Body(NewNotice { key, words }): Body<PublishNotice>,
) -> Answer<PublishNotice> {
    let words = words.checked().map_err(ApiError::notice_refused)?;
    let (now, by) = (app.now(), admin.0.name.clone());
    if !words.counts_sensibly(now.day()) {
        return Err(ErrorCode::Malformed.into());
    }
    let notice = NoticeRecord {
        id: NoticeId(app.entropy.id(now)?),
        key,
        region: admin.0.region.clone(),
        published_at: now,
        published_by: by.clone(),
        words,
        withdrawn: None,
    };
    let entry = entry(now, &by, "notice-published", &notice.id.0.to_string());
    let published = Change::PublishNotice(Box::new(notice.clone()));
    match app.commit(vec![published, Change::Audit(entry)]).await {
        Ok(_) => {}
        // The answer to the same request was lost on its way, or it was sent twice.
        Err(CommitError::Taken) => {
            let before = app.store.notice_by_key(&notice.region, key).await?;
            if before.is_none_or(|before| before.words != notice.words) {
                return Err(ErrorCode::KeyReused.into());
            }
        }
        Err(error) => return Err(error.into()),
    }
    listed(&app, &admin).await
}

pub(in crate::http) async fn withdraw(
    State(app): State<App>,
    admin: Administrator,
    Path(id): Path<String>,
) -> Answer<WithdrawNotice> {
    let id = NoticeId(id.parse::<Uuid>().map_err(|_| ErrorCode::NotFound)?);
    let notice = app.store.notice(&admin.0.region, id).await?.ok_or(ErrorCode::NotFound)?;
    if notice.withdrawn.is_some() {
        return Err(ErrorCode::WrongStep.into());
    }
    let (at, by) = (app.now(), admin.0.name.clone());
    let entry = entry(at, &by, "notice-withdrawn", &id.0.to_string());
    match app.commit(vec![Change::WithdrawNotice { id, at, by }, Change::Audit(entry)]).await {
        Ok(_) => {}
        // Another administrator was faster.
        Err(CommitError::Stale) => return Err(ErrorCode::WrongStep.into()),
        Err(error) => return Err(error.into()),
    }
    listed(&app, &admin).await
}
