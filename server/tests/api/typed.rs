//! Texts that no screen of ours would send: the server refuses them with a code, and nothing changes.

use domain::{
    problem::ErrorCode,
    wire::{Nothing, ShowVisit, Stage, VisitView},
};
use reqwest::Method;
use sandbox::people::ANLAN;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, problem},
    journey::{agree, identify},
    world::World,
};

/// What is no answer to any question.
fn wrong() -> Vec<Value> {
    let long = "7".repeat(5_000);
    let texts = [
        "",
        " \u{3000}\t",
        "\u{200b}\u{202e}\u{feff}",
        "😊👍🏽",
        "<script>alert(1)</script>",
        "<b></b>",
        &long,
    ];
    let mut values: Vec<_> = texts.iter().map(|text| json!(text)).collect();
    values.extend([json!(null), json!(7), json!(["339902195803120428"]), json!({ "text": "x" })]);
    values
}

async fn refused(browser: &Browser, path: &str, body: &Value) -> ErrorCode {
    let answer = browser.send(browser.request(Method::POST, path).json(body)).await;
    assert!(
        !answer.status().is_success(),
        "{path} takes {}",
        body.to_string().chars().take(80).collect::<String>()
    );
    problem(answer).await.code
}

async fn stage(browser: &Browser) -> Stage {
    let VisitView { stage, .. } = browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
    stage
}

#[tokio::test(flavor = "multi_thread")]
async fn no_wrong_text_is_an_answer() {
    let world = World::new().await;
    let (guest, browser) = (world.browser(), world.browser());
    agree(&guest, ANLAN, None).await;
    identify(&browser, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    let before = stage(&browser).await;
    let answer = |kind: &str, value: &Value| json!({ "service": "replace-card", "version": 0, "answer": { kind: { "new": value } } });
    for value in wrong() {
        let number = json!({ "id_number": value });
        assert_eq!(refused(&guest, "/api/identify", &number).await, ErrorCode::Malformed);
        for kind in ["mobile", "email", "address"] {
            let told = refused(&browser, "/api/draft", &answer(kind, &value)).await;
            assert_eq!(told, ErrorCode::Malformed, "{kind}");
        }
        let query = json!({ "reference": value, "id_number": "339902195803120428" });
        assert_eq!(refused(&guest, "/api/track", &query).await, ErrorCode::Malformed);
        let another = json!({
            "relation": "parent", "name": value, "id_number": "339902195803120428", "consent": "code",
        });
        let holder = json!({ "service": "replace-card", "version": 0, "answer": { "holder": { "another": another } } });
        assert_eq!(refused(&browser, "/api/draft", &holder).await, ErrorCode::Malformed);
    }
    assert_eq!(stage(&guest).await, Stage::Consented);
    assert_eq!(stage(&browser).await, before, "nothing was answered");
}
