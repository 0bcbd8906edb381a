//! The mail gateway and its part of the inbox.

use axum::http::StatusCode;
use domain::outside::{MAIL_PATH, Mail, SMS_PATH};
use serde_json::{Value, json};

use crate::world::{START, World};

const TO: &str = "gong@example.com";

fn mail(key: &str, to: &str, subject: &str, text: &str) -> Mail {
    let [key, to, subject, text] = [key, to, subject, text].map(str::to_owned);
    Mail { key, to, subject, text }
}

async fn mails(world: &World, query: &str) -> Vec<Value> {
    let (status, text) = world.get(&format!("/mail.json{query}")).await;
    assert_eq!(status, StatusCode::OK);
    serde_json::from_str(&text).unwrap()
}

#[tokio::test]
async fn a_mail_is_sent_once_for_each_key_and_remembered() {
    let mut world = World::new();
    for _ in 0..3 {
        let (status, _) = world.post(MAIL_PATH, &mail("a", TO, "subject", "text")).await;
        assert_eq!(status, StatusCode::ACCEPTED);
    }
    for other in [mail("a", TO, "another", "text"), mail("a", TO, "subject", "another")] {
        assert_eq!(world.post(MAIL_PATH, &other).await.0, StatusCode::CONFLICT);
    }
    world.post(MAIL_PATH, &mail("b", "lan@example.com", "subject", "text")).await;
    world.restart();
    let expected = json!({ "key": "a", "to": TO, "subject": "subject", "text": "text", "at": START });
    assert_eq!(mails(&world, &format!("?to={TO}")).await, [expected]);
    assert_eq!(mails(&world, "").await.len(), 2);
}

#[tokio::test]
async fn what_no_gateway_would_send_is_refused() {
    let world = World::new();
    for wrong in [
        mail("", TO, "subject", "text"),
        mail("a", "nobody", "subject", "text"),
        mail("a", " gong@example.com", "subject", "text"),
        mail("a", TO, "", "text"),
        mail("a", TO, "  ", "text"),
        mail("a", TO, "two\r\nBcc: lan@example.com", "text"),
        mail("a", TO, "subject", "\n"),
        mail("a", TO, "subject", &"字".repeat(2001)),
    ] {
        let (status, answer) = world.post(MAIL_PATH, &wrong).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{answer}");
    }
    let extra = json!({ "key": "a", "to": TO, "subject": "subject", "text": "text", "from": "x" });
    assert_eq!(world.post(MAIL_PATH, &extra).await.0, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(mails(&world, "").await, [Value::Null; 0]);
}

#[tokio::test]
async fn no_mail_carries_an_identity_number_or_a_code_but_that_for_the_pickup() {
    let world = World::new();
    for (subject, text) in [
        ("subject", "证件 339902195803120428。"),
        ("339902195803120428", "text"),
        ("subject", "验证码 482913，10 分钟内有效。"),
        ("subject", "Your code is 482913."),
        ("pickup code 771204", "text"),
        ("subject", "领卡码 771204，验证码 482913。"),
    ] {
        let (status, answer) = world.post(MAIL_PATH, &mail("a", TO, subject, text)).await;
        assert_eq!(status, StatusCode::BAD_REQUEST, "{text}: {answer}");
    }
    for (key, text) in [
        ("a", "凭领卡码 771204 领取。申请编号 4827 3915 6。"),
        ("b", "Pickup code 771204, reference 4827 3915 6. Call 0000-5550299 by 2026-12-01."),
    ] {
        let (status, answer) = world.post(MAIL_PATH, &mail(key, TO, "4827 3915 6", text)).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{text}: {answer}");
    }
}

#[tokio::test]
async fn the_inbox_shows_mails_among_text_messages_and_no_markup_of_theirs() {
    let world = World::new();
    let sms = |key: &str, text: &str| json!({ "key": key, "to": "15400000006", "text": text });
    world.post(SMS_PATH, &sms("a", "first")).await;
    world.pass_seconds(1);
    world.post(MAIL_PATH, &mail("a", TO, "<i>about</i>", "second, pickup code 771204 <b>")).await;
    world.pass_seconds(1);
    world.post(SMS_PATH, &sms("b", "third")).await;
    let (_, page) = world.get("/inbox").await;
    let places: Vec<_> = ["third", "second", "first"].iter().map(|word| page.find(word).unwrap()).collect();
    assert!(places.is_sorted(), "the newest is first");
    assert!(page.contains("邮件") && page.contains(TO) && page.contains("&lt;i&gt;about"));
    assert!(page.contains(r#"<strong class="code">771204</strong>"#) && !page.contains("<b>"));
    assert_eq!(world.get(MAIL_PATH).await.0, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_gateway_that_is_down_takes_nothing_and_the_other_goes_on() {
    let world = World::new();
    world.post("/knobs", &json!({ "mail_down": true })).await;
    let first = mail("a", TO, "subject", "text");
    assert_eq!(world.post(MAIL_PATH, &first).await.0, StatusCode::SERVICE_UNAVAILABLE);
    let sms = json!({ "key": "a", "to": "15400000006", "text": "text" });
    assert_eq!(world.post(SMS_PATH, &sms).await.0, StatusCode::ACCEPTED);
    world.post("/knobs", &json!({ "mail_down": false })).await;
    assert_eq!(world.post(MAIL_PATH, &first).await.0, StatusCode::ACCEPTED);
    assert_eq!(mails(&world, "").await.len(), 1);
}
