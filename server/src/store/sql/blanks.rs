//! Blank cards, each a row: free, held for an application, used, spoiled or returned.
//!
//! **Invariant:** an application holds one at most, by a unique column. What is used or spoiled stays so: its row in `blank_end` refers to
//! it with its state, and the database lets nothing change that.

use domain::{
    moment::Moment,
    outlet::OutletId,
    region::RegionCode,
    stock::{BlankState, Serial},
};

use super::{
    super::{ApplicationId, BlankRecord, CommitError, StockRecord, StoreError},
    Fields, Value,
    session::{Halt, Session},
    value::{Column as _, args},
};

pub(super) const FREE: &str = "SELECT b.outlet, count(*) FROM blank b JOIN outlet_stock o ON o.outlet = b.outlet \
                               WHERE o.region = $1 AND b.state = 'free' GROUP BY b.outlet ORDER BY b.outlet";
pub(super) const COUNTS: &str = "SELECT o.outlet, \
    (SELECT count(*) FROM blank b WHERE b.outlet = o.outlet AND b.state = 'free'), \
    (SELECT count(*) FROM blank b WHERE b.outlet = o.outlet AND b.state = 'held'), \
    (SELECT count(*) FROM blank b WHERE b.outlet = o.outlet AND b.state = 'used'), \
    (SELECT count(*) FROM blank b WHERE b.outlet = o.outlet AND b.state = 'spoiled') \
    FROM outlet_stock o WHERE o.region = $1 ORDER BY o.outlet";

pub(super) fn read_free(mut fields: Fields) -> Result<(OutletId, u32), StoreError> {
    Ok((fields.take()?, fields.take()?))
}

pub(super) fn read_counts(mut fields: Fields) -> Result<StockRecord, StoreError> {
    Ok(StockRecord {
        outlet: fields.take()?,
        free: fields.take()?,
        held: fields.take()?,
        used: fields.take()?,
        spoiled: fields.take()?,
    })
}

/// Blank cards `b` of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    format!(
        "SELECT b.serial, b.outlet, b.state, b.since, a.reference FROM blank b \
         LEFT JOIN blank_end e ON e.serial = b.serial \
         LEFT JOIN application a ON a.id = coalesce(b.application, e.application) WHERE {condition}"
    )
}

/// Those of an outlet in a state: what lies there from the lowest serial on, what is over from the highest.
pub(super) fn select_state(state: BlankState) -> String {
    let order = match state {
        BlankState::Free | BlankState::Held => "",
        BlankState::Used | BlankState::Spoiled | BlankState::Returned => " DESC",
    };
    select(&format!("b.outlet = $1 AND b.state = $2 ORDER BY b.serial{order} LIMIT $3"))
}

/// The statement and the values for these serials.
pub(super) fn select_serials(serials: &[Serial]) -> (String, Vec<Value>) {
    let places: Vec<_> = (1..=serials.len()).map(|place| format!("${place}")).collect();
    let sql = select(&format!("b.serial IN ({}) ORDER BY b.serial", places.join(", ")));
    (sql, serials.iter().map(Serial::store).collect())
}

pub(super) fn read(mut fields: Fields) -> Result<BlankRecord, StoreError> {
    Ok(BlankRecord {
        serial: fields.take()?,
        outlet: fields.take()?,
        state: fields.take()?,
        since: fields.take()?,
        reference: fields.take()?,
    })
}

/// Makes an outlet known with the blank cards it begins with; one that is known keeps what it has. Serials that are known, wherever they
/// lie, stay where they are.
pub(super) async fn stock(
    session: &mut dyn Session,
    outlet: &OutletId,
    region: &RegionCode,
    blanks: u32,
    at: Moment,
) -> Result<(), Halt> {
    let sql = "INSERT INTO outlet_stock (outlet, region) VALUES ($1, $2) ON CONFLICT (outlet) DO NOTHING";
    if session.touch(sql, args![*outlet, *region]).await? == 0 || blanks == 0 {
        return Ok(());
    }
    let sql = "INSERT INTO blank (serial, outlet, state, since) \
               WITH RECURSIVE nth (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM nth WHERE i < $3) \
               SELECT $2 || substr(CAST(1000000 + i AS TEXT), 2), $1, 'free', $4 FROM nth WHERE true \
               ON CONFLICT (serial) DO NOTHING";
    session.touch(sql, args![*outlet, Serial::beginning(outlet), blanks, at]).await.map(drop)
}

pub(super) async fn hold(
    session: &mut dyn Session,
    application: ApplicationId,
    outlet: &OutletId,
    at: Moment,
) -> Result<(), Halt> {
    // Two who choose at once take two. When none is left that nobody else reaches for, the last one is waited for.
    for others in [session.skip_locked(), ""] {
        let sql = format!(
            "UPDATE blank SET state = 'held', application = $1, since = $3 WHERE state = 'free' AND serial = \
             (SELECT serial FROM blank WHERE outlet = $2 AND state = 'free' ORDER BY serial LIMIT 1 {others})"
        );
        if session.touch(&sql, args![application, *outlet, at]).await? > 0 {
            return Ok(());
        }
    }
    Err(CommitError::OutOfStock(outlet.clone()).into())
}

pub(super) async fn use_up(
    session: &mut dyn Session,
    application: ApplicationId,
    at: Moment,
) -> Result<(), Halt> {
    let ended = session.rows(&end(""), args![application, BlankState::Used, at]).await?;
    seal(session, application, BlankState::Used, ended).await
}

pub(super) async fn spoil(
    session: &mut dyn Session,
    application: ApplicationId,
    serial: &Serial,
    at: Moment,
) -> Result<(), Halt> {
    let values = args![application, BlankState::Spoiled, at, *serial];
    let ended = session.rows(&end(" AND serial = $4"), values).await?;
    seal(session, application, BlankState::Spoiled, ended).await
}

/// The blank that an application holds is used or spoiled.
fn end(which: &str) -> String {
    format!(
        "UPDATE blank SET state = $2, application = NULL, since = $3 WHERE application = $1{which} \
         RETURNING outlet, serial"
    )
}

/// What has ended stays so for good; `Stale` when nothing has.
async fn seal(
    session: &mut dyn Session,
    application: ApplicationId,
    state: BlankState,
    ended: Vec<Fields>,
) -> Result<(), Halt> {
    let mut row = ended.into_iter().next().ok_or(CommitError::Stale)?;
    let (outlet, serial): (OutletId, Serial) = (row.take()?, row.take()?);
    let sql = "INSERT INTO blank_end (serial, outlet, state, application) VALUES ($1, $2, $3, $4)";
    session.touch(sql, args![serial, outlet, state, application]).await.map(drop)
}

pub(super) async fn release(
    session: &mut dyn Session,
    application: ApplicationId,
    at: Moment,
) -> Result<(), Halt> {
    let sql = "UPDATE blank SET state = 'free', application = NULL, since = $2 WHERE application = $1";
    session.touch(sql, args![application, at]).await.map(drop)
}
