//! How often something was tried, counted in the database so that tries at the same time cannot hide behind each other.

use super::{
    super::{CommitError, StoreError, Subject, TallyRecord, Try, TryOutcome},
    Fields,
    session::{Halt, Session},
    value::args,
};

/// One statement, so that the row's lock orders the tries. A lock that ran out, or a window that did, begins anew; while it is locked
/// the count goes on but the lock does not.
const COUNT: &str = "INSERT INTO tally AS t (subject, tries, first_at, locked_until, forget_at) \
    VALUES ($1, 1, $2, CASE WHEN $3 <= 1 THEN $4 END, $5) \
    ON CONFLICT (subject) DO UPDATE SET \
      tries = CASE WHEN t.forget_at <= $2 OR t.locked_until <= $2 THEN 1 ELSE t.tries + 1 END, \
      first_at = CASE WHEN t.forget_at <= $2 OR t.locked_until <= $2 THEN $2 ELSE t.first_at END, \
      locked_until = CASE \
        WHEN t.forget_at <= $2 OR t.locked_until <= $2 THEN CASE WHEN $3 <= 1 THEN $4 END \
        WHEN t.locked_until IS NULL AND t.tries + 1 >= $3 THEN $4 \
        ELSE t.locked_until END, \
      forget_at = CASE \
        WHEN t.forget_at <= $2 OR t.locked_until <= $2 THEN $5 \
        WHEN t.locked_until IS NULL AND t.tries + 1 >= $3 AND $4 > t.forget_at THEN $4 \
        ELSE t.forget_at END \
    RETURNING tries, locked_until";

pub(super) const SELECT: &str = "SELECT tries, locked_until FROM tally WHERE subject = $1";

pub(super) fn read(mut fields: Fields) -> Result<TallyRecord, StoreError> {
    Ok(TallyRecord { tries: fields.take()?, locked_until: fields.take()? })
}

pub(super) async fn count(session: &mut dyn Session, attempt: &Try) -> Result<TryOutcome, Halt> {
    let lock_until = attempt.at.plus_seconds(i64::from(attempt.lock));
    let window_end = attempt.at.plus_seconds(i64::from(attempt.window));
    let forget_at = if attempt.limit <= 1 { window_end.max(lock_until) } else { window_end };
    let limit = u32::from(attempt.limit);
    let subject = attempt.subject.as_str().to_owned();
    let rows = session.rows(COUNT, args![subject, attempt.at, limit, lock_until, forget_at]).await?;
    let row = rows.into_iter().next().ok_or_else(|| StoreError::Unreadable("a tally".to_owned()))?;
    let tally = read(row)?;
    Ok(TryOutcome {
        refused: tally.tries > limit,
        left: u8::try_from(limit.saturating_sub(tally.tries)).unwrap_or(u8::MAX),
        locked_until: tally.locked_until,
    })
}

/// Counts a try with what it allows; a locked subject stops that.
pub(super) async fn claim(session: &mut dyn Session, attempt: &Try) -> Result<(), Halt> {
    let outcome = count(session, attempt).await?;
    match outcome.locked_until.filter(|_| outcome.refused) {
        Some(until) => Err(CommitError::Locked(until).into()),
        None => Ok(()),
    }
}

/// Forgets the tries of a subject.
pub(super) async fn forget(session: &mut dyn Session, subject: &Subject) -> Result<(), Halt> {
    let sql = "DELETE FROM tally WHERE subject = $1";
    session.touch(sql, args![subject.as_str().to_owned()]).await.map(drop)
}
