//! Filings for care elsewhere, each once by its number.

use domain::moment::Moment;
use rusqlite::{OptionalExtension as _, Row, params};

use super::{Store, StoreError};

pub(super) const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS filing (
        number TEXT PRIMARY KEY, holder TEXT NOT NULL, body TEXT, state TEXT NOT NULL, reason TEXT,
        at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS filing_holder ON filing (holder, at);
";

/// A filing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filing {
    pub(crate) number: String,
    pub(crate) holder: String,
    /// What was filed, as it came.
    pub(crate) body: String,
    pub(crate) state: String,
    /// Why it was refused.
    pub(crate) reason: Option<String>,
    pub(crate) at: Moment,
}

/// What became of a filing that came.
#[derive(Clone, Debug)]
pub(crate) enum FilingTaken {
    /// It stands, now or since it came first.
    Standing(Filing),
    /// Its number was taken back before it came.
    Withdrawn,
    /// Its number came before with other contents.
    Conflict,
}

impl Store {
    /// Takes a filing once for each number; tells the one that stands.
    pub(crate) fn take_filing(&self, filing: &Filing) -> Result<FilingTaken, StoreError> {
        self.open_filing(filing)?;
        let sql = "SELECT number, holder, body, state, reason, at FROM filing WHERE number = ?1";
        let standing = self.connection().query_row(sql, [&filing.number], read).optional()?.flatten();
        Ok(match standing {
            None => FilingTaken::Withdrawn,
            Some(standing) if (&standing.holder, &standing.body) == (&filing.holder, &filing.body) => {
                FilingTaken::Standing(standing)
            }
            Some(_) => FilingTaken::Conflict,
        })
    }

    /// Puts a filing in unless its number is known.
    pub(crate) fn open_filing(&self, filing: &Filing) -> Result<(), StoreError> {
        let sql = "INSERT OR IGNORE INTO filing VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
        let Filing { number, holder, body, state, reason, at } = filing;
        self.connection().execute(sql, params![number, holder, body, state, reason, at.0])?;
        Ok(())
    }

    /// Writes what was decided about a filing that waits.
    pub(crate) fn decide_filing(&self, filing: &Filing) -> Result<(), StoreError> {
        let sql = "UPDATE filing SET state = ?2, reason = ?3 WHERE number = ?1";
        self.connection().execute(sql, params![filing.number, filing.state, filing.reason])?;
        Ok(())
    }

    /// Takes a filing back, or notes that it is, should it come.
    pub(crate) fn end_filing(
        &self,
        number: &str,
        holder: &str,
        state: &str,
        at: Moment,
    ) -> Result<(), StoreError> {
        let sql = "INSERT INTO filing VALUES (?1, ?2, NULL, ?3, NULL, ?4)
                   ON CONFLICT (number) DO UPDATE SET state = excluded.state WHERE filing.holder = excluded.holder";
        self.connection().execute(sql, params![number, holder, state, at.0])?;
        Ok(())
    }

    /// Somebody's filings, the newest first.
    pub(crate) fn filings(&self, holder: &str) -> Result<Vec<Filing>, StoreError> {
        let sql = "SELECT number, holder, body, state, reason, at FROM filing
                   WHERE holder = ?1 ORDER BY at DESC, number";
        let rows = self.list(sql, [holder], read)?;
        Ok(rows.into_iter().flatten().collect())
    }
}

/// A filing, unless nothing but its end came.
fn read(row: &Row<'_>) -> rusqlite::Result<Option<Filing>> {
    let Some(body) = row.get(2)? else { return Ok(None) };
    let (number, holder) = (row.get(0)?, row.get(1)?);
    Ok(Some(Filing {
        number,
        holder,
        body,
        state: row.get(3)?,
        reason: row.get(4)?,
        at: Moment(row.get(5)?),
    }))
}
