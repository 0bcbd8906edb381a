//! The notices of a demonstration.

use domain::{moment::Moment, region::RegionCode, wire::NoticeId};

use super::SeedError;
use crate::{
    app::App,
    regions::DemoNotice,
    store::{Change, CommitError, NoticeRecord},
};

/// Who published them.
const BY: &str = "demo";
/// Seconds from the beginning of a day until they were.
const NINE: i64 = 9 * 60 * 60;

/// Publishes those that never were. One that was withdrawn stays so.
pub(super) async fn publish(app: &App) -> Result<(), SeedError> {
    for (region, notices) in &app.regions.notices {
        for notice in notices {
            if app.store.notice_by_key(region, notice.key).await?.is_none() {
                let published = Change::PublishNotice(Box::new(record(app, region, notice)?));
                match app.commit(vec![published]).await {
                    // Another node was faster.
                    Ok(_) | Err(CommitError::Taken) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }
    Ok(())
}

fn record(app: &App, region: &RegionCode, notice: &DemoNotice) -> Result<NoticeRecord, SeedError> {
    let published_at = Moment::beginning_of(notice.published).plus_seconds(NINE);
    Ok(NoticeRecord {
        id: NoticeId(app.entropy.id(published_at)?),
        key: notice.key,
        region: region.clone(),
        published_at,
        published_by: BY.to_owned(),
        words: notice.words.clone(),
        withdrawn: None,
    })
}
