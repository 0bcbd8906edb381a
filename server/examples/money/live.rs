//! How soon a callback is answered at 250 a second, and how soon whoever watches is told, with the core behind it.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use domain::{
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    wire::{BeginPayment, NewPayment, Nothing, PaymentKey, ShowPayment},
};
use sandbox::people::ANLAN;
use serde_json::{Value, json};
use server::{
    entropy::{Entropy, SystemEntropy},
    store::Pace,
};

use crate::{
    browser::Browser,
    callbacks::Callback,
    journey::identify,
    part,
    till::{AMOUNT, Till, percentile},
    world::until,
};

const A_SECOND: u32 = 250;
const SECONDS: u32 = 12;
/// Top-ups of somebody who watches.
const WATCHED: usize = 100;

/// Measures both at once: whoever watches does so while the others pay.
pub(crate) async fn run() -> Value {
    let till = Arc::new(Till::open(Pace::default(), false).await);
    let count = part(usize::try_from(A_SECOND * SECONDS).unwrap());
    let mut quiet = watched(&till, &till.visit().await, part(WATCHED / 2)).await;
    let browser = till.visit().await;
    let callbacks = till.callbacks(count).await;
    let steady = tokio::spawn(steadily(Arc::clone(&till), callbacks));
    let mut busy = watched(&till, &browser, part(WATCHED / 2)).await;
    let mut answered = steady.await.unwrap();
    json!({
        "callbacks_a_second": A_SECOND, "callback_p50_ms": percentile(&mut answered, 50),
        "callback_p99_ms": percentile(&mut answered, 99), "callback_p99_wanted_ms": 50,
        "status_p50_ms": percentile(&mut quiet, 50), "status_p99_ms": percentile(&mut quiet, 99),
        "status_busy_p50_ms": percentile(&mut busy, 50), "status_busy_p99_ms": percentile(&mut busy, 99),
        "status_p99_wanted_ms": 300,
    })
}

/// Sends them at an even pace, whether or not the ones before were answered, and tells how long each took.
async fn steadily(till: Arc<Till>, callbacks: Vec<Callback>) -> Vec<Duration> {
    let base = till.base();
    let begun = Instant::now();
    let mut sent = Vec::with_capacity(callbacks.len());
    for (callback, place) in callbacks.into_iter().zip(0_u32..) {
        let due = begun + Duration::from_secs(1) * place / A_SECOND;
        tokio::time::sleep_until(due.into()).await;
        let (client, base) = (till.client.clone(), base.clone());
        sent.push(tokio::spawn(async move {
            callback.send(&client, &base).await;
            due.elapsed()
        }));
    }
    futures::future::try_join_all(sent).await.unwrap()
}

/// Tops up again and again, and tells how long after each callback was sent the stream said that it was paid.
async fn watched(till: &Till, browser: &Browser, count: usize) -> Vec<Duration> {
    let mut times = Vec::new();
    for _ in 0..count {
        let number = begin(browser).await;
        let path = format!("/api/payments/{number}/events");
        let mut stream = browser.send(browser.request(reqwest::Method::GET, &path)).await;
        assert!(stream.status().is_success(), "{}", stream.status());
        let callback = till.paid(&number);
        let (client, base) = (till.client.clone(), till.base());
        let begun = Instant::now();
        let sent = tokio::spawn(async move { callback.send(&client, &base).await });
        let mut said = String::new();
        while !said.contains("data: paid") && !said.contains("data: fulfilled") {
            let chunk = stream.chunk().await.unwrap().unwrap();
            said.push_str(&String::from_utf8_lossy(&chunk));
        }
        times.push(begun.elapsed());
        sent.await.unwrap();
        stands(browser, &number, PaymentStatus::Fulfilled).await;
    }
    times
}

/// A top-up that can be paid.
async fn begin(browser: &Browser) -> PaymentNumber {
    let entropy: &dyn Entropy = &SystemEntropy;
    let key = PaymentKey(entropy.id(domain::moment::Moment(0)).unwrap());
    let asked =
        NewPayment { key, purpose: Purpose::TopUp, amount: AMOUNT, channel: Channel::Wechat, payee: None };
    let begun = browser.call(BeginPayment, "", &asked).await.unwrap();
    stands(browser, &begun.number, PaymentStatus::Pending).await;
    begun.number
}

async fn stands(browser: &Browser, number: &PaymentNumber, status: PaymentStatus) {
    until(status.as_str(), async || {
        let view = browser.call(ShowPayment, number.as_str(), &Nothing {}).await.unwrap();
        (view.status == status).then_some(())
    })
    .await;
}

impl Till {
    /// Somebody who has identified themselves.
    async fn visit(&self) -> Browser {
        let browser = Browser::at(self.server.residents);
        identify(&browser, &self.outside, &self.outside.person("张秀兰"), ANLAN).await;
        browser
    }
}
