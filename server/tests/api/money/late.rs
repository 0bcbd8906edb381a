//! What a gateway does not tell, tells twice, late or wrongly.

use domain::{
    money::Fen,
    payment::{PaymentEvent, PaymentNumber, PaymentStatus, RefundReason, RefundStatus, pause},
    problem::ErrorCode,
    wire::{
        GiveUpPayment, Nothing, PaymentView,
        staff::{ListStaffPayments, ProposeRefund, RefundDecision, RefundProposed, Want},
    },
};
use sandbox::people::ANLAN;
use serde_json::json;

use super::{
    platform::{Platform, client},
    till::{
        FIFTY, balance, begin, books, clerk, comes, counted, counts, events, faults, moved, pay, payer,
        pending, refund, refunds, say, seen, show, stands, stored, top_up, topped_up, zhang,
    },
};
use crate::{
    browser::Browser,
    world::{World, serve_with, until},
};

const ALWAYS: u16 = 1_000;

pub(super) async fn give_up(browser: &Browser, number: &PaymentNumber) -> PaymentView {
    browser.call(GiveUpPayment, number.as_str(), &Nothing {}).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gateway_that_says_nothing_is_asked_after_three_five_ten_and_thirty_seconds() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    faults(&world, json!({"drop_callback": ALWAYS})).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let asked_so_often = async |times: u16| {
        until("the next question", async || {
            let payment = stored(&world, &number).await;
            let wait = world.server.app.now().seconds_until(payment.due_at?);
            let planned = (pause(times) - 2..=pause(times)).contains(&wait);
            (payment.tries == times && planned).then_some(())
        })
        .await;
    };
    for (times, seconds) in (0..).zip([3, 5, 10, 30, 60]) {
        asked_so_often(times).await;
        assert_eq!(pause(times), seconds);
        world.clock.advance(seconds);
    }
    asked_so_often(5).await;
    pay(&world, &number).await;
    world.clock.advance(pause(5));
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    let counts = counts(&world).await;
    assert_eq!(counts["tally"]["callbacks_sent"].as_i64(), None, "no callback ever came");
    assert_eq!((counted(&world, "taken").await, counted(&world, "forged").await), (0, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn callbacks_twice_late_overtaken_and_forged_between_are_each_payment_once() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let all = json!({
        "duplicate_callback": ALWAYS, "forge_callback": ALWAYS, "reorder_callback": ALWAYS,
        "delay_callback": ALWAYS, "delay_ms": 500,
    });
    faults(&world, all).await;
    for amount in [FIFTY, Fen(6_000), Fen(7_000)] {
        topped_up(&world, &browser, amount).await;
    }
    let every_word = async || {
        let counts = counts(&world).await;
        (counts["callbacks_acknowledged"] == 6 && counts["callbacks_owed"] == 0).then_some(counts)
    };
    let counts = until("every callback", every_word).await;
    assert_eq!(counts["tally"]["forgeries_sent"], 6);
    assert_eq!(counts["tally"]["forgeries_believed"].as_i64(), None);
    assert_eq!((counted(&world, "taken").await, counted(&world, "forged").await), (6, 6));
    let books = books(&world, ANLAN).await;
    assert_eq!((books["till"], books["core"]), (-18_000, 18_000));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_amount_waits_for_two_clerks_and_is_never_credited() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, "张秀兰").await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    payer(&world, &number, "pay", json!({"amount": 4_999})).await;
    let shown = stands(&browser, &number, PaymentStatus::Suspended).await;
    assert!(!shown.has_record && shown.code.is_none() && shown.paid_at.is_some());
    assert_eq!(moved(&world, &number).await, [("till", "suspense", 4_999)]);

    let (wang, li) = (clerk(&world, "wang").await, clerk(&world, "li").await);
    let list = wang.call(ListStaffPayments, "", &Nothing {}).await.unwrap();
    assert_eq!((list.wanting, list.payments[0].wants), (1, Some(Want::Suspended)));
    let waiting = seen(&wang, &number).await;
    assert_eq!((waiting.taken, waiting.refundable), (Some(Fen(4_999)), Fen(4_999)));
    let propose = async |amount| {
        let reason = RefundReason::WrongAmount;
        let proposed = RefundProposed { version: waiting.version, amount: Fen(amount), reason };
        wang.call(ProposeRefund, number.as_str(), &proposed).await.map_err(|problem| problem.code)
    };
    assert_eq!(propose(5_000).await.unwrap_err(), ErrorCode::AmountRefused);
    assert_eq!(propose(4_000).await.unwrap_err(), ErrorCode::WrongStep, "it goes back whole");
    propose(4_999).await.unwrap();
    assert_eq!(say(&wang, &number, RefundDecision::Agree).await.unwrap_err(), ErrorCode::NotAllowed);
    say(&li, &number, RefundDecision::Agree).await.unwrap();
    comes(&world, &number, PaymentStatus::Refunded).await;
    assert_eq!(counts(&world).await["refunded"], 4_999);
    assert_eq!(balance(&world, "张秀兰").await, before);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn another_merchants_program_or_currency_is_never_credited() {
    let world = World::new().await;
    let (browser, platform) = (zhang(&world).await, Platform::of(&world));
    let other = [("/mchid", "1900000999"), ("/appid", "wx9999999999999999"), ("/amount/currency", "USD")];
    for (pointer, value) in other {
        let number = pending(&browser, &top_up(FIFTY)).await;
        let mut plain = platform.paid(&world, &number).await;
        *plain.pointer_mut(pointer).unwrap() = json!(value);
        let callback = platform.signed(&world, &platform.envelope("TRANSACTION.SUCCESS", &plain));
        assert_eq!(callback.send(&client(), &world).await, 204, "{pointer}");
        stands(&browser, &number, PaymentStatus::Suspended).await;
        assert_eq!(events(&world, &number).await, [PaymentEvent::CodeIssued, PaymentEvent::PaidWrongly]);
    }
    let books = books(&world, ANLAN).await;
    assert_eq!((books["suspense"], books.get("core")), (15_000, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_comes_after_the_close_is_credited_while_it_is_wanted() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    faults(&world, json!({"pay_after_close": ALWAYS})).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    let all = [PaymentEvent::CodeIssued, PaymentEvent::GivenUp, PaymentEvent::ConfirmedUnpaid];
    let all = [&all[..], &[PaymentEvent::Paid, PaymentEvent::Fulfilled]].concat();
    assert_eq!(events(&world, &number).await, all);
}

#[tokio::test(flavor = "multi_thread")]
async fn money_that_comes_after_another_was_paid_instead_goes_back_by_itself() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, "张秀兰").await;
    let first = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &first).await;
    stands(&browser, &first, PaymentStatus::Closed).await;
    topped_up(&world, &browser, FIFTY).await;
    faults(&world, json!({"pay_after_close": ALWAYS})).await;
    pay(&world, &first).await;
    let shown = stands(&browser, &first, PaymentStatus::Refunded).await;
    assert_eq!(shown.given_back, FIFTY);
    let back = refund(&world, &first, RefundStatus::Done).await;
    assert_eq!((back.reason, back.proposed_by), (RefundReason::PaidTwice, None));
    assert_eq!(moved(&world, &first).await, [("till", "refunds", FIFTY.0), ("refunds", "till", FIFTY.0)]);
    assert_eq!(balance(&world, "张秀兰").await, before + FIFTY.0);
    assert_eq!(books(&world, ANLAN).await["core"], FIFTY.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn late_money_is_credited_where_what_was_paid_since_is_another_amount() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, "张秀兰").await;
    let first = pending(&browser, &top_up(FIFTY)).await;
    give_up(&browser, &first).await;
    stands(&browser, &first, PaymentStatus::Closed).await;
    topped_up(&world, &browser, Fen(6_000)).await;
    faults(&world, json!({"pay_after_close": ALWAYS})).await;
    pay(&world, &first).await;
    stands(&browser, &first, PaymentStatus::Fulfilled).await;
    assert!(refunds(&world, &first).await.is_empty());
    assert_eq!(balance(&world, "张秀兰").await, before + FIFTY.0 + 6_000);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_whose_answer_is_lost_is_asked_after() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_after_commit": ALWAYS})).await;
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    let said = [PaymentEvent::CodeIssued, PaymentEvent::GivenUp, PaymentEvent::ConfirmedUnpaid];
    assert_eq!(events(&world, &number).await, said);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_close_that_does_not_come_through_closes_nothing_and_who_paid_meanwhile_is_credited() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_before": ALWAYS, "drop_callback": ALWAYS})).await;
    assert_eq!(give_up(&browser, &number).await.status, PaymentStatus::Querying);
    assert_eq!(begin(&browser, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::PaymentOpen);
    pay(&world, &number).await;
    world.clock.advance(3);
    assert_eq!(show(&browser, &number).await.status, PaymentStatus::Querying, "nobody assumes");
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(60);
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(!events(&world, &number).await.contains(&PaymentEvent::ConfirmedUnpaid));
}

/// A server that is known by an address of its own, on what the last one left.
async fn known_by(world: World, public: &str) -> World {
    let World { server, outside, clock, data, regions } = world;
    server.stop().await;
    let server = serve_with(&outside, &clock, &data, &["--public", public]).await;
    World { server, outside, clock, data, regions }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_that_dies_after_the_gateway_took_the_order_asks_again_under_the_same_number() {
    let world = known_by(World::new().await, "http://127.0.0.1:9").await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_after_commit": ALWAYS})).await;
    let number = begin(&browser, &top_up(FIFTY)).await.unwrap().number;
    until("the order", async || (counts(&world).await["orders"] == 1).then_some(())).await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Created);
    let world = known_by(world, "http://127.0.0.1:9").await;
    let browser = zhang(&world).await;
    let open = begin(&browser, &top_up(FIFTY)).await.unwrap_err();
    assert_eq!((open.code, open.payment.as_ref()), (ErrorCode::PaymentOpen, Some(&number)));
    faults(&world, json!({"error_after_commit": 0})).await;
    world.clock.advance(30);
    stands(&browser, &number, PaymentStatus::Pending).await;
    pay(&world, &number).await;
    world.clock.advance(3);
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(counts(&world).await["orders"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_the_gateway_has_otherwise_is_closed_there_before_another_begins() {
    let world = known_by(World::new().await, "http://127.0.0.1:9").await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_after_commit": ALWAYS})).await;
    let number = begin(&browser, &top_up(FIFTY)).await.unwrap().number;
    until("the order", async || (counts(&world).await["orders"] == 1).then_some(())).await;
    // Its callbacks go to another address now: the gateway takes it for another order.
    let world = known_by(world, "http://127.0.0.1:10").await;
    let browser = zhang(&world).await;
    faults(&world, json!({"error_after_commit": 0})).await;
    world.clock.advance(30);
    let tries = stored(&world, &number).await.tries;
    until("another try", async || (stored(&world, &number).await.tries > tries).then_some(())).await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Created, "it can be paid there");
    assert_eq!(begin(&browser, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::PaymentOpen);
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    assert_eq!(counts(&world).await["orders_by_state"], json!({"CLOSED": 1}), "there too");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_paid_while_the_server_was_down_is_found_by_the_next_one() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"drop_callback": ALWAYS, "error_before": ALWAYS})).await;
    pay(&world, &number).await;
    let world = world.restart().await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Pending);
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(60);
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(moved(&world, &number).await.len(), 2);
    assert!(refunds(&world, &number).await.is_empty());
}
