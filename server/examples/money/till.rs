//! A server with many payments that can be paid, each of somebody else.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use domain::{
    id_number::IdNumber,
    money::Fen,
    payment::{Channel, PaymentStatus, Purpose},
};
use sandbox::people::ANLAN;
use server::{
    app::App,
    config::Config,
    entropy::SystemEntropy,
    forms::PaymentDetails,
    payments::{Passage, beginning},
    start::{Nature, Running, start},
    store::{BlindIndex, Change, MoneyChange, Pace},
};
use tempfile::TempDir;

use crate::{
    callbacks::{Callback, Pen},
    world::{HandClock, Outside, flags},
};

/// What each pays: 50 yuan.
pub(crate) const AMOUNT: Fen = Fen(5_000);
/// Payments that are written in one commit.
const BATCH: usize = 500;
/// Seconds in which they can be paid: none of them lapses while it is measured.
const OPEN_SECONDS: i64 = 24 * 60 * 60;

/// The server and what is behind it.
pub(crate) struct Till {
    pub(crate) server: Running,
    pub(crate) outside: Outside,
    pub(crate) client: reqwest::Client,
    pen: Pen,
    made: std::sync::atomic::AtomicU64,
    _data: TempDir,
}

impl Till {
    /// At a pace. Where the core is `silent`, it never says whether it has credited anything: what was paid stays paid, and nothing but
    /// taking it down is measured.
    pub(crate) async fn open(pace: Pace, silent: bool) -> Self {
        let clock = HandClock::new();
        let outside = Outside::start(clock.clone()).await;
        let data = TempDir::new().unwrap();
        let mut words = flags(outside.address, data.path());
        words.extend(["--wechat-keys".to_owned(), outside.keys()]);
        if silent {
            words.extend(["--core".to_owned(), format!("http://{}", silence().await)]);
        }
        let config = Config::load(words, [], false).unwrap();
        let time = Arc::new(clock);
        let nature = Nature { clock: time.clone(), wall: time, entropy: Arc::new(SystemEntropy), pace };
        let server = start(&config, nature).await.unwrap();
        let pen = Pen::at(outside.keys().as_ref());
        let client = reqwest::Client::builder().no_proxy().pool_max_idle_per_host(128).build().unwrap();
        Self { server, outside, client, pen, made: 0.into(), _data: data }
    }

    /// Where residents and gateways reach it.
    pub(crate) fn base(&self) -> String {
        format!("http://{}", self.server.residents)
    }

    /// The callback that says that a payment was paid now.
    pub(crate) fn paid(&self, number: &domain::payment::PaymentNumber) -> Callback {
        self.pen.paid(number, AMOUNT, self.server.app.now())
    }

    /// So many payments that can be paid, and the callbacks that say that they were.
    pub(crate) async fn callbacks(&self, count: usize) -> Vec<Callback> {
        let app = &self.server.app;
        let mut callbacks = Vec::with_capacity(count);
        while callbacks.len() < count {
            let mut changes = Vec::new();
            for _ in 0..BATCH.min(count - callbacks.len()) {
                let made = self.made.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                let (pending, change) = pending(app, made);
                callbacks.push(self.paid(&pending));
                changes.extend(change);
            }
            app.store.commit(changes).await.unwrap();
        }
        callbacks
    }
}

/// A payment of somebody whom nobody else is, which a gateway has made a code for.
fn pending(app: &App, number: u64) -> (domain::payment::PaymentNumber, Vec<Change>) {
    let mut person = [0; 32];
    person[..8].copy_from_slice(&number.to_be_bytes());
    let whose = IdNumber::try_from("339902199001010014".to_owned()).unwrap();
    let wanted = beginning::Wanted {
        payer: BlindIndex(person),
        person: BlindIndex(person),
        details: PaymentDetails { number: whose, name: "无此人".to_owned() },
        region: ANLAN.to_owned().try_into().unwrap(),
        rules: "2026-03".to_owned(),
        purpose: Purpose::TopUp,
        amount: AMOUNT,
        channel: Channel::Wechat,
        kiosk: None,
        language: "zh-CN".to_owned(),
        until: app.now().plus_seconds(OPEN_SECONDS),
    };
    let mut payment = beginning::record(app, &wanted).unwrap();
    // Nobody asks the gateway, which does not know it.
    (payment.status, payment.due_at) = (PaymentStatus::Pending, None);
    let number = payment.number.clone();
    let changes = Passage::of(payment).learned().changes();
    debug_assert!(matches!(changes[..], [Change::Money(MoneyChange::PutPayment { .. })]));
    (number, changes)
}

/// Somebody who listens and never answers.
async fn silence() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        let mut held = Vec::new();
        while let Ok((connection, _)) = listener.accept().await {
            held.push(connection);
        }
    });
    address
}

/// The figure below which so many of a hundred lie, in milliseconds.
pub(crate) fn percentile(times: &mut [Duration], percent: usize) -> f64 {
    times.sort();
    let place = (times.len() * percent).div_ceil(100).saturating_sub(1);
    (times[place].as_secs_f64() * 10_000.0).round() / 10.0
}
