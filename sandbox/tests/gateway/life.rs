//! A whole life of an order: asked, scanned, declined, paid, given back, in the bill.

use axum::http::StatusCode;
use reqwest::Method;
use serde_json::{Value, json};
use wechatpay::{
    bill::{Bill, BillLink, Entry, bill_path},
    instant::{Instant, date},
    notice::Event,
    order::TradeState,
    refund::RefundState,
};

use crate::shop::{Shop, now};

#[tokio::test]
async fn an_order_is_scanned_declined_paid_and_called_back() {
    let shop = Shop::open().await;
    let link = shop.create(&shop.order("C000000001", 2_000)).await.unwrap();
    assert!(link.starts_with(&format!("{}/pay/", shop.base)));
    assert_eq!(shop.state("C000000001").await, TradeState::NotPay);

    let (status, page) = shop.get(&link).await;
    assert_eq!(status, StatusCode::OK);
    for words in ["模拟支付", "Simulated payment", "补领医保卡工本费", "¥20.00", "付款", "不付了"]
    {
        assert!(page.contains(words), "{words}");
    }
    assert_eq!(shop.state("C000000001").await, TradeState::UserPaying);
    shop.post(&format!("{link}/decline"), Value::Null).await;
    assert_eq!(shop.state("C000000001").await, TradeState::PayError);
    assert!(shop.get(&link).await.1.contains("还可以再付"));

    shop.post(&format!("{link}/pay"), Value::Null).await;
    let paid = shop.query("C000000001").await.unwrap();
    assert_eq!(paid.trade_state, TradeState::Success);
    assert_eq!(paid.attach.as_deref(), Some("a,`b"));
    let id = paid.transaction_id.clone().unwrap();
    assert!(id.len() == 28 && id.bytes().all(|byte| byte.is_ascii_digit()), "{id}");
    assert!(shop.get(&link).await.1.contains(&id));

    shop.wait_for("the callback", |shop| shop.notices().len() == 1).await;
    let notice = shop.notices().remove(0);
    assert_eq!(notice.event_type, Event::Paid);
    assert_eq!(notice.payment(&shop.api).unwrap(), paid);
    shop.wait_for_counts("its end", |counts| counts["callbacks_owed"] == 0).await;
    assert_eq!(shop.calls().len(), 1, "once is enough when it is acknowledged");
    let (_, orders) = shop.get("/gateway/orders.json").await;
    assert!(orders.contains(&id) && shop.get("/gateway").await.1.contains("C000000001"));
}

#[tokio::test]
async fn money_is_given_back_in_parts_and_the_bill_says_so() {
    let shop = Shop::open().await;
    shop.create(&shop.order("C000000001", 1_000)).await.unwrap();
    shop.create(&shop.order("C000000002", 700)).await.unwrap();
    shop.pay("C000000001").await;
    let part = shop.refund_order("R1", "C000000001", 400, 1_000);
    let accepted = shop.refund(&part).await.unwrap();
    assert_eq!((accepted.status, accepted.success_time), (RefundState::Processing, None));
    shop.wait_for("the callback", |shop| shop.notices().len() == 2).await;
    let back = shop.notices().iter().find_map(|notice| notice.refund(&shop.api).ok()).unwrap();
    assert_eq!(
        (back.refund_status, back.amount.refund, back.amount.total),
        (RefundState::Success, 400, 1_000)
    );
    let done = shop.refund(&part).await.unwrap();
    assert_eq!((done.status, &done.refund_id), (RefundState::Success, &accepted.refund_id), "made once");
    assert_eq!(shop.refund_state("R1").await, done);
    assert_eq!(shop.state("C000000001").await, TradeState::Refund);

    let refused = Err("INVALID_REQUEST".to_owned());
    assert_eq!(
        shop.refund(&shop.refund_order("R1", "C000000001", 300, 1_000)).await,
        refused,
        "another amount"
    );
    assert_eq!(
        shop.refund(&shop.refund_order("R2", "C000000001", 601, 1_000)).await,
        refused,
        "more than is left"
    );
    assert_eq!(shop.refund(&shop.refund_order("R2", "C000000002", 1, 700)).await, refused, "never paid");
    assert!(shop.refund(&shop.refund_order("R2", "C000000001", 600, 1_000)).await.is_ok());

    let bill = fetched(&shop).await;
    let entries: Vec<_> = bill.lines.iter().map(|line| (line.out_trade_no.as_str(), &line.entry)).collect();
    assert_eq!(entries.len(), 3);
    assert_eq!(entries[0], ("C000000001", &Entry::Payment { amount: 1_000 }));
    let Entry::Refund { refund_id, out_refund_no, amount, .. } = entries[1].1 else { panic!("{entries:?}") };
    assert_eq!((refund_id, out_refund_no.as_str(), *amount), (&done.refund_id, "R1", 400));
}

async fn fetched(shop: &Shop) -> Bill {
    let today = Instant(now()).in_china().date();
    let answer = shop.send(Method::GET, &bill_path(today), b"").await.unwrap();
    let link = shop.read(&answer, BillLink::read);
    let path = link.download_url.strip_prefix(&shop.base).unwrap();
    assert_eq!(shop.get(path).await.0, StatusCode::UNAUTHORIZED, "without a signature");
    let authorization =
        wechatpay::sign::sign_request(&shop.merchant, "GET", path, now(), "download", b"").unwrap();
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    let file = client.get(&link.download_url).header("Authorization", authorization).send().await.unwrap();
    let file = file.bytes().await.unwrap();
    assert!(link.fits(&file) && !link.fits(&file[1..]));
    Bill::read(&file).unwrap()
}

#[tokio::test]
async fn a_bill_comes_only_when_there_is_one() {
    let shop = Shop::open().await;
    let path = bill_path(date("2020-01-01").unwrap());
    assert_eq!(shop.send(Method::GET, &path, b"").await.unwrap().code(), "NO_STATEMENT_EXIST");
    shop.create(&shop.order("C000000001", 1)).await.unwrap();
    shop.pay("C000000001").await;
    shop.set("faults", json!({ "strict": true })).await;
    let path = bill_path(Instant(now()).in_china().date());
    assert_eq!(
        shop.send(Method::GET, &path, b"").await.unwrap().code(),
        "NO_STATEMENT_EXIST",
        "not before ten"
    );
}

#[tokio::test]
async fn a_callback_comes_until_it_is_acknowledged() {
    let shop = Shop::open().await;
    shop.answer_with(500);
    shop.create(&shop.order("C000000001", 2_000)).await.unwrap();
    shop.pay("C000000001").await;
    shop.wait_for("three attempts", |shop| shop.notices().len() >= 3).await;
    shop.answer_with(200);
    shop.wait_for_counts("its end", |counts| counts["callbacks_acknowledged"] == 1).await;
    let notices = shop.notices();
    assert!(
        notices
            .iter()
            .all(|notice| notice.id == notices[0].id && notice.create_time == notices[0].create_time)
    );
}
