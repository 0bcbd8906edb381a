//! The SMS gateway and its inbox.

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use domain::outside::{SMS_PATH, Sms};
use serde_json::{Value, json};

use crate::world::{START, World};

fn sms(key: &str, to: &str, text: &str) -> Sms {
    Sms { key: key.to_owned(), to: to.to_owned(), text: text.to_owned() }
}

async fn inbox(world: &World, query: &str) -> Vec<Value> {
    let (status, text) = world.get(&format!("/inbox.json{query}")).await;
    assert_eq!(status, StatusCode::OK);
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn messages_stand_in_the_inbox_newest_first() {
    let mut world = World::new();
    for (key, to) in [("a", "15400000001"), ("b", "15400000002"), ("c", "15400000001")] {
        let (status, _) = world.post(SMS_PATH, &sms(key, to, &format!("text {key}"))).await;
        assert_eq!(status, StatusCode::ACCEPTED);
    }
    world.restart();
    let keys = |messages: &[Value]| messages.iter().map(|sms| sms["key"].clone()).collect::<Vec<_>>();
    assert_eq!(keys(&inbox(&world, "").await), ["c", "b", "a"]);
    let hers = inbox(&world, "?to=15400000001").await;
    assert_eq!(keys(&hers), ["c", "a"]);
    assert_eq!(hers[0], json!({ "key": "c", "to": "15400000001", "text": "text c", "at": START }));
    assert_eq!(inbox(&world, "?to=15400000009").await, [Value::Null; 0]);
}

#[tokio::test]
async fn a_key_is_sent_once_and_never_with_other_words() {
    let world = World::new();
    for _ in 0..3 {
        let (status, _) = world.post(SMS_PATH, &sms("a", "15400000001", "text")).await;
        assert_eq!(status, StatusCode::ACCEPTED);
    }
    let (status, _) = world.post(SMS_PATH, &sms("a", "15400000001", "another")).await;
    assert_eq!(status, StatusCode::CONFLICT);
    assert_eq!(inbox(&world, "").await.len(), 1);
}

#[tokio::test]
async fn what_no_gateway_would_send_is_refused() {
    let world = World::new();
    for wrong in [
        sms("", "15400000001", "text"),
        sms("a", "0571-5550100", "text"),
        sms("a", " 15400000001", "text"),
        sms("a", "15400000001", ""),
        sms("a", "15400000001", &"字".repeat(501)),
    ] {
        let (status, answer) = world.post(SMS_PATH, &wrong).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    }
    let extra = json!({ "key": "a", "to": "15400000001", "text": "text", "from": "x" });
    assert_eq!(world.post(SMS_PATH, &extra).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(inbox(&world, "").await, [Value::Null; 0]);
}

#[tokio::test]
async fn the_page_shows_the_code_large_and_no_markup_of_a_message() {
    let world = World::new();
    world.post(SMS_PATH, &sms("a", "15400000001", "验证码 482913 <b>10</b> 分钟内有效")).await;
    let (_, page) = world.get("/inbox").await;
    assert!(page.contains(r#"<strong class="code">482913</strong>"#));
    assert!(page.contains("&lt;b&gt;10&lt;/b&gt;") && !page.contains("<b>10"));
    assert!(page.contains("演示") && page.contains("demo"));
    assert_eq!(world.get("/sms").await.0, StatusCode::SEE_OTHER);
}

#[tokio::test(start_paused = true)]
async fn a_slow_gateway_takes_its_time_and_one_that_is_down_takes_nothing() {
    let world = World::new();
    world.post("/knobs", &json!({ "sms_delay_ms": 5000 })).await;
    let before = tokio::time::Instant::now();
    world.post(SMS_PATH, &sms("a", "15400000001", "text")).await;
    assert_eq!(before.elapsed().as_secs(), 5);
    world.post("/knobs", &json!({ "sms_down": true })).await;
    let (status, _) = world.post(SMS_PATH, &sms("b", "15400000001", "text")).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(inbox(&world, "").await.len(), 1);
}

#[tokio::test]
async fn a_page_from_elsewhere_can_neither_read_nor_post() {
    let world = World::new();
    let foreign = Request::get("/inbox.json").header(header::HOST, "evil.example:8082").body(Body::empty());
    assert_eq!(world.send(foreign.unwrap()).await.0, StatusCode::FORBIDDEN);
    // A form needs no permission of ours to post text, so text is not taken.
    let form = Request::post("/knobs")
        .header(header::HOST, "localhost:8082")
        .header(header::CONTENT_TYPE, "text/plain")
        .body(Body::from(r#"{"sms_down":true}"#));
    assert_eq!(world.send(form.unwrap()).await.0, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn every_page_says_that_it_is_a_demo() {
    let world = World::new();
    for path in ["/", "/inbox", "/people", "/orders"] {
        let (status, page) = world.get(path).await;
        assert_eq!(status, StatusCode::OK);
        assert!(page.contains("虚构") && page.contains("made up"), "{path}");
    }
    let (_, people) = world.get("/people").await;
    assert!(people.contains("张秀兰") && people.contains("龚䶮𠮷"));
    assert!(people.contains("<br>暂停 ") && !people.contains("：暂停"), "a standing has a line of its own");
    for path in ["/livez", "/readyz", "/sandbox.css", "/inbox.js"] {
        assert_eq!(world.get(path).await.0, StatusCode::OK, "{path}");
    }
}
