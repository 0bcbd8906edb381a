//! Blank cards: free, held for an application, or used.
//!
//! **Invariant:** free + held + used is what the outlet started with; the numbers change in one statement, never by reading first.

use domain::{moment::Moment, outlet::OutletId, region::RegionCode};

use super::{
    super::{ApplicationId, CommitError, StockRecord, StoreError},
    Fields,
    session::{Halt, Session},
    value::args,
};

pub(super) const SELECT: &str =
    "SELECT outlet, free, held, used FROM blank_stock WHERE region = $1 ORDER BY outlet";

pub(super) fn read(mut fields: Fields) -> Result<StockRecord, StoreError> {
    Ok(StockRecord {
        outlet: fields.take()?,
        free: fields.take()?,
        held: fields.take()?,
        used: fields.take()?,
    })
}

pub(super) async fn stock(
    session: &mut dyn Session,
    outlet: &OutletId,
    region: &RegionCode,
    blanks: u32,
) -> Result<(), Halt> {
    let sql = "INSERT INTO blank_stock (outlet, region, free, held, used) VALUES ($1, $2, $3, 0, 0) \
               ON CONFLICT (outlet) DO NOTHING";
    session.touch(sql, args![*outlet, *region, blanks]).await.map(drop)
}

pub(super) async fn hold(
    session: &mut dyn Session,
    application: ApplicationId,
    outlet: &OutletId,
    until: Moment,
) -> Result<(), Halt> {
    let sql = "UPDATE blank_stock SET free = free - 1, held = held + 1 WHERE outlet = $1 AND free > 0";
    if session.touch(sql, args![*outlet]).await? == 0 {
        return Err(CommitError::OutOfStock(outlet.clone()).into());
    }
    let sql = "INSERT INTO blank_hold (application, outlet, promised_until) VALUES ($1, $2, $3)";
    session.touch(sql, args![application, *outlet, until]).await.map(drop)
}

pub(super) async fn use_up(session: &mut dyn Session, application: ApplicationId) -> Result<(), Halt> {
    let outlet = let_go(session, application).await?.ok_or(CommitError::Stale)?;
    let sql = "UPDATE blank_stock SET held = held - 1, used = used + 1 WHERE outlet = $1";
    session.touch(sql, args![outlet]).await.map(drop)
}

pub(super) async fn release(session: &mut dyn Session, application: ApplicationId) -> Result<(), Halt> {
    let Some(outlet) = let_go(session, application).await? else { return Ok(()) };
    let sql = "UPDATE blank_stock SET held = held - 1, free = free + 1 WHERE outlet = $1";
    session.touch(sql, args![outlet]).await.map(drop)
}

/// Ends a hold and tells where it was.
async fn let_go(session: &mut dyn Session, application: ApplicationId) -> Result<Option<OutletId>, Halt> {
    let sql = "DELETE FROM blank_hold WHERE application = $1 RETURNING outlet";
    let rows = session.rows(sql, args![application]).await?;
    Ok(rows.into_iter().next().map(|mut row| row.take()).transpose()?)
}
