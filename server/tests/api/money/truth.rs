//! "I paid and nothing happened": the truth for whoever has the number, and nothing personal in it.

use domain::{
    money::Fen,
    payment::{FULFILMENT_SECONDS, PaymentNumber, PaymentStatus},
    problem::{ErrorCode, Problem},
    wire::{AskPayment, FindPayment, Nothing, PaymentSought, PaymentTruth},
};
use serde_json::{Value, json};

use super::{
    late::give_up,
    till::{
        FIFTY, begin, clerk, comes, faults, pay, payer, pending, show, stands, stored, top_up, topped_up,
        zhang,
    },
};
use crate::{
    browser::Browser,
    world::{World, until},
};

const ALWAYS: u16 = 1_000;
const MINUTE: i64 = 60;

async fn find(browser: &Browser, code: &str) -> Result<PaymentTruth, Problem> {
    browser.call(FindPayment, "", &PaymentSought { code: code.to_owned() }).await
}

/// What whoever has the number is told: how it stands, and whether the gateway was asked and has answered.
async fn truth(world: &World, number: &PaymentNumber) -> (PaymentStatus, bool) {
    let found = find(&world.browser(), number.as_str()).await.unwrap();
    assert_eq!((&found.number, found.amount), (number, FIFTY));
    (found.status, found.asked)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_found_by_either_number_by_whoever_has_it() {
    let world = World::new().await;
    let number = topped_up(&world, &zhang(&world).await, FIFTY).await;
    let transaction = stored(&world, &number).await.transaction.unwrap();
    let stranger = world.browser();
    let found = find(&stranger, number.as_str()).await.unwrap();
    assert_eq!((found.status, found.amount), (PaymentStatus::Fulfilled, FIFTY));
    let spaced = format!("{} {}", &transaction[..10], &transaction[10..]);
    let merchants = [format!("MC{number}"), format!("mc {}", number.grouped()), format!("MC-{number}")];
    let written = [&number.grouped(), &format!(" {number} "), &transaction, &spaced];
    for written in written.into_iter().chain(&merchants) {
        assert_eq!(find(&stranger, written).await.unwrap(), found, "{written}");
    }
    let told = serde_json::to_value(&found).unwrap();
    let mut fields: Vec<_> = told.as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(
        fields,
        [
            "amount",
            "asked",
            "begun_at",
            "given_back",
            "number",
            "paid_at",
            "promised_back",
            "purpose",
            "status"
        ]
    );
    let person = world.outside.person("张秀兰");
    for personal in ["张", "秀", person.id_number.reveal(), person.mobile.as_deref().unwrap()] {
        assert!(!told.to_string().contains(personal), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_number_or_nobodys_is_one_answer() {
    let world = World::new().await;
    let number = topped_up(&world, &zhang(&world).await, FIFTY).await;
    let mut wrong = number.to_string();
    let last = wrong.pop().unwrap();
    wrong.push(if last == '0' { '1' } else { '0' });
    let long = "4".repeat(65);
    let nobodys = PaymentNumber::from_number(77);
    let stranger = world.browser();
    for code in ["", "12", "七", &wrong, &long, nobodys.as_str(), "4200000000202611239999999999", "';--"] {
        let refused = find(&stranger, code).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::PaymentNotFound, "{code}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn before_it_is_paid_the_truth_is_what_the_gateway_says() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_before": ALWAYS})).await;
    let number = begin(&browser, &top_up(FIFTY)).await.unwrap().number;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Created, false));
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(30);
    comes(&world, &number, PaymentStatus::Pending).await;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Pending, true));
    faults(&world, json!({"error_before": ALWAYS})).await;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Pending, false));
    world.clock.advance(5 * MINUTE);
    comes(&world, &number, PaymentStatus::Querying).await;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Querying, false));
    world.clock.advance(31 * MINUTE);
    comes(&world, &number, PaymentStatus::Unknown).await;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Unknown, false));
    faults(&world, json!({"error_before": 0})).await;
    assert_eq!(truth(&world, &number).await, (PaymentStatus::Closed, true), "put right on the spot");
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Closed);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_it_is_paid_the_truth_is_where_the_money_is() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    world.outside.knob("credit_down", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    comes(&world, &number, PaymentStatus::Paid).await;
    assert_eq!(truth(&world, &number).await.0, PaymentStatus::Paid);
    world.outside.knob("credit_down", false).await;
    assert_eq!(truth(&world, &number).await.0, PaymentStatus::Fulfilled, "the core is told on the spot");

    let wrongly = pending(&browser, &top_up(FIFTY)).await;
    payer(&world, &wrongly, "pay", json!({"amount": 1})).await;
    comes(&world, &wrongly, PaymentStatus::Suspended).await;
    assert_eq!(truth(&world, &wrongly).await.0, PaymentStatus::Suspended);

    world.outside.knob("credit_refused", true).await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let stuck = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &stuck).await;
    comes(&world, &stuck, PaymentStatus::RefundDue).await;
    let found = find(&world.browser(), stuck.as_str()).await.unwrap();
    let back = (found.status, found.promised_back, found.given_back);
    assert_eq!(back, (PaymentStatus::RefundDue, FIFTY, Fen(0)), "promised is not gone");
    let own = show(&browser, &stuck).await;
    assert_eq!((own.promised_back, own.given_back), (FIFTY, Fen(0)));
    faults(&world, json!({"abnormal_refund": 0})).await;
    let back = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &back).await;
    comes(&world, &back, PaymentStatus::Refunded).await;
    assert_eq!(truth(&world, &back).await.0, PaymentStatus::Refunded);
}

#[tokio::test(flavor = "multi_thread")]
async fn asking_for_the_truth_finds_what_no_callback_told() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    faults(&world, json!({"drop_callback": ALWAYS, "pay_after_close": ALWAYS})).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    // Somebody pays a little later all the same, and nobody tells.
    until("the late payment", async || {
        let counts: Value = super::till::counts(&world).await;
        (counts["orders_by_state"]["SUCCESS"] == 1).then_some(())
    })
    .await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Closed);
    let (status, asked) = truth(&world, &number).await;
    assert!(asked && matches!(status, PaymentStatus::Paid | PaymentStatus::Fulfilled), "{status:?}");
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(super::till::seen(&clerk(&world, "wang").await, &number).await.line.wants, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_tries_numbers_without_end() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = topped_up(&world, &browser, FIFTY).await;
    let mut found = 0;
    let refused = loop {
        match find(&browser, number.as_str()).await {
            Ok(_) => found += 1,
            Err(refused) => break refused,
        }
        assert!(found < 100);
    };
    assert_eq!((refused.code, found >= 20), (ErrorCode::TooMany, true), "{found}");
    assert!(refused.retry_after.is_some());
    // Another browser of the same hall asks on, until the address is done too.
    let mut others = 0;
    let refused = loop {
        match find(&world.browser(), "12").await.unwrap_err() {
            refused if refused.code == ErrorCode::PaymentNotFound => others += 1,
            refused => break refused,
        }
        assert!(others < 200);
    };
    assert_eq!((refused.code, others > 20), (ErrorCode::TooMany, true), "{others}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_asked_too_often_gives_up_all_the_same_and_the_gateway_is_asked_later() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let ask = async || browser.call(AskPayment, number.as_str(), &Nothing {}).await;
    while ask().await.is_ok() {}
    let given_up = give_up(&browser, &number).await;
    assert_eq!(given_up.status, PaymentStatus::Querying, "nobody was asked on the spot");
    stands(&browser, &number, PaymentStatus::Closed).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_promised_is_counted_from_when_the_server_heard_of_the_money() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    world.outside.knob("credit_down", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"drop_callback": ALWAYS, "error_before": ALWAYS})).await;
    pay(&world, &number).await;
    world.clock.advance(20 * MINUTE);
    comes(&world, &number, PaymentStatus::Querying).await;
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(5 * MINUTE);
    let paid = comes(&world, &number, PaymentStatus::Paid).await;
    let shown = find(&browser, number.as_str()).await.unwrap();
    assert_eq!(shown.fulfil_by, Some(paid.since.plus_seconds(FULFILMENT_SECONDS)));
    assert!(shown.fulfil_by > shown.paid_at.map(|paid| paid.plus_seconds(FULFILMENT_SECONDS)));
}
