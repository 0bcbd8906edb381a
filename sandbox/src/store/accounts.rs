//! Personal accounts of the core: what lies in them, what happened, and what was credited under which number.
//!
//! **Invariant:** a balance is the sum of its entries, and both change in one transaction with the credit that changes them.

use domain::{moment::iso_date, money::Fen, year_month::YearMonth};
use rusqlite::{Connection, OptionalExtension as _, Row, TransactionBehavior, params};
use time::Date;

use super::{Store, StoreError};
use crate::people::{Credits, Entry, Past, credited_month};

pub(super) const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS account (
        holder TEXT PRIMARY KEY, balance INTEGER NOT NULL CHECK (balance >= 0), last_month TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS account_entry (
        number INTEGER PRIMARY KEY, holder TEXT NOT NULL REFERENCES account, day TEXT NOT NULL, kind TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount <> 0), place TEXT NOT NULL, reference TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS account_entry_day ON account_entry (holder, day);
    CREATE UNIQUE INDEX IF NOT EXISTS employer_credit_once ON account_entry (holder, reference) WHERE kind = '1';
    CREATE TABLE IF NOT EXISTS credit (
        number INTEGER PRIMARY KEY, credit_no TEXT NOT NULL UNIQUE, holder TEXT NOT NULL, kind TEXT NOT NULL,
        period TEXT NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), balance INTEGER
    ) STRICT;
    CREATE TABLE IF NOT EXISTS credit_refused (credit_no TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE UNIQUE INDEX IF NOT EXISTS contribution_once ON credit (holder, kind, period) WHERE period <> '';
";

/// A personal account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Account {
    pub(crate) balance: Fen,
    /// The last month that was credited, or nothing.
    pub(crate) last_month: String,
}

/// An entry as it is told.
#[derive(Clone, Debug)]
pub(crate) struct EntryRow {
    pub(crate) day: String,
    pub(crate) kind: String,
    pub(crate) amount: Fen,
    pub(crate) place: String,
    pub(crate) reference: String,
}

/// Something to be credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credit {
    pub(crate) number: String,
    pub(crate) holder: String,
    pub(crate) kind: String,
    /// Its month or year, or nothing.
    pub(crate) period: String,
    pub(crate) amount: Fen,
}

/// Something that was credited.
#[derive(Clone, Debug)]
pub(crate) struct Credited {
    pub(crate) credit: Credit,
    /// The core's own number.
    pub(crate) receipt: String,
    pub(crate) balance: Option<Fen>,
}

/// What became of a credit.
#[derive(Clone, Debug)]
pub(crate) enum CreditTaken {
    /// It stands, now or since it came first.
    Done(Credited),
    /// Its number came before with other contents.
    Conflict,
    /// The same month or year was credited under another number.
    Already,
    /// Its number was refused before.
    Refused,
}

impl Store {
    /// Begins somebody's account with its past, once.
    pub(crate) fn open_account(&self, holder: &str, past: impl FnOnce() -> Past) -> Result<(), StoreError> {
        let mut connection = self.connection();
        if account(&connection, holder)?.is_some() {
            return Ok(());
        }
        let Past { entries, last_credit } = past();
        let balance: i64 = entries.iter().map(|entry| entry.amount.0).sum();
        let last = last_credit.map(|month| month.to_string()).unwrap_or_default();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        transaction.execute("INSERT INTO account VALUES (?1, ?2, ?3)", params![holder, balance, last])?;
        for entry in &entries {
            add(&transaction, holder, entry)?;
        }
        transaction.commit()?;
        Ok(())
    }

    /// Somebody's account, if it was begun.
    pub(crate) fn account(&self, holder: &str) -> Result<Option<Account>, StoreError> {
        account(&self.connection(), holder)
    }

    /// How many entries a period has, and a page of them, the newest first.
    pub(crate) fn entries(
        &self,
        holder: &str,
        (from, to): (Date, Date),
        (page, size): (u32, u32),
    ) -> Result<(u32, Vec<EntryRow>), StoreError> {
        let (from, to) = (iso_date::text(from), iso_date::text(to));
        let sql = "SELECT COUNT(*) FROM account_entry WHERE holder = ?1 AND day BETWEEN ?2 AND ?3";
        let total = self.connection().query_row(sql, params![holder, from, to], |row| row.get(0))?;
        let sql = "SELECT day, kind, amount, place, reference FROM account_entry
                   WHERE holder = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day DESC, number DESC LIMIT ?4 OFFSET ?5";
        let before = i64::from(page.saturating_sub(1)) * i64::from(size);
        let rows = self.list(sql, params![holder, from, to, size, before], |row| {
            let (day, kind, amount) = (row.get(0)?, row.get(1)?, Fen(row.get(2)?));
            Ok(EntryRow { day, kind, amount, place: row.get(3)?, reference: row.get(4)? })
        })?;
        Ok((total, rows))
    }

    /// The employer's credits in somebody's account, if it was begun.
    pub(crate) fn employer_credits(&self, holder: &str) -> Result<Option<Credits>, StoreError> {
        let first = "SELECT MIN(day) FROM account_entry WHERE holder = ?1";
        let first: Option<String> = self.connection().query_row(first, [holder], |row| row.get(0))?;
        let Some(first) = first.and_then(|day| YearMonth::of(iso_date::parse(&day)?)) else {
            return Ok(None);
        };
        let sql = "SELECT reference FROM account_entry WHERE holder = ?1 AND kind = '1'";
        let credited = self.list(sql, params![holder], |row| row.get::<_, String>(0))?;
        Ok(Some(Credits { first, months: credited.iter().filter_map(|one| credited_month(one)).collect() }))
    }

    /// What was credited under this number.
    pub(crate) fn credited(&self, credit_no: &str) -> Result<Option<Credited>, StoreError> {
        credited(&self.connection(), credit_no)
    }

    /// Whether a month or year was credited to somebody, under whichever number.
    pub(crate) fn is_credited(&self, holder: &str, kind: &str, period: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM credit WHERE holder = ?1 AND kind = ?2 AND period = ?3)";
        Ok(self.connection().query_row(sql, params![holder, kind, period], |row| row.get(0))?)
    }

    /// Refuses a number for good, unless it was credited: a request with it that is still under way credits nothing either.
    pub(crate) fn refuse_credit(&self, credit: &Credit) -> Result<CreditTaken, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(standing) = credited(&transaction, &credit.number)? {
            let same = standing.credit == *credit;
            return Ok(if same { CreditTaken::Done(standing) } else { CreditTaken::Conflict });
        }
        let sql = "INSERT INTO credit_refused (credit_no) VALUES (?1) ON CONFLICT DO NOTHING";
        transaction.execute(sql, params![credit.number])?;
        transaction.commit()?;
        Ok(CreditTaken::Refused)
    }

    /// Credits once for each number; with `entry` into the account, which was begun.
    pub(crate) fn take_credit(
        &self,
        credit: &Credit,
        entry: Option<(Entry, Option<YearMonth>)>,
    ) -> Result<CreditTaken, StoreError> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(standing) = credited(&transaction, &credit.number)? {
            let same = standing.credit == *credit;
            return Ok(if same { CreditTaken::Done(standing) } else { CreditTaken::Conflict });
        }
        let Credit { number, holder, kind, period, amount } = credit;
        let sql = "SELECT EXISTS (SELECT 1 FROM credit_refused WHERE credit_no = ?1)";
        if transaction.query_row(sql, [number], |row| row.get(0))? {
            return Ok(CreditTaken::Refused);
        }
        let sql = "INSERT INTO credit (credit_no, holder, kind, period, amount)
                   VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING";
        if transaction.execute(sql, params![number, holder, kind, period, amount.0])? == 0 {
            return Ok(CreditTaken::Already);
        }
        if let Some((entry, month)) = entry {
            if !add(&transaction, holder, &entry)? {
                return Ok(CreditTaken::Already);
            }
            let month = month.map(|month| month.to_string()).unwrap_or_default();
            let sql = "UPDATE account SET balance = balance + ?2, last_month = MAX(last_month, ?3) WHERE holder = ?1";
            transaction.execute(sql, params![holder, amount.0, month])?;
            let sql = "UPDATE credit SET balance = (SELECT balance FROM account WHERE holder = ?2) WHERE credit_no = ?1";
            transaction.execute(sql, params![number, holder])?;
        }
        let standing = credited(&transaction, number)?;
        transaction.commit()?;
        Ok(standing.map_or(CreditTaken::Already, CreditTaken::Done))
    }
}

fn account(connection: &Connection, holder: &str) -> Result<Option<Account>, StoreError> {
    let sql = "SELECT balance, last_month FROM account WHERE holder = ?1";
    let read = |row: &Row<'_>| Ok(Account { balance: Fen(row.get(0)?), last_month: row.get(1)? });
    Ok(connection.query_row(sql, [holder], read).optional()?)
}

/// Adds an entry; false for an employer's credit that stands there already.
fn add(connection: &Connection, holder: &str, entry: &Entry) -> Result<bool, StoreError> {
    let sql = "INSERT INTO account_entry (holder, day, kind, amount, place, reference)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING";
    let (day, kind) = (iso_date::text(entry.on), entry.kind.code());
    let values = params![holder, day, kind, entry.amount.0, entry.place, entry.reference];
    Ok(connection.execute(sql, values)? == 1)
}

fn credited(connection: &Connection, credit_no: &str) -> Result<Option<Credited>, StoreError> {
    let sql =
        "SELECT number, credit_no, holder, kind, period, amount, balance FROM credit WHERE credit_no = ?1";
    let read = |row: &Row<'_>| {
        let credit = Credit {
            number: row.get(1)?,
            holder: row.get(2)?,
            kind: row.get(3)?,
            period: row.get(4)?,
            amount: Fen(row.get(5)?),
        };
        let (number, balance): (i64, Option<i64>) = (row.get(0)?, row.get(6)?);
        Ok(Credited { credit, receipt: format!("HX{number:010}"), balance: balance.map(Fen) })
    };
    Ok(connection.query_row(sql, [credit_no], read).optional()?)
}
