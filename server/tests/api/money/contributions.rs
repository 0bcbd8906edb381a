//! The contribution of a year: what was assessed, once, whoever pays it.

use domain::{
    money::Fen,
    payment::{CODE_SECONDS, Channel, PaymentEvent, PaymentStatus, Purpose},
    problem::ErrorCode,
    wire::{
        NewPayment, Payee, RechargeAsked, RechargeView, ShowRecharge,
        staff::{SettleSlip, SlipSettled},
    },
};
use sandbox::people::YUNLING;

use super::till::{
    begin, books, clerk, comes, events, key, pay, pending, seen, stands, stored, top_up, topped_up,
};
use crate::{browser::Browser, journey::identify, world::World};

const ASSESSED: Fen = Fen(40_000);
const NAME: &str = "和志明";

pub(super) fn contribution(channel: Channel) -> NewPayment {
    let purpose = Purpose::Contribution { year: 2027 };
    NewPayment { key: key(), purpose, amount: ASSESSED, channel, payee: None }
}

/// The same, by somebody else.
fn for_another(world: &World, channel: Channel) -> NewPayment {
    let payee = Payee { id_number: world.outside.person(NAME).id_number, name: NAME.to_owned() };
    NewPayment { payee: Some(payee), ..contribution(channel) }
}

async fn come(world: &World, name: &str) -> Browser {
    let browser = world.browser();
    identify(&browser, &world.outside, &world.outside.person(name), YUNLING).await;
    browser
}

async fn recharge(browser: &Browser) -> RechargeView {
    browser.call(ShowRecharge, "", &RechargeAsked::default()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_assessed_is_paid_once_and_nothing_is_due_then() {
    let world = World::new().await;
    let browser = come(&world, NAME).await;
    let due = recharge(&browser).await;
    assert_eq!((due.has_account, due.balance), (false, None));
    assert_eq!((due.assessed.len(), due.assessed[0].year, due.assessed[0].amount), (1, 2027, ASSESSED));
    let right = contribution(Channel::Wechat);
    for (asked, code) in [
        (NewPayment { amount: Fen(39_999), ..right.clone() }, ErrorCode::StaleVersion),
        (NewPayment { amount: Fen(1), ..right.clone() }, ErrorCode::StaleVersion),
        (
            NewPayment { purpose: Purpose::Contribution { year: 2026 }, ..right.clone() },
            ErrorCode::StaleVersion,
        ),
        (top_up(ASSESSED), ErrorCode::NotAllowed),
    ] {
        assert_eq!(begin(&browser, &asked).await.unwrap_err().code, code, "{asked:?}");
    }
    let number = pending(&browser, &right).await;
    assert_eq!(recharge(&browser).await.unresolved.as_ref(), Some(&number));
    pay(&world, &number).await;
    let paid = stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(paid.has_record);
    let after = recharge(&browser).await;
    assert!(after.assessed.is_empty() && after.unresolved.is_none(), "the core shows it as paid");
    let again = begin(&browser, &contribution(Channel::Wechat)).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::StaleVersion, "nothing is due");
    let books = books(&world, YUNLING).await;
    assert_eq!((books["till"], books["core"]), (-ASSESSED.0, ASSESSED.0));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_pay_for_the_same_person_one_pays() {
    let world = World::new().await;
    let (own, other) = (come(&world, NAME).await, come(&world, "买买提·艾力").await);
    let for_them = for_another(&world, Channel::Wechat);
    let for_oneself = contribution(Channel::Wechat);
    let (first, second) = tokio::join!(begin(&own, &for_oneself), begin(&other, &for_them));
    let refused = match (&first, &second) {
        (Ok(_), Err(refused)) | (Err(refused), Ok(_)) => refused,
        both => panic!("{both:?}"),
    };
    assert_eq!(
        (refused.code, &refused.payment),
        (ErrorCode::PaidByAnother, &None),
        "another's number is not told"
    );
    let wait = i64::from(refused.retry_after.unwrap());
    assert!((1..=CODE_SECONDS).contains(&wait), "no longer than the code: {wait}");
    let (paying, number) = match (first, second) {
        (Ok(begun), _) => (&own, begun.number),
        (_, Ok(begun)) => (&other, begun.number),
        both => panic!("{both:?}"),
    };
    stands(paying, &number, PaymentStatus::Pending).await;
    pay(&world, &number).await;
    stands(paying, &number, PaymentStatus::Fulfilled).await;
    for (browser, asked) in
        [(&own, contribution(Channel::Wechat)), (&other, for_another(&world, Channel::Wechat))]
    {
        assert_eq!(begin(browser, &asked).await.unwrap_err().code, ErrorCode::StaleVersion);
    }
    assert_eq!(books(&world, YUNLING).await["core"], ASSESSED.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contribution_is_paid_at_the_counter_by_its_slip() {
    let world = World::new().await;
    let browser = come(&world, NAME).await;
    let number = pending(&browser, &contribution(Channel::Counter)).await;
    assert_eq!(
        begin(&browser, &contribution(Channel::Wechat)).await.unwrap_err().code,
        ErrorCode::PaymentOpen
    );
    let zhao = clerk(&world, "zhao").await;
    let version = seen(&zhao, &number).await.version;
    zhao.call(SettleSlip, number.as_str(), &SlipSettled { version, amount: ASSESSED }).await.unwrap();
    stands(&browser, &number, PaymentStatus::Fulfilled).await;
    assert!(recharge(&browser).await.assessed.is_empty());
    assert_eq!(books(&world, YUNLING).await["core"], ASSESSED.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contribution_that_was_paid_elsewhere_meanwhile_goes_back() {
    let world = World::new().await;
    let browser = come(&world, NAME).await;
    let number = pending(&browser, &contribution(Channel::Wechat)).await;
    let purpose = server::core::CreditPurpose::Contribution { year: 2027 };
    let elsewhere = server::core::Credit { key: "bank-1".to_owned(), purpose, amount: ASSESSED };
    let (app, here) = (&world.server.app, crate::journey::region(YUNLING));
    app.core.credit(&here, &world.outside.person(NAME).id_number, &elsewhere).await.unwrap();
    pay(&world, &number).await;
    let back = stands(&browser, &number, PaymentStatus::Refunded).await;
    assert_eq!(back.given_back, ASSESSED);
    let refund = super::till::refunds(&world, &number).await.remove(0);
    assert_eq!(refund.reason, domain::payment::RefundReason::PaidTwice);
    assert!(books(&world, YUNLING).await.values().all(|balance| *balance == 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_two_regions_books_know_nothing_of_each_other() {
    let world = World::new().await;
    let (here, there) = (super::till::zhang(&world).await, come(&world, NAME).await);
    topped_up(&world, &here, Fen(5_000)).await;
    let number = pending(&there, &contribution(Channel::Wechat)).await;
    pay(&world, &number).await;
    stands(&there, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(books(&world, sandbox::people::ANLAN).await["core"], 5_000);
    assert_eq!(books(&world, YUNLING).await["core"], ASSESSED.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_that_a_stranger_made_gives_way_to_whoever_pays_for_themselves() {
    let world = World::new().await;
    let (own, stranger) = (come(&world, NAME).await, come(&world, "买买提·艾力").await);
    let slip = pending(&stranger, &for_another(&world, Channel::Counter)).await;
    let desk = clerk(&world, "zhao").await;
    let version = seen(&desk, &slip).await.version;
    let number = pending(&own, &contribution(Channel::Wechat)).await;
    assert_eq!(stored(&world, &slip).await.status, PaymentStatus::Closed);
    let said = [PaymentEvent::CodeIssued, PaymentEvent::GivenUp, PaymentEvent::ConfirmedUnpaid];
    assert_eq!(events(&world, &slip).await, said);
    let settled = SlipSettled { version, amount: ASSESSED };
    let late = desk.call(SettleSlip, slip.as_str(), &settled).await.unwrap_err();
    assert!(matches!(late.code, ErrorCode::StaleVersion | ErrorCode::WrongStep), "{late:?}");
    let again = begin(&stranger, &for_another(&world, Channel::Counter)).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::PaidByAnother, "nobody gets in between");
    pay(&world, &number).await;
    stands(&own, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(books(&world, YUNLING).await["core"], ASSESSED.0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_slip_of_ones_own_gives_way_to_nobody() {
    let world = World::new().await;
    let (own, stranger) = (come(&world, NAME).await, come(&world, "买买提·艾力").await);
    let slip = pending(&own, &contribution(Channel::Counter)).await;
    let refused = begin(&stranger, &for_another(&world, Channel::Wechat)).await.unwrap_err();
    assert_eq!((refused.code, refused.payment), (ErrorCode::PaymentOpen, None));
    let open = begin(&own, &contribution(Channel::Wechat)).await.unwrap_err();
    assert_eq!((open.code, open.payment), (ErrorCode::PaymentOpen, Some(slip.clone())));
    assert_eq!(stored(&world, &slip).await.status, PaymentStatus::Pending);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_pays_a_second_time_what_is_paid_and_being_booked() {
    let world = World::new().await;
    let (own, other) = (come(&world, NAME).await, come(&world, "买买提·艾力").await);
    world.outside.knob("credit_down", true).await;
    let number = pending(&own, &contribution(Channel::Wechat)).await;
    pay(&world, &number).await;
    comes(&world, &number, PaymentStatus::Paid).await;
    let refused = begin(&other, &for_another(&world, Channel::Wechat)).await.unwrap_err();
    assert_eq!((refused.code, refused.payment), (ErrorCode::PaidAlready, None));
    let again = begin(&own, &contribution(Channel::Wechat)).await.unwrap_err();
    assert_eq!((again.code, again.payment), (ErrorCode::PaidAlready, Some(number.clone())));
    world.outside.knob("credit_down", false).await;
    world.clock.advance(60);
    stands(&own, &number, PaymentStatus::Fulfilled).await;
    assert_eq!(books(&world, YUNLING).await["core"], ASSESSED.0);
}
