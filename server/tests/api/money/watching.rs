//! Who sees a payment: its payer at once, a kiosk its number alone, and nobody else.

use domain::{
    kiosk::KioskId,
    moment::Moment,
    payment::PaymentStatus,
    problem::ErrorCode,
    wire::{
        AskPayment, GiveUpPayment, ListPayments, Nothing, PAYMENT_EVENTS, PAYMENT_STATEMENT, ShowPayment,
        path_with,
    },
};
use sandbox::people::ANLAN;
use serde_json::json;
use server::store::{Change, MoneyChange, PaymentRecord};

use super::till::{FIFTY, comes, pay, payer, pending, show, stored, top_up, topped_up, zhang};
use crate::{
    browser::{Browser, problem},
    journey::{agree, give, identify, name},
    world::{World, digits},
};

async fn follow(browser: &Browser, number: &str, seen: Option<&str>) -> reqwest::Response {
    let path = path_with(PAYMENT_EVENTS, number);
    let request = browser.request(reqwest::Method::GET, &path);
    let request = match seen {
        Some(version) => request.header("last-event-id", version),
        None => request,
    };
    browser.send(request).await
}

/// Listens until something was said.
async fn hear(stream: &mut reqwest::Response, words: &str) -> String {
    let mut heard = String::new();
    while !heard.contains(words) {
        let chunk = tokio::time::timeout(std::time::Duration::from_secs(30), stream.chunk()).await;
        heard.push_str(&String::from_utf8_lossy(&chunk.expect(words).unwrap().expect(words)));
    }
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn the_payer_hears_every_step_in_the_order_of_its_version() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let mut stream = follow(&browser, number.as_str(), None).await;
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    let first = hear(&mut stream, "data: pending").await;
    pay(&world, &number).await;
    let heard = first + &hear(&mut stream, "data: fulfilled").await;
    let versions: Vec<u32> =
        heard.lines().filter_map(|line| line.strip_prefix("id: ")?.trim().parse().ok()).collect();
    assert!(versions.is_sorted_by(|one, next| one < next), "{heard}");
    let last = show(&browser, &number).await.version;
    assert_eq!(versions.last(), Some(&last));
    assert!(!heard.contains("张") && !heard.contains(number.as_str()), "{heard}");

    // Who comes back with the last version hears nothing anew; with an older one, how it stands now.
    let mut again = follow(&browser, number.as_str(), Some(&(last - 1).to_string())).await;
    assert!(hear(&mut again, "data: fulfilled").await.contains(&format!("id: {last}")));
    let mut quiet = follow(&browser, number.as_str(), Some(&last.to_string())).await;
    let silence = tokio::time::timeout(std::time::Duration::from_secs(1), quiet.chunk()).await;
    let said = silence.ok().and_then(|chunk| chunk.unwrap()).unwrap_or_default();
    assert!(!String::from_utf8_lossy(&said).contains("event:"), "{said:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_elses_payment_is_not_there_and_who_asked_stands_in_the_audit() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let before = stored(&world, &number).await;
    let other = world.browser();
    identify(&other, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let asked = async || {
        let lines = world.server.app.store.audit_of(number.as_str()).await.unwrap();
        lines.iter().filter(|line| line.entry.action == "asked-for-anothers").count()
    };
    let text = number.as_str();
    let refused = [
        other.call(ShowPayment, text, &Nothing {}).await.unwrap_err().code,
        other.call(AskPayment, text, &Nothing {}).await.unwrap_err().code,
        other.call(GiveUpPayment, text, &Nothing {}).await.unwrap_err().code,
        problem(follow(&other, text, None).await).await.code,
    ];
    assert_eq!(refused, [ErrorCode::PaymentNotFound; 4]);
    assert_eq!(asked().await, 4);
    assert!(other.call(ListPayments, "", &Nothing {}).await.unwrap().payments.is_empty());
    for nobodys in ["000000000019", "12", "abc"] {
        let code = other.call(ShowPayment, nobodys, &Nothing {}).await.unwrap_err().code;
        assert_eq!(code, ErrorCode::PaymentNotFound, "{nobodys}");
    }
    let after = stored(&world, &number).await;
    assert_eq!((after.status, after.version), (before.status, before.version), "nothing changed");
    let guest = world.browser();
    agree(&guest, ANLAN, None).await;
    let refused = guest.call(ShowPayment, text, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotAllowed);
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_payments_are_listed_by_year_newest_first() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let first = topped_up(&world, &browser, FIFTY).await;
    world.clock.advance(60 * 24 * 60 * 60);
    let browser = zhang(&world).await;
    let second = topped_up(&world, &browser, FIFTY).await;
    let listed = async |year: Option<u16>| {
        let path = year.map_or(String::new(), |year| format!("?year={year}"));
        let request = browser.request(reqwest::Method::GET, &format!("/api/payments{path}"));
        let answer = browser.send(request).await;
        assert!(answer.status().is_success());
        answer.json::<domain::wire::PaymentList>().await.unwrap()
    };
    let numbers = |list: &domain::wire::PaymentList| {
        list.payments.iter().map(|one| one.number.clone()).collect::<Vec<_>>()
    };
    let all = listed(None).await;
    assert_eq!((numbers(&all), all.years), (vec![second.clone(), first.clone()], vec![2027, 2026]));
    assert_eq!(numbers(&listed(Some(2026)).await), [first]);
    assert_eq!(numbers(&listed(Some(2027)).await), [second]);
    assert!(listed(Some(2025)).await.payments.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_shows_what_was_left_unresolved_at_it_by_its_number() {
    let world = World::new().await;
    let browser = world.browser();
    agree(&browser, ANLAN, Some("demo")).await;
    let person = world.outside.person("张秀兰");
    name(&browser, &person.id_number).await.unwrap();
    let code = world.outside.message(person.mobile.as_deref().unwrap(), 1).await;
    give(&browser, &digits(&code)).await.unwrap();
    browser.call(domain::wire::ConfirmName, "", &Nothing {}).await.unwrap();
    let number = pending(&browser, &top_up(FIFTY)).await;
    assert_eq!(stored(&world, &number).await.kiosk, Some(KioskId("demo".to_owned())));

    let kiosk = world.browser();
    let left = async || {
        let request = kiosk.request(reqwest::Method::GET, "/api/kiosk/payments?kiosk=demo");
        let answer = kiosk.send(request).await;
        assert!(answer.status().is_success(), "{}", answer.status());
        answer.json::<serde_json::Value>().await.unwrap()["payments"].clone()
    };
    let shown = left().await;
    let mut fields: Vec<_> = shown[0].as_object().unwrap().keys().cloned().collect();
    fields.sort();
    assert_eq!((shown.as_array().unwrap().len(), &shown[0]["number"]), (1, &json!(number)));
    assert_eq!(fields, ["amount", "begun_at", "number", "status"]);
    payer(&world, &number, "pay", json!({"amount": 1})).await;
    comes(&world, &number, PaymentStatus::Suspended).await;
    assert_eq!(left().await[0]["status"], "suspended");
    world.clock.advance(25 * 60 * 60);
    assert_eq!(left().await, json!([]), "after a day it is the clerks' alone");
    let elsewhere = kiosk.request(reqwest::Method::GET, "/api/kiosk/payments?kiosk=nowhere");
    assert!(kiosk.send(elsewhere).await.status().is_client_error());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_node_has_heard_is_told_within_seconds() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let mut stream = follow(&browser, number.as_str(), None).await;
    hear(&mut stream, "data: pending").await;
    // What goes past this node's hub is not told at once.
    let store = &world.server.app.store;
    let elsewhere = async || {
        let payment = Box::new(PaymentRecord { due_at: None, ..stored(&world, &number).await });
        let version = payment.version + 1;
        let put = Change::Money(MoneyChange::PutPayment { payment, history: None });
        store.commit(vec![put]).await.ok().map(|_| version)
    };
    let version = crate::world::until("a commit", elsewhere).await;
    let said = format!("id: {version}");
    let told = hear(&mut stream, &said);
    tokio::time::timeout(std::time::Duration::from_secs(6), told).await.expect("not only with the heartbeat");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_payment_is_listed_in_the_time_in_which_it_was_paid() {
    let world = World::new().await;
    let browser = zhang(&world).await;
    let number = pending(&browser, &top_up(FIFTY)).await;
    let begun = stored(&world, &number).await;
    // A gateway tells whole seconds.
    world.clock.advance(2);
    pay(&world, &number).await;
    let paid = comes(&world, &number, PaymentStatus::Fulfilled).await;
    let (begun_at, paid_at) = (begun.begun_at, paid.paid_at.unwrap());
    assert!(begun_at < paid_at);
    let listed = async |from: Moment, before: Moment| {
        let found = world.server.app.store.paid_by(&paid.payer, from, before, 10).await.unwrap();
        found.into_iter().map(|payment| payment.number).collect::<Vec<_>>()
    };
    assert_eq!(listed(begun_at, paid_at).await, [], "begun is not paid");
    assert_eq!(listed(paid_at, paid_at.plus_seconds(1)).await, std::slice::from_ref(&number));
    let request =
        browser.request(reqwest::Method::GET, &format!("{PAYMENT_STATEMENT}?from=2026-11-01&to=2026-11-30"));
    let answer = browser.send(request).await;
    assert!(answer.status().is_success() && answer.headers()["content-type"] == "application/pdf");
}
