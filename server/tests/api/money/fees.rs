//! The fee of a card: online or at a counter, through the same ledger, and the case that waits for it.

use domain::{
    application::{Event, Status, WithdrawReason},
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentStatus, RefundReason, RefundStatus},
    problem::{ErrorCode, Problem},
    reference::Reference,
    region::PaymentMethod,
    wire::{
        ApplicationView, NewPayment, Withdraw, Withdrawn,
        staff::{AtVersion, CaseView, Settle, SettleSlip, SlipSettled, StaffPayment},
    },
};
use sandbox::people::{ANLAN, YUNLING};
use serde_json::json;
use server::store::{ApplicationRecord, Change};

use super::{
    late::give_up,
    till::{
        begin, books, clerk, comes, faults, fee, fee_due, moved, pay, pending, refund, seen, stands, stored,
        with_fees,
    },
};
use crate::{
    browser::Browser,
    journey::{applied, case, identify, reaches, region, view},
    world::{World, until},
};

const FEE: Fen = Fen(2_500);
const ALWAYS: u16 = 1_000;
const HOUR: i64 = 60 * 60;

async fn withdraw(browser: &Browser, reference: &Reference) -> Result<ApplicationView, Problem> {
    let version = view(browser, reference).await.version;
    let given = Withdrawn { version, reason: WithdrawReason::Mistake };
    browser.call(Withdraw, reference.as_str(), &given).await
}

async fn at_the_counter(desk: &Browser, reference: &Reference) -> Result<CaseView, Problem> {
    let version = case(desk, reference).await.version;
    desk.call(Settle, reference.as_str(), &AtVersion { version }).await
}

/// How often something happened to the case.
async fn happened(desk: &Browser, reference: &Reference, event: Event) -> usize {
    let history = case(desk, reference).await.progress.history;
    history.iter().filter(|line| line.event == Some(event)).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_paid_online_moves_the_case_on_and_orders_one_card() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    assert_eq!(view(&browser, &reference).await.progress.status, Status::FeeDue);
    pay(&world, &number).await;
    let paid = stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(paid.has_record);
    reaches(&browser, &reference, Status::Ready).await;
    let desk = clerk(&world, "wang").await;
    for once in [Event::OnlinePaid, Event::ProductionStarted] {
        assert_eq!(happened(&desk, &reference, once).await, 1, "{once:?}");
    }
    assert_eq!(
        moved(&world, &number).await,
        [("till", "transit", FEE.0), ("transit", "fees", FEE.0)],
        "the core has nothing to do with it"
    );
    let again = begin(&browser, &fee(&reference, Channel::Wechat)).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::WrongStep, "nothing is due any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_asked_for_a_fee_is_the_servers_to_say() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let right = fee(&reference, Channel::Wechat);
    let payee = domain::wire::Payee {
        id_number: world.outside.person("龚䶮𠮷").id_number,
        name: "龚䶮𠮷".to_owned(),
    };
    for (asked, code) in [
        (NewPayment { amount: Fen(1), ..right.clone() }, ErrorCode::StaleVersion),
        (NewPayment { amount: Fen(-2_500), ..right.clone() }, ErrorCode::StaleVersion),
        (NewPayment { payee: Some(payee), ..right.clone() }, ErrorCode::NotAllowed),
        (fee(&Reference::from_number(1), Channel::Wechat), ErrorCode::NotFound),
    ] {
        assert_eq!(begin(&browser, &asked).await.unwrap_err().code, code, "{asked:?}");
    }
    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    assert_eq!(begin(&other, &right).await.unwrap_err().code, ErrorCode::NotFound, "somebody else's case");
    let early = World::new().await;
    let (browser, _, application) = applied(&early).await;
    let refused = begin(&browser, &fee(&application.reference, Channel::Wechat)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongStep);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_paid_by_the_ways_of_its_own_region_wherever_the_visit_is() {
    let world = World::with_regions(|region| {
        region["fees"]["replace_card"] = json!({"amount": 2500, "methods": ["counter"]});
    })
    .await;
    let (browser, reference) = fee_due(&world).await;
    let refused = begin(&browser, &fee(&reference, Channel::Wechat)).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
    let store = &world.server.app.store;
    let case = store.application(&reference).await.unwrap().unwrap();
    let moved = ApplicationRecord { region: region(YUNLING), ..case };
    store.commit(vec![Change::Move { application: Box::new(moved), history: None }]).await.unwrap();
    assert!(view(&browser, &reference).await.methods.contains(&PaymentMethod::Online));
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    assert_eq!(stored(&world, &number).await.region, region(YUNLING));
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_code_is_open_nobody_takes_the_case_back_and_its_card_is_kept() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let held = view(&browser, &reference).await.held_until.unwrap();
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    assert!(stored(&world, &number).await.until <= held);
    let refused = withdraw(&browser, &reference).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PaymentOpen);

    faults(&world, json!({"error_before": ALWAYS})).await;
    world.clock.advance(world.server.app.now().seconds_until(held) + HOUR);
    comes(&world, &number, PaymentStatus::Querying).await;
    world.clock.advance(HOUR);
    comes(&world, &number, PaymentStatus::Unknown).await;
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    let status = async || world.server.app.store.application(&reference).await.unwrap().unwrap().status;
    assert_eq!(status().await, Status::FeeDue, "the gateway has not said yet");
    faults(&world, json!({"error_before": 0})).await;
    world.clock.advance(HOUR);
    comes(&world, &number, PaymentStatus::Closed).await;
    until("the hold to lapse", async || {
        world.clock.advance(60);
        (status().await != Status::FeeDue).then_some(())
    })
    .await;
    let desk = clerk(&world, "wang").await;
    assert_eq!(happened(&desk, &reference, Event::HoldLapsed).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_paid_for_a_case_that_is_gone_goes_back_by_itself() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    give_up(&browser, &number).await;
    stands(&browser, &number, PaymentStatus::Closed).await;
    withdraw(&browser, &reference).await.unwrap();
    faults(&world, json!({"pay_after_close": ALWAYS})).await;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Refunded).await;
    let back = refund(&world, &number, RefundStatus::Done).await;
    assert_eq!((back.reason, back.amount), (RefundReason::PaidLate, FEE));
    assert_eq!(view(&browser, &reference).await.progress.status, Status::Withdrawn);
    assert!(books(&world, ANLAN).await.values().all(|balance| *balance == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn who_pays_at_the_counter_and_by_the_code_gets_the_second_back() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    let desk = clerk(&world, "wang").await;
    let settled = at_the_counter(&desk, &reference).await.unwrap();
    assert_eq!(settled.row.status, Status::Paid);
    let counter = books(&world, ANLAN).await;
    assert_eq!((counter["till"], counter["fees"]), (-FEE.0, FEE.0), "cash is in the same books");
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Refunded).await;
    let back = refund(&world, &number, RefundStatus::Done).await;
    assert_eq!(back.reason, RefundReason::PaidTwice);
    let both = books(&world, ANLAN).await;
    assert_eq!((both["till"], both["fees"]), (-FEE.0, FEE.0));
    reaches(&browser, &reference, Status::Ready).await;
    for (event, times) in [(Event::CounterPaid, 1), (Event::OnlinePaid, 0), (Event::ProductionStarted, 1)] {
        assert_eq!(happened(&desk, &reference, event).await, times, "{event:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_counter_takes_nothing_for_what_was_paid_by_the_code() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Wechat)).await;
    let desk = clerk(&world, "wang").await;
    let version = case(&desk, &reference).await.version;
    pay(&world, &number).await;
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    let stale = desk.call(Settle, reference.as_str(), &AtVersion { version }).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    reaches(&browser, &reference, Status::Ready).await;
    assert_eq!(at_the_counter(&desk, &reference).await.unwrap_err().code, ErrorCode::WrongStep);
    assert_eq!(books(&world, ANLAN).await["fees"], FEE.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_is_settled_once_for_its_amount_at_the_version_that_was_seen() {
    let world = with_fees().await;
    let (browser, reference) = fee_due(&world).await;
    let number = pending(&browser, &fee(&reference, Channel::Counter)).await;
    let slip = stands(&browser, &number, PaymentStatus::Pending).await;
    assert_eq!(slip.code, None, "it is settled by its number, not scanned");
    let desk = clerk(&world, "wang").await;
    let settle = async |desk: &Browser, version, amount| -> Result<StaffPayment, ErrorCode> {
        let settled = SlipSettled { version, amount };
        desk.call(SettleSlip, number.as_str(), &settled).await.map_err(|problem| problem.code)
    };
    let version = seen(&desk, &number).await.version;
    let elsewhere = clerk(&world, "zhao").await;
    assert_eq!(settle(&elsewhere, version, FEE).await.unwrap_err(), ErrorCode::NotFound);
    assert_eq!(settle(&desk, version, Fen(2_400)).await.unwrap_err(), ErrorCode::AmountRefused);
    assert_eq!(settle(&desk, version - 1, FEE).await.unwrap_err(), ErrorCode::StaleVersion);
    let (one, other) = tokio::join!(settle(&desk, version, FEE), settle(&desk, version, FEE));
    assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
    let paid = stored(&world, &number).await;
    assert_eq!((paid.status, paid.settled_by.as_deref()), (PaymentStatus::Fulfilled, Some("wang")));
    reaches(&browser, &reference, Status::Ready).await;
    assert_eq!(books(&world, ANLAN).await["fees"], FEE.0);
    let version = seen(&desk, &number).await.version;
    assert_eq!(settle(&desk, version, FEE).await.unwrap_err(), ErrorCode::WrongStep);
    let all = super::till::events(&world, &number).await;
    assert_eq!(all, [PaymentEvent::CodeIssued, PaymentEvent::CounterPaid, PaymentEvent::Fulfilled]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_nobody_brings_lapses_after_three_days() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("和志明"));
    identify(&browser, &world.outside, &person, YUNLING).await;
    let asked = super::contributions::contribution(Channel::Counter);
    let number = pending(&browser, &asked).await;
    world.clock.advance(3 * 24 * HOUR);
    comes(&world, &number, PaymentStatus::Closed).await;
    assert!(moved(&world, &number).await.is_empty());
}
