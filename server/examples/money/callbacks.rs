//! Callbacks as the gateway would send them: sealed and signed before they are sent, so that their making is not measured.

use std::path::Path;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{moment::Moment, money::Fen, payment::PaymentNumber, wire::WECHAT_CALLBACKS};
use reqwest::StatusCode;
use serde_json::Value;
use wechatpay::{
    instant::Instant,
    keys::{ApiKey, PrivateKey},
    notice::{Event, Notice},
    order::{CNY, PaidAmount, TradeState, Transaction},
    resource::seal_resource,
    sign::{Signed, sign_answer},
};

/// What the gateway signs and seals with, read from the sandbox's folder.
pub(crate) struct Pen {
    details: Value,
    key: PrivateKey,
    seal: ApiKey,
}

/// A callback, ready to be sent.
pub(crate) struct Callback {
    pub(crate) number: PaymentNumber,
    signed: Signed,
    body: Vec<u8>,
}

impl Pen {
    pub(crate) fn at(folder: &Path) -> Self {
        let text = |file: &str| std::fs::read_to_string(folder.join(file)).unwrap();
        Self {
            details: serde_json::from_str(&text("merchant.json")).unwrap(),
            key: PrivateKey::from_pem(&text("platform-key.pem")).unwrap(),
            seal: ApiKey::new(text("apiv3-key").trim()).unwrap(),
        }
    }

    fn detail(&self, name: &str) -> String {
        self.details[name].as_str().unwrap().to_owned()
    }

    /// Says that a payment was paid at this moment.
    pub(crate) fn paid(&self, number: &PaymentNumber, amount: Fen, at: Moment) -> Callback {
        let at = Instant(at.0 / 1_000_000);
        let transaction = Transaction {
            appid: self.detail("appid"),
            mchid: self.detail("mchid"),
            out_trade_no: format!("MC{number}"),
            transaction_id: Some(format!("4200000000{number}000000")),
            trade_type: Some("NATIVE".to_owned()),
            trade_state: TradeState::Success,
            trade_state_desc: None,
            attach: None,
            success_time: Some(at),
            amount: Some(PaidAmount {
                total: amount.0,
                payer_total: Some(amount.0),
                currency: CNY.to_owned(),
            }),
        };
        let plain = serde_json::to_vec(&transaction).unwrap();
        let nonce = STANDARD.encode(&number.as_str().as_bytes()[..9]);
        let notice = Notice {
            id: format!("EV-{number}"),
            create_time: at,
            event_type: Event::Paid,
            resource_type: "encrypt-resource".to_owned(),
            summary: "支付成功（模拟）".to_owned(),
            resource: seal_resource(&self.seal, &nonce, "transaction", "transaction", &plain).unwrap(),
        };
        let body = serde_json::to_vec(&notice).unwrap();
        let serial = self.detail("platform_serial");
        let signed = sign_answer(&self.key, &serial, at.0, number.as_str(), &body).unwrap();
        Callback { number: number.clone(), signed, body }
    }
}

impl Callback {
    /// Sends it, and returns when it is acknowledged.
    pub(crate) async fn send(&self, client: &reqwest::Client, base: &str) {
        let mut request = client.post(format!("{base}{WECHAT_CALLBACKS}")).body(self.body.clone());
        request = request.header("Content-Type", "application/json");
        for (name, value) in self.signed.headers() {
            request = request.header(name, value);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT, "{}", self.number);
    }
}
