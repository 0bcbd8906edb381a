//! Orders that wait for a batch, batches, and the card maker's answers.

use domain::{moment::Moment, region::RegionCode};

use super::{
    super::{AnswerRecord, ApplicationId, BatchRecord, CommitError, MakerChange, StoreError},
    Fields, applications,
    session::{Halt, Session, fresh, insert},
    value::args,
};

const BATCH: &str = "region, number, closed_at, clerk, count, checksum";
const ANSWER: &str = "id, region, number, taken_at, clerk, count, done, checksum";

pub(super) const WAITING: &str = "SELECT count(*) FROM maker_order WHERE region = $1 AND batch IS NULL";
pub(super) const BATCH_OF: &str = "SELECT batch FROM maker_order WHERE application = $1";

/// The applications of a batch, or those that wait for one.
pub(super) fn select_orders(batch: Option<u32>) -> String {
    let which = if batch.is_some() { "batch = $3" } else { "batch IS NULL" };
    applications::select(&format!(
        "id IN (SELECT application FROM maker_order WHERE region = $1 AND {which}) ORDER BY reference LIMIT $2"
    ))
}

/// Batches of which `condition` holds; it may name an order and a limit.
pub(super) fn select_batches(condition: &str) -> String {
    format!("SELECT {BATCH} FROM maker_batch WHERE {condition}")
}

/// A region's answers, newest first.
pub(super) fn select_answers() -> String {
    format!("SELECT {ANSWER} FROM maker_answer WHERE region = $1 ORDER BY taken_at DESC, id LIMIT $2")
}

pub(super) fn read_batch(mut fields: Fields) -> Result<BatchRecord, StoreError> {
    Ok(BatchRecord {
        region: fields.take()?,
        number: fields.take()?,
        closed_at: fields.take()?,
        closed_by: fields.take()?,
        count: fields.take()?,
        checksum: fields.take()?,
    })
}

pub(super) fn read_answer(mut fields: Fields) -> Result<AnswerRecord, StoreError> {
    Ok(AnswerRecord {
        id: fields.take()?,
        region: fields.take()?,
        number: fields.take()?,
        taken_at: fields.take()?,
        taken_by: fields.take()?,
        count: fields.take()?,
        done: fields.take()?,
        checksum: fields.take()?,
    })
}

pub(super) async fn make(session: &mut dyn Session, change: &MakerChange) -> Result<(), Halt> {
    match change {
        MakerChange::QueueOrder { application, region, at } => {
            queue(session, *application, region, *at).await
        }
        MakerChange::DropOrder { application } => take_back(session, *application).await,
        MakerChange::CloseBatch { batch, orders } => close(session, batch, orders).await,
        MakerChange::CountDone(answer) => {
            let sql = "UPDATE maker_answer SET done = done + 1 WHERE id = $1";
            session.touch(sql, args![*answer]).await.map(drop)
        }
        MakerChange::PutAnswer(answer) => put_answer(session, answer).await,
    }
}

async fn queue(
    session: &mut dyn Session,
    application: ApplicationId,
    region: &RegionCode,
    at: Moment,
) -> Result<(), Halt> {
    let sql = "INSERT INTO maker_order (application, region, ordered_at) VALUES ($1, $2, $3) \
               ON CONFLICT (application) DO NOTHING";
    session.touch(sql, args![application, *region, at]).await.map(drop)
}

async fn take_back(session: &mut dyn Session, application: ApplicationId) -> Result<(), Halt> {
    let sql = "DELETE FROM maker_order WHERE application = $1 AND batch IS NULL";
    session.touch(sql, args![application]).await?;
    let gone = session.rows(BATCH_OF, args![application]).await?.is_empty();
    if gone { Ok(()) } else { Err(CommitError::Stale.into()) }
}

async fn close(session: &mut dyn Session, batch: &BatchRecord, orders: &[ApplicationId]) -> Result<(), Halt> {
    if usize::try_from(batch.count).ok() != Some(orders.len()) {
        return Err(CommitError::Stale.into());
    }
    let values =
        args![batch.region, batch.number, batch.closed_at, batch.closed_by, batch.count, batch.checksum];
    session.touch(&insert("maker_batch", BATCH), values).await?;
    for application in orders {
        let sql =
            "UPDATE maker_order SET batch = $3 WHERE application = $1 AND region = $2 AND batch IS NULL";
        fresh(session.touch(sql, args![*application, batch.region, batch.number]).await?)?;
    }
    Ok(())
}

async fn put_answer(session: &mut dyn Session, answer: &AnswerRecord) -> Result<(), Halt> {
    let values = args![
        answer.id,
        answer.region,
        answer.number,
        answer.taken_at,
        answer.taken_by,
        answer.count,
        answer.done,
        answer.checksum,
    ];
    session.touch(&insert("maker_answer", ANSWER), values).await.map(drop)
}
