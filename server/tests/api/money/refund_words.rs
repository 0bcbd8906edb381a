//! What is believed of a refund: the gateway's word about this one, on the day that it took it.

use domain::{
    moment::Moment,
    payment::{PaymentNumber, RefundStatus},
    wire::staff::{AskStaffPayment, Want},
};
use serde_json::json;

use super::{
    platform::{Platform, client},
    reconciling::falsify,
    refunds::{arrived, comes_back, refused},
    till::{FIFTY, clerk, counts, faults, pay, pending, refund, refunds, seen, top_up, zhang},
};
use crate::world::{World, until};

const ALWAYS: u16 = 1_000;
const DAY: i64 = 24 * 60 * 60;

/// A refund that the gateway has accepted, by an answer that was lost.
async fn accepted_unheard() -> (World, PaymentNumber) {
    let world = World::new().await;
    faults(&world, json!({"drop_callback": ALWAYS})).await;
    let browser = zhang(&world).await;
    world.outside.knob("credit_refused", true).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    faults(&world, json!({"error_after_commit": ALWAYS})).await;
    pay(&world, &number).await;
    world.clock.advance(3);
    comes_back(&world, &number).await;
    until("the gateway's refund", async || (counts(&world).await["refunded"] == FIFTY.0).then_some(())).await;
    (world, number)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_of_which_a_callback_tells_first_stands_in_the_day_that_the_gateway_took_it() {
    let (world, number) = accepted_unheard().await;
    falsify(&world, "UPDATE refund SET created_at = created_at - 86400000000");
    assert_eq!(refunds(&world, &number).await[0].accepted_at, None);
    let platform = Platform::of(&world);
    let plain = arrived(&platform, &number, &refunds(&world, &number).await[0]);
    let callback = platform.signed(&world, &platform.envelope("REFUND.SUCCESS", &plain));
    faults(&world, json!({"error_before": ALWAYS})).await;
    assert!(callback.send(&client(), &world).await >= 500, "it comes again");
    assert_eq!(refunds(&world, &number).await[0].status, RefundStatus::Due);
    faults(&world, json!({"error_before": 0})).await;
    assert_eq!(callback.send(&client(), &world).await, 204);
    let done = refund(&world, &number, RefundStatus::Done).await;
    let yesterday = world.server.app.now().plus_seconds(-DAY).day();
    assert_eq!(done.accepted_at.map(Moment::day), Some(yesterday));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_said_of_another_payment_or_amount_gives_nothing_back() {
    let world = World::new().await;
    faults(&world, json!({"abnormal_refund": ALWAYS})).await;
    let number = refused(&world).await;
    let abnormal = refund(&world, &number, RefundStatus::Abnormal).await;
    let platform = Platform::of(&world);
    let others = [
        ("/amount/refund", json!(FIFTY.0 - 1)),
        ("/out_trade_no", json!(format!("MC{}", PaymentNumber::from_number(7)))),
    ];
    for (pointer, value) in others {
        let mut plain = arrived(&platform, &number, &abnormal);
        *plain.pointer_mut(pointer).unwrap() = value;
        let callback = platform.signed(&world, &platform.envelope("REFUND.SUCCESS", &plain));
        assert_eq!(callback.send(&client(), &world).await, 204, "{pointer}");
        assert_eq!(refunds(&world, &number).await[0].status, RefundStatus::Abnormal, "{pointer}");
    }
    let wang = clerk(&world, "wang").await;
    let ask = async || wang.call(AskStaffPayment, number.as_str(), &domain::wire::Nothing {}).await.unwrap();
    falsify(&world, "UPDATE refund SET state = 'SUCCESS', success_at = 1, amount = amount - 1");
    assert_eq!(ask().await.refunds[0].status, RefundStatus::Abnormal, "another amount");
    falsify(&world, "UPDATE refund SET amount = amount + 1");
    assert_eq!(ask().await.refunds[0].status, RefundStatus::Done);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refund_of_which_another_amount_is_told_waits_for_a_clerk() {
    let (world, number) = accepted_unheard().await;
    falsify(&world, "UPDATE refund SET amount = amount - 1");
    let platform = Platform::of(&world);
    let plain = arrived(&platform, &number, &refunds(&world, &number).await[0]);
    let callback = platform.signed(&world, &platform.envelope("REFUND.SUCCESS", &plain));
    assert_eq!(callback.send(&client(), &world).await, 204);
    refund(&world, &number, RefundStatus::Abnormal).await;
    assert_eq!(seen(&clerk(&world, "wang").await, &number).await.line.wants, Some(Want::RefundAbnormal));
}
