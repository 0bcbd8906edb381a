//! What the gateway does by itself: settle refunds, let payers come, call back.

use std::{collections::HashSet, sync::Arc, time::Duration};

use aws_lc_rs::rand;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use tokio::{task::JoinSet, time::sleep};
use wechatpay::{
    instant::Instant,
    notice::{Event, Notice},
    order::TradeState,
    resource::seal_resource,
    sign::{Signed, sign_answer},
};

use super::{
    Gateway, GatewayError,
    api::LATE,
    callbacks::{self, Callback},
    faults::Act,
    nonce, orders, refunds,
};

/// Callbacks under way at once.
const UNDER_WAY: usize = 48;
/// Orders and refunds of one round.
const ROUND: u32 = 200;
/// How long it rests when nothing is to be done.
const REST: Duration = Duration::from_millis(20);
/// How long a merchant may take to acknowledge.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of a seal's nonce, before they become twelve letters.
const SEAL_NONCE: usize = 9;
/// How a probe's signature begins.
const PROBE: &str = "WECHATPAY/SIGNTEST/";
/// A key that nobody has.
const UNKNOWN_KEY: &str = "PUB_KEY_ID_0000000000000000000000000000000000";
/// Seconds by which a forged callback is too old.
const OLD: i64 = 600;

/// What sends the callbacks.
pub(super) fn client() -> Result<reqwest::Client, reqwest::Error> {
    reqwest::Client::builder()
        .timeout(PATIENCE)
        .redirect(reqwest::redirect::Policy::none())
        .no_proxy()
        .build()
}

pub(super) async fn run(gateway: Arc<Gateway>) {
    let mut under_way = HashSet::new();
    let mut calls = JoinSet::new();
    loop {
        if let Err(error) = round(&gateway, &mut under_way, &mut calls).await {
            eprintln!("sandbox: {error}");
        }
        let done = tokio::select! {
            Some(done) = calls.join_next() => done.ok(),
            () = sleep(REST) => None,
        };
        let others = std::iter::from_fn(|| calls.try_join_next()).filter_map(Result::ok);
        for number in done.into_iter().chain(others) {
            under_way.remove(&number);
        }
    }
}

async fn round(
    gateway: &Arc<Gateway>,
    under_way: &mut HashSet<i64>,
    calls: &mut JoinSet<i64>,
) -> Result<(), GatewayError> {
    let now = gateway.now();
    let payers = orders::due(&gateway.reader(), now, ROUND)?;
    if !payers.is_empty() {
        come(gateway, payers).await?;
    }
    if refunds::is_due(&gateway.reader(), now)? {
        let (faults, mchid) = (gateway.faults(), gateway.merchant().1.to_owned());
        let settle = move |connection: &_| refunds::settle(connection, &mchid, &faults, now, ROUND);
        gateway.writer.write(settle).await?;
    }
    let due = callbacks::due(&gateway.reader(), now, UNDER_WAY + under_way.len())?;
    for callback in due {
        if under_way.len() < UNDER_WAY && under_way.insert(callback.number) {
            let gateway = Arc::clone(gateway);
            calls.spawn(async move { gateway.call(callback).await });
        }
    }
    Ok(())
}

/// Lets the payers come who are due.
async fn come(gateway: &Gateway, payers: Vec<(String, Option<Act>)>) -> Result<(), GatewayError> {
    let (now, faults) = (gateway.now(), gateway.faults());
    let (appid, mchid) = gateway.merchant();
    let (appid, mchid) = (appid.to_owned(), mchid.to_owned());
    let change = move |connection: &rusqlite::Connection| {
        for (number, act) in payers {
            let late = faults.hits(faults.pay_after_close, LATE, &number, 0);
            match act {
                Some(Act::Pay) => {
                    let merchant = (appid.as_str(), mchid.as_str());
                    // One that can no longer be paid is left as it is.
                    let _ = orders::pay(connection, &number, None, late, (&faults, merchant), now)?;
                }
                Some(Act::Decline) => {
                    let _ = orders::note(connection, &number, TradeState::PayError, now)?;
                }
                None => {}
            }
            orders::nobody_comes(connection, &number)?;
        }
        Ok(())
    };
    gateway.writer.write(change).await
}

impl Gateway {
    /// Makes one attempt and writes down what came of it. Gives back the callback's number.
    async fn call(&self, callback: Callback) -> i64 {
        let number = callback.number;
        if let Err(error) = self.attempt(callback).await {
            eprintln!("sandbox: {error}");
        }
        number
    }

    async fn attempt(&self, callback: Callback) -> Result<(), GatewayError> {
        let (faults, occasion) = (self.faults(), callback.occasion());
        if callback.attempt == 0 && faults.hits(faults.forge_callback, "forge", &occasion, 0) {
            self.forge(&callback, faults.dice("forgery", &occasion, 0)).await?;
        }
        let dropped = faults.hits(faults.drop_callback, "drop", &occasion, callback.attempt);
        let taken = !dropped && {
            let body = self.body(&callback)?;
            let signed = self.sign(&body, 0)?;
            self.send(&callback.url, &signed, body).await
        };
        let (now, speed) = (self.now(), self.options.callback_speed);
        self.writer
            .write(move |connection| {
                callbacks::tally(connection, if dropped { "callbacks_dropped" } else { "callbacks_sent" })?;
                if taken {
                    callbacks::acknowledged(connection, &callback, &faults, now)
                } else {
                    callbacks::failed(connection, &callback, speed, now)
                }
            })
            .await
    }

    /// Sends what must not be believed, and counts whether it was.
    async fn forge(&self, callback: &Callback, dice: u64) -> Result<(), GatewayError> {
        let mut forged = callback.clone();
        forged.plain = forged.plain.replace("\"total\":", "\"total\":9");
        let body = self.body(&forged)?;
        let mut signed = self.sign(&body, if dice % 4 == 3 { OLD } else { 0 })?;
        match dice % 4 {
            0 => signed.signature = self.sign(b"something else", 0)?.signature,
            1 => UNKNOWN_KEY.clone_into(&mut signed.serial),
            2 => signed.signature.insert_str(0, PROBE),
            _ => {}
        }
        let believed = self.send(&callback.url, &signed, body).await;
        self.writer
            .write(move |connection| {
                callbacks::tally(connection, "forgeries_sent")?;
                if believed { callbacks::tally(connection, "forgeries_believed") } else { Ok(()) }
            })
            .await
    }

    /// The envelope, with what it says sealed.
    fn body(&self, callback: &Callback) -> Result<Vec<u8>, GatewayError> {
        let event = Event::read(&callback.event).map_err(|_| GatewayError::Gone)?;
        let (original, summary) = match event {
            Event::Paid => ("transaction", "支付成功（模拟）"),
            Event::Refunded => ("refund", "退款成功（模拟）"),
            Event::RefundAbnormal => ("refund", "退款异常（模拟）"),
            Event::RefundClosed => ("refund", "退款关闭（模拟）"),
        };
        let mut random = [0; SEAL_NONCE];
        rand::fill(&mut random).map_err(|_| GatewayError::Gone)?;
        let plain = callback.plain.as_bytes();
        let resource = seal_resource(&self.keys.api, &STANDARD.encode(random), original, original, plain);
        let notice = Notice {
            id: callback.notice.clone(),
            create_time: Instant(callback.created_at.0.div_euclid(1_000_000)),
            event_type: event,
            resource_type: "encrypt-resource".to_owned(),
            summary: summary.to_owned(),
            resource: resource.ok_or(GatewayError::Gone)?,
        };
        serde_json::to_vec(&notice).map_err(|_| GatewayError::Gone)
    }

    fn sign(&self, body: &[u8], seconds_ago: i64) -> Result<Signed, GatewayError> {
        let at = self.now().instant().0 - seconds_ago;
        let serial = &self.keys.details.platform_serial;
        sign_answer(&self.keys.platform, serial, at, &nonce()?, body).map_err(|_| GatewayError::Gone)
    }

    /// Whether the merchant acknowledged.
    async fn send(&self, url: &str, signed: &Signed, body: Vec<u8>) -> bool {
        let mut request = self.client.post(url).header("Content-Type", "application/json").body(body);
        for (name, value) in signed.headers() {
            request = request.header(name, value);
        }
        request.send().await.is_ok_and(|answer| matches!(answer.status().as_u16(), 200 | 204))
    }
}
