//! A sandbox in this process, with a clock that stands still until it is moved.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{Request, StatusCode, header},
};
use domain::moment::Moment;
use sandbox::{Clock, Sandbox, Store};
use serde::Serialize;
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

/// 2026-11-25 09:00:00 in China.
pub(crate) const START: Moment = Moment(1_795_568_400_000_000);

pub(crate) struct World {
    folder: TempDir,
    now: Arc<AtomicI64>,
    router: Router,
}

impl World {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let now = Arc::new(AtomicI64::new(START.0));
        let router = open(&folder, &now);
        Self { folder, now, router }
    }

    /// Ends this sandbox and starts another on the same folder.
    pub(crate) fn restart(&mut self) {
        self.router = Router::new();
        self.router = open(&self.folder, &self.now);
    }

    pub(crate) fn pass_seconds(&self, seconds: i64) {
        self.now.fetch_add(seconds * 1_000_000, Ordering::Relaxed);
    }

    pub(crate) async fn get(&self, path: &str) -> (StatusCode, String) {
        self.send(Request::get(path).header(header::HOST, "localhost:8082").body(Body::empty()).unwrap())
            .await
    }

    pub(crate) async fn post(&self, path: &str, body: &impl Serialize) -> (StatusCode, Value) {
        let request = Request::post(path)
            .header(header::HOST, "localhost:8082")
            .header(header::CONTENT_TYPE, "application/json")
            .body(Body::from(serde_json::to_vec(body).unwrap()))
            .unwrap();
        let (status, text) = self.send(request).await;
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> (StatusCode, String) {
        let answer = self.router.clone().oneshot(request).await.unwrap();
        let status = answer.status();
        let body = to_bytes(answer.into_body(), 1 << 20).await.unwrap();
        (status, String::from_utf8(body.to_vec()).unwrap())
    }
}

fn open(folder: &TempDir, now: &Arc<AtomicI64>) -> Router {
    let now = Arc::clone(now);
    let clock = Clock::from_fn(move || Moment(now.load(Ordering::Relaxed)));
    sandbox::router(Sandbox::new(Store::open(folder.path()).unwrap(), clock, 3))
}
