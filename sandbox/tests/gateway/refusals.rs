//! What the gateway does not do.

use axum::http::StatusCode;
use reqwest::{Client, Method};
use serde_json::{Value, json};
use wechatpay::{
    failure::Failure,
    instant::Instant,
    keys::PrivateKey,
    order::{NATIVE_PATH, NativeOrder, TradeState},
    sign::{Merchant, sign_request},
};

use crate::shop::{Shop, now};

#[tokio::test]
async fn the_same_order_is_the_same_link_and_another_is_refused() {
    let shop = Shop::open().await;
    let order = shop.order("C000000001", 2_000);
    let link = shop.create(&order).await.unwrap();
    assert_eq!(shop.create(&order).await.unwrap(), link);
    let other = NativeOrder { description: "其他".to_owned(), ..order.clone() };
    assert_eq!(shop.create(&other).await.unwrap_err(), "OUT_TRADE_NO_USED");
    shop.pay("C000000001").await;
    assert_eq!(shop.create(&order).await.unwrap_err(), "ORDERPAID");
    assert_eq!(shop.close("C000000001").await.unwrap_err(), "ORDERPAID");
    let (status, _) = shop.post("/gateway/orders/C000000001/pay", Value::Null).await;
    assert_eq!(status, StatusCode::CONFLICT, "nobody pays twice");

    let closed = shop.order("C000000002", 2_000);
    shop.create(&closed).await.unwrap();
    shop.close("C000000002").await.unwrap();
    shop.close("C000000002").await.unwrap();
    assert_eq!(shop.create(&closed).await.unwrap_err(), "ORDER_CLOSED");
    assert_eq!(shop.state("C000000002").await, TradeState::Closed);
    let (status, _) = shop.post("/gateway/orders/C000000002/pay", Value::Null).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(shop.query("C000000003").await.unwrap_err(), "ORDER_NOT_EXIST");
    assert_eq!(shop.close("C000000003").await.unwrap_err(), "ORDER_NOT_EXIST");
}

#[tokio::test]
async fn what_cannot_be_is_refused() {
    let shop = Shop::open().await;
    let order = shop.order("C000000001", 2_000);
    for wrong in [
        NativeOrder { mchid: "1".to_owned(), ..order.clone() },
        NativeOrder { appid: "wx1".to_owned(), ..order.clone() },
        NativeOrder { out_trade_no: "a b c d".to_owned(), ..order.clone() },
        NativeOrder { time_expire: Some(Instant(now() - 1)), ..order.clone() },
        NativeOrder { time_expire: Some(Instant(now() + 91 * 24 * 60 * 60)), ..order.clone() },
        shop.order("C000000001", 0),
    ] {
        assert_eq!(shop.create(&wrong).await.unwrap_err(), "PARAM_ERROR");
    }
    let answer = shop.send(Method::POST, NATIVE_PATH, b"{").await.unwrap();
    assert_eq!((answer.status, answer.code().as_str()), (StatusCode::BAD_REQUEST, "PARAM_ERROR"));
    assert_eq!(shop.counts().await["orders"], 0);
    shop.set("faults", json!({ "strict": true })).await;
    let short = NativeOrder { time_expire: Some(Instant(now() + 30)), ..order.clone() };
    assert_eq!(shop.create(&short).await.unwrap_err(), "PARAM_ERROR", "a minute at least");
    let (status, _) = shop.post("/gateway/faults", json!({ "no_such_fault": 1 })).await;
    assert_eq!(status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn an_order_that_is_not_paid_in_time_is_closed() {
    let shop = Shop::open().await;
    let order = NativeOrder { time_expire: Some(Instant(now() + 2)), ..shop.order("C000000001", 2_000) };
    let link = shop.create(&order).await.unwrap();
    shop.wait_for_counts("its end", |counts| counts["orders_by_state"]["CLOSED"] == 1).await;
    assert_eq!(shop.state("C000000001").await, TradeState::Closed);
    assert!(shop.get(&link).await.1.contains("订单已关闭"));
    let (status, _) = shop.post("/gateway/orders/C000000001/pay", Value::Null).await;
    assert_eq!(status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn nothing_is_done_for_a_request_with_a_wrong_signature() {
    let shop = Shop::open().await;
    let body = serde_json::to_vec(&shop.order("C000000001", 2_000)).unwrap();
    let sign = |merchant: &Merchant, path: &str, at: i64, body: &[u8]| {
        sign_request(merchant, "POST", path, at, "nonce", body).unwrap()
    };
    let good = sign(&shop.merchant, NATIVE_PATH, now(), &body);
    let own = |serial: &str, mchid: &str, key: PrivateKey| Merchant {
        mchid: mchid.to_owned(),
        appid: shop.merchant.appid.clone(),
        serial: serial.to_owned(),
        key,
    };
    let read = |name: &str| std::fs::read_to_string(shop.folder().join("gateway").join(name)).unwrap();
    let key = |name: &str| PrivateKey::from_pem(&read(name)).unwrap();
    let (serial, mchid) = (shop.merchant.serial.as_str(), shop.merchant.mchid.as_str());
    let mut changed = body.clone();
    changed[20] ^= 1;
    for (what, authorization, body) in [
        ("none", None, &body),
        ("another scheme", Some("Bearer x".to_owned()), &body),
        ("another body", Some(good.clone()), &changed),
        ("another path", Some(sign(&shop.merchant, "/v3/other", now(), &body)), &body),
        ("old", Some(sign(&shop.merchant, NATIVE_PATH, now() - 301, &body)), &body),
        (
            "another key",
            Some(sign(&own(serial, mchid, key("platform-key.pem")), NATIVE_PATH, now(), &body)),
            &body,
        ),
        (
            "another serial",
            Some(sign(&own("0", mchid, key("merchant-key.pem")), NATIVE_PATH, now(), &body)),
            &body,
        ),
        (
            "another merchant",
            Some(sign(&own(serial, "19", key("merchant-key.pem")), NATIVE_PATH, now(), &body)),
            &body,
        ),
    ] {
        let request =
            Client::builder().no_proxy().build().unwrap().post(format!("{}{NATIVE_PATH}", shop.base));
        let request =
            authorization.iter().fold(request, |request, value| request.header("Authorization", value));
        let answer = request.body(body.clone()).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{what}");
        assert_eq!(Failure::read(&answer.bytes().await.unwrap()).unwrap().code, "SIGN_ERROR", "{what}");
    }
    assert_eq!(shop.counts().await["orders"], 0);
    assert!(shop.create(&shop.order("C000000001", 2_000)).await.is_ok());
}

#[tokio::test]
async fn refunds_keep_the_real_rules_when_asked_to() {
    let shop = Shop::open().await;
    shop.create(&shop.order("C000000001", 100)).await.unwrap();
    shop.pay("C000000001").await;
    for part in 0..50 {
        shop.refund(&shop.refund_order(&format!("R{part}"), "C000000001", 1, 100)).await.unwrap();
    }
    let more = shop.refund_order("R50", "C000000001", 1, 100);
    assert_eq!(shop.refund(&more).await.unwrap_err(), "INVALID_REQUEST", "fifty parts at most");
    shop.create(&shop.order("C000000002", 100)).await.unwrap();
    shop.pay("C000000002").await;
    shop.set("faults", json!({ "strict": true })).await;
    shop.refund(&shop.refund_order("S1", "C000000002", 1, 100)).await.unwrap();
    let soon = shop.refund_order("S2", "C000000002", 1, 100);
    assert_eq!(shop.refund(&soon).await.unwrap_err(), "FREQUENCY_LIMITED", "a minute apart");
}
