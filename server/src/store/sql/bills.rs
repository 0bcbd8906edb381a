//! Days that were compared with the gateway's bill, and what differed.

use domain::{moment::Moment, wire::staff::DifferenceId};

use super::{
    super::{BillDayRecord, DifferenceRecord, StoreError},
    Fields,
    session::{Halt, Session, fresh, insert},
    value::args,
};

const DAY: &str = "channel, day, at, ours, theirs, differences";
const DIFFERENCE: &str = "id, channel, day, region, kind, number, refund, ours, theirs, found_at, resolved_at, \
    resolved_by";

/// How many differences of a day nobody has resolved.
const UNRESOLVED: &str = "(SELECT count(*) FROM bill_difference d WHERE d.channel = bill_day.channel \
    AND d.day = bill_day.day AND d.resolved_at IS NULL)";

/// The days that were compared, newest first.
pub(super) fn select_days() -> String {
    format!("SELECT {DAY} FROM bill_day ORDER BY day DESC, channel LIMIT $1")
}

/// Differences of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!("SELECT {DIFFERENCE} FROM bill_difference WHERE {condition}")
}

/// Those of a region, or of none that is known: first those that nobody has resolved.
pub(super) fn select_region() -> String {
    select(
        "region = $1 OR region IS NULL \
         ORDER BY CASE WHEN resolved_at IS NULL THEN 0 ELSE 1 END, found_at DESC, id LIMIT $2",
    )
}

pub(super) fn read_day(mut fields: Fields) -> Result<BillDayRecord, StoreError> {
    Ok(BillDayRecord {
        channel: fields.take()?,
        day: fields.take()?,
        at: fields.take()?,
        ours: fields.take()?,
        theirs: fields.take()?,
        differences: fields.take()?,
    })
}

pub(super) fn read(mut fields: Fields) -> Result<DifferenceRecord, StoreError> {
    Ok(DifferenceRecord {
        id: fields.take()?,
        channel: fields.take()?,
        day: fields.take()?,
        region: fields.take()?,
        kind: fields.take()?,
        number: fields.take()?,
        refund: fields.take()?,
        ours: fields.take()?,
        theirs: fields.take()?,
        found_at: fields.take()?,
        resolved_at: fields.take()?,
        resolved_by: fields.take()?,
    })
}

/// Writes the day first: of two that compare it at once one waits, and then sees what the other has found.
pub(super) async fn put(
    session: &mut dyn Session,
    day: &BillDayRecord,
    differences: &[DifferenceRecord],
) -> Result<(), Halt> {
    let sql = insert("bill_day", DAY)
        + " ON CONFLICT (channel, day) DO UPDATE SET at = $3, ours = $4, theirs = $5, differences = $6";
    let values = args![day.channel, day.day, day.at, day.ours, day.theirs, day.differences];
    session.touch(&sql, values).await?;
    let mut known = known(session, day).await?;
    for difference in differences {
        match known.iter().position(|one| is_same(one, difference)) {
            Some(place) => drop(known.remove(place)),
            None => add(session, day, difference).await?,
        }
    }
    for gone in known.iter().filter(|one| one.resolved_at.is_none()) {
        let sql = "UPDATE bill_difference SET resolved_at = $2 WHERE id = $1";
        session.touch(sql, args![gone.id, day.at]).await?;
    }
    let count = format!("UPDATE bill_day SET differences = {UNRESOLVED} WHERE channel = $1 AND day = $2");
    session.touch(&count, args![day.channel, day.day]).await.map(drop)
}

/// The day's differences that are still there, and those that a clerk has resolved: these are not told again.
async fn known(session: &mut dyn Session, day: &BillDayRecord) -> Result<Vec<DifferenceRecord>, Halt> {
    let sql = select(
        "channel = $1 AND day = $2 AND (resolved_at IS NULL OR resolved_by IS NOT NULL) \
         ORDER BY CASE WHEN resolved_at IS NULL THEN 0 ELSE 1 END, found_at, id",
    );
    let rows = session.rows(&sql, args![day.channel, day.day]).await?;
    Ok(rows.into_iter().map(read).collect::<Result<_, _>>()?)
}

fn is_same(one: &DifferenceRecord, other: &DifferenceRecord) -> bool {
    (one.kind, &one.number, &one.refund, one.ours, one.theirs)
        == (other.kind, &other.number, &other.refund, other.ours, other.theirs)
}

async fn add(
    session: &mut dyn Session,
    day: &BillDayRecord,
    difference: &DifferenceRecord,
) -> Result<(), Halt> {
    let values = args![
        difference.id,
        day.channel,
        day.day,
        difference.region,
        difference.kind,
        difference.number,
        difference.refund,
        difference.ours,
        difference.theirs,
        difference.found_at,
        difference.resolved_at,
        difference.resolved_by,
    ];
    session.touch(&insert("bill_difference", DIFFERENCE), values).await.map(drop)
}

pub(super) async fn resolve(
    session: &mut dyn Session,
    id: DifferenceId,
    at: Moment,
    by: &str,
) -> Result<(), Halt> {
    let sql =
        "UPDATE bill_difference SET resolved_at = $2, resolved_by = $3 WHERE id = $1 AND resolved_at IS NULL";
    fresh(session.touch(sql, args![id, at, by.to_owned()]).await?)?;
    let of = "SELECT 1 FROM bill_difference one WHERE one.id = $1 AND one.channel = bill_day.channel \
              AND one.day = bill_day.day";
    let count = format!("UPDATE bill_day SET differences = {UNRESOLVED} WHERE EXISTS ({of})");
    session.touch(&count, args![id]).await.map(drop)
}
