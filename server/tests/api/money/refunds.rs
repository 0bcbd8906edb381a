//! Money that goes back: never more than came, never by one clerk alone, never taken for done before the payer has it.

use domain::{
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, RefundReason, RefundStatus},
    problem::ErrorCode,
    wire::staff::{
        AskStaffPayment, ListStaffPayments, ProposeRefund, RefundDecision, RefundProposed, StaffPayment, Want,
    },
};
use sandbox::people::ANLAN;
use serde_json::{Value, json};
use server::{
    payments::{MoneyError, refunds as engine},
    store::{Change, CommitError, MoneyChange, RefundRecord},
};

use super::{
    platform::{Platform, client},
    till::{
        FIFTY, books, clerk, comes, counts, faults, fee, fee_due, moved, pay, pending, refund, refunds, say,
        seen, stands, stored, top_up, with_fees, zhang,
    },
};
use crate::{
    browser::Browser,
    world::{World, until},
};

const ALWAYS: u16 = 1_000;
const HOUR: i64 = 60 * 60;

async fn propose(desk: &Browser, number: &PaymentNumber, fen: i64) -> Result<StaffPayment, ErrorCode> {
    let version = seen(desk, number).await.version;
    propose_at(desk, number, version, fen).await
}

async fn propose_at(
    desk: &Browser,
    number: &PaymentNumber,
    version: u32,
    fen: i64,
) -> Result<StaffPayment, ErrorCode> {
    let proposed = RefundProposed { version, amount: Fen(fen), reason: RefundReason::ServiceFailed };
    desk.call(ProposeRefund, number.as_str(), &proposed).await.map_err(|problem| problem.code)
}

/// A fee of 25 yuan that was paid online.
async fn fee_paid() -> (World, Browser, PaymentNumber) {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    (world, browser, number)
}

/// A top-up that the core refuses, so that it goes back by itself.
pub(super) async fn refused(world: &World) -> PaymentNumber {
    let browser = zhang(world).await;
    world.outside.knob("credit_refused", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(world, &number).await;
    comes_back(world, &number).await;
    number
}

pub(super) async fn comes_back(world: &World, number: &PaymentNumber) {
    until("a refund", async || (!refunds(world, number).await.is_empty()).then_some(())).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_goes_back_in_parts_up_to_the_whole_and_not_a_fen_more() {
    let (world, browser, number) = fee_paid().await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    assert_eq!(seen(&wang, &number).await.refundable, Fen(2_500));
    for refused in [2_501, 0, -1] {
        let code = propose(&wang, &number, refused).await.unwrap_err();
        assert!(matches!(code, ErrorCode::AmountRefused | ErrorCode::WrongStep), "{refused}");
    }
    let proposed = propose(&wang, &number, 1_000).await.unwrap();
    assert_eq!((proposed.refundable, proposed.line.wants), (Fen(1_500), Some(Want::RefundProposed)));
    assert_eq!(counts(&world).await["refunds_by_state"], json!({}), "nothing goes before two agree");
    say(&li, &number, RefundDecision::Agree).await.unwrap();
    until("the part", async || (stored(&world, &number).await.given_back == Fen(1_000)).then_some(())).await;
    let part = stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(part.given_back == Fen(1_000) && part.has_record);
    let half = books(&world, ANLAN).await;
    assert_eq!((half["till"], half["fees"], half["refunds"]), (-1_500, 1_500, 0));

    assert_eq!(propose(&li, &number, 1_501).await.unwrap_err(), ErrorCode::AmountRefused);
    propose(&li, &number, 1_500).await.unwrap();
    say(&wang, &number, RefundDecision::Agree).await.unwrap();
    stands(&browser, &number, PaymentStatus::Refunded).await;
    assert_eq!(propose(&wang, &number, 1).await.unwrap_err(), ErrorCode::AmountRefused);
    assert_eq!(counts(&world).await["refunded"], 2_500);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
    assert_eq!(moved(&world, &number).await.len(), 6);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_proposals_at_once_do_not_both_stand_on_the_same_money() {
    let (world, _, number) = fee_paid().await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let version = seen(&wang, &number).await.version;
    let both =
        tokio::join!(propose_at(&wang, &number, version, 2_000), propose_at(&li, &number, version, 2_000));
    let (one, other) = (both.0.err(), both.1.err());
    assert!(one.is_none() != other.is_none(), "{one:?} {other:?}");
    assert_eq!(one.or(other), Some(ErrorCode::StaleVersion));
    assert_eq!(refunds(&world, &number).await.len(), 1);
    assert_eq!(propose(&wang, &number, 501).await.unwrap_err(), ErrorCode::AmountRefused);
    // Turned down, the money can be proposed again.
    let first = refunds(&world, &number).await[0].proposed_by.clone().unwrap();
    let second = if first == "wang" { &li } else { &wang };
    let turned = say(second, &number, RefundDecision::TurnDown).await.unwrap();
    assert_eq!((turned.refundable, turned.line.wants), (Fen(2_500), None));
    assert_eq!(say(second, &number, RefundDecision::Agree).await.unwrap_err(), ErrorCode::WrongStep);
    propose(&wang, &number, 2_500).await.unwrap();
    assert_eq!(counts(&world).await["refunds_by_state"], json!({}));
}

/// What a second clerk said, as if somebody else had said it.
fn signed_by(mut changes: Vec<Change>, name: &str) -> Vec<Change> {
    for change in &mut changes {
        if let Change::Money(MoneyChange::PutRefund(refund)) = change {
            for second in [&mut refund.agreed_by, &mut refund.confirmed_by] {
                *second = second.take().map(|_| name.to_owned());
            }
        }
    }
    changes
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_agrees_to_what_they_proposed_not_even_past_the_handler() {
    let (world, _, number) = fee_paid().await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    propose(&wang, &number, 2_500).await.unwrap();
    for own in [RefundDecision::Agree, RefundDecision::TurnDown] {
        assert_eq!(say(&wang, &number, own).await.unwrap_err(), ErrorCode::NotAllowed, "{own:?}");
    }
    for other in [RefundDecision::TryAgain, RefundDecision::BroughtByHand, RefundDecision::ConfirmByHand] {
        assert_eq!(say(&li, &number, other).await.unwrap_err(), ErrorCode::WrongStep, "{other:?}");
    }
    let app = &world.server.app;
    let (payment, refund) = (stored(&world, &number).await, refunds(&world, &number).await.remove(0));
    let decide =
        |clerk| engine::decide(app, payment.clone(), refund.clone(), RefundDecision::Agree, clerk, app.now());
    assert!(matches!(decide("wang"), Err(MoneyError::SameClerk)));
    let changes = signed_by(decide("li").unwrap(), "wang");
    assert!(matches!(app.commit(changes).await, Err(CommitError::FourEyes)), "the database refuses it");
    assert_eq!(stored(&world, &number).await.promised_back, Fen(0));
    assert_eq!(books(&world, ANLAN).await["fees"], 2_500);
    say(&li, &number, RefundDecision::Agree).await.unwrap();
    comes(&world, &number, PaymentStatus::Refunded).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_gateway_cannot_bring_is_tried_again_and_then_brought_by_two_clerks() {
    let world = World::new().await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let number = refused(&world).await;
    let abnormal = refund(&world, &number, RefundStatus::Abnormal).await;
    assert_eq!(abnormal.reason, RefundReason::NotFulfilled);
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::RefundDue);
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let list = wang.call(ListStaffPayments, "", &domain::wire::Nothing {}).await.unwrap();
    assert_eq!((list.wanting, list.payments[0].wants), (1, Some(Want::RefundAbnormal)));

    say(&wang, &number, RefundDecision::TryAgain).await.unwrap();
    let again = until("the gateway's word", async || {
        let refund = refunds(&world, &number).await.remove(0);
        (refund.status == RefundStatus::Abnormal && refund.version > abnormal.version + 1).then_some(refund)
    })
    .await;
    assert_eq!(again.number, abnormal.number, "what may have gone is never asked for by another number");
    assert_eq!(say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap_err(), ErrorCode::WrongStep);
    say(&wang, &number, RefundDecision::BroughtByHand).await.unwrap();
    assert_eq!(say(&wang, &number, RefundDecision::ConfirmByHand).await.unwrap_err(), ErrorCode::NotAllowed);
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::RefundDue);
    let app = &world.server.app;
    let (payment, own) = (stored(&world, &number).await, refunds(&world, &number).await.remove(0));
    let second = engine::decide(app, payment, own, RefundDecision::ConfirmByHand, "li", app.now()).unwrap();
    let alone = signed_by(second, "wang");
    assert!(matches!(app.commit(alone).await, Err(CommitError::FourEyes)), "the database refuses it");
    let done = say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap();
    assert_eq!((done.line.status, done.line.wants), (PaymentStatus::Refunded, None));
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}

/// What a callback seals that says that a refund of the whole has arrived.
pub(super) fn arrived(platform: &Platform, number: &PaymentNumber, refund: &RefundRecord) -> Value {
    let amount = refund.amount.0;
    json!({
        "mchid": platform.details.mchid, "out_trade_no": format!("MC{number}"), "transaction_id": "42",
        "out_refund_no": refund.number, "refund_id": "50000000001", "refund_status": "SUCCESS",
        "success_time": "2026-11-23T12:00:00+08:00",
        "amount": { "total": FIFTY.0, "refund": amount, "payer_total": FIFTY.0, "payer_refund": amount },
    })
}

/// A refund that a clerk has brought by hand, and two who can speak of it.
async fn brought_by_hand() -> (World, PaymentNumber, [Browser; 2]) {
    let world = World::new().await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let number = refused(&world).await;
    refund(&world, &number, RefundStatus::Abnormal).await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    say(&wang, &number, RefundDecision::BroughtByHand).await.unwrap();
    (world, number, [wang, li])
}

async fn gateway_brings(world: &World, number: &PaymentNumber) {
    let platform = Platform::of(world);
    let plain = arrived(&platform, number, &refunds(world, number).await[0]);
    let callback = platform.signed(world, &platform.envelope("REFUND.SUCCESS", &plain));
    for _ in 0..2 {
        assert_eq!(callback.send(&client(), world).await, 204);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_clerk_has_brought_is_not_asked_of_the_gateway_and_not_closed_by_it() {
    let (world, number, [wang, li]) = brought_by_hand().await;
    for clerk in [&wang, &li] {
        assert_eq!(say(clerk, &number, RefundDecision::TryAgain).await.unwrap_err(), ErrorCode::WrongStep);
    }
    gateway_brings(&world, &number).await;
    let twice = seen(&li, &number).await;
    assert_eq!(
        (twice.line.status, twice.line.wants),
        (PaymentStatus::Refunded, Some(Want::RefundTwice)),
        "the payer has it twice: the books have it once, and a clerk looks"
    );
    assert_eq!(wang.call(ListStaffPayments, "", &domain::wire::Nothing {}).await.unwrap().wanting, 1);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
    assert_eq!(say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap_err(), ErrorCode::WrongStep);
    assert_eq!(say(&wang, &number, RefundDecision::Recovered).await.unwrap_err(), ErrorCode::NotAllowed);
    let done = say(&li, &number, RefundDecision::Recovered).await.unwrap();
    assert_eq!((done.line.wants, done.refunds[0].status), (None, RefundStatus::Done));
    gateway_brings(&world, &number).await;
    assert_eq!(
        refunds(&world, &number).await[0].status,
        RefundStatus::Done,
        "the same word again is no news"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_two_clerks_have_brought_and_the_gateway_brings_too_wants_a_clerk_again() {
    let (world, number, [wang, li]) = brought_by_hand().await;
    say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap();
    gateway_brings(&world, &number).await;
    let twice = seen(&li, &number).await;
    assert_eq!((twice.refunds[0].status, twice.line.wants), (RefundStatus::Twice, Some(Want::RefundTwice)));
    let back = moved(&world, &number).await.into_iter().filter(|one| one.0 == "refunds").count();
    assert_eq!(back, 1, "the books move once");
    for clerk in [&wang, &li] {
        assert_eq!(say(clerk, &number, RefundDecision::Recovered).await.unwrap_err(), ErrorCode::NotAllowed);
    }
    let yue = clerk(&world, "yue").await;
    assert_eq!(say(&yue, &number, RefundDecision::NotBrought).await.unwrap_err(), ErrorCode::WrongStep);
    say(&yue, &number, RefundDecision::Recovered).await.unwrap();
    refund(&world, &number, RefundStatus::Done).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_noted_by_mistake_another_clerk_takes_back_and_the_gateway_is_asked_again() {
    let (world, number, [wang, li]) = brought_by_hand().await;
    assert_eq!(say(&wang, &number, RefundDecision::NotBrought).await.unwrap_err(), ErrorCode::NotAllowed);
    let back = say(&li, &number, RefundDecision::NotBrought).await.unwrap();
    assert_eq!((back.refunds[0].status, &back.refunds[0].by_hand), (RefundStatus::Abnormal, &None));
    assert_eq!(say(&li, &number, RefundDecision::NotBrought).await.unwrap_err(), ErrorCode::WrongStep);
    assert_eq!(say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap_err(), ErrorCode::WrongStep);
    say(&wang, &number, RefundDecision::TryAgain).await.unwrap();
    gateway_brings(&world, &number).await;
    assert_eq!(seen(&li, &number).await.line.wants, None);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_gateway_brings_while_it_was_noted_by_mistake_was_brought_once() {
    let (world, number, [wang, li]) = brought_by_hand().await;
    gateway_brings(&world, &number).await;
    refund(&world, &number, RefundStatus::Twice).await;
    assert_eq!(say(&wang, &number, RefundDecision::NotBrought).await.unwrap_err(), ErrorCode::NotAllowed);
    let done = say(&li, &number, RefundDecision::NotBrought).await.unwrap();
    assert_eq!((done.line.wants, done.refunds[0].status), (None, RefundStatus::Done));
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_seemed_not_to_arrive_and_arrives_is_done() {
    let world = World::new().await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let number = refused(&world).await;
    let abnormal = refund(&world, &number, RefundStatus::Abnormal).await;
    let platform = Platform::of(&world);
    let plain = arrived(&platform, &number, &abnormal);
    let callback = platform.signed(&world, &platform.envelope("REFUND.SUCCESS", &plain));
    for _ in 0..3 {
        assert_eq!(callback.send(&client(), &world).await, 204);
    }
    refund(&world, &number, RefundStatus::Done).await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Refunded);
    let back = moved(&world, &number).await.into_iter().filter(|one| one.0 == "refunds").count();
    assert_eq!(back, 1);
    // An older word changes nothing.
    let mut late = plain.clone();
    late["refund_status"] = json!("CLOSED");
    let late = platform.signed(&world, &platform.envelope("REFUND.CLOSED", &late));
    assert_eq!(late.send(&client(), &world).await, 204);
    refund(&world, &number, RefundStatus::Done).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_that_the_gateway_closed_is_asked_for_by_a_new_number() {
    let world = World::new().await;
    faults(&world, json!({"closed_refund": ALWAYS})).await;
    let number = refused(&world).await;
    let first = refunds(&world, &number).await[0].number.clone();
    let anew = until("a new number", async || {
        let refund = refunds(&world, &number).await.remove(0);
        (refund.number != first).then_some(refund)
    })
    .await;
    assert_eq!(anew.status, RefundStatus::Due);
    faults(&world, json!({"closed_refund": 0})).await;
    world.clock.advance(HOUR);
    comes(&world, &number, PaymentStatus::Refunded).await;
    let counts = counts(&world).await;
    assert_eq!((&counts["refunds_by_state"]["SUCCESS"], &counts["refunded"]), (&json!(1), &json!(FIFTY.0)));
    let old = world.server.app.store.refund_by_number(&first).await.unwrap();
    assert_eq!(old.map(|refund| refund.id), Some(anew.id), "the old number still leads to it");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_whose_answer_and_callback_are_lost_goes_back_once() {
    let world = World::new().await;
    faults(&world, json!({"error_after_commit": ALWAYS, "drop_callback": ALWAYS})).await;
    let browser = zhang(&world).await;
    world.outside.knob("credit_refused", true).await;
    faults(&world, json!({"error_after_commit": 0})).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_after_commit": ALWAYS})).await;
    pay(&world, &number).await;
    world.clock.advance(3);
    comes_back(&world, &number).await;
    until("the gateway's refund", async || (counts(&world).await["refunded"] == FIFTY.0).then_some(())).await;
    let due = refunds(&world, &number).await.remove(0);
    assert_eq!((due.status, due.accepted_at), (RefundStatus::Due, None), "nobody has said so here");
    let world = world.restart().await;
    faults(&world, json!({"error_after_commit": 0})).await;
    world.clock.advance(60);
    comes(&world, &number, PaymentStatus::Refunded).await;
    assert_eq!(counts(&world).await["refunds_by_state"], json!({"SUCCESS": 1}));
    assert_eq!(refunds(&world, &number).await[0].number, due.number);
}

#[tokio::test(flavor = "multi_thread")]
async fn cash_goes_back_through_the_hands_of_two_clerks() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Counter)).await;
    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let version = seen(&wang, &number).await.version;
    let settled = domain::wire::staff::SlipSettled { version, amount: Fen(2_500) };
    wang.call(domain::wire::staff::SettleSlip, number.as_str(), &settled).await.unwrap();
    propose(&wang, &number, 2_500).await.unwrap();
    let agreed = say(&li, &number, RefundDecision::Agree).await.unwrap();
    assert_eq!(agreed.line.wants, Some(Want::RefundAtCounter));
    wang.call(AskStaffPayment, number.as_str(), &domain::wire::Nothing {}).await.unwrap();
    assert_eq!(stored(&world, &number).await.given_back, Fen(0), "no gateway knows of it");
    say(&wang, &number, RefundDecision::BroughtByHand).await.unwrap();
    say(&li, &number, RefundDecision::ConfirmByHand).await.unwrap();
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Refunded);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}
