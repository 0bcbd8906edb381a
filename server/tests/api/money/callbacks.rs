//! What is believed of a callback, and what is not.

use domain::payment::{PaymentEvent, PaymentNumber, PaymentStatus};
use serde_json::{Value, json};
use wechatpay::keys::ApiKey;

use super::{
    platform::{Callback, Platform, client},
    till::{FIFTY, counted, events, moved, pending, stands, stored, top_up, zhang},
};
use crate::{browser::Browser, world::World};

const PAID: &str = "TRANSACTION.SUCCESS";

/// A payment that waits, and everything that a callback could change about it.
struct Waiting {
    world: World,
    platform: Platform,
    browser: Browser,
    number: PaymentNumber,
    client: reqwest::Client,
}

impl Waiting {
    async fn begin() -> Self {
        let world = World::new().await;
        let browser = zhang(&world).await;
        let number = pending(&browser, &top_up(FIFTY)).await;
        Self { platform: Platform::of(&world), client: client(), world, browser, number }
    }

    async fn envelope(&self) -> Value {
        self.platform.envelope(PAID, &self.platform.paid(&self.world, &self.number).await)
    }

    async fn send(&self, callback: &Callback) -> u16 {
        callback.send(&self.client, &self.world).await
    }

    async fn counts(&self) -> [u64; 3] {
        [
            counted(&self.world, "taken").await,
            counted(&self.world, "forged").await,
            counted(&self.world, "unreadable").await,
        ]
    }

    async fn is_untouched(&self) {
        let payment = stored(&self.world, &self.number).await;
        assert_eq!((payment.status, payment.version, payment.taken), (PaymentStatus::Pending, 2, None));
        assert_eq!(events(&self.world, &self.number).await, [PaymentEvent::CodeIssued]);
        assert_eq!(moved(&self.world, &self.number).await, []);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_with_any_byte_changed_is_refused_and_counted_and_the_true_one_is_taken() {
    let waiting = Waiting::begin().await;
    let true_one = waiting.platform.signed(&waiting.world, &waiting.envelope().await);
    let mut sent = 0;
    for place in 0..true_one.body.len() {
        let mut forged = true_one.clone();
        forged.body[place] ^= 1;
        assert_eq!(waiting.send(&forged).await, 401, "byte {place} of the body");
        sent += 1;
    }
    let flip = |text: &mut String, place: usize| {
        let mut bytes = std::mem::take(text).into_bytes();
        bytes[place] ^= 1;
        *text = String::from_utf8(bytes).unwrap();
    };
    let headers: [fn(&mut Callback) -> &mut String; 4] = [
        |callback| &mut callback.signed.timestamp,
        |callback| &mut callback.signed.nonce,
        |callback| &mut callback.signed.serial,
        |callback| &mut callback.signed.signature,
    ];
    for header in headers {
        for place in 0..header(&mut true_one.clone()).len() {
            let mut forged = true_one.clone();
            flip(header(&mut forged), place);
            assert_eq!(waiting.send(&forged).await, 401, "byte {place} of a header");
            sent += 1;
        }
    }
    assert!(sent > 1_000);
    assert_eq!(waiting.counts().await, [0, sent, 0]);
    waiting.is_untouched().await;
    assert_eq!(waiting.send(&true_one).await, 204);
    assert_eq!(waiting.counts().await, [1, sent, 0]);
    stands(&waiting.browser, &waiting.number, PaymentStatus::Fulfilled).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_callback_that_is_old_of_another_key_a_probe_or_unsigned_is_refused() {
    let waiting = Waiting::begin().await;
    let (world, platform) = (&waiting.world, &waiting.platform);
    let envelope = waiting.envelope().await;
    let now = world.server.app.now().0 / 1_000_000;
    for seconds in [-3_600, -301, 305, 3_600] {
        let forged = platform.signed_at(&envelope, now + seconds);
        assert_eq!(waiting.send(&forged).await, 401, "signed {seconds} s from now");
    }
    let true_one = platform.signed(world, &envelope);
    let varied = |change: fn(&mut Callback)| {
        let mut forged = true_one.clone();
        change(&mut forged);
        forged
    };
    let forgeries = [
        varied(|forged| forged.signed.serial = "PUB_KEY_ID_0000000000000000000000000000".to_owned()),
        varied(|forged| forged.signed.serial = String::new()),
        varied(|forged| forged.signed.signature.insert_str(0, "WECHATPAY/SIGNTEST/")),
        varied(|forged| forged.signed.signature = "WECHATPAY/SIGNTEST/abc".to_owned()),
        varied(|forged| forged.signed.signature = String::new()),
        varied(|forged| forged.signed.timestamp = "tomorrow".to_owned()),
        varied(|forged| forged.signed.timestamp.insert(0, '+')),
        varied(|forged| forged.body.clear()),
        varied(|forged| forged.body.push(b' ')),
    ];
    let count = forgeries.len() as u64;
    for (place, forged) in forgeries.iter().enumerate() {
        assert_eq!(waiting.send(forged).await, 401, "forgery {place}");
    }
    let address = format!("http://{}{}", world.server.residents, domain::wire::WECHAT_CALLBACKS);
    for left_out in 0..4 {
        let mut request = waiting.client.post(&address).body(true_one.body.clone());
        for (place, (name, value)) in true_one.signed.headers().into_iter().enumerate() {
            if place != left_out {
                request = request.header(name, value);
            }
        }
        assert_eq!(request.send().await.unwrap().status(), 401, "without header {left_out}");
    }
    assert_eq!(waiting.counts().await, [0, count + 8, 0]);
    waiting.is_untouched().await;
    // Almost old is not old.
    let late = platform.signed_at(&envelope, world.server.app.now().0 / 1_000_000 - 290);
    assert_eq!(waiting.send(&late).await, 204);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_field_of_a_callback_is_under_its_signature_and_its_seal() {
    let waiting = Waiting::begin().await;
    let (world, platform) = (&waiting.world, &waiting.platform);
    let envelope = waiting.envelope().await;
    let signed = platform.signed(world, &envelope);
    let mut forged = 0;
    let pointers =
        ["/id", "/create_time", "/event_type", "/resource_type", "/summary", "/resource/algorithm"];
    let sealed =
        ["/resource/ciphertext", "/resource/associated_data", "/resource/original_type", "/resource/nonce"];
    for pointer in pointers.into_iter().chain(sealed) {
        let mut other = envelope.clone();
        *other.pointer_mut(pointer).unwrap() = json!("something else");
        let changed = Callback { signed: signed.signed.clone(), body: other.to_string().into_bytes() };
        assert_eq!(waiting.send(&changed).await, 401, "{pointer}");
        forged += 1;
    }
    // Signed rightly, and the seal is not the one that was made.
    for pointer in
        ["/resource/algorithm", "/resource/ciphertext", "/resource/associated_data", "/resource/nonce"]
    {
        let mut other = envelope.clone();
        *other.pointer_mut(pointer).unwrap() = json!("something else");
        assert_eq!(waiting.send(&platform.signed(world, &other)).await, 401, "{pointer}, signed");
        forged += 1;
    }
    let another = ApiKey::new("ABCDEFGHJKLMNPQRSTUVWXYZ23456789").unwrap();
    let plain = platform.paid(world, &waiting.number).await;
    let other = platform.envelope_with(&another, PAID, &plain);
    assert_eq!(waiting.send(&platform.signed(world, &other)).await, 401, "another seal");
    assert_eq!(waiting.counts().await, [0, forged + 1, 0]);
    waiting.is_untouched().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_signed_rightly_and_says_nothing_known_is_refused_and_counted_by_itself() {
    let waiting = Waiting::begin().await;
    let (world, platform) = (&waiting.world, &waiting.platform);
    let plain = platform.paid(world, &waiting.number).await;
    let with = |pointer: &str, value: Value| {
        let mut other = plain.clone();
        *other.pointer_mut(pointer).unwrap() = value;
        other
    };
    let unreadable = [
        platform.envelope("TRANSACTION.SOMETHING", &plain),
        platform.envelope("REFUND.SUCCESS", &plain),
        json!({"id": "1"}),
        json!([]),
        platform.envelope(PAID, &json!({})),
        platform.envelope(PAID, &with("/trade_state", json!("ALMOST"))),
        platform.envelope(PAID, &with("/out_trade_no", json!("somebody else's"))),
        // Paid, and not how much, or by what.
        platform.envelope(PAID, &with("/amount", Value::Null)),
        platform.envelope(PAID, &with("/amount/total", json!(0))),
        platform.envelope(PAID, &with("/amount/total", json!(-5_000))),
        platform.envelope(PAID, &with("/transaction_id", json!(""))),
    ];
    let count = unreadable.len() as u64;
    for envelope in unreadable {
        assert_eq!(waiting.send(&platform.signed(world, &envelope)).await, 400, "{envelope}");
    }
    let nobodys = PaymentNumber::from_number(5);
    let unknown = platform.envelope(PAID, &with("/out_trade_no", json!(format!("MC{nobodys}"))));
    assert_eq!(waiting.send(&platform.signed(world, &unknown)).await, 404);
    let refund = json!({
        "mchid": platform.details.mchid, "out_trade_no": format!("MC{}", waiting.number), "transaction_id": "42",
        "out_refund_no": "R42", "refund_id": "50000000001", "refund_status": "SUCCESS",
        "success_time": "2026-11-23T12:00:00+08:00", "amount": { "total": 5_000, "refund": 5_000 },
    });
    let unknown = platform.envelope("REFUND.SUCCESS", &refund);
    assert_eq!(waiting.send(&platform.signed(world, &unknown)).await, 404, "nor is this refund known");
    assert_eq!(waiting.counts().await, [0, 0, count + 2]);
    waiting.is_untouched().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_callback_over_and_over_at_once_is_one_posting() {
    let waiting = Waiting::begin().await;
    let callback = waiting.platform.tells_paid(&waiting.world, &waiting.number).await;
    let sent = (0..50).map(|_| callback.send(&waiting.client, &waiting.world));
    let answers = futures::future::join_all(sent).await;
    assert_eq!(answers, [204; 50], "each is acknowledged");
    stands(&waiting.browser, &waiting.number, PaymentStatus::Fulfilled).await;
    assert_eq!(waiting.send(&callback).await, 204, "and afterwards too");
    assert_eq!(
        events(&waiting.world, &waiting.number).await,
        [PaymentEvent::CodeIssued, PaymentEvent::Paid, PaymentEvent::Fulfilled]
    );
    let once = [("till", "transit", FIFTY.0), ("transit", "core", FIFTY.0)];
    assert_eq!(moved(&waiting.world, &waiting.number).await, once);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_word_that_comes_late_takes_nothing_back() {
    let waiting = Waiting::begin().await;
    let (world, platform) = (&waiting.world, &waiting.platform);
    let callback = platform.tells_paid(world, &waiting.number).await;
    let commits = world.server.app.store.commits();
    assert_eq!(waiting.send(&callback).await, 204);
    assert!(world.server.app.store.commits() > commits, "acknowledged is durable");
    assert_eq!(stored(world, &waiting.number).await.taken, Some(FIFTY));
    let fulfilled = stands(&waiting.browser, &waiting.number, PaymentStatus::Fulfilled).await;
    for state in ["NOTPAY", "USERPAYING", "PAYERROR", "CLOSED", "REVOKED", "SUCCESS", "REFUND"] {
        let mut plain = platform.paid(world, &waiting.number).await;
        plain["trade_state"] = json!(state);
        let late = platform.signed(world, &platform.envelope(PAID, &plain));
        assert_eq!(waiting.send(&late).await, 204, "{state}");
    }
    let after = stands(&waiting.browser, &waiting.number, PaymentStatus::Fulfilled).await;
    assert_eq!(after, fulfilled);
    assert_eq!(moved(world, &waiting.number).await.len(), 2);
}
