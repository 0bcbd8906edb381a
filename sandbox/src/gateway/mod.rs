//! The payment gateway: WeChat Pay's native protocol with money that does not exist (模拟支付).
//!
//! It verifies what the merchant signs, signs its answers, keeps its own books, lets a person or a test pay, and calls back until it is
//! acknowledged. What the real gateway does not do is switched on by [`Faults`].
//!
//! **Invariant:** an answer and a callback follow a commit, so that a crash forgets nothing that somebody was told.

mod api;
mod bill;
mod callbacks;
mod counts;
mod faults;
mod keys;
mod orders;
mod pages;
mod panel;
mod payers;
mod refunds;
mod requests;
mod teller;
mod writer;

use std::{
    collections::HashMap,
    fmt::Write as _,
    io,
    path::Path,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use aws_lc_rs::rand;
use axum::{
    Router,
    routing::{get, post},
};
use domain::moment::Moment;
use rusqlite::Connection;
use serde::{Serialize, de::DeserializeOwned};
use wechatpay::{failure::Failure, instant::Instant, order::NATIVE_PATH, refund::REFUNDS_PATH};

use crate::Clock;
pub use faults::{Autopay, Faults};
pub use keys::{KeysError, MerchantDetails};

/// The folder of its file and its keys, in the sandbox's data.
const FOLDER: &str = "gateway";
/// Bytes of what makes a message or a link another.
const NONCE: usize = 16;
/// Milliseconds that its own file may be locked, by a copy being made say.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(5);

/// The gateway cannot go on.
#[derive(Debug, thiserror::Error)]
pub enum GatewayError {
    /// The keys could not be made or read.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// The folder could not be made.
    #[error("the gateway's folder: {0}")]
    Folder(#[from] io::Error),
    /// The file could not be opened, written or read.
    #[error("the gateway's file: {0}")]
    File(#[from] rusqlite::Error),
    /// What was to be written was not.
    #[error("the gateway's file was not written")]
    Gone,
    /// Callbacks cannot be sent.
    #[error("the gateway cannot call back: {0}")]
    Calls(#[from] reqwest::Error),
}

/// How the gateway runs.
#[derive(Clone, Debug)]
pub struct GatewayOptions {
    /// Where payers and downloads reach it, without a slash at the end: `http://127.0.0.1:8082`.
    pub base: String,
    /// How many times as quick as documented callbacks come again.
    pub callback_speed: u32,
    /// Seconds that a refund takes.
    pub refund_seconds: u32,
}

/// The time, as both the books and the messages count it.
#[derive(Clone, Copy, Debug)]
struct Now(Moment);

impl Now {
    fn instant(self) -> Instant {
        Instant(self.0.0.div_euclid(1_000_000))
    }
}

/// The gateway.
pub struct Gateway {
    keys: keys::Keys,
    options: GatewayOptions,
    clock: Clock,
    writer: writer::Writer,
    reader: Mutex<Connection>,
    faults: RwLock<Arc<Faults>>,
    autopay: RwLock<Arc<Autopay>>,
    tries: Mutex<HashMap<String, u32>>,
    bills: bill::Shelf,
    client: reqwest::Client,
}

impl Gateway {
    /// Opens `gateway.db` and the keys in the folder `gateway` of the sandbox's data, making them when they are missing.
    ///
    /// # Errors
    ///
    /// When the files cannot be made, or are no such files.
    pub fn open(data: &Path, clock: Clock, options: GatewayOptions) -> Result<Arc<Self>, GatewayError> {
        let folder = data.join(FOLDER);
        std::fs::create_dir_all(&folder)?;
        let keys = keys::Keys::open(&folder)?;
        let file = folder.join("gateway.db");
        let writing = connect(&file)?;
        writing.execute_batch(include_str!("schema.sql"))?;
        let (faults, autopay) = (setting(&writing, panel::FAULTS), setting(&writing, panel::AUTOPAY));
        Ok(Arc::new(Self {
            keys,
            options,
            clock,
            writer: writer::Writer::start(writing),
            reader: Mutex::new(connect(&file)?),
            faults: RwLock::new(Arc::new(faults)),
            autopay: RwLock::new(Arc::new(autopay)),
            tries: Mutex::default(),
            bills: bill::Shelf::default(),
            client: teller::client()?,
        }))
    }

    /// Settles refunds, lets payers come by themselves, and calls back. It never ends.
    pub async fn run(self: Arc<Self>) {
        teller::run(self).await;
    }

    fn now(&self) -> Now {
        Now(self.clock.now())
    }

    fn reader(&self) -> MutexGuard<'_, Connection> {
        self.reader.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn faults(&self) -> Arc<Faults> {
        Arc::clone(&self.faults.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn autopay(&self) -> Arc<Autopay> {
        Arc::clone(&self.autopay.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many times the same was tried before, in this run.
    fn tries(&self, what: &str, subject: &str) -> u32 {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let count = tries.entry(format!("{what}/{subject}")).or_default();
        *count += 1;
        *count - 1
    }

    /// App and merchant.
    fn merchant(&self) -> (&str, &str) {
        (&self.keys.details.appid, &self.keys.details.mchid)
    }

    /// Where a payer goes.
    fn pay_link(&self, token: &str) -> String {
        format!("{}/pay/{token}", self.options.base)
    }
}

fn connect(file: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(file)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(connection)
}

/// What was set in an earlier run; else as it is at first.
fn setting<T: Default + DeserializeOwned>(connection: &Connection, name: &str) -> T {
    let sql = "SELECT value FROM setting WHERE name = ?1";
    let text: Option<String> = connection.query_row(sql, [name], |row| row.get(0)).ok();
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Keeps a setting over restarts.
fn keep(connection: &Connection, name: &str, value: &impl Serialize) -> rusqlite::Result<()> {
    let text = serde_json::to_string(value)
        .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))?;
    connection.execute("INSERT OR REPLACE INTO setting VALUES (?1, ?2)", [name, &text])?;
    Ok(())
}

/// What the gateway answers, and a person's page.
pub(crate) fn router(gateway: Arc<Gateway>) -> Router {
    Router::new()
        .route(NATIVE_PATH, post(api::create))
        .route("/v3/pay/transactions/out-trade-no/{number}", get(api::query))
        .route("/v3/pay/transactions/out-trade-no/{number}/close", post(api::close))
        .route(REFUNDS_PATH, post(api::refund))
        .route("/v3/refund/domestic/refunds/{number}", get(api::refund_query))
        .route("/v3/bill/tradebill", get(bill::ask))
        .route(bill::DOWNLOAD, get(bill::download))
        .route("/pay/{token}", get(pages::payer))
        .route("/pay/{token}/pay", post(pages::pressed_pay))
        .route("/pay/{token}/decline", post(pages::pressed_decline))
        .route("/gateway", get(pages::orders))
        .route("/gateway/orders.json", get(counts::orders))
        .route("/gateway/counts.json", get(counts::counts))
        .route("/gateway/orders/{number}/pay", post(payers::pay))
        .route("/gateway/orders/{number}/decline", post(payers::decline))
        .route("/gateway/faults", get(panel::faults).post(panel::set_faults))
        .route("/gateway/autopay", get(panel::autopay).post(panel::set_autopay))
        .with_state(gateway)
}

fn failure(code: &str, message: &str) -> Failure {
    Failure { code: code.to_owned(), message: message.to_owned() }
}

/// Bytes as hexadecimal digits.
fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut digits, byte| {
        // Writing to a String never fails.
        let _ = write!(digits, "{byte:02x}");
        digits
    })
}

/// What nobody can guess and nothing else has.
fn nonce() -> Result<String, GatewayError> {
    let mut bytes = [0; NONCE];
    rand::fill(&mut bytes).map_err(|_| GatewayError::Gone)?;
    Ok(hex(&bytes))
}
