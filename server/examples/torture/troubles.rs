//! What goes wrong: the gateway's faults, the core's, deaths, and a clock that runs.

use std::{
    sync::{Arc, atomic::Ordering},
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use tokio::sync::{Mutex, watch};

use crate::{
    chance::Chance,
    residents::Town,
    stage::{Places, Stage, Which},
};

/// How many times as quick as the machine's the server's clock runs: a code of five minutes lives for 25 seconds. On a
/// machine that is busy with other things as well, codes would run out before they were made.
const SPEED: i64 = 12;
const TICK: Duration = Duration::from_millis(100);
/// The core's faults, one at a time.
const KNOBS: [&str; 4] = ["core_down", "credit_down", "credit_unanswered", "credit_refused"];

/// Posts to the sandbox, again and again while it is down.
pub(crate) async fn tell(places: &Places, path: &str, body: &Value) -> Result<()> {
    let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(5)).build()?;
    for _ in 0..1_000 {
        let sent = client.post(format!("{}{path}", places.sandbox)).json(body).send().await;
        if let Ok(answer) = sent {
            answer.error_for_status().with_context(|| format!("{path} is not taken"))?;
            return Ok(());
        }
        tokio::time::sleep(TICK).await;
    }
    anyhow::bail!("the sandbox does not come back")
}

/// All faults of the gateway, and payers who pay, decline and do not come.
pub(crate) async fn begin(places: &Places, seed: u64) -> Result<()> {
    let faults = json!({
        "seed": seed, "drop_callback": 120, "duplicate_callback": 120, "reorder_callback": 120,
        "delay_callback": 100, "delay_ms": 1_500, "forge_callback": 60, "wrong_amount": 15,
        "pay_after_close": 250, "error_after_commit": 40, "error_before": 30, "abnormal_refund": 120,
        "closed_refund": 120,
    });
    tell(places, "/gateway/faults", &faults).await?;
    let payers = json!({
        "per_mille_paid": 860, "per_mille_declined": 60, "delay_ms_min": 20, "delay_ms_max": 2_500,
    });
    tell(places, "/gateway/autopay", &payers).await
}

/// Nothing goes wrong any more: what is owed comes to its end.
pub(crate) async fn end(places: &Places) -> Result<()> {
    let faults = [
        "drop_callback",
        "duplicate_callback",
        "reorder_callback",
        "delay_callback",
        "forge_callback",
        "error_after_commit",
        "error_before",
        "abnormal_refund",
        "closed_refund",
    ];
    let faults: serde_json::Map<_, _> =
        faults.into_iter().map(|fault| (fault.to_owned(), json!(0))).collect();
    tell(places, "/gateway/faults", &Value::Object(faults)).await?;
    let knobs: serde_json::Map<_, _> =
        KNOBS.into_iter().map(|knob| (knob.to_owned(), json!(false))).collect();
    tell(places, "/knobs", &Value::Object(knobs)).await
}

/// Moves the server's clock on, until the end.
pub(crate) async fn run_clock(places: Places, ended: watch::Receiver<bool>) -> Result<()> {
    let (begun, file) = (Instant::now(), places.clock());
    let fresh = file.with_extension("fresh");
    while !*ended.borrow() {
        let ahead = i64::try_from(begun.elapsed().as_millis())? * (SPEED - 1) / 1_000;
        // Whoever reads meanwhile sees the old time or the new one.
        std::fs::write(&fresh, ahead.to_string())?;
        std::fs::rename(&fresh, &file)?;
        tokio::time::sleep(TICK).await;
    }
    Ok(())
}

/// Lets the core fail for moments.
pub(crate) async fn trouble_core(places: Places, seed: u64, ended: watch::Receiver<bool>) -> Result<()> {
    let mut chance = Chance::of(seed, 1_000_001);
    while !*ended.borrow() {
        tokio::time::sleep(Duration::from_millis(1_500 + chance.below(3_000))).await;
        let knob = KNOBS[usize::try_from(chance.below(4))?];
        let pause = if knob == "credit_refused" { 150 } else { 300 + chance.below(700) };
        tell(&places, "/knobs", &json!({ knob: true })).await?;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        tell(&places, "/knobs", &json!({ knob: false })).await?;
    }
    Ok(())
}

/// Kills server and sandbox in turn, each at a moment that chance has chosen among the top-ups, and starts them again on their data.
pub(crate) async fn kill(town: Arc<Town>, stage: Arc<Mutex<Stage>>, seed: u64, kills: u32) -> Result<u32> {
    let mut chance = Chance::of(seed, 1_000_002);
    let range = u64::from(town.orders.max(20)) * 18 / 20;
    let first = u64::from(town.orders) / 20;
    let mut moments: Vec<u64> = (0..kills).map(|_| first + chance.below(range.max(1))).collect();
    moments.sort_unstable();
    let mut done = 0;
    for (moment, which) in moments.into_iter().zip([Which::Server, Which::Sandbox].into_iter().cycle()) {
        let is_early = || u64::from(town.begun.load(Ordering::Relaxed)) < moment;
        while is_early() && !town.over.load(Ordering::Relaxed) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        tokio::time::sleep(Duration::from_millis(chance.below(400))).await;
        let mut stage = stage.lock().await;
        stage.kill(which)?;
        done += 1;
        tokio::time::sleep(Duration::from_millis(chance.below(400))).await;
        stage.start(which).await?;
    }
    Ok(done)
}
