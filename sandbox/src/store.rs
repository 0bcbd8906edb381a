//! What the outside world remembers between two runs: numbers of core messages, text messages, mails, card orders, lost cards, personal accounts, filings. One SQLite file.
//!
//! **Invariant:** an order keeps no photo and no identity number, only a digest to recognise it by.

mod accounts;
mod filings;

use std::{
    path::Path,
    sync::{Mutex, MutexGuard, PoisonError},
};

use domain::{
    moment::Moment,
    outside::{LossNotice, Mail, Sms},
};
use rusqlite::{Connection, OptionalExtension as _, Row, params};

pub(crate) use accounts::{Credit, CreditTaken, Credited, EntryRow};
pub(crate) use filings::{Filing, FilingTaken};

const SCHEMA: &str = "
    CREATE TABLE IF NOT EXISTS core_message (msgid TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS sms (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, receiver TEXT NOT NULL, body TEXT NOT NULL,
        sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS mail (
        number INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, receiver TEXT NOT NULL, subject TEXT NOT NULL,
        body TEXT NOT NULL, sent_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS card_order (
        number INTEGER PRIMARY KEY, reference TEXT NOT NULL UNIQUE, holder TEXT NOT NULL, outlet TEXT NOT NULL,
        digest BLOB NOT NULL, ordered_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE IF NOT EXISTS card_state (
        holder TEXT PRIMARY KEY, state TEXT NOT NULL, since INTEGER NOT NULL, notice TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS new_card (notice TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
    CREATE TABLE IF NOT EXISTS card_half (
        holder TEXT NOT NULL, half TEXT NOT NULL, ready INTEGER NOT NULL, PRIMARY KEY (holder, half)
    ) STRICT, WITHOUT ROWID;
";
/// How many messages and orders a page shows.
const SHOWN: u32 = 200;

/// The file could not be opened, written or read.
#[derive(Debug, thiserror::Error)]
#[error("the sandbox's file: {0}")]
pub struct StoreError(#[from] rusqlite::Error);

/// What became of something that may come twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Taken {
    /// It came for the first time.
    First,
    /// It came before, the same.
    Again,
    /// Its key came before with other contents.
    Conflict,
}

/// A text message as it arrived.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Message {
    pub(crate) key: String,
    pub(crate) to: String,
    pub(crate) text: String,
    pub(crate) at: Moment,
}

/// A mail as it arrived.
#[derive(Clone, Debug, serde::Serialize)]
pub(crate) struct Letter {
    pub(crate) key: String,
    pub(crate) to: String,
    pub(crate) subject: String,
    pub(crate) text: String,
    pub(crate) at: Moment,
}

/// A card that was ordered.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) reference: String,
    /// Masked name.
    pub(crate) holder: String,
    pub(crate) outlet: String,
    /// SHA-256 of all that was ordered.
    pub(crate) digest: Vec<u8>,
    pub(crate) at: Moment,
}

/// The file.
pub struct Store(Mutex<Connection>);

impl Store {
    /// Opens `sandbox.db` in `folder`, making it when it is missing.
    ///
    /// # Errors
    ///
    /// When the file cannot be opened or is no such file.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let connection = Connection::open(folder.join("sandbox.db"))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        connection.execute_batch(SCHEMA)?;
        connection.execute_batch(accounts::SCHEMA)?;
        connection.execute_batch(filings::SCHEMA)?;
        Ok(Self(Mutex::new(connection)))
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes the number of a core message. False when it was used before.
    pub(crate) fn note_msgid(&self, msgid: &str) -> Result<bool, StoreError> {
        let noted = self.connection().execute("INSERT OR IGNORE INTO core_message VALUES (?1)", [msgid])?;
        Ok(noted == 1)
    }

    /// Takes a notice of what became of a person's card. One that is older than the last changes nothing.
    pub(crate) fn take_notice(&self, holder: &str, notice: &LossNotice) -> Result<(), StoreError> {
        let sql = "INSERT INTO card_state VALUES (?1, ?2, ?3, ?4) ON CONFLICT (holder) DO UPDATE
                   SET state = excluded.state, since = excluded.since, notice = excluded.notice
                   WHERE excluded.since >= card_state.since";
        let values = params![holder, notice.card_stas, notice.since.0, notice.notice_no];
        self.connection().execute(sql, values)?;
        Ok(())
    }

    /// Whether a notice of a new card comes for the first time.
    pub(crate) fn take_new_card(&self, notice: &str) -> Result<bool, StoreError> {
        let sql = "INSERT OR IGNORE INTO new_card VALUES (?1)";
        Ok(self.connection().execute(sql, [notice])? == 1)
    }

    /// Notes whether a half of a person's card can be used.
    pub(crate) fn set_half(&self, holder: &str, half: &str, ready: bool) -> Result<(), StoreError> {
        let sql = "INSERT INTO card_half VALUES (?1, ?2, ?3) ON CONFLICT (holder, half) DO UPDATE SET ready = excluded.ready";
        self.connection().execute(sql, params![holder, half, ready])?;
        Ok(())
    }

    /// Whether a half of a person's card can be used, if anything was told of it.
    pub(crate) fn half(&self, holder: &str, half: &str) -> Result<Option<bool>, StoreError> {
        let sql = "SELECT ready FROM card_half WHERE holder = ?1 AND half = ?2";
        Ok(self.connection().query_row(sql, params![holder, half], |row| row.get(0)).optional()?)
    }

    /// What became of a person's card, if anything was told of it.
    pub(crate) fn card_state(&self, holder: &str) -> Result<Option<String>, StoreError> {
        let sql = "SELECT state FROM card_state WHERE holder = ?1";
        Ok(self.connection().query_row(sql, [holder], |row| row.get(0)).optional()?)
    }

    /// Stores a text message once for each key.
    pub(crate) fn take_sms(&self, sms: &Sms, at: Moment) -> Result<Taken, StoreError> {
        let connection = self.connection();
        let sql = "INSERT OR IGNORE INTO sms (key, receiver, body, sent_at) VALUES (?1, ?2, ?3, ?4)";
        if connection.execute(sql, params![sms.key, sms.to, sms.text, at.0])? == 1 {
            return Ok(Taken::First);
        }
        let sql = "SELECT receiver = ?2 AND body = ?3 FROM sms WHERE key = ?1";
        let same = connection.query_row(sql, params![sms.key, sms.to, sms.text], |row| row.get(0))?;
        Ok(if same { Taken::Again } else { Taken::Conflict })
    }

    /// The messages to one receiver or to all, newest first.
    pub(crate) fn messages(&self, to: Option<&str>) -> Result<Vec<Message>, StoreError> {
        let sql = "SELECT key, receiver, body, sent_at FROM sms WHERE ?1 IS NULL OR receiver = ?1
                   ORDER BY number DESC LIMIT ?2";
        self.list(sql, params![to, SHOWN], |row| {
            Ok(Message { key: row.get(0)?, to: row.get(1)?, text: row.get(2)?, at: Moment(row.get(3)?) })
        })
    }

    /// Stores a mail once for each key.
    pub(crate) fn take_mail(&self, mail: &Mail, at: Moment) -> Result<Taken, StoreError> {
        let connection = self.connection();
        let sql = "INSERT OR IGNORE INTO mail (key, receiver, subject, body, sent_at)
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        if connection.execute(sql, params![mail.key, mail.to, mail.subject, mail.text, at.0])? == 1 {
            return Ok(Taken::First);
        }
        let sql = "SELECT receiver = ?2 AND subject = ?3 AND body = ?4 FROM mail WHERE key = ?1";
        let values = params![mail.key, mail.to, mail.subject, mail.text];
        let same = connection.query_row(sql, values, |row| row.get(0))?;
        Ok(if same { Taken::Again } else { Taken::Conflict })
    }

    /// The mails to one receiver or to all, newest first.
    pub(crate) fn letters(&self, to: Option<&str>) -> Result<Vec<Letter>, StoreError> {
        let sql = "SELECT key, receiver, subject, body, sent_at FROM mail WHERE ?1 IS NULL OR receiver = ?1
                   ORDER BY number DESC LIMIT ?2";
        self.list(sql, params![to, SHOWN], |row| {
            let (key, to, subject, text) = (row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?);
            Ok(Letter { key, to, subject, text, at: Moment(row.get(4)?) })
        })
    }

    /// Stores an order once for each reference; gives back the one that stands.
    pub(crate) fn take_order(&self, order: &Order) -> Result<(Taken, Order), StoreError> {
        let sql = "INSERT OR IGNORE INTO card_order (reference, holder, outlet, digest, ordered_at)
                   VALUES (?1, ?2, ?3, ?4, ?5)";
        let values = params![order.reference, order.holder, order.outlet, order.digest, order.at.0];
        if self.connection().execute(sql, values)? == 1 {
            return Ok((Taken::First, order.clone()));
        }
        let standing = self.order(&order.reference)?.unwrap_or_else(|| order.clone());
        let taken = if standing.digest == order.digest { Taken::Again } else { Taken::Conflict };
        Ok((taken, standing))
    }

    /// The order with this reference.
    pub(crate) fn order(&self, reference: &str) -> Result<Option<Order>, StoreError> {
        let sql = "SELECT reference, holder, outlet, digest, ordered_at FROM card_order WHERE reference = ?1";
        Ok(self.connection().query_row(sql, [reference], read_order).optional()?)
    }

    /// The orders, newest first.
    pub(crate) fn orders(&self) -> Result<Vec<Order>, StoreError> {
        let sql = "SELECT reference, holder, outlet, digest, ordered_at FROM card_order
                   ORDER BY number DESC LIMIT ?1";
        self.list(sql, [SHOWN], read_order)
    }

    fn list<T>(
        &self,
        sql: &str,
        values: impl rusqlite::Params,
        read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>, StoreError> {
        let connection = self.connection();
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map(values, read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_order(row: &Row<'_>) -> rusqlite::Result<Order> {
    Ok(Order {
        reference: row.get(0)?,
        holder: row.get(1)?,
        outlet: row.get(2)?,
        digest: row.get(3)?,
        at: Moment(row.get(4)?),
    })
}
