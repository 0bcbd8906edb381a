//! Our books against the gateway's bill: a day with everything in it agrees, and what was made to differ is found, told and resolved.

use domain::{
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, RefundReason, RefundStatus},
    problem::ErrorCode,
    reconcile::DifferenceKind,
    wire::{
        Nothing,
        staff::{
            DayToReconcile, DifferenceResolved, DifferenceView, ProposeRefund, Reconciliation,
            RefundDecision, RefundProposed, ResolveDifference, RunReconciliation, ShowReconciliation,
        },
    },
};
use rusqlite::Connection;
use sandbox::people::ANLAN;
use serde_json::json;
use server::reconciling;
use wechatpay::{
    keys::PrivateKey,
    order::NATIVE_PATH,
    sign::{Merchant, sign_request},
};

use super::{
    late::give_up,
    platform::{Platform, client},
    till::{
        FIFTY, books, clerk, comes, faults, fee, fee_due, pay, payer, pending, refund, say, seen, stands,
        stored, top_up, topped_up, with_fees, zhang,
    },
};
use crate::{
    browser::Browser,
    world::{World, until},
};

const ALWAYS: u16 = 1_000;
const DAY: i64 = 24 * 60 * 60;

async fn run(desk: &Browser, world: &World) -> Reconciliation {
    let day = DayToReconcile { day: world.server.app.now().day() };
    desk.call(RunReconciliation, "", &day).await.unwrap()
}

async fn show(desk: &Browser) -> Reconciliation {
    desk.call(ShowReconciliation, "", &Nothing {}).await.unwrap()
}

async fn resolve(desk: &Browser, difference: &DifferenceView, how: DifferenceResolved) -> Reconciliation {
    desk.call(ResolveDifference, &difference.id.0.to_string(), &how).await.unwrap()
}

fn open(reconciliation: &Reconciliation) -> Vec<&DifferenceView> {
    reconciliation.differences.iter().filter(|one| one.resolved_at.is_none()).collect()
}

/// Changes the gateway's own books behind its back.
pub(super) fn falsify(world: &World, sql: &str) {
    let base = Connection::open(format!("{}/gateway.db", world.outside.keys())).unwrap();
    base.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    assert_eq!(base.execute(sql, []).unwrap(), 1, "{sql}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_day_with_everything_in_it_agrees_to_the_line_however_often_it_is_looked_at() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    let version = seen(&wang, &number).await.version;
    let part = RefundProposed { version, amount: Fen(1_000), reason: RefundReason::ServiceFailed };
    wang.call(ProposeRefund, number.as_str(), &part).await.unwrap();
    say(&li, &number, RefundDecision::Agree).await.unwrap();
    refund(&world, &number, RefundStatus::Done).await;

    topped_up(&world, &browser, FIFTY).await;
    let wrong = pending(&browser, &top_up(FIFTY)).await;
    payer(&world, &wrong, "pay", json!({"amount": 1})).await;
    stands(&browser, &wrong, PaymentStatus::Suspended).await;
    let nothing = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &nothing).await;
    stands(&browser, &nothing, PaymentStatus::Closed).await;

    world.outside.knob("credit_refused", true).await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let stuck = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &stuck).await;
    refund(&world, &stuck, RefundStatus::Abnormal).await;
    faults(&world, json!({"abnormal_refund": 0, "closed_refund": ALWAYS})).await;
    let closed = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &closed).await;
    let first = until("a refund", async || super::till::refunds(&world, &closed).await.pop()).await.number;
    until("a new number", async || {
        (super::till::refunds(&world, &closed).await[0].number != first).then_some(())
    })
    .await;
    faults(&world, json!({"closed_refund": 0})).await;
    world.clock.advance(120);
    stands(&browser, &closed, PaymentStatus::Refunded).await;

    let books = books(&world, ANLAN).await;
    for _ in 0..2 {
        let looked = run(&wang, &world).await;
        assert!(looked.differences.is_empty(), "{:?}", looked.differences);
        assert_eq!((looked.days.len(), looked.days[0].differences), (1, 0));
        assert_eq!((looked.days[0].ours, looked.days[0].theirs), (8, 8), "five payments and three refunds");
        let ledger = looked.ledger.unwrap();
        assert_eq!((ledger.wrong_balances, ledger.wrong_payments), (0, 0));
        let sums = looked.accounts.into_iter().map(|sum| (sum.kind, sum.balance.0)).collect();
        assert_eq!(books, sums);
    }
    let tomorrow = DayToReconcile { day: world.server.app.now().plus_seconds(DAY).day() };
    let refused = wang.call(RunReconciliation, "", &tomorrow).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_nobody_told_of_is_found_in_the_bill_and_put_right() {
    let world = World::new().await;
    let (browser, wang) = (zhang(&world).await, clerk(&world, "wang").await);
    faults(&world, json!({"drop_callback": ALWAYS, "pay_after_close": ALWAYS})).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    let counts = async || (super::till::counts(&world).await["paid"] == FIFTY.0).then_some(());
    until("the late payment", counts).await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Closed);
    let looked = run(&wang, &world).await;
    assert_eq!((looked.days[0].differences, looked.days[0].ours, looked.days[0].theirs), (0, 1, 1));
    comes(&world, &number, PaymentStatus::Fulfilled).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_amount_in_the_bill_is_told_until_it_is_gone() {
    let world = World::new().await;
    let (browser, wang) = (zhang(&world).await, clerk(&world, "wang").await);
    let number = topped_up(&world, &browser, FIFTY).await;
    falsify(&world, "UPDATE payment_order SET paid = paid + 1");
    for _ in 0..2 {
        let looked = run(&wang, &world).await;
        let found = open(&looked);
        assert_eq!((found.len(), looked.days[0].differences), (1, 1), "told once, however often it is found");
        assert_eq!((found[0].kind, &found[0].number), (DifferenceKind::Amount, &number));
        assert_eq!((found[0].ours, found[0].theirs), (Some(FIFTY), Some(Fen(5_001))));
    }
    let shown = show(&wang).await;
    let still = resolve(&wang, open(&shown)[0], DifferenceResolved::AskedAgain).await;
    assert_eq!(open(&still).len(), 1, "asking has changed nothing");
    falsify(&world, "UPDATE payment_order SET paid = paid - 1");
    let gone = resolve(&wang, open(&still)[0], DifferenceResolved::AskedAgain).await;
    assert!(open(&gone).is_empty());
    assert_eq!((gone.differences.len(), &gone.differences[0].resolved_by), (1, &None), "resolved by itself");
    let elsewhere = show(&clerk(&world, "zhao").await).await;
    assert!(elsewhere.differences.is_empty(), "a region's difference is that region's");
    let id = gone.differences[0].id.0.to_string();
    let zhao = clerk(&world, "zhao").await;
    let refused = zhao.call(ResolveDifference, &id, &DifferenceResolved::Explained).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);
}

/// An order that our merchant made and our server knows nothing of, paid.
async fn paid_past_us(world: &World, number: &str) {
    let details = Platform::of(world).details;
    let key = std::fs::read_to_string(format!("{}/merchant-key.pem", world.outside.keys())).unwrap();
    let merchant = Merchant {
        mchid: details.mchid.clone(),
        appid: details.appid.clone(),
        serial: details.merchant_serial,
        key: PrivateKey::from_pem(&key).unwrap(),
    };
    let body = json!({
        "appid": details.appid, "mchid": details.mchid, "description": "elsewhere",
        "out_trade_no": number, "notify_url": "http://127.0.0.1:9/nobody",
        "amount": { "total": 700, "currency": "CNY" },
    });
    let (body, now) = (body.to_string().into_bytes(), world.server.app.now().0 / 1_000_000);
    let authorization = sign_request(&merchant, "POST", NATIVE_PATH, now, "nonce", &body).unwrap();
    let request = client().post(format!("http://{}{NATIVE_PATH}", world.outside.address));
    let request = request.header("Authorization", authorization).header("Content-Type", "application/json");
    let answer = request.header("Accept", "application/json").body(body).send().await.unwrap();
    assert!(answer.status().is_success(), "{}", answer.text().await.unwrap());
    let address = format!("http://{}/gateway/orders/{number}/pay", world.outside.address);
    assert!(client().post(address).json(&json!({})).send().await.unwrap().status().is_success());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_that_only_the_gateway_has_is_explained_by_a_clerk_and_not_told_again() {
    let world = World::new().await;
    let wang = clerk(&world, "wang").await;
    let number = PaymentNumber::from_number(4_711);
    paid_past_us(&world, &format!("MC{number}")).await;
    let looked = run(&wang, &world).await;
    let found = open(&looked);
    assert_eq!((found.len(), found[0].kind, &found[0].number), (1, DifferenceKind::MissingHere, &number));
    assert_eq!((found[0].ours, found[0].theirs), (None, Some(Fen(700))));
    let zhao = clerk(&world, "zhao").await;
    assert_eq!(open(&show(&zhao).await).len(), 1, "nobody knows whose it is: each region sees it");
    let explained = resolve(&wang, found[0], DifferenceResolved::Explained).await;
    assert!(open(&explained).is_empty());
    assert_eq!(explained.differences[0].resolved_by.as_deref(), Some("wang"));
    let id = found[0].id.0.to_string();
    let again = wang.call(ResolveDifference, &id, &DifferenceResolved::Explained).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::StaleVersion);
    let looked = run(&wang, &world).await;
    assert_eq!((open(&looked).len(), looked.differences.len()), (0, 1), "it is known");
    assert_eq!(looked.days[0].differences, 0, "what is explained does not keep the day from being settled");
    let audit = world.server.app.store.audit_of(number.as_str()).await.unwrap();
    assert!(
        audit.iter().any(|line| line.entry.action == "difference-explained" && line.entry.actor == "wang")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_of_another_program_of_the_merchant_stops_no_day() {
    let world = World::new().await;
    let number = topped_up(&world, &zhang(&world).await, FIFTY).await;
    paid_past_us(&world, "SHOP-20261123-1").await;
    let looked = run(&clerk(&world, "wang").await, &world).await;
    assert_eq!((looked.days[0].ours, looked.days[0].theirs, looked.days[0].differences), (1, 1, 0));
    assert!(open(&looked).is_empty(), "{number}");
}

#[tokio::test(flavor = "multi_thread")]
async fn days_that_could_not_be_compared_for_weeks_are_compared_once_they_can() {
    let world = World::new().await;
    let number = topped_up(&world, &zhang(&world).await, FIFTY).await;
    falsify(&world, "UPDATE payment_order SET paid = paid + 1");
    let (app, paid_on) = (&world.server.app, world.server.app.now().day());
    faults(&world, json!({"error_before": ALWAYS})).await;
    world.clock.advance(20 * DAY);
    assert!(reconciling::due_days(app).await.is_err(), "the gateway gives no bill");
    let wang = clerk(&world, "wang").await;
    let waiting = show(&wang).await;
    assert_eq!((waiting.uncompared, waiting.days.len()), (vec![DayToReconcile { day: paid_on }], 0));
    faults(&world, json!({"error_before": 0})).await;
    reconciling::due_days(app).await.unwrap();
    let shown = show(&wang).await;
    assert_eq!(shown.uncompared, [], "what is quiet is no matter for a clerk");
    let found = open(&shown);
    assert_eq!((found.len(), found[0].day, &found[0].number), (1, paid_on, &number));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_we_have_and_the_gateway_has_not_is_found_even_without_any_bill() {
    let world = World::new().await;
    let number = topped_up(&world, &zhang(&world).await, FIFTY).await;
    falsify(&world, "UPDATE payment_order SET paid_at = paid_at - 864000");
    world.clock.advance(DAY);
    let app = &world.server.app;
    reconciling::due_days(app).await.unwrap();
    let wang = clerk(&world, "wang").await;
    let shown = show(&wang).await;
    let found = open(&shown);
    assert_eq!((found.len(), found[0].kind, &found[0].number), (1, DifferenceKind::MissingThere, &number));
    assert_eq!(found[0].day.to_string(), "2026-11-23");
    falsify(&world, "UPDATE payment_order SET paid_at = paid_at + 864000");
    reconciling::due_days(app).await.unwrap();
    assert!(open(&show(&wang).await).is_empty(), "the next look does not find it");
    let days = show(&wang).await.days;
    reconciling::due_days(app).await.unwrap();
    assert_eq!(show(&wang).await.days, days, "what agreed is not compared again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_balance_that_is_not_the_sum_of_its_movements_is_found() {
    let world = World::new().await;
    topped_up(&world, &zhang(&world).await, FIFTY).await;
    let app = &world.server.app;
    reconciling::check_ledger(app).await.unwrap();
    let wang = clerk(&world, "wang").await;
    let whole = show(&wang).await.ledger.unwrap();
    assert_eq!((whole.wrong_balances, whole.wrong_payments), (0, 0));
    let base = Connection::open(world.data.path().join("medcard.db")).unwrap();
    base.busy_timeout(std::time::Duration::from_secs(5)).unwrap();
    base.execute("UPDATE ledger_account SET balance = balance + 1 WHERE kind = 'core'", []).unwrap();
    reconciling::check_ledger(app).await.unwrap();
    assert_eq!(show(&wang).await.ledger.unwrap().wrong_balances, 1);
}
