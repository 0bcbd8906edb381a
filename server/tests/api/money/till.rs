//! What the tests of money share: somebody who pays, and what the books say.

use std::collections::BTreeMap;

use domain::{
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    problem::Problem,
    wire::{BeginPayment, NewPayment, Nothing, PaymentBegun, PaymentKey, PaymentView, ShowPayment},
};
use sandbox::people::ANLAN;
use serde_json::{Value, json};
use server::{entropy::SystemEntropy, store::PaymentRecord};

use crate::{
    browser::Browser,
    journey::identify,
    world::{World, until},
};

/// 50 yuan.
pub(super) const FIFTY: Fen = Fen(5_000);

/// Somebody with a personal account in Anlan, identified.
pub(super) async fn zhang(world: &World) -> Browser {
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    browser
}

pub(super) fn key() -> PaymentKey {
    let entropy: &dyn server::entropy::Entropy = &SystemEntropy;
    PaymentKey(entropy.id(domain::moment::Moment(0)).unwrap())
}

pub(super) fn top_up(amount: Fen) -> NewPayment {
    NewPayment { key: key(), purpose: Purpose::TopUp, amount, channel: Channel::Wechat, payee: None }
}

pub(super) async fn begin(browser: &Browser, asked: &NewPayment) -> Result<PaymentBegun, Problem> {
    browser.call(BeginPayment, "", asked).await
}

pub(super) async fn show(browser: &Browser, number: &PaymentNumber) -> PaymentView {
    browser.call(ShowPayment, number.as_str(), &Nothing {}).await.unwrap()
}

/// Waits until a payment stands so.
pub(super) async fn stands(browser: &Browser, number: &PaymentNumber, status: PaymentStatus) -> PaymentView {
    until(status.as_str(), async || {
        let view = show(browser, number).await;
        (view.status == status).then_some(view)
    })
    .await
}

/// Has the payer do something at the gateway: `pay`, `decline`.
pub(super) async fn payer(world: &World, number: &PaymentNumber, what: &str, body: Value) -> Value {
    let path = format!("/gateway/orders/MC{number}/{what}");
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}{path}", world.outside.address);
    let answer = client.post(address).json(&body).send().await.unwrap();
    assert!(answer.status().is_success(), "{what}: {}", answer.status());
    answer.json().await.unwrap_or(Value::Null)
}

/// The payer pays what was asked.
pub(super) async fn pay(world: &World, number: &PaymentNumber) {
    payer(world, number, "pay", json!({})).await;
}

/// Switches the gateway's faults.
pub(super) async fn faults(world: &World, faults: Value) {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}/gateway/faults", world.outside.address);
    let answer = client.post(address).json(&faults).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
}

pub(super) async fn stored(world: &World, number: &PaymentNumber) -> PaymentRecord {
    world.server.app.store.payment(number).await.unwrap().unwrap()
}

/// The region's accounts; they sum to nothing and fit their movements, or the test fails here.
pub(super) async fn books(world: &World, region: &str) -> BTreeMap<String, i64> {
    let store = &world.server.app.store;
    let region = region.to_owned().try_into().unwrap();
    let sums = store.account_sums(&region).await.unwrap();
    let check = store.check_ledger(world.server.app.now()).await.unwrap();
    assert_eq!((check.wrong_balances, check.wrong_payments), (0, 0));
    assert_eq!(sums.iter().map(|(_, balance)| balance.0).sum::<i64>(), 0, "{sums:?}");
    sums.into_iter().map(|(kind, balance)| (kind, balance.0)).collect()
}
