//! Messages: documented ones are read, unknown states are no guess, and nothing makes parsing panic.

use proptest::prelude::*;
use wechatpay::{
    Unreadable,
    bill::{BillLink, bill_path},
    failure::Failure,
    instant::{Instant, date},
    keys::ApiKey,
    notice::{Event, Notice, NoticeError},
    order::{Close, CodeUrl, NativeOrder, OrderAmount, TradeState, Transaction, close_path, query_path},
    refund::{Refund, RefundAmount, RefundNotice, RefundOrder, RefundState, RefundedAmount, refund_path},
    resource::seal_resource,
    verify::{Refused, Verified, verify},
};

use crate::{NOW, platform, signed};

fn read<T>(body: &[u8], read: impl FnOnce(Verified<'_>) -> Result<T, Unreadable>) -> Result<T, Unreadable> {
    read(verify(&platform(), &signed(body), body, NOW).unwrap())
}

const PAID: &str = r#"{"appid":"wxd678efh567hg6787","mchid":"1230000109","out_trade_no":"S20210119074247105778399200","transaction_id":"4200000914202101195554393855","trade_type":"NATIVE","trade_state":"SUCCESS","trade_state_desc":"支付成功","bank_type":"OTHERS","success_time":"2021-01-19T15:43:01+08:00","payer":{"openid":"o"},"amount":{"total":1,"payer_total":1,"currency":"CNY","payer_currency":"CNY"},"new_field":[1]}"#;
const REFUND: &str = r#"{"refund_id":"50300807092021020105990201735","out_refund_no":"S20210201151309277501","transaction_id":"4200000925202101284997714292","out_trade_no":"S20210128170702357723","channel":"ORIGINAL","user_received_account":"支付用户零钱","success_time":"0001-01-01T00:00:00Z","create_time":"2021-02-01T15:13:10+08:00","status":"PROCESSING","funds_account":"UNAVAILABLE","amount":{"total":1,"refund":1,"payer_total":1,"payer_refund":1,"settlement_total":1,"settlement_refund":1,"discount_refund":0,"currency":"CNY"}}"#;

#[test]
fn documented_answers_are_read() {
    let paid = read(PAID.as_bytes(), Transaction::read).unwrap();
    assert_eq!(
        (paid.trade_state, paid.transaction_id.as_deref()),
        (TradeState::Success, Some("4200000914202101195554393855"))
    );
    let amount = paid.amount.unwrap();
    assert_eq!((amount.total, amount.payer_total, amount.currency.as_str()), (1, Some(1), "CNY"));
    assert_eq!(paid.success_time, Instant::parse("2021-01-19T15:43:01+08:00"));

    let open = r#"{"amount":{"payer_currency":"CNY","total":100},"appid":"wx0","mchid":"1","out_trade_no":"N1","promotion_detail":[],"scene_info":{"device_id":""},"trade_state":"NOTPAY","trade_state_desc":"订单未支付"}"#;
    let open = read(open.as_bytes(), Transaction::read).unwrap();
    assert_eq!((open.trade_state, open.transaction_id, open.success_time), (TradeState::NotPay, None, None));

    let refund = read(REFUND.as_bytes(), Refund::read).unwrap();
    assert_eq!(
        (refund.status, refund.success_time, refund.amount.refund),
        (RefundState::Processing, None, 1)
    );

    let link = read(br#"{"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}"#, CodeUrl::read).unwrap();
    assert_eq!(link.code_url, "weixin://wxpay/bizpayurl?pr=JyC91EIz1");
    let failure =
        Failure::read(r#"{"code":"ORDER_NOT_EXIST","message":"订单不存在","detail":{}}"#.as_bytes()).unwrap();
    assert_eq!(failure.code, "ORDER_NOT_EXIST");
}

#[test]
fn an_unknown_state_is_an_error_of_its_own() {
    let body = PAID.replace("\"SUCCESS\"", "\"HELD\"");
    assert_eq!(read(body.as_bytes(), Transaction::read).unwrap_err(), Unreadable::State("HELD".to_owned()));
    let body = REFUND.replace("PROCESSING", "DONE");
    assert_eq!(read(body.as_bytes(), Refund::read).unwrap_err(), Unreadable::State("DONE".to_owned()));
    let body = PAID.replace("\"total\":1", "\"total\":1.5");
    assert_eq!(read(body.as_bytes(), Transaction::read).unwrap_err(), Unreadable::Form);
}

#[test]
fn paths_are_the_documented_ones() {
    assert_eq!(query_path("A00001", "19"), "/v3/pay/transactions/out-trade-no/A00001?mchid=19");
    assert_eq!(close_path("A00001"), "/v3/pay/transactions/out-trade-no/A00001/close");
    assert_eq!(refund_path("R1"), "/v3/refund/domestic/refunds/R1");
    assert_eq!(
        bill_path(date("2026-01-05").unwrap()),
        "/v3/bill/tradebill?bill_date=2026-01-05&bill_type=ALL"
    );
}

fn order() -> NativeOrder {
    NativeOrder {
        appid: "wx0".to_owned(),
        mchid: "1900007291".to_owned(),
        description: "医保卡工本费".to_owned(),
        out_trade_no: "C2026112500001".to_owned(),
        time_expire: Some(Instant(NOW)),
        attach: None,
        notify_url: "https://example.gov.cn/notify".to_owned(),
        amount: OrderAmount { total: 2000, currency: "CNY".to_owned() },
    }
}

#[test]
fn an_order_is_written_as_documented_and_says_what_cannot_be() {
    let body = serde_json::to_string(&order()).unwrap();
    assert!(
        body.contains(r#""time_expire":"2026-11-25T09:00:00+08:00""#) && !body.contains("attach"),
        "{body}"
    );
    assert_eq!(read(body.as_bytes(), NativeOrder::read).unwrap(), order());
    assert_eq!(order().fault(), None);
    let amount = |total, currency: &str| OrderAmount { total, currency: currency.to_owned() };
    for (order, fault) in [
        (NativeOrder { out_trade_no: "A1".to_owned(), ..order() }, "out_trade_no"),
        (NativeOrder { out_trade_no: "编号00001".to_owned(), ..order() }, "out_trade_no"),
        (NativeOrder { description: "卡".repeat(128), ..order() }, "description"),
        (NativeOrder { attach: Some("a".repeat(129)), ..order() }, "attach"),
        (NativeOrder { notify_url: String::new(), ..order() }, "notify_url"),
        (NativeOrder { amount: amount(0, "CNY"), ..order() }, "amount"),
        (NativeOrder { amount: amount(1, "USD"), ..order() }, "amount"),
    ] {
        assert_eq!(order.fault(), Some(fault));
    }
    assert_eq!(read(br#"{"mchid":"19"}"#, Close::read).unwrap(), Close { mchid: "19".to_owned() });
}

#[test]
fn a_refund_says_what_cannot_be() {
    let refund = RefundOrder {
        transaction_id: None,
        out_trade_no: Some("C2026112500001".to_owned()),
        out_refund_no: "R1".to_owned(),
        reason: None,
        notify_url: None,
        amount: RefundAmount { refund: 1, total: 2000, currency: "CNY".to_owned() },
    };
    assert_eq!(refund.fault(), None);
    let body = serde_json::to_vec(&refund).unwrap();
    assert_eq!(read(&body, RefundOrder::read).unwrap(), refund);
    let more = RefundAmount { refund: 2001, total: 2000, currency: "CNY".to_owned() };
    assert_eq!(RefundOrder { amount: more, ..refund.clone() }.fault(), Some("amount"));
    assert_eq!(RefundOrder { out_trade_no: None, ..refund.clone() }.fault(), Some("out_trade_no"));
    assert_eq!(RefundOrder { out_refund_no: String::new(), ..refund }.fault(), Some("out_refund_no"));
}

fn api_key() -> ApiKey {
    ApiKey::new("AES256Key-32Characters1234567890").unwrap()
}

fn notice(event_type: Event, plain: &[u8]) -> Vec<u8> {
    let notice = Notice {
        id: "EV-2018022511223320873".to_owned(),
        create_time: Instant(NOW),
        event_type,
        resource_type: "encrypt-resource".to_owned(),
        summary: "支付成功".to_owned(),
        resource: seal_resource(&api_key(), "fdasflkja484", "transaction", "transaction", plain).unwrap(),
    };
    serde_json::to_vec(&notice).unwrap()
}

#[test]
fn a_callback_is_verified_opened_and_read() {
    let body = notice(Event::Paid, PAID.as_bytes());
    let paid = read(&body, Notice::read).unwrap();
    assert_eq!(paid.payment(&api_key()).unwrap(), read(PAID.as_bytes(), Transaction::read).unwrap());
    assert_eq!(paid.refund(&api_key()).unwrap_err(), NoticeError::Other);
    let other = ApiKey::new("AES256Key-32Characters123456789x").unwrap();
    assert_eq!(paid.payment(&other).unwrap_err(), NoticeError::Refused(Refused::Seal));

    let amount = RefundedAmount {
        total: 100,
        refund: 60,
        payer_total: Some(100),
        payer_refund: Some(60),
        currency: None,
    };
    let back = RefundNotice {
        mchid: "1".to_owned(),
        out_trade_no: "N1".to_owned(),
        transaction_id: "42".to_owned(),
        out_refund_no: "R1".to_owned(),
        refund_id: "50".to_owned(),
        refund_status: RefundState::Abnormal,
        success_time: None,
        user_received_account: None,
        amount,
    };
    let body = notice(Event::RefundAbnormal, &serde_json::to_vec(&back).unwrap());
    assert_eq!(read(&body, Notice::read).unwrap().refund(&api_key()).unwrap(), back);
    let body = String::from_utf8(body).unwrap().replace("REFUND.ABNORMAL", "REFUND.LATE");
    assert_eq!(read(body.as_bytes(), Notice::read).unwrap_err(), Unreadable::Event("REFUND.LATE".to_owned()));
}

#[test]
fn every_byte_of_a_signed_callback_counts() {
    let body = notice(Event::Paid, PAID.as_bytes());
    let (ring, good) = (platform(), signed(&body));
    for at in 0..body.len() {
        for bit in [0, 7] {
            let mut changed = body.clone();
            changed[at] ^= 1 << bit;
            assert_eq!(
                verify(&ring, &good, &changed, NOW).unwrap_err(),
                Refused::Signature,
                "byte {at} bit {bit}"
            );
        }
    }
}

#[test]
fn words_are_read_as_they_are_written() {
    for state in TradeState::ALL {
        assert_eq!(TradeState::read(state.word()), Ok(*state));
    }
    for event in Event::ALL {
        assert_eq!(Event::read(event.word()), Ok(*event));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn nothing_makes_parsing_panic(at in 0..PAID.len(), byte in any::<u8>(), tail in prop::collection::vec(any::<u8>(), 0..40)) {
        let mut changed = PAID.as_bytes().to_vec();
        changed[at] = byte;
        for body in [changed, tail] {
            let _ = read(&body, |verified| Ok((
                Transaction::read(verified).ok(),
                Refund::read(verified).ok(),
                Notice::read(verified).ok(),
                NativeOrder::read(verified).ok(),
                RefundOrder::read(verified).ok(),
                BillLink::read(verified).ok(),
                Failure::read(verified.bytes()),
            )));
        }
    }
}
