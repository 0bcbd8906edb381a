//! Calls for a clerk from a kiosk, and reports of a panic.

use std::time::Duration;

use domain::{
    kiosk::KioskId,
    problem::ErrorCode,
    region::RegionCode,
    wire::{
        AskForHelp, CancelHelp, Endpoint as _, HelpCall, HelpStage, Nothing, ReportCrash, ShowHelp,
        staff::{AnswerHelp, CASE_EVENTS, EndHelp, ListHelp},
    },
};
use reqwest::Method;
use server::live::News;

use crate::{browser::problem, journey::sign_in, kiosk::Kiosk, world::World};

fn at(kiosk: &str) -> HelpCall {
    HelpCall { kiosk: KioskId(kiosk.to_owned()), language: "zh-CN".to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clerk_hears_the_bell_says_who_comes_and_is_done() {
    let world = World::new().await;
    let (browser, wang, li, zhao) = (world.browser(), world.desk(), world.desk(), world.desk());
    for (desk, name) in [(&wang, "wang"), (&li, "li"), (&zhao, "zhao")] {
        sign_in(desk, name).await;
    }
    let mut events = wang.send(wang.request(Method::GET, CASE_EVENTS)).await;
    let rung = browser.call(AskForHelp, "", &at("demo")).await.unwrap();
    assert_eq!(rung.stage, HelpStage::Waiting);
    let mut heard = String::new();
    let event = |heard: &str| {
        heard
            .split_inclusive("\n\n")
            .find(|event| event.contains("event: help") && event.ends_with("\n\n"))
            .map(str::to_owned)
    };
    let bell = loop {
        if let Some(event) = event(&heard) {
            break event;
        }
        heard.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
    };
    let says_something =
        bell.lines().any(|line| line.strip_prefix("data:").is_some_and(|said| !said.trim().is_empty()));
    assert!(says_something, "browsers drop an event without data: {bell}");
    world.clock.advance(20);
    let again = browser.call(AskForHelp, "", &at("demo")).await.unwrap();
    assert!(again.waited >= 20, "it is the same call");
    let calls = wang.call(ListHelp, "", &Nothing {}).await.unwrap().calls;
    assert_eq!((calls.len(), calls[0].number, calls[0].by.as_deref()), (1, 3, None));
    assert!(zhao.call(ListHelp, "", &Nothing {}).await.unwrap().calls.is_empty(), "another region");
    let id = calls[0].id.to_string();
    assert_eq!(zhao.call(AnswerHelp, &id, &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);

    wang.call(AnswerHelp, &id, &Nothing {}).await.unwrap();
    let second = li.call(AnswerHelp, &id, &Nothing {}).await.unwrap();
    assert_eq!(second.calls[0].by.as_deref(), Some("wang"), "one goes");
    let told = browser.call(ShowHelp, "", &Nothing {}).await.unwrap().stage;
    assert!(
        matches!(told, HelpStage::Coming { name, office } if name == "wang" && office.en.contains("counter 4"))
    );
    assert!(wang.call(EndHelp, &id, &Nothing {}).await.unwrap().calls.is_empty());
    assert_eq!(browser.call(ShowHelp, "", &Nothing {}).await.unwrap().stage, HelpStage::Ended);
    let audit = world.server.app.store.audit_of(&id).await.unwrap();
    let lines: Vec<_> =
        audit.iter().map(|line| (line.entry.actor.as_str(), line.entry.action.as_str())).collect();
    assert_eq!(lines, [("resident", "called-clerk"), ("wang", "answered-call"), ("wang", "ended-call")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_call_is_one_kiosks_and_can_be_cancelled() {
    let world = World::new().await;
    let (browser, wang) = (world.browser(), world.desk());
    sign_in(&wang, "wang").await;
    assert_eq!(browser.call(ShowHelp, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);
    let unknown = browser.call(AskForHelp, "", &at("nowhere")).await.unwrap_err();
    assert_eq!(unknown.code, ErrorCode::NotFound);
    let unsigned = browser.call(AskForHelp, "", &at("anlan-1")).await.unwrap_err();
    assert_eq!(unsigned.code, ErrorCode::KioskRefused);
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.call(&world, AskForHelp, &at("anlan-1")).await.unwrap();

    browser.call(AskForHelp, "", &at("demo")).await.unwrap();
    let reloaded = world.browser();
    reloaded.call(AskForHelp, "", &at("demo")).await.unwrap();
    assert_eq!(wang.call(ListHelp, "", &Nothing {}).await.unwrap().calls.len(), 2);
    assert!(browser.call(ShowHelp, "", &Nothing {}).await.is_err(), "the page that was reloaded has it now");
    reloaded.call(CancelHelp, "", &Nothing {}).await.unwrap();
    reloaded.call(CancelHelp, "", &Nothing {}).await.unwrap();
    assert_eq!(wang.call(ListHelp, "", &Nothing {}).await.unwrap().calls.len(), 1);
    let ringing = async || {
        for _ in 0..40 {
            browser.call(AskForHelp, "", &at("demo")).await?;
            browser.call(CancelHelp, "", &Nothing {}).await?;
        }
        Ok::<(), domain::problem::Problem>(())
    };
    assert_eq!(ringing().await.unwrap_err().code, ErrorCode::TooMany);
}

/// On one thread, so that the stream cannot read along.
#[tokio::test]
async fn a_desk_that_missed_news_looks_at_cases_and_calls() {
    let world = World::new().await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let mut events = desk.send(desk.request(Method::GET, CASE_EVENTS)).await;
    let elsewhere = RegionCode::try_from("110000".to_owned()).unwrap();
    for _ in 0..1000 {
        world.server.app.live.tell(News::Help(elsewhere.clone()));
    }
    let mut heard = String::new();
    let listening = async {
        while !["event: changed", "event: help"].iter().all(|event| heard.contains(event)) {
            heard.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
        }
    };
    tokio::time::timeout(Duration::from_secs(10), listening).await.expect("it is told to look at both");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_does_not_silence_a_kiosk() {
    let world = World::new().await;
    let (kiosk, stranger) = (Kiosk::enrolled(&world).await, world.browser());
    for _ in 0..30 {
        let refused = stranger.call(AskForHelp, "", &at("anlan-1")).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::KioskRefused);
    }
    let rung = kiosk.call(&world, AskForHelp, &at("anlan-1")).await.unwrap();
    assert_eq!(rung.stage, HelpStage::Waiting);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_counted_and_has_no_room_for_a_person() {
    let world = World::new().await;
    let browser = world.browser();
    let report = |place: &str, step: &str| {
        let body = serde_json::json!({ "build": "0.1.0", "place": place, "surface": "kiosk", "step": step });
        browser.send(browser.request(Method::POST, ReportCrash::PATH).json(&body))
    };
    assert_eq!(report("src/app.rs:12:5", "apply.check").await.status(), 200);
    let counted = world.server.app.crashes.load(std::sync::atomic::Ordering::Relaxed);
    assert_eq!(counted, 1);
    for (place, step) in [
        ("src/app.rs", "home"),
        ("called unwrap on 11010519491231002X", "home"),
        ("src/app.rs:12:5", "张伟"),
        ("src/app.rs:12:5", "my name is wang"),
        ("src/app.rs:12:5", "zhang.xiulan"),
        ("src/app.rs:12:5", "identify.zhang-xiulan"),
    ] {
        assert_eq!(problem(report(place, step).await).await.code, ErrorCode::Malformed, "{place} {step}");
    }
    let mut refused = None;
    for _ in 0..30 {
        let answer = report("src/app.rs:12:5", "home").await;
        if !answer.status().is_success() {
            refused = Some(problem(answer).await.code);
            break;
        }
    }
    assert_eq!(refused, Some(ErrorCode::TooMany));
}
