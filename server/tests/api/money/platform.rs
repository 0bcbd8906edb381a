//! The gateway's own keys in a test's hand: callbacks as it would sign them, and as it never would.

use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicU64, Ordering},
};

use domain::{payment::PaymentNumber, wire::WECHAT_CALLBACKS};
use sandbox::gateway::MerchantDetails;
use serde_json::{Value, json};
use wechatpay::{
    keys::{ApiKey, PrivateKey},
    resource::seal_resource,
    sign::{Signed, sign_answer},
};

use super::till::stored;
use crate::world::World;

pub(super) struct Platform {
    key: PrivateKey,
    api: ApiKey,
    pub(super) details: MerchantDetails,
    seals: AtomicU64,
}

/// A callback as it goes over the line.
#[derive(Clone)]
pub(super) struct Callback {
    pub(super) signed: Signed,
    pub(super) body: Vec<u8>,
}

impl Platform {
    pub(super) fn of(world: &World) -> Self {
        let folder = world.outside.keys();
        let text = |file: &str| fs::read_to_string(Path::new(&folder).join(file)).unwrap();
        Self {
            key: PrivateKey::from_pem(&text("platform-key.pem")).unwrap(),
            api: ApiKey::new(text("apiv3-key").trim()).unwrap(),
            details: serde_json::from_str(&text("merchant.json")).unwrap(),
            seals: AtomicU64::default(),
        }
    }

    /// That a payment was paid as asked for, as the callback seals it.
    pub(super) async fn paid(&self, world: &World, number: &PaymentNumber) -> Value {
        let total = stored(world, number).await.amount.0;
        json!({
            "appid": self.details.appid, "mchid": self.details.mchid, "out_trade_no": format!("MC{number}"),
            "transaction_id": format!("4200000000{number}000000"), "trade_type": "NATIVE",
            "trade_state": "SUCCESS", "trade_state_desc": "支付成功", "success_time": "2026-11-23T10:01:00+08:00",
            "amount": { "total": total, "payer_total": total, "currency": "CNY" },
        })
    }

    /// The envelope around what is said.
    pub(super) fn envelope(&self, event: &str, plain: &Value) -> Value {
        self.envelope_with(&self.api, event, plain)
    }

    /// The same, sealed with a key of one's own.
    pub(super) fn envelope_with(&self, api: &ApiKey, event: &str, plain: &Value) -> Value {
        let nonce = format!("n{:011}", self.seals.fetch_add(1, Ordering::Relaxed));
        let kind = if event.starts_with("REFUND") { "refund" } else { "transaction" };
        let resource = seal_resource(api, &nonce, kind, kind, plain.to_string().as_bytes()).unwrap();
        json!({
            "id": format!("EV-{nonce}"), "create_time": "2026-11-23T10:01:00+08:00", "event_type": event,
            "resource_type": "encrypt-resource", "summary": "支付成功", "resource": resource,
        })
    }

    /// Signed now.
    pub(super) fn signed(&self, world: &World, envelope: &Value) -> Callback {
        self.signed_at(envelope, world.server.app.now().0 / 1_000_000)
    }

    pub(super) fn signed_at(&self, envelope: &Value, at: i64) -> Callback {
        let body = envelope.to_string().into_bytes();
        let nonce = format!("nonce{}", self.seals.fetch_add(1, Ordering::Relaxed));
        let signed = sign_answer(&self.key, &self.details.platform_serial, at, &nonce, &body).unwrap();
        Callback { signed, body }
    }

    /// A true callback that this was paid.
    pub(super) async fn tells_paid(&self, world: &World, number: &PaymentNumber) -> Callback {
        let plain = self.paid(world, number).await;
        self.signed(world, &self.envelope("TRANSACTION.SUCCESS", &plain))
    }
}

impl Callback {
    /// Sends it as the gateway would, and tells the status of the answer.
    pub(super) async fn send(&self, client: &reqwest::Client, world: &World) -> u16 {
        let address = format!("http://{}{WECHAT_CALLBACKS}", world.server.residents);
        let mut request = client.post(address).header("Content-Type", "application/json");
        for (name, value) in self.signed.headers() {
            request = request.header(name, value);
        }
        request.body(self.body.clone()).send().await.unwrap().status().as_u16()
    }
}

pub(super) fn client() -> reqwest::Client {
    reqwest::Client::builder().no_proxy().build().unwrap()
}
