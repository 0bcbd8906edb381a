//! Notices of a region, for everybody.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    notice::SHOWN_MAX,
    wire::{ListNotices, NoticeList, NoticeView},
};

use super::{catalogue::known, problem::Answer};
use crate::{app::App, store::NoticeRecord};

pub(super) async fn list(State(app): State<App>, Path(code): Path<String>) -> Answer<ListNotices> {
    let region = known(&app, code)?;
    let notices = app.store.standing_notices(&region.code, SHOWN_MAX).await?;
    Ok(Json(NoticeList { notices: notices.into_iter().map(view).collect() }))
}

/// As everybody sees it: who published it is not said.
pub(super) fn view(notice: NoticeRecord) -> NoticeView {
    NoticeView { id: notice.id, published_at: notice.published_at, words: notice.words }
}
