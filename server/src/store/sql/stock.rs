//! Blank cards that come in, go back or are found to be void, and the history of it.

use domain::stock::{BlankState, Serial, StockEvent};

use super::{
    super::{CommitError, StockMovement, StoreError},
    Fields, Value,
    session::{Halt, Session, insert},
    value::{Column as _, args},
};

/// Blank cards that one statement names.
pub(super) const TOGETHER: usize = 500;

const COLUMNS: &str = "id, outlet, event, at, clerk, first, last, count, reason, checksum";

/// The history of an outlet, newest first.
pub(super) fn select() -> String {
    format!("SELECT {COLUMNS} FROM stock_movement WHERE outlet = $1 ORDER BY at DESC, id LIMIT $2")
}

pub(super) fn read(mut fields: Fields) -> Result<StockMovement, StoreError> {
    Ok(StockMovement {
        id: fields.take()?,
        outlet: fields.take()?,
        event: fields.take()?,
        at: fields.take()?,
        by: fields.take()?,
        first: fields.take()?,
        last: fields.take()?,
        count: fields.take()?,
        reason: fields.take()?,
        checksum: fields.take()?,
    })
}

pub(super) async fn make(
    session: &mut dyn Session,
    movement: &StockMovement,
    serials: &[Serial],
) -> Result<(), Halt> {
    tell(session, movement).await?;
    for part in serials.chunks(TOGETHER) {
        match movement.event {
            StockEvent::Delivered => take_in(session, movement, part).await?,
            StockEvent::Returned => take_out(session, movement, BlankState::Returned, part).await?,
            StockEvent::Spoiled => {
                take_out(session, movement, BlankState::Spoiled, part).await?;
                seal(session, movement, part).await?;
            }
        }
    }
    Ok(())
}

async fn tell(session: &mut dyn Session, movement: &StockMovement) -> Result<(), Halt> {
    let values = args![
        movement.id,
        movement.outlet,
        movement.event,
        movement.at,
        movement.by,
        movement.first,
        movement.last,
        movement.count,
        movement.reason,
        movement.checksum,
    ];
    session.touch(&insert("stock_movement", COLUMNS), values).await.map(drop)
}

/// Those that are new, or were returned, lie free at the outlet.
async fn take_in(
    session: &mut dyn Session,
    movement: &StockMovement,
    serials: &[Serial],
) -> Result<(), Halt> {
    let rows: Vec<_> = places(3, serials).iter().map(|place| format!("({place}, $1, 'free', $2)")).collect();
    let sql = format!(
        "INSERT INTO blank (serial, outlet, state, since) VALUES {} ON CONFLICT (serial) DO UPDATE \
         SET outlet = excluded.outlet, state = 'free', since = excluded.since WHERE blank.state = 'returned'",
        rows.join(", ")
    );
    let touched = session.touch(&sql, with(args![movement.outlet, movement.at], serials)).await?;
    whole(touched, serials, CommitError::Taken)
}

/// Those that lie free at the outlet lie there no longer.
async fn take_out(
    session: &mut dyn Session,
    movement: &StockMovement,
    state: BlankState,
    serials: &[Serial],
) -> Result<(), Halt> {
    let sql = format!(
        "UPDATE blank SET state = $3, since = $2 WHERE outlet = $1 AND state = 'free' AND serial IN ({})",
        places(4, serials).join(", ")
    );
    let touched = session.touch(&sql, with(args![movement.outlet, movement.at, state], serials)).await?;
    whole(touched, serials, CommitError::Stale)
}

/// Those that are spoiled stay so.
async fn seal(session: &mut dyn Session, movement: &StockMovement, serials: &[Serial]) -> Result<(), Halt> {
    let rows: Vec<_> = places(2, serials).iter().map(|place| format!("({place}, $1, 'spoiled')")).collect();
    let sql = format!("INSERT INTO blank_end (serial, outlet, state) VALUES {}", rows.join(", "));
    session.touch(&sql, with(args![movement.outlet], serials)).await.map(drop)
}

/// `$from`, …, one for each serial.
fn places(from: usize, serials: &[Serial]) -> Vec<String> {
    (from..from + serials.len()).map(|place| format!("${place}")).collect()
}

fn with(mut values: Vec<Value>, serials: &[Serial]) -> Vec<Value> {
    values.extend(serials.iter().map(Serial::store));
    values
}

/// Passes when a statement touched all of them.
fn whole(touched: u64, serials: &[Serial], otherwise: CommitError) -> Result<(), Halt> {
    if usize::try_from(touched).is_ok_and(|touched| touched == serials.len()) {
        Ok(())
    } else {
        Err(otherwise.into())
    }
}
