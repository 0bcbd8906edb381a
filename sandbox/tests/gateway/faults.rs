//! Every fault can be seen, and the same seed has the same faults.

use reqwest::Method;
use serde_json::{Value, json};
use wechatpay::{
    notice::Event,
    order::{NATIVE_PATH, TradeState},
    refund::RefundState,
    verify::Refused,
};

use crate::shop::Shop;

async fn paid(fault: Value) -> Shop {
    let shop = Shop::open().await;
    shop.set("faults", fault).await;
    shop.create(&shop.order("C000000001", 2_000)).await.unwrap();
    shop.pay("C000000001").await;
    shop
}

#[tokio::test]
async fn a_callback_can_be_lost_for_good() {
    let shop = paid(json!({ "drop_callback": 1000 })).await;
    shop.wait_for_counts("its end", |counts| counts["tally"]["callbacks_dropped"].as_i64() >= Some(5)).await;
    assert_eq!(shop.calls().len(), 0);
    assert_eq!(shop.state("C000000001").await, TradeState::Success);
}

#[tokio::test]
async fn a_callback_can_come_twice() {
    let shop = paid(json!({ "duplicate_callback": 1000 })).await;
    shop.wait_for("both", |shop| shop.notices().len() == 2).await;
    assert_eq!(shop.notices()[0].id, shop.notices()[1].id);
    shop.wait_for_counts("the end", |counts| counts["callbacks_owed"] == 0).await;
    assert_eq!(shop.notices().len(), 2);
}

#[tokio::test]
async fn a_callback_can_be_late_and_be_overtaken() {
    let shop = paid(json!({ "delay_callback": 1000, "delay_ms": 60_000 })).await;
    shop.set("faults", json!({ "delay_callback": 0 })).await;
    shop.create(&shop.order("C000000002", 1)).await.unwrap();
    shop.pay("C000000002").await;
    shop.wait_for("the second", |shop| shop.notices().len() == 1).await;
    assert_eq!(shop.notices()[0].payment(&shop.api).unwrap().out_trade_no, "C000000002");
    shop.wait_for_counts("its end", |counts| counts["callbacks_owed"] == 1).await;

    let shop = Shop::open().await;
    shop.set("faults", json!({ "reorder_callback": 1000 })).await;
    let numbers: Vec<_> = (1..=8).map(|number| format!("C00000000{number}")).collect();
    for number in &numbers {
        shop.create(&shop.order(number, 1)).await.unwrap();
        shop.pay(number).await;
    }
    shop.wait_for("all", |shop| shop.notices().len() == 8).await;
    let came: Vec<_> =
        shop.notices().iter().map(|notice| notice.payment(&shop.api).unwrap().out_trade_no).collect();
    assert_ne!(came, numbers);
}

#[tokio::test]
async fn forged_callbacks_come_in_every_kind_and_are_never_to_be_believed() {
    let shop = Shop::open().await;
    shop.set("faults", json!({ "forge_callback": 1000, "seed": 3 })).await;
    for number in 1..=24 {
        let number = format!("C{number:09}");
        shop.create(&shop.order(&number, 1)).await.unwrap();
        shop.pay(&number).await;
    }
    shop.wait_for("all", |shop| shop.notices().len() == 24).await;
    let refusals: Vec<_> = shop.calls().iter().filter_map(|call| shop.believed(call).err()).collect();
    assert_eq!(refusals.len(), 24);
    for kind in [Refused::Signature, Refused::Serial, Refused::Probe, Refused::Stale] {
        assert!(refusals.contains(&kind), "{kind:?}");
    }
    let counts = shop.counts().await;
    assert_eq!(
        counts["tally"]["forgeries_believed"], 24,
        "this shop acknowledges everything, and that is counted"
    );
}

#[tokio::test]
async fn another_amount_can_be_paid() {
    let shop = paid(json!({ "wrong_amount": 1000 })).await;
    let query = shop.query("C000000001").await.unwrap().amount.unwrap();
    assert_ne!(query.total, 2_000);
    shop.wait_for("the callback", |shop| shop.notices().len() == 1).await;
    assert_eq!(shop.notices()[0].payment(&shop.api).unwrap().amount.unwrap(), query);
    assert_eq!(shop.counts().await["paid"], query.total);
    shop.create(&shop.order("C000000002", 5)).await.unwrap();
    let (_, paid) = shop.post("/gateway/orders/C000000002/pay", json!({ "amount": 7 })).await;
    assert_eq!(paid["amount"]["total"], 7);
}

#[tokio::test]
async fn an_order_can_be_paid_after_it_was_closed() {
    let shop = Shop::open().await;
    shop.set("faults", json!({ "pay_after_close": 1000 })).await;
    shop.create(&shop.order("C000000001", 2_000)).await.unwrap();
    shop.close("C000000001").await.unwrap();
    assert_eq!(shop.state("C000000001").await, TradeState::Closed);
    shop.wait_for("the callback", |shop| shop.notices().len() == 1).await;
    assert_eq!(shop.state("C000000001").await, TradeState::Success);
}

#[tokio::test]
async fn an_answer_can_be_lost_after_the_deed_and_refused_before() {
    let shop = Shop::open().await;
    shop.set("faults", json!({ "error_before": 1000 })).await;
    assert_eq!(shop.create(&shop.order("C000000001", 1)).await.unwrap_err(), "SYSTEM_ERROR");
    assert_eq!(shop.counts().await["orders"], 0);

    shop.set("faults", json!({ "error_before": 0, "error_after_commit": 1000 })).await;
    let (mut cut, mut failed) = (0, 0);
    // An order says until when it can be paid: the same again is this one, not another made a second later.
    let orders: Vec<_> = (1..=12).map(|number| shop.order(&format!("C{number:09}"), 1)).collect();
    for order in &orders {
        let order = serde_json::to_vec(order).unwrap();
        match shop.send(Method::POST, NATIVE_PATH, &order).await {
            Ok(answer) => failed += i32::from(answer.status.is_server_error()),
            Err(_) => cut += 1,
        }
    }
    assert!(cut > 0 && failed > 0 && cut + failed == 12, "{cut} cut, {failed} errors");
    assert_eq!(shop.counts().await["orders"], 12);
    shop.set("faults", json!({ "error_after_commit": 0 })).await;
    assert!(shop.create(&orders[0]).await.is_ok(), "the same again has its answer");
}

#[tokio::test]
async fn a_refund_can_end_badly() {
    for (fault, state, event) in [
        ("abnormal_refund", RefundState::Abnormal, Event::RefundAbnormal),
        ("closed_refund", RefundState::Closed, Event::RefundClosed),
    ] {
        let shop = paid(json!({ fault: 1000 })).await;
        shop.refund(&shop.refund_order("R1", "C000000001", 2_000, 2_000)).await.unwrap();
        shop.wait_for("the callback", |shop| shop.notices().len() == 2).await;
        let back = shop.notices().into_iter().find(|notice| notice.event_type == event).unwrap();
        assert_eq!(back.refund(&shop.api).unwrap().refund_status, state);
        assert_eq!(shop.refund_state("R1").await.status, state);
    }
}

#[tokio::test]
async fn payers_come_by_themselves_and_the_same_seed_has_the_same_payers() {
    let mut outcomes = Vec::new();
    for _ in 0..2 {
        let shop = Shop::open().await;
        shop.set("faults", json!({ "seed": 7 })).await;
        let autopay = json!({ "per_mille_paid": 600, "per_mille_declined": 200, "delay_ms_min": 1, "delay_ms_max": 50 });
        shop.set("autopay", autopay).await;
        for number in 1..=40 {
            shop.create(&shop.order(&format!("C{number:09}"), 100)).await.unwrap();
        }
        shop.wait_for_counts("everybody", |counts| {
            counts["payers_to_come"] == 0 && counts["callbacks_owed"] == 0
        })
        .await;
        let counts = shop.counts().await;
        assert_eq!(counts["orders_by_state"]["SUCCESS"], counts["callbacks_acknowledged"]);
        outcomes.push(counts["orders_by_state"].clone());
    }
    assert_eq!(outcomes[0], outcomes[1]);
    for state in ["SUCCESS", "PAYERROR", "NOTPAY"] {
        assert!(outcomes[0][state].as_i64() > Some(0), "{outcomes:?}");
    }
}
