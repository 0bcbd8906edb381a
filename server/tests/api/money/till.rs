//! What the tests of money share: somebody who pays, and what the books say.

use std::collections::BTreeMap;

use domain::{
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundStatus},
    problem::{ErrorCode, Problem},
    reference::Reference,
    service::Service,
    wire::{
        BeginPayment, NewPayment, Nothing, PaymentBegun, PaymentKey, PaymentView, ShowPayment,
        staff::{DecideRefund, RefundDecided, RefundDecision, ShowStaffPayment, StaffPayment},
    },
};
use sandbox::people::ANLAN;
use serde_json::{Value, json};
use server::{
    entropy::SystemEntropy,
    store::{PaymentRecord, RefundRecord},
};

use crate::{
    browser::Browser,
    journey::{applied, approve, choose, identify, region, sign_in},
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

/// Begins a payment, and waits until it can be paid.
pub(super) async fn pending(browser: &Browser, asked: &NewPayment) -> PaymentNumber {
    let begun = begin(browser, asked).await.unwrap();
    stands(browser, &begun.number, PaymentStatus::Pending).await;
    begun.number
}

/// Begins a top-up and has it paid, until it is credited.
pub(super) async fn topped_up(world: &World, browser: &Browser, amount: Fen) -> PaymentNumber {
    let number = pending(browser, &top_up(amount)).await;
    pay(world, &number).await;
    stands(browser, &number, PaymentStatus::Fulfilled).await;
    number
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

/// Waits until the payment stands so in the store, whoever is signed in.
pub(super) async fn comes(world: &World, number: &PaymentNumber, status: PaymentStatus) -> PaymentRecord {
    until(status.as_str(), async || {
        let payment = stored(world, number).await;
        (payment.status == status).then_some(payment)
    })
    .await
}

/// What happened to a payment, oldest first.
pub(super) async fn events(world: &World, number: &PaymentNumber) -> Vec<PaymentEvent> {
    let history = world.server.app.store.payment_history(stored(world, number).await.id).await.unwrap();
    history.into_iter().filter_map(|line| line.event).collect()
}

/// What moved for a payment: from, to, how much.
pub(super) async fn moved(world: &World, number: &PaymentNumber) -> Vec<(&'static str, &'static str, i64)> {
    let postings = world.server.app.store.postings_of(stored(world, number).await.id).await.unwrap();
    postings.into_iter().map(|one| (one.from.kind(), one.to.kind(), one.amount.0)).collect()
}

pub(super) async fn refunds(world: &World, number: &PaymentNumber) -> Vec<RefundRecord> {
    world.server.app.store.refunds_of(stored(world, number).await.id).await.unwrap()
}

/// Waits until the one refund of a payment stands so.
pub(super) async fn refund(world: &World, number: &PaymentNumber, status: RefundStatus) -> RefundRecord {
    until(status.as_str(), async || {
        let [refund] = refunds(world, number).await.try_into().ok()?;
        Some(refund).filter(|refund: &RefundRecord| refund.status == status)
    })
    .await
}

/// The gateway's own counts.
pub(super) async fn counts(world: &World) -> Value {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let address = format!("http://{}/gateway/counts.json", world.outside.address);
    client.get(address).send().await.unwrap().json().await.unwrap()
}

/// What the server has counted, by the end of the counter's name.
pub(super) async fn counted(world: &World, name: &str) -> u64 {
    let desk = world.desk();
    let text = desk.send(desk.request(reqwest::Method::GET, "/metrics")).await.text().await.unwrap();
    let name = format!("medcard_callbacks_{name}_total ");
    text.lines().find_map(|line| line.strip_prefix(&name)).unwrap().parse().unwrap()
}

/// What the core says is in somebody's account in Anlan.
pub(super) async fn balance(world: &World, name: &str) -> i64 {
    let number = world.outside.person(name).id_number;
    let account = world.server.app.core.account(&region(ANLAN), &number).await.unwrap().unwrap();
    account.personal.unwrap().balance.0
}

pub(super) async fn clerk(world: &World, name: &str) -> Browser {
    let desk = world.desk();
    sign_in(&desk, name).await;
    desk
}

/// A payment as a clerk sees it.
pub(super) async fn seen(desk: &Browser, number: &PaymentNumber) -> StaffPayment {
    desk.call(ShowStaffPayment, number.as_str(), &Nothing {}).await.unwrap()
}

/// A clerk says something about the newest refund of a payment.
pub(super) async fn say(
    desk: &Browser,
    number: &PaymentNumber,
    decision: RefundDecision,
) -> Result<StaffPayment, ErrorCode> {
    let refund = seen(desk, number).await.refunds.pop().unwrap();
    let decided = RefundDecided { version: refund.version, decision };
    let id = refund.id.0.to_string();
    desk.call(DecideRefund, &id, &decided).await.map_err(|problem| problem.code)
}

/// A world in which a new card costs 25 yuan in Anlan too, where there are two clerks.
pub(super) async fn with_fees() -> World {
    World::with_regions(|region| {
        region["fees"]["replace_card"] = json!({"amount": 2500, "methods": ["counter", "online"]});
    })
    .await
}

/// The fee of a case.
pub(super) fn fee(reference: &Reference, channel: Channel) -> NewPayment {
    let purpose = Purpose::Fee { reference: reference.clone(), service: Service::ReplaceCard };
    NewPayment { key: key(), purpose, amount: Fen(2_500), channel, payee: None }
}

/// Somebody whose case waits for its fee.
pub(super) async fn fee_due(world: &World) -> (Browser, Reference) {
    let (browser, _, application) = applied(world).await;
    approve(&clerk(world, "wang").await, &application.reference).await;
    choose(&browser, &application.reference, "anlan-03").await.unwrap();
    (browser, application.reference)
}
