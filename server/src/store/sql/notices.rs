//! Notices.

use async_trait::async_trait;
use domain::{
    moment::Moment,
    notice::NoticeWords,
    region::{Bilingual, RegionCode},
    wire::{NoticeId, staff::NoticeKey},
};

use super::{
    super::{NoticeRecord, NoticeStore, StoreError},
    Fields,
    session::{Halt, Session, fresh, insert},
    store::{Engine, SqlStore},
    value::args,
};

const COLUMNS: &str = "id, key, region, published_at, published_by, title_zh, title_en, text_zh, text_en, since, \
    withdrawn_at, withdrawn_by";
const WITHDRAW: &str =
    "UPDATE notice SET withdrawn_at = $2, withdrawn_by = $3 WHERE id = $1 AND withdrawn_at IS NULL";

/// Notices of which `condition` holds; it may name an order and a limit.
fn select(condition: &str) -> String {
    format!("SELECT {COLUMNS} FROM notice WHERE {condition}")
}

fn read(mut fields: Fields) -> Result<NoticeRecord, StoreError> {
    let (id, key, region) = (fields.take()?, fields.take()?, fields.take()?);
    let (published_at, published_by) = (fields.take()?, fields.take()?);
    let title = Bilingual { zh: fields.take()?, en: fields.take()? };
    let text = Bilingual { zh: fields.take()?, en: fields.take()? };
    let words = NoticeWords { title, text, since: fields.take()? };
    let (at, by): (Option<Moment>, Option<String>) = (fields.take()?, fields.take()?);
    Ok(NoticeRecord { id, key, region, published_at, published_by, words, withdrawn: at.zip(by) })
}

/// Takes a notice in.
pub(super) async fn publish(session: &mut dyn Session, notice: &NoticeRecord) -> Result<(), Halt> {
    let (at, by) = notice.withdrawn.clone().unzip();
    let NoticeWords { title, text, since } = &notice.words;
    let values = args![
        notice.id,
        notice.key,
        notice.region,
        notice.published_at,
        notice.published_by,
        title.zh,
        title.en,
        text.zh,
        text.en,
        *since,
        at,
        by,
    ];
    session.touch(&insert("notice", COLUMNS), values).await.map(drop)
}

/// Withdraws one that stands.
pub(super) async fn withdraw(
    session: &mut dyn Session,
    id: NoticeId,
    at: Moment,
    by: &str,
) -> Result<(), Halt> {
    fresh(session.touch(WITHDRAW, args![id, at, by.to_owned()]).await?)
}

#[async_trait]
impl<E: Engine> NoticeStore for SqlStore<E> {
    async fn standing_notices(&self, region: &RegionCode, max: u32) -> Result<Vec<NoticeRecord>, StoreError> {
        let standing = "region = $1 AND withdrawn_at IS NULL ORDER BY published_at DESC, id LIMIT $2";
        self.all(select(standing), args![region.clone(), max], read).await
    }

    async fn notices(&self, region: &RegionCode, max: u32) -> Result<Vec<NoticeRecord>, StoreError> {
        let sql = select("region = $1 ORDER BY published_at DESC, id LIMIT $2");
        self.all(sql, args![region.clone(), max], read).await
    }

    async fn notice(&self, region: &RegionCode, id: NoticeId) -> Result<Option<NoticeRecord>, StoreError> {
        self.one(select("region = $1 AND id = $2"), args![region.clone(), id], read).await
    }

    async fn notice_by_key(
        &self,
        region: &RegionCode,
        key: NoticeKey,
    ) -> Result<Option<NoticeRecord>, StoreError> {
        self.one(select("region = $1 AND key = $2"), args![region.clone(), key], read).await
    }
}
