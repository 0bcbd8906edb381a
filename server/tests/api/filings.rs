//! Filing for care elsewhere: filed once, decided by the core, taken back, over; and nothing lost while the core is silent.

use std::time::Duration;

use domain::{
    filing::{FilingEvent, FilingStatus, KindId, RefuseReason, Sought},
    machine::Actor,
    moment::iso_date,
    problem::{ErrorCode, Problem},
    region::RegionCode,
    wire::{
        File, Filed, FilingKey, FilingList, FilingView, FilingWithdrawn, ListFilings, NewFiling, Nothing,
        ShowFilingRule, WithdrawFiling,
    },
};
use sandbox::people::{ANLAN, YUNLING};
use serde_json::{Value, json};
use time::Date;
use uuid::Uuid;

use crate::{
    browser::{Browser, problem},
    losses::come,
    world::{World, until},
};

const DAY: i64 = 24 * 60 * 60;

fn day(text: &str) -> Date {
    iso_date::parse(text).unwrap()
}

pub(crate) fn sought(kind: &str, place: &str, from: &str, until: Option<&str>) -> Sought {
    Sought {
        kind: KindId(kind.to_owned()),
        place: RegionCode::try_from(place.to_owned()).unwrap(),
        from: day(from),
        until: until.map(day),
        promised: true,
    }
}

/// A filing by promise from today on, for Beijing.
pub(crate) fn promised() -> NewFiling {
    NewFiling {
        key: FilingKey(Uuid::from_u128(7)),
        sought: sought("household", "110000", "2026-11-23", None),
    }
}

/// A filing by papers, for Shanghai.
fn by_papers() -> NewFiling {
    let sought = sought("referred", "310000", "2026-11-23", Some("2027-01-31"));
    NewFiling { key: FilingKey(Uuid::from_u128(8)), sought }
}

pub(crate) async fn file(browser: &Browser, new: &NewFiling) -> Result<Filed, Problem> {
    browser.call(File, "", new).await
}

pub(crate) async fn list(browser: &Browser) -> FilingList {
    browser.call(ListFilings, "", &Nothing {}).await.unwrap()
}

/// The one filing of a list that was made here, once it stands so.
pub(crate) async fn stands(browser: &Browser, status: FilingStatus) -> FilingView {
    until("the core's word", async || {
        let made = list(browser).await.filings.into_iter().find(|one| one.reference.is_some());
        tokio::time::sleep(Duration::from_millis(100)).await;
        made.filter(|made| made.status == status)
    })
    .await
}

pub(crate) async fn withdraw(browser: &Browser, filing: &FilingView) -> Result<FilingView, Problem> {
    let reference = filing.reference.as_ref().unwrap();
    browser.call(WithdrawFiling, reference.as_str(), &FilingWithdrawn { version: filing.version }).await
}

/// What happened to a filing, and what the audit has of it.
async fn told(world: &World, filing: &FilingView) -> (Vec<(Option<FilingEvent>, Actor)>, Vec<String>) {
    let store = &world.server.app.store;
    let record = store.filing_by_reference(filing.reference.as_ref().unwrap()).await.unwrap().unwrap();
    let history = store.filing_history(record.id).await.unwrap();
    let audit = store.audit_of(&record.id.0.to_string()).await.unwrap();
    (
        history.iter().map(|line| (line.event, line.actor)).collect(),
        audit.into_iter().map(|line| line.entry.action).collect(),
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rule_is_public_and_the_two_regions_differ_in_it() {
    let world = World::new().await;
    let browser = world.browser();
    let here = browser.call(ShowFilingRule, ANLAN, &Nothing {}).await.unwrap();
    let there = browser.call(ShowFilingRule, YUNLING, &Nothing {}).await.unwrap();
    assert_eq!((here.provinces.len(), &here.provinces), (31, &there.provinces));
    assert_ne!((here.filed, here.unfiled), (there.filed, there.unfiled));
    assert_ne!(here.rule.ahead_days, there.rule.ahead_days);
    for kind in &here.rule.kinds {
        assert!(there.rule.kind(&kind.id).is_none(), "{:?}", kind.id);
        assert!(there.rule.kinds.iter().all(|other| other.name != kind.name && other.papers != kind.papers));
    }
    let missing = browser.call(ShowFilingRule, "110000", &Nothing {}).await.unwrap_err();
    assert_eq!(missing.code, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_granted_at_once_and_told_and_taken_back() {
    let world = World::new().await;
    let person = world.outside.person("龚䶮𠮷");
    let browser = come(&world, &person, ANLAN).await;
    assert_eq!(list(&browser).await.filings, []);
    let filed = file(&browser, &promised()).await.unwrap();
    assert_eq!((filed.already_open, filed.filing.status), (false, FilingStatus::Submitted));
    let granted = stands(&browser, FilingStatus::Granted).await;
    assert_eq!((granted.version, granted.until), (2, None));
    let mobile = person.mobile.as_deref().unwrap();
    until("the message", async || {
        let inbox = world.outside.inbox(mobile).await;
        inbox
            .iter()
            .any(|message| message.text.contains("备案") && message.text.contains("已生效"))
            .then_some(())
    })
    .await;
    let back = withdraw(&browser, &granted).await.unwrap();
    assert_eq!((back.status, back.version), (FilingStatus::Withdrawn, 3));
    let again = withdraw(&browser, &back).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::WrongStep);
    let stale = withdraw(&browser, &granted).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    let (history, audit) = told(&world, &back).await;
    assert_eq!(
        history,
        [
            (None, Actor::Resident),
            (Some(FilingEvent::Granted), Actor::Core),
            (Some(FilingEvent::Withdrawn), Actor::Resident),
        ]
    );
    assert_eq!(audit, ["filing-handed-in", "filing-granted", "filing-withdrawn"]);
    until("the core's word", async || {
        let listed = world.server.app.core.filings(&region(ANLAN), &person.id_number).await.unwrap();
        (listed[0].word.status == FilingStatus::Withdrawn).then_some(())
    })
    .await;
}

pub(crate) fn region(code: &str) -> RegionCode {
    RegionCode::try_from(code.to_owned()).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn papers_are_looked_at_and_may_be_refused() {
    let world = World::new().await;
    let person = world.outside.person("龚䶮𠮷");
    let browser = come(&world, &person, ANLAN).await;
    world.outside.turn("filing_desk", "wait".into()).await;
    file(&browser, &by_papers()).await.unwrap();
    assert_eq!(stands(&browser, FilingStatus::UnderReview).await.refusal, None);
    world.outside.turn("filing_desk", "refuse".into()).await;
    let refused = stands(&browser, FilingStatus::Refused).await;
    assert_eq!(refused.refusal, Some(RefuseReason::Papers));
    // What was refused is in the way of nothing.
    world.outside.turn("filing_desk", "usual".into()).await;
    let again = NewFiling { key: FilingKey(Uuid::from_u128(9)), ..by_papers() };
    assert!(!file(&browser, &again).await.unwrap().already_open);
    stands(&browser, FilingStatus::UnderReview).await;
    world.clock.advance(61);
    let filings = until("the grant", async || {
        let filings = list(&browser).await.filings;
        tokio::time::sleep(Duration::from_millis(100)).await;
        filings.iter().any(|one| one.status == FilingStatus::Granted).then_some(filings)
    })
    .await;
    assert_eq!(filings.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn taps_retries_and_devices_make_one_filing() {
    let world = World::new().await;
    let person = world.outside.person("龚䶮𠮷");
    let (kiosk, phone) = (come(&world, &person, ANLAN).await, come(&world, &person, ANLAN).await);
    let promise = promised();
    let (one, other) = tokio::join!(file(&kiosk, &promise), file(&kiosk, &promise));
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_eq!(one.filing.reference, other.filing.reference);
    let elsewhere = NewFiling { key: FilingKey(Uuid::from_u128(99)), ..promised() };
    let at_phone = file(&phone, &elsewhere).await.unwrap();
    assert_eq!((at_phone.already_open, &at_phone.filing.reference), (true, &one.filing.reference));
    stands(&kiosk, FilingStatus::Granted).await;
    let late = file(&kiosk, &promised()).await.unwrap();
    assert_eq!((late.already_open, late.filing.status), (false, FilingStatus::Granted));
    let reused = NewFiling { sought: by_papers().sought, ..promised() };
    assert_eq!(file(&kiosk, &reused).await.unwrap_err().code, ErrorCode::KeyReused);
    assert_eq!(list(&phone).await.filings.len(), 1);
    let core = world.server.app.core.filings(&region(ANLAN), &person.id_number).await.unwrap();
    assert_eq!(core.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_while_the_core_is_silent() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = come(&world, &person, ANLAN).await;
    let elsewhere = list(&browser).await;
    assert!(elsewhere.core_heard);
    let made_elsewhere: Vec<_> = elsewhere.filings.iter().map(|one| (one.status, one.version)).collect();
    assert_eq!(made_elsewhere, [(FilingStatus::Granted, 0), (FilingStatus::Ended, 0)]);

    world.outside.knob("core_down", true).await;
    file(&browser, &promised()).await.unwrap();
    let alone = list(&browser).await;
    assert_eq!((alone.core_heard, alone.filings.len()), (false, 1));
    assert_eq!(alone.filings[0].status, FilingStatus::Submitted);
    let world = world.restart().await;
    let browser = come_back(&world, &browser);
    world.outside.knob("core_down", false).await;
    // The first answers get lost: the core has it, and is asked again.
    world.outside.knob("filing_unanswered", true).await;
    world.clock.advance(120);
    until("the core to have it", async || {
        let listed = world.server.app.core.filings(&region(ANLAN), &person.id_number).await;
        (listed.is_ok_and(|listed| listed.len() == 3)).then_some(())
    })
    .await;
    world.outside.knob("filing_unanswered", false).await;
    world.clock.advance(120);
    stands(&browser, FilingStatus::Granted).await;
    let whole = list(&browser).await;
    assert_eq!((whole.core_heard, whole.filings.len()), (true, 3));
}

/// The same browser before a server that was started again.
fn come_back(world: &World, before: &Browser) -> Browser {
    let browser = world.browser();
    for name in ["__Host-visit", "__Host-device"] {
        if let Some(value) = before.cookie(name) {
            browser.set_cookie(name, &value);
        }
    }
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn a_core_that_answers_otherwise_than_it_should_is_survived() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let browser = come(&world, &person, ANLAN).await;
    let plain = list(&browser).await.filings;
    for fault in ["compact-dates", "doubled", "bare", "numbers"] {
        world.outside.turn("core_fault", fault.into()).await;
        let told = list(&browser).await;
        assert!(told.core_heard, "{fault}");
        assert_eq!(told.filings, plain, "{fault}");
    }
    for fault in ["closed", "twice", "cut", "strange"] {
        world.outside.turn("core_fault", fault.into()).await;
        assert!(!list(&browser).await.core_heard, "{fault}");
    }
    file(&browser, &promised()).await.unwrap();
    world.outside.turn("core_fault", "none".into()).await;
    world.clock.advance(120);
    stands(&browser, FilingStatus::Granted).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn days_and_places_that_cannot_be_are_refused() {
    let world = World::new().await;
    let browser = come(&world, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    for (kind, place, from, until, code) in [
        ("household", "110000", "2026-11-22", None, ErrorCode::FilingPeriod),
        ("household", "110000", "2027-02-22", None, ErrorCode::FilingPeriod),
        ("referred", "110000", "2026-11-23", None, ErrorCode::FilingPeriod),
        ("referred", "110000", "2026-11-23", Some("2026-11-22"), ErrorCode::FilingPeriod),
        ("referred", "110000", "2026-11-23", Some("2027-05-23"), ErrorCode::FilingPeriod),
        ("household", "110000", "2026-11-23", Some("2027-05-22"), ErrorCode::StaleVersion),
        ("settled", "110000", "2026-11-23", None, ErrorCode::StaleVersion),
        ("household", ANLAN, "2026-11-23", None, ErrorCode::FilingPlace),
        ("household", "330000", "2026-11-23", None, ErrorCode::FilingPlace),
        ("household", "339902", "2026-11-23", None, ErrorCode::FilingPlace),
        ("household", "990000", "2026-11-23", None, ErrorCode::FilingPlace),
    ] {
        let new = NewFiling { sought: sought(kind, place, from, until), ..promised() };
        assert_eq!(file(&browser, &new).await.unwrap_err().code, code, "{new:?}");
    }
    let silent = Sought { promised: false, ..promised().sought };
    let refused = file(&browser, &NewFiling { sought: silent, ..promised() }).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed);
    for (field, wrong) in [
        ("from", json!("2026-02-30")),
        ("until", json!("2026-02-30")),
        ("until", json!("2026-12-4")),
        ("from", json!("+2026-11-23")),
        ("from", json!(20_261_123)),
        ("place", json!("11")),
        ("more", json!(true)),
    ] {
        let mut body: Value = serde_json::to_value(promised()).unwrap();
        body["sought"][field] = wrong;
        let request = browser.request(reqwest::Method::POST, "/api/filings").json(&body);
        assert_eq!(problem(browser.send(request).await).await.code, ErrorCode::Malformed, "{field}");
    }
    assert_eq!(list(&browser).await.filings, []);
    let city = NewFiling { sought: sought("household", "330100", "2026-11-23", None), ..promised() };
    file(&browser, &city).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_alone_are_seen_and_taken_back() {
    let world = World::new().await;
    let owner = come(&world, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    let filed = file(&owner, &promised()).await.unwrap().filing;
    let stranger = come(&world, &world.outside.person("买买提·艾力"), YUNLING).await;
    assert_eq!(list(&stranger).await.filings, []);
    assert_eq!(withdraw(&stranger, &filed).await.unwrap_err().code, ErrorCode::NotFound);
    let reference = filed.reference.clone().unwrap();
    let audit = world.server.app.store.audit_of(reference.as_str()).await.unwrap();
    assert!(audit.iter().any(|line| line.entry.action == "asked-for-anothers"));
    for forged in ["000000001", "1", "abc"] {
        let refused = owner.call(WithdrawFiling, forged, &FilingWithdrawn { version: 1 }).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{forged}");
    }
    let nobody = world.browser();
    assert_eq!(file(&nobody, &promised()).await.unwrap_err().code, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_filing_ends_after_its_last_day() {
    let world = World::new().await;
    let person = world.outside.person("龚䶮𠮷");
    let browser = come(&world, &person, ANLAN).await;
    let short = sought("emergency", "310000", "2026-11-18", Some("2026-11-24"));
    let new = NewFiling { sought: short, ..promised() };
    file(&browser, &new).await.unwrap();
    let granted = stands(&browser, FilingStatus::Granted).await;
    world.clock.advance(2 * DAY);
    let store = &world.server.app.store;
    until("the end", async || {
        let found = store.filing_by_reference(granted.reference.as_ref().unwrap()).await.unwrap().unwrap();
        tokio::time::sleep(Duration::from_millis(50)).await;
        (found.status == FilingStatus::Ended).then_some(())
    })
    .await;
    let (history, _) = told(&world, &granted).await;
    assert_eq!(history.last().unwrap(), &(Some(FilingEvent::Ended), Actor::Timer));
}
