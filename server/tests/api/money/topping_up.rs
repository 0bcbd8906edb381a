//! Topping up a personal account: who can, how much, and the core that credits once or says why not.

use domain::{
    money::Fen,
    payment::{
        Channel, PaymentEvent, PaymentStatus, Purpose, QUIET_SECONDS, RefundReason, RefundStatus, pause,
    },
    problem::ErrorCode,
    wire::{
        ListPayments, NewPayment, Nothing, RechargeAsked, ShowRecharge, ShowRechargeRule,
        staff::AskStaffPayment,
    },
};
use sandbox::people::{ANLAN, YUNLING};

use super::till::{
    FIFTY, balance, begin, books, clerk, comes, events, moved, pay, pending, refund, stands, stored, top_up,
    topped_up, zhang,
};
use crate::{
    journey::identify,
    world::{World, until},
};

const DAY: i64 = 24 * 60 * 60;
const NAME: &str = "张秀兰";

#[tokio::test(flavor = "multi_thread")]
async fn only_what_the_region_takes_is_begun() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let rule = browser.call(ShowRechargeRule, ANLAN, &Nothing {}).await.unwrap();
    assert_eq!((rule.least, rule.most), (Fen(1_000), Fen(200_000)));
    let with = |amount| NewPayment { amount: Fen(amount), ..top_up(FIFTY) };
    for refused in [-5_000, 0, 1, 999, 200_001, i64::MAX, i64::MIN] {
        let code = begin(&browser, &with(refused)).await.unwrap_err().code;
        assert_eq!(code, ErrorCode::AmountRefused, "{refused}");
    }
    let contribution = Purpose::Contribution { year: 2027 };
    for other in [
        NewPayment { purpose: contribution, ..top_up(FIFTY) },
        NewPayment { channel: Channel::Counter, ..top_up(FIFTY) },
    ] {
        assert_eq!(begin(&browser, &other).await.unwrap_err().code, ErrorCode::NotAllowed, "{other:?}");
    }
    assert!(browser.call(ListPayments, "", &Nothing {}).await.unwrap().payments.is_empty());
    for taken in [1_000, 200_000] {
        topped_up(&world, &browser, Fen(taken)).await;
    }
    let years = browser.call(ListPayments, "", &Nothing {}).await.unwrap().years;
    assert_eq!(years, [2026]);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_has_no_account_or_is_of_another_region_tops_nothing_up() {
    let world = World::new().await;
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let shown = browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap();
    assert_eq!((shown.has_account, shown.balance), (false, None));
    assert_eq!(begin(&browser, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::NoAccount);
    let elsewhere = world.browser();
    identify(&elsewhere, &world.outside, &world.outside.person("和志明"), YUNLING).await;
    assert_eq!(begin(&elsewhere, &top_up(FIFTY)).await.unwrap_err().code, ErrorCode::NotAllowed);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_balance_that_is_shown_is_what_the_core_has_after_the_payment() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap();
    topped_up(&world, &browser, FIFTY).await;
    let after = browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap();
    assert_eq!(after.balance, before.balance.map(|fen| Fen(fen.0 + FIFTY.0)));
    assert_eq!((after.unresolved, after.has_account), (None, true));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_the_core_is_down_what_was_paid_stays_paid_and_is_credited_later() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_down", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    let paid = stands(&browser, &number, PaymentStatus::Paid).await;
    assert!(!paid.has_record && paid.paid_at.is_some() && paid.fulfilled_at.is_none());
    let shown = browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap();
    assert_eq!(shown.unresolved.as_ref(), Some(&number), "it is shown, and not begun again unseen");
    let books_then = books(&world, ANLAN).await;
    assert_eq!((books_then["till"], books_then["transit"]), (-FIFTY.0, FIFTY.0));
    world.clock.advance(600);
    until("more tries", async || (stored(&world, &number).await.tries > 1).then_some(())).await;
    assert_eq!(stored(&world, &number).await.status, PaymentStatus::Paid);
    world.outside.knob("credit_down", false).await;
    world.clock.advance(3_600);
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(balance(&world, NAME).await, before + FIFTY.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_core_whose_answer_is_lost_credits_once() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_unanswered", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Paid).await;
    let credited = async || (balance(&world, NAME).await == before + FIFTY.0).then_some(());
    until("the core's credit", credited).await;
    world.clock.advance(60);
    let tried = async || (stored(&world, &number).await.tries > 1).then_some(());
    until("another try", tried).await;
    let world = world.restart().await;
    world.outside.knob("credit_unanswered", false).await;
    world.clock.advance(600);
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(balance(&world, NAME).await, before + FIFTY.0);
    assert_eq!(moved(&world, &number).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_core_refuses_goes_back_by_itself_and_the_payer_sees_it() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_refused", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    let back = stands(&browser, &number, PaymentStatus::Refunded).await;
    assert_eq!((back.given_back, back.has_record), (FIFTY, false));
    assert_eq!(refund(&world, &number, RefundStatus::Done).await.reason, RefundReason::NotFulfilled);
    let all = [("till", "transit"), ("transit", "refunds"), ("refunds", "till")];
    assert_eq!(moved(&world, &number).await, all.map(|(from, to)| (from, to, FIFTY.0)));
    assert_eq!(balance(&world, NAME).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_money_goes_back_once_the_core_says_that_it_has_credited_nothing() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_down", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Paid).await;
    world.outside.knob("core_down", true).await;
    world.clock.advance(DAY + 60);
    let tries = stored(&world, &number).await.tries;
    until("a try", async || (stored(&world, &number).await.tries > tries).then_some(())).await;
    assert_eq!(
        stored(&world, &number).await.status,
        PaymentStatus::Paid,
        "whether it is credited is not known"
    );
    world.outside.knob("core_down", false).await;
    world.clock.advance(3_600);
    comes(&world, &number, PaymentStatus::Refunded).await;
    let said = events(&world, &number).await;
    assert!(said.contains(&PaymentEvent::FulfilmentLapsed) && !said.contains(&PaymentEvent::Fulfilled));
    assert_eq!(balance(&world, NAME).await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_told_to_the_core_last_may_yet_come_through_before_money_goes_back() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    world.outside.knob("credit_down", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Paid).await;
    world.clock.advance(DAY + 1);
    let ask = async || {
        let wang = clerk(&world, "wang").await;
        wang.call(AskStaffPayment, number.as_str(), &Nothing {}).await.unwrap().line.status
    };
    assert_eq!(ask().await, PaymentStatus::Paid, "neither told again nor given back");
    assert!(!events(&world, &number).await.contains(&PaymentEvent::FulfilmentLapsed));
    world.clock.advance(QUIET_SECONDS);
    assert!(matches!(ask().await, PaymentStatus::RefundDue | PaymentStatus::Refunded));
    assert!(!events(&world, &number).await.contains(&PaymentEvent::Fulfilled));
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_day_what_the_core_has_credited_stays_credited() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let before = balance(&world, NAME).await;
    world.outside.knob("credit_unanswered", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    pay(&world, &number).await;
    let credited = async || (balance(&world, NAME).await == before + FIFTY.0).then_some(());
    until("the core's credit", credited).await;
    world.outside.knob("credit_down", true).await;
    world.clock.advance(DAY + 60);
    comes(&world, &number, PaymentStatus::Fulfilled).await;
    assert!(!events(&world, &number).await.contains(&PaymentEvent::FulfilmentLapsed));
    assert!(stored(&world, &number).await.credit.is_some());
    assert_eq!(moved(&world, &number).await[1], ("transit", "core", FIFTY.0));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_and_declines_and_then_pays_is_credited() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let client = super::platform::client();
    let page = stands(&browser, &number, PaymentStatus::Pending).await.code.unwrap();
    assert!(client.get(page).send().await.unwrap().status().is_success());
    let scanned = async |scanned: bool| {
        world.clock.advance(5);
        until("the payer's step", async || {
            (stands(&browser, &number, PaymentStatus::Pending).await.scanned == scanned).then_some(())
        })
        .await;
    };
    scanned(true).await;
    let looked_at = stored(&world, &number).await;
    let wait = world.server.app.now().seconds_until(looked_at.due_at.unwrap());
    assert!(wait <= pause(0), "somebody is at it: {wait} s");
    let address = format!("http://{}/gateway/orders/MC{number}/decline", world.outside.address);
    assert!(client.post(address).send().await.unwrap().status().is_success());
    scanned(false).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
}
