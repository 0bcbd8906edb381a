//! Nobody pays, or nobody knows: a payment ends by the gateway's word and by nothing else.

use domain::{
    payment::{PaymentEvent, PaymentStatus},
    problem::ErrorCode,
    wire::{
        AskPayment, Nothing, RechargeAsked, ShowRecharge,
        staff::{AskStaffPayment, ListStaffPayments, Want},
    },
};
use serde_json::json;

use super::till::{
    FIFTY, begin, clerk, comes, counts, events, faults, pay, pending, seen, show, stands, stored, top_up,
    topped_up, zhang,
};
use crate::world::{World, until};

const MINUTE: i64 = 60;
const ALWAYS: u16 = 1_000;

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_pays_is_closed_by_the_gateways_word_and_then_another_begins() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    assert_eq!(begin(&browser, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::PaymentOpen);
    world.clock.advance(5 * MINUTE);
    let closed = stands(&browser, &number, PaymentStatus::Closed).await;
    assert!(closed.code.is_none() && !closed.has_record && closed.paid_at.is_none());
    let said = [PaymentEvent::CodeIssued, PaymentEvent::TimeOver, PaymentEvent::ConfirmedUnpaid];
    assert_eq!(events(&world, &number).await, said);
    topped_up(&world, &browser, FIFTY).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_gateway_is_silent_nothing_is_closed_and_after_half_an_hour_a_clerk_looks() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_before": ALWAYS})).await;
    world.clock.advance(5 * MINUTE);
    let doubted = stands(&browser, &number, PaymentStatus::Querying).await;
    assert_eq!(doubted.code, None, "what may be over is not shown to be scanned");
    let open = begin(&browser, &top_up(FIFTY)).await.unwrap_err();
    assert_eq!((open.code, open.payment.as_ref()), (ErrorCode::PaymentOpen, Some(&number)));
    let unavailable = browser.call(AskPayment, number.as_str(), &Nothing {}).await.unwrap_err();
    assert_eq!(unavailable.code, ErrorCode::Unavailable);
    let wang = clerk(&world, "wang").await;
    assert_eq!(wang.call(ListStaffPayments, "", &Nothing {}).await.unwrap().wanting, 0);

    world.clock.advance(31 * MINUTE);
    comes(&world, &number, PaymentStatus::Unknown).await;
    let (browser, wang) = (zhang(&world).await, clerk(&world, "wang").await);
    let list = wang.call(ListStaffPayments, "", &Nothing {}).await.unwrap();
    assert_eq!((list.wanting, list.payments[0].wants), (1, Some(Want::Unknown)));
    let open = begin(&browser, &top_up(FIFTY)).await.unwrap_err();
    assert_eq!((open.code, open.payment.as_ref()), (ErrorCode::PaymentOpen, Some(&number)));
    let recharge = browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap();
    assert_eq!(recharge.unresolved.as_ref(), Some(&number));
    let silent = wang.call(AskStaffPayment, number.as_str(), &Nothing {}).await.unwrap_err();
    assert_eq!(silent.code, ErrorCode::Unavailable);
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Unknown);

    faults(&world, json!({"error_before": 0})).await;
    let asked = wang.call(AskStaffPayment, number.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(asked.line.status, PaymentStatus::Closed);
    assert_eq!(wang.call(ListStaffPayments, "", &Nothing {}).await.unwrap().wanting, 0);
    topped_up(&world, &browser, FIFTY).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_while_nobody_could_know_is_credited_when_the_gateway_is_back() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_before": ALWAYS, "drop_callback": ALWAYS})).await;
    pay(&world, &number).await;
    world.clock.advance(5 * MINUTE);
    comes(&world, &number, PaymentStatus::Querying).await;
    world.clock.advance(31 * MINUTE);
    comes(&world, &number, PaymentStatus::Unknown).await;
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(60 * MINUTE);
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    let all = [PaymentEvent::CodeIssued, PaymentEvent::TimeOver, PaymentEvent::NotLearned];
    let all = [&all[..], &[PaymentEvent::Paid, PaymentEvent::Fulfilled]].concat();
    assert_eq!(events(&world, &number).await, all);
    assert_eq!(seen(&clerk(&world, "wang").await, &number).await.line.wants, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_may_be_on_its_way_is_not_said_to_be_nowhere() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_before": ALWAYS})).await;
    let number = begin(&browser, &top_up(FIFTY)).await.unwrap().number;
    until("a try", async || (stored(&world, &number).await.tries > 0).then_some(())).await;
    assert_eq!(show(&browser, &number).await.status, PaymentStatus::Created);
    world.clock.advance(5 * MINUTE);
    stands(&browser, &number, PaymentStatus::Querying).await;
    faults(&world, json!({"error_before": 0})).await;
    let asked = browser.call(AskPayment, number.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(asked.status, PaymentStatus::Querying, "the gateway does not know it, and that is too early");
    assert_eq!(begin(&browser, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::PaymentOpen);
    world.clock.advance(MINUTE);
    faults(&world, json!({"unsigned_refusal": ALWAYS})).await;
    drop(browser.call(AskPayment, number.as_str(), &Nothing {}).await);
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Querying, "nobody signed that");
    faults(&world, json!({"unsigned_refusal": 0})).await;
    let asked = browser.call(AskPayment, number.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(asked.status, PaymentStatus::Closed);
    assert_eq!(counts(&world).await["orders"], 0);
    pending(&browser, &top_up(FIFTY)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_given_up_before_the_gateway_has_heard_of_it() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_before": ALWAYS})).await;
    let number = begin(&browser, &top_up(FIFTY)).await.unwrap().number;
    let given_up = super::late::give_up(&browser, &number).await;
    assert_eq!(given_up.status, PaymentStatus::Querying);
    let again = super::late::give_up(&browser, &number).await;
    assert_eq!(again.status, PaymentStatus::Querying, "once more changes nothing");
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(7 * MINUTE);
    stands(&browser, &number, PaymentStatus::Closed).await;
    assert_eq!(super::late::give_up(&browser, &number).await.status, PaymentStatus::Closed);
    assert_eq!(events(&world, &number).await, [PaymentEvent::GivenUp, PaymentEvent::ConfirmedUnpaid]);
}
