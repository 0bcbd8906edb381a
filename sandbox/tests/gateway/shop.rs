//! A merchant with its own books: it signs, verifies, and takes callbacks.

use std::{
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicU16, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use axum::{Router, body::Bytes, extract::State, http::HeaderMap, http::StatusCode, routing::post};
use reqwest::{Client, Method};
use sandbox::{
    Clock, Sandbox, Store,
    gateway::{Gateway, GatewayOptions, MerchantDetails},
};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use wechatpay::{
    Unreadable,
    failure::Failure,
    instant,
    keys::{ApiKey, KeyRing, PrivateKey, PublicKey},
    notice::Notice,
    order::{
        CodeUrl, NATIVE_PATH, NativeOrder, OrderAmount, TradeState, Transaction, close_path, query_path,
    },
    refund::{REFUNDS_PATH, Refund, RefundAmount, RefundOrder, refund_path},
    sign::{Merchant, Signed, sign_request},
    verify::{Refused, Verified, verify},
};

/// How long anything may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// An answer whose signature is right.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    signed: Signed,
    pub(crate) body: Vec<u8>,
}

/// A callback as it came.
pub(crate) type Call = (Signed, Vec<u8>);

#[derive(Clone, Default)]
struct Calls {
    came: Arc<Mutex<Vec<Call>>>,
    status: Arc<AtomicU16>,
}

pub(crate) struct Shop {
    pub(crate) base: String,
    pub(crate) merchant: Merchant,
    pub(crate) platform: KeyRing,
    pub(crate) api: ApiKey,
    client: Client,
    calls: Calls,
    notify: String,
    nonces: AtomicI64,
    folder: TempDir,
}

impl Shop {
    /// A shop and a gateway in this process, whose callbacks come again a thousand times as quick as documented.
    pub(crate) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let options = GatewayOptions { base: base.clone(), callback_speed: 1_000, refund_seconds: 0 };
        let gateway = Gateway::open(folder.path(), Clock::system(), options).unwrap();
        tokio::spawn(Arc::clone(&gateway).run());
        let world =
            Sandbox::new(Store::open(folder.path()).unwrap(), Clock::system(), 0).with_gateway(gateway);
        tokio::spawn(async move { axum::serve(listener, sandbox::router(world)).await });
        Self::at(base, folder).await
    }

    /// A shop for the gateway at `base` that keeps its keys in `folder`.
    pub(crate) async fn at(base: String, folder: TempDir) -> Self {
        let calls = Calls::default();
        calls.status.store(204, Ordering::SeqCst);
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let notify = format!("http://{}/notify", listener.local_addr().unwrap());
        let router = Router::new().route("/notify", post(take)).with_state(calls.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        let read = |name: &str| std::fs::read_to_string(folder.path().join("gateway").join(name)).unwrap();
        let details: MerchantDetails = serde_json::from_str(&read("merchant.json")).unwrap();
        let public = PublicKey::from_pem(&read("platform-public.pem")).unwrap();
        Self {
            base,
            merchant: Merchant {
                mchid: details.mchid,
                appid: details.appid,
                serial: details.merchant_serial,
                key: PrivateKey::from_pem(&read("merchant-key.pem")).unwrap(),
            },
            platform: KeyRing::new().with(details.platform_serial, public),
            api: ApiKey::new(&read("apiv3-key")).unwrap(),
            client: Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap(),
            calls,
            notify,
            nonces: AtomicI64::new(0),
            folder,
        }
    }

    pub(crate) fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// What the merchant answers callbacks with.
    pub(crate) fn answer_with(&self, status: u16) {
        self.calls.status.store(status, Ordering::SeqCst);
    }

    pub(crate) fn calls(&self) -> Vec<Call> {
        self.calls.came.lock().unwrap().clone()
    }

    /// The callbacks that are to be believed.
    pub(crate) fn notices(&self) -> Vec<Notice> {
        self.calls().iter().filter_map(|call| self.believed(call).ok()).collect()
    }

    pub(crate) fn believed(&self, (signed, body): &Call) -> Result<Notice, Refused> {
        Ok(Notice::read(verify(&self.platform, signed, body, now())?).unwrap())
    }

    pub(crate) fn order(&self, number: &str, total: i64) -> NativeOrder {
        NativeOrder {
            appid: self.merchant.appid.clone(),
            mchid: self.merchant.mchid.clone(),
            description: "补领医保卡工本费".to_owned(),
            out_trade_no: number.to_owned(),
            time_expire: Some(instant::Instant(now() + 600)),
            attach: Some("a,`b".to_owned()),
            notify_url: self.notify.clone(),
            amount: OrderAmount { total, currency: "CNY".to_owned() },
        }
    }

    pub(crate) fn refund_order(&self, number: &str, order: &str, refund: i64, total: i64) -> RefundOrder {
        RefundOrder {
            transaction_id: None,
            out_trade_no: Some(order.to_owned()),
            out_refund_no: number.to_owned(),
            reason: Some("未办成".to_owned()),
            notify_url: Some(self.notify.clone()),
            amount: RefundAmount { refund, total, currency: "CNY".to_owned() },
        }
    }

    /// Sends a signed request.
    pub(crate) async fn send(
        &self,
        method: Method,
        path: &str,
        body: &[u8],
    ) -> Result<Answer, reqwest::Error> {
        let nonce = format!("{:032X}", self.nonces.fetch_add(1, Ordering::SeqCst));
        let authorization = sign_request(&self.merchant, method.as_str(), path, now(), &nonce, body).unwrap();
        let request = self.client.request(method, format!("{}{path}", self.base));
        let answer = request.header("Authorization", authorization).body(body.to_vec()).send().await?;
        let (status, headers) = (answer.status(), answer.headers().clone());
        let body = answer.bytes().await?.to_vec();
        let header = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
        let signed = Signed::from_headers(header).unwrap();
        verify(&self.platform, &signed, &body, now()).unwrap();
        Ok(Answer { status, signed, body })
    }

    pub(crate) async fn create(&self, order: &NativeOrder) -> Result<String, String> {
        let answer = self.send(Method::POST, NATIVE_PATH, &serde_json::to_vec(order).unwrap()).await.unwrap();
        Ok(self.done(&answer, CodeUrl::read)?.code_url)
    }

    pub(crate) async fn query(&self, number: &str) -> Result<Transaction, String> {
        let path = query_path(number, &self.merchant.mchid);
        self.done(&self.send(Method::GET, &path, b"").await.unwrap(), Transaction::read)
    }

    pub(crate) async fn state(&self, number: &str) -> TradeState {
        self.query(number).await.unwrap().trade_state
    }

    pub(crate) async fn close(&self, number: &str) -> Result<(), String> {
        let body = json!({ "mchid": self.merchant.mchid }).to_string();
        let answer = self.send(Method::POST, &close_path(number), body.as_bytes()).await.unwrap();
        if answer.status == StatusCode::NO_CONTENT { Ok(()) } else { Err(answer.code()) }
    }

    pub(crate) async fn refund(&self, order: &RefundOrder) -> Result<Refund, String> {
        let body = serde_json::to_vec(order).unwrap();
        self.done(&self.send(Method::POST, REFUNDS_PATH, &body).await.unwrap(), Refund::read)
    }

    pub(crate) async fn refund_state(&self, number: &str) -> Refund {
        self.done(&self.send(Method::GET, &refund_path(number), b"").await.unwrap(), Refund::read).unwrap()
    }

    fn done<T>(
        &self,
        answer: &Answer,
        read: impl FnOnce(Verified<'_>) -> Result<T, Unreadable>,
    ) -> Result<T, String> {
        if answer.status == StatusCode::OK { Ok(self.read(answer, read)) } else { Err(answer.code()) }
    }

    /// Reads an answer.
    pub(crate) fn read<T>(
        &self,
        answer: &Answer,
        read: impl FnOnce(Verified<'_>) -> Result<T, Unreadable>,
    ) -> T {
        read(verify(&self.platform, &answer.signed, &answer.body, now()).unwrap()).unwrap()
    }

    /// A path that is not signed: the payer's pages, and what is there for tests.
    pub(crate) async fn get(&self, path: &str) -> (StatusCode, String) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        let answer = self.client.get(url).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }

    pub(crate) async fn post(&self, path: &str, body: Value) -> (StatusCode, Value) {
        let url = if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.base) };
        let request = self.client.post(url);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        let status = answer.status();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or(Value::Null))
    }

    pub(crate) async fn pay(&self, number: &str) {
        let (status, paid) = self.post(&format!("/gateway/orders/{number}/pay"), Value::Null).await;
        assert_eq!(status, StatusCode::OK, "{paid}");
    }

    pub(crate) async fn set(&self, panel: &str, patch: Value) {
        let (status, all) = self.post(&format!("/gateway/{panel}"), patch).await;
        assert_eq!(status, StatusCode::OK, "{all}");
    }

    pub(crate) async fn counts(&self) -> Value {
        serde_json::from_str(&self.get("/gateway/counts.json").await.1).unwrap()
    }

    /// Waits for callbacks that fit.
    pub(crate) async fn wait_for(&self, what: &str, seen: impl Fn(&Self) -> bool) {
        let start = Instant::now();
        while !seen(self) {
            assert!(start.elapsed() < PATIENCE, "{what} did not come: {:?}", self.counts().await);
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }

    /// Waits for the books to say so.
    pub(crate) async fn wait_for_counts(&self, what: &str, seen: impl Fn(&Value) -> bool) {
        let start = Instant::now();
        while !seen(&self.counts().await) {
            assert!(start.elapsed() < PATIENCE, "{what} did not come: {:?}", self.counts().await);
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

async fn take(State(calls): State<Calls>, headers: HeaderMap, body: Bytes) -> StatusCode {
    let header = |name: &str| Some(headers.get(name)?.to_str().ok()?.to_owned());
    calls.came.lock().unwrap().push((Signed::from_headers(header).unwrap(), body.to_vec()));
    StatusCode::from_u16(calls.status.load(Ordering::SeqCst)).unwrap()
}

impl Answer {
    /// Why it was refused.
    pub(crate) fn code(&self) -> String {
        Failure::read(&self.body).unwrap().code
    }
}

/// Unix seconds.
pub(crate) fn now() -> i64 {
    i64::try_from(SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs()).unwrap()
}
