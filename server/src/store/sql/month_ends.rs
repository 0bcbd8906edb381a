//! The bank's month-end files and the credits in them.

use domain::{moment::Moment, region::RegionCode, wire::staff::MonthEndId};

use super::{
    super::{MonthEndCredit, MonthEndRecord, StoreError},
    Fields, Value,
    session::{Halt, Session, fresh, insert},
    value::args,
};

/// Lines that one statement writes.
const TOGETHER: usize = 100;

const FILE: &str =
    "id, region, bank, month, batch, checksum, at, clerk, released_at, released_by, count, total";
const CREDIT: &str = "file, line, region, person, details, amount, state, receipt, due_at, tries";

/// Files `f` of which `condition` holds; it may name an order and a limit.
pub(super) fn select(condition: &str) -> String {
    let columns = FILE.split(", ").map(|column| format!("f.{column}")).collect::<Vec<_>>().join(", ");
    let count = |state| {
        format!("(SELECT count(*) FROM month_end_credit c WHERE c.file = f.id AND c.state = '{state}')")
    };
    let (credited, refused) = (count("credited"), count("refused"));
    format!("SELECT {columns}, {credited}, {refused} FROM month_end_file f WHERE {condition}")
}

/// Credits of which the core is to be told.
pub(super) fn select_due() -> String {
    format!("SELECT {CREDIT} FROM month_end_credit WHERE due_at <= $1 ORDER BY due_at, file, line LIMIT $2")
}

/// All credits of a file, in their order.
pub(super) fn select_of() -> String {
    format!("SELECT {CREDIT} FROM month_end_credit WHERE file = $1 ORDER BY line")
}

pub(super) fn read(mut fields: Fields) -> Result<MonthEndRecord, StoreError> {
    Ok(MonthEndRecord {
        id: fields.take()?,
        region: fields.take()?,
        bank: fields.take()?,
        month: fields.take()?,
        batch: fields.take()?,
        checksum: fields.take()?,
        at: fields.take()?,
        by: fields.take()?,
        released_at: fields.take()?,
        released_by: fields.take()?,
        count: fields.take()?,
        total: fields.take()?,
        credited: fields.take()?,
        refused: fields.take()?,
    })
}

pub(super) fn read_credit(mut fields: Fields) -> Result<MonthEndCredit, StoreError> {
    Ok(MonthEndCredit {
        file: fields.take()?,
        line: fields.take()?,
        region: fields.take()?,
        person: fields.take()?,
        details: fields.take()?,
        amount: fields.take()?,
        state: fields.take()?,
        receipt: fields.take()?,
        due_at: fields.take()?,
        tries: fields.take()?,
    })
}

pub(super) async fn import(
    session: &mut dyn Session,
    file: &MonthEndRecord,
    credits: &[MonthEndCredit],
) -> Result<(), Halt> {
    let values = args![
        file.id,
        file.region,
        file.bank,
        file.month,
        file.batch,
        file.checksum,
        file.at,
        file.by,
        file.released_at,
        file.released_by,
        file.count,
        file.total,
    ];
    session.touch(&insert("month_end_file", FILE), values).await?;
    for part in credits.chunks(TOGETHER) {
        let rows: Vec<_> = part.iter().map(written).collect();
        session.touch(&insert_all(&rows), rows.concat()).await?;
    }
    Ok(())
}

fn written(credit: &MonthEndCredit) -> Vec<Value> {
    args![
        credit.file,
        credit.line,
        credit.region,
        credit.person,
        credit.details,
        credit.amount,
        credit.state,
        credit.receipt,
        credit.due_at,
        credit.tries,
    ]
}

fn insert_all(rows: &[Vec<Value>]) -> String {
    let mut place = 0;
    let rows: Vec<_> = rows
        .iter()
        .map(|row| {
            let places = row.iter().map(|_| {
                place += 1;
                format!("${place}")
            });
            format!("({})", places.collect::<Vec<_>>().join(", "))
        })
        .collect();
    format!("INSERT INTO month_end_credit ({CREDIT}) VALUES {}", rows.join(", "))
}

/// From now on the core is to be told of its credits.
pub(super) async fn release(
    session: &mut dyn Session,
    id: MonthEndId,
    at: Moment,
    by: &str,
) -> Result<(), Halt> {
    let sql = "UPDATE month_end_file SET released_at = $2, released_by = $3 \
               WHERE id = $1 AND released_by IS NULL";
    fresh(session.touch(sql, args![id, at, by.to_owned()]).await?)?;
    let sql = "UPDATE month_end_credit SET due_at = $2 WHERE file = $1 AND state = 'due'";
    session.touch(sql, args![id, at]).await.map(drop)
}

pub(super) async fn put_credit(session: &mut dyn Session, credit: &MonthEndCredit) -> Result<(), Halt> {
    let sql = "UPDATE month_end_credit SET state = $3, receipt = $4, due_at = $5, tries = $6 \
               WHERE file = $1 AND line = $2 AND state = 'due'";
    let values = args![credit.file, credit.line, credit.state, credit.receipt, credit.due_at, credit.tries];
    fresh(session.touch(sql, values).await?)
}

/// Drops files that came long enough ago, a batch at a time: those that nobody released, and those of which the core knows every line, or
/// says no to it.
pub(super) async fn forget(
    session: &mut dyn Session,
    region: &RegionCode,
    before: Moment,
) -> Result<(), Halt> {
    let over = "SELECT f.id FROM month_end_file f WHERE f.region = $1 AND f.at < $2 \
                AND (f.released_by IS NULL OR NOT EXISTS \
                (SELECT 1 FROM month_end_credit c WHERE c.file = f.id AND c.state = 'due')) \
                ORDER BY f.at, f.id LIMIT 5";
    for (table, key) in [("month_end_credit", "file"), ("month_end_file", "id")] {
        let sql = format!("DELETE FROM {table} WHERE {key} IN ({over})");
        session.touch(&sql, args![*region, before]).await?;
    }
    Ok(())
}
