//! Signatures: published ones, and every way to be wrong.

use proptest::prelude::*;
use wechatpay::{
    keys::{KeyRing, PublicKey},
    sign::{Merchant, Signed, sign_request},
    verify::{Authorization, Refused, verify, verify_request},
};

use crate::{NOW, SERIAL, merchant, platform, signed};

/// The worked example of the documentation on signing requests.
#[test]
fn a_published_request_is_signed_as_published() {
    const BODY: &str = r#"{"appid":"wxd678efh567hg6787","mchid":"1900007291","description":"Image形象店-深圳腾大-QQ公仔","out_trade_no":"1217752501201407033233368018","notify_url":"https://www.weixin.qq.com/wxpay/pay.php","amount":{"total":100,"currency":"CNY"},"payer":{"openid":"oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"}}"#;
    const SIGNATURE: &str = "jnks4dlrPw3ZX+ozVvSK39oa0t7OMBsg83BHAwd8BRdUFiVaQNTLTvci+wURgP1OQBbKYhFGvt7iqYpDSTQkp7Uq1sltaQKyncCyrA1g88m5bsKERQfPyT0ahSwKTYJ1CAn9QiJuSJRq1QsQs07eehbU/k9BCS51jTyc1Jpsi2H77HF9f/BnjXAOP3/sPObg6V5Ee4EzwLox684hhuMuIwHo7D8KFk3LIHOKDcNI4It1aCXydFWNpNK+SG86VUDe5kwoDpw4Ulqfu9z8OFDGbDs9TCxEv8iqQzbpxOlEVoOe2kalSYM5kApQb3nZcxdUtoE0liJGW3RGUNE0t4v01A==";
    const NONCE: &str = "593BEC0C930BF1AFEB40B4A08C8FB242";
    let merchant = Merchant { serial: "408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB".to_owned(), ..merchant() };
    let path = "/v3/pay/transactions/jsapi";
    let header = sign_request(&merchant, "POST", path, 1_554_208_460, NONCE, BODY.as_bytes()).unwrap();
    assert_eq!(
        header,
        format!(
            r#"WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="{NONCE}",signature="{SIGNATURE}",timestamp="1554208460",serial_no="408B07E79B8269FEC3D5D3E6AB8ED163A6A380DB""#
        )
    );
}

/// An answer of the real platform to an order.
fn published() -> (KeyRing, Signed, &'static [u8], i64) {
    let key = PublicKey::from_pem(include_str!("../published/platform-key.pem")).unwrap();
    let signature = "mfI1CPqvBrgcXfgXMFjdNIhBf27ACE2YyeWsWV9ZI7T7RU0vHvbQpu9Z32ogzc+k8ZC5n3kz7h70eWKjgqNdKQF0eRp8mVKlmfzMLBVHbssB9jEZEDXThOX1XFqX7s7ymia1hoHQxQagPGzkdWxtlZPZ4ZPvr1RiqkgAu6Is8MZgXXrRoBKqjmSdrP1N7uxzJ/cjfSiis9FiLjuADoqmQ1P7p2N876YPAol7Rn0+GswwAwxldbdLrmVSjfytfSBJFqTMHn4itojgxSWWN1byuckQt8hSTEv/Lg97QoeGniYP17T80pJeQyL3b+295FPHSO2AtvCgyIbKMZ0BALilAA==";
    let signed = Signed {
        timestamp: "1722850421".to_owned(),
        nonce: "d824f2e086d3c1df967785d13fcd22ef".to_owned(),
        serial: SERIAL.to_owned(),
        signature: signature.to_owned(),
    };
    let body = br#"{"code_url":"weixin://wxpay/bizpayurl?pr=JyC91EIz1"}"#;
    (KeyRing::new().with(SERIAL, key), signed, body, 1_722_850_421)
}

#[test]
fn an_answer_of_the_real_platform_verifies_and_no_changed_one_does() {
    let (ring, signed, body, now) = published();
    assert_eq!(verify(&ring, &signed, body, now).unwrap().bytes(), body);
    for at in 0..body.len() {
        let mut changed = body.to_vec();
        changed[at] ^= 1;
        assert_eq!(verify(&ring, &signed, &changed, now).unwrap_err(), Refused::Signature, "byte {at}");
    }
    assert!(verify(&ring, &signed, &body[1..], now).is_err());
    for at in 0..signed.signature.len() {
        let mut changed = signed.clone();
        let other = if changed.signature.as_bytes()[at] == b'A' { "B" } else { "A" };
        changed.signature.replace_range(at..=at, other);
        assert_eq!(verify(&ring, &changed, body, now).unwrap_err(), Refused::Signature, "character {at}");
    }
    let other = Signed { nonce: "d824f2e086d3c1df967785d13fcd22ee".to_owned(), ..signed.clone() };
    assert_eq!(verify(&ring, &other, body, now).unwrap_err(), Refused::Signature);
    let other = Signed { timestamp: "1722850422".to_owned(), ..signed };
    assert_eq!(verify(&ring, &other, body, now).unwrap_err(), Refused::Signature);
}

#[test]
fn clocks_may_differ_by_less_than_five_minutes() {
    let (ring, body) = (platform(), b"{}");
    let signed = signed(body);
    for now in [NOW - 299, NOW, NOW + 299] {
        assert!(verify(&ring, &signed, body, now).is_ok(), "{now}");
    }
    for now in [NOW - 300, NOW + 300, 0, i64::MAX, i64::MIN] {
        assert_eq!(verify(&ring, &signed, body, now).unwrap_err(), Refused::Stale, "{now}");
    }
}

#[test]
fn each_cause_has_its_name() {
    let (ring, body) = (platform(), b"{}");
    let good = signed(body);
    for (changed, cause) in [
        (Signed { serial: "PUB_KEY_ID_1".to_owned(), ..good.clone() }, Refused::Serial),
        (Signed { timestamp: "soon".to_owned(), ..good.clone() }, Refused::Timestamp),
        (Signed { timestamp: format!("+{NOW}"), ..good.clone() }, Refused::Timestamp),
        (Signed { timestamp: String::new(), ..good.clone() }, Refused::Timestamp),
        (
            Signed { signature: format!("WECHATPAY/SIGNTEST/{}", good.signature), ..good.clone() },
            Refused::Probe,
        ),
        (Signed { signature: String::new(), ..good.clone() }, Refused::Signature),
        (Signed { signature: "not base64".to_owned(), ..good.clone() }, Refused::Signature),
    ] {
        assert_eq!(verify(&ring, &changed, body, NOW).unwrap_err(), cause);
    }
    assert_eq!(Signed::from_headers(|_| None).unwrap_err(), Refused::Unsigned);
    assert_eq!(verify(&KeyRing::new(), &good, body, NOW).unwrap_err(), Refused::Serial);
}

#[test]
fn headers_are_written_and_read() {
    let good = signed(b"{}");
    let headers = good.headers();
    let read = Signed::from_headers(|name| {
        headers.iter().find(|(key, _)| *key == name).map(|(_, v)| (*v).to_owned())
    });
    assert_eq!(read, Ok(good.clone()));
}

#[test]
fn old_and_new_keys_verify_side_by_side() {
    let (real, signed_by_real, body, then) = published();
    let both = PublicKey::from_pem(&crate::key().public_pem().unwrap()).unwrap();
    let ring = real.with("new", both);
    assert!(verify(&ring, &signed_by_real, body, then).is_ok());
    let by_new = Signed { serial: "new".to_owned(), ..signed(b"{}") };
    assert!(verify(&ring, &by_new, b"{}", NOW).is_ok());
}

#[test]
fn a_request_is_bound_to_method_path_and_body() {
    let (ring, merchant, body) = (platform(), merchant(), br#"{"mchid":"1900007291"}"#);
    let path = "/v3/bill/tradebill?bill_date=2026-11-24&bill_type=ALL";
    let header = sign_request(&merchant, "POST", path, NOW, "n", body).unwrap();
    let read = Authorization::parse(&header).unwrap();
    assert_eq!((read.mchid.as_str(), read.serial.as_str()), ("1900007291", SERIAL));
    assert!(verify_request(&ring, &read, "POST", path, body, NOW).is_ok());
    for (method, path, body) in
        [("GET", path, &body[..]), ("POST", &path[1..], &body[..]), ("POST", path, &body[1..])]
    {
        let refused = verify_request(&ring, &read, method, path, body, NOW).unwrap_err();
        assert_eq!(refused, Refused::Signature, "{method} {path}");
    }
    for header in ["", "Bearer x", "WECHATPAY2-SHA256-RSA2048", r#"WECHATPAY2-SHA256-RSA2048 mchid="1""#] {
        assert_eq!(Authorization::parse(header).unwrap_err(), Refused::Unsigned, "{header}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn what_is_signed_verifies(body in prop::collection::vec(any::<u8>(), 0..300), nonce in "[0-9A-F]{32}") {
        let header = sign_request(&merchant(), "POST", "/v3/x", NOW, &nonce, &body).unwrap();
        let read = Authorization::parse(&header).unwrap();
        prop_assert!(verify_request(&platform(), &read, "POST", "/v3/x", &body, NOW).is_ok());
        prop_assert!(verify(&platform(), &signed(&body), &body, NOW).is_ok());
    }

    #[test]
    fn no_header_makes_it_panic(rest in ".*") {
        let _ = Authorization::parse(&rest);
        let _ = Authorization::parse(&format!("WECHATPAY2-SHA256-RSA2048 {rest}"));
    }
}
