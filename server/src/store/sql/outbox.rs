//! The outbox.
//!
//! **Invariant:** every lease raises a job's epoch, and only the holder of the latest may end it.

use domain::moment::Moment;

use super::{
    super::{CommitError, JobId, JobRecord, LeasedJob, Sealed, StoreError},
    Fields,
    session::{Halt, Session},
    value::args,
};

/// When something is to be done next: a job is due, or somebody's lease of one runs out.
pub(super) const NEXT: &str = "SELECT min(CASE WHEN leased_until > due_at THEN leased_until ELSE due_at END) \
                               FROM outbox WHERE state = 'open'";

pub(super) async fn enqueue(session: &mut dyn Session, job: &JobRecord) -> Result<(), Halt> {
    let sql = "INSERT INTO outbox (id, kind, job_key, payload, due_at, attempts, epoch, leased_until, state) \
               VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 'open') ON CONFLICT (job_key) DO NOTHING";
    session.touch(sql, args![job.id, job.kind, job.key, job.payload, job.due_at]).await.map(drop)
}

pub(super) async fn lease(
    session: &mut dyn Session,
    now: Moment,
    until: Moment,
    max: u32,
) -> Result<Vec<LeasedJob>, Halt> {
    let sql = format!(
        "UPDATE outbox SET leased_until = $2, epoch = epoch + 1, attempts = attempts + 1 WHERE id IN \
           (SELECT id FROM outbox WHERE state = 'open' AND due_at <= $1 AND leased_until <= $1 \
            ORDER BY due_at LIMIT $3 {}) \
         RETURNING id, kind, job_key, payload, due_at, epoch, attempts",
        session.skip_locked()
    );
    let rows = session.rows(&sql, args![now, until, max]).await?;
    let mut jobs = rows.into_iter().map(read).collect::<Result<Vec<_>, _>>()?;
    jobs.sort_by_key(|leased| (leased.job.due_at, leased.job.id.0));
    Ok(jobs)
}

fn read(mut fields: Fields) -> Result<LeasedJob, StoreError> {
    Ok(LeasedJob {
        job: JobRecord {
            id: fields.take()?,
            kind: fields.take()?,
            key: fields.take()?,
            payload: fields.take()?,
            due_at: fields.take()?,
        },
        epoch: fields.take()?,
        attempt: fields.take()?,
    })
}

pub(super) async fn finish(session: &mut dyn Session, id: JobId, epoch: u64, at: Moment) -> Result<(), Halt> {
    let sql = "UPDATE outbox SET state = 'done', done_at = $3, payload = $4, fault = NULL \
               WHERE id = $1 AND epoch = $2 AND state = 'open'";
    held(session.touch(sql, args![id, epoch, at, Sealed(Vec::new())]).await?)
}

pub(super) async fn fail(
    session: &mut dyn Session,
    id: JobId,
    epoch: u64,
    retry_at: Option<Moment>,
    fault: &str,
) -> Result<(), Halt> {
    let fault = fault.to_owned();
    let touched = if let Some(retry_at) = retry_at {
        let sql = "UPDATE outbox SET due_at = $3, leased_until = 0, fault = $4 \
                   WHERE id = $1 AND epoch = $2 AND state = 'open'";
        session.touch(sql, args![id, epoch, retry_at, fault]).await?
    } else {
        let sql = "UPDATE outbox SET state = 'given-up', fault = $3, payload = $4 \
                   WHERE id = $1 AND epoch = $2 AND state = 'open'";
        session.touch(sql, args![id, epoch, fault, Sealed(Vec::new())]).await?
    };
    held(touched)
}

fn held(touched: u64) -> Result<(), Halt> {
    if touched == 0 { Err(CommitError::LeaseLost.into()) } else { Ok(()) }
}
