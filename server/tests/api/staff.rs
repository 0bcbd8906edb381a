//! Staff: sign-in, regions, two clerks on one case, the audit.

use domain::{
    application::Status,
    problem::ErrorCode,
    wire::path_with,
    wire::{
        Nothing,
        staff::{
            AtVersion, CASE_EVENTS, CASE_ORIGINAL, CASE_PHOTO, CaseFilter, Credentials, Decide, Decided,
            Decision, HandOver, Handover, ListCases, RevealId, ShowCase, ShowSession, SignIn, SignOut,
            TakeUp, Wanted,
        },
    },
};
use reqwest::Method;

use crate::{
    browser::problem,
    journey::{applied, approve, case, choose, decide, reaches, sign_in, take_up},
    world::World,
};

fn credentials(name: &str, password: &str) -> Credentials {
    Credentials { name: name.to_owned(), password: password.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_lock_the_account_and_names_are_not_told_apart() {
    let world = World::new().await;
    let desk = world.desk();
    for name in ["wang", "nobody"] {
        for _ in 0..5 {
            let refused = desk.call(SignIn, "", &credentials(name, "guess")).await.unwrap_err();
            assert_eq!(refused.code, ErrorCode::SignInFailed);
        }
        let locked = desk.call(SignIn, "", &credentials(name, "demo-wang")).await.unwrap_err();
        assert_eq!(locked.code, ErrorCode::Locked, "{name}");
    }
    world.clock.advance(15 * 60 + 1);
    sign_in(&desk, "wang").await;
    let shown = desk.call(ShowSession, "", &Nothing {}).await.unwrap();
    assert!(shown.demo && shown.name == "wang");
    desk.call(SignOut, "", &Nothing {}).await.unwrap();
    assert_eq!(desk.call(ShowSession, "", &Nothing {}).await.unwrap_err().code, ErrorCode::NotSignedIn);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_ends_by_itself() {
    let world = World::new().await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    for _ in 0..23 {
        world.clock.advance(31 * 60);
        desk.call(ShowSession, "", &Nothing {}).await.unwrap();
    }
    world.clock.advance(31 * 60);
    let refused = desk.call(ShowSession, "", &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotSignedIn, "after twelve hours");
    sign_in(&desk, "wang").await;
    world.clock.advance(61 * 60);
    assert!(desk.call(ShowSession, "", &Nothing {}).await.is_err(), "after an hour of nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn clerks_see_their_own_region_only() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let (wang, zhao) = (world.desk(), world.desk());
    sign_in(&wang, "wang").await;
    sign_in(&zhao, "zhao").await;
    let all = CaseFilter::default();
    let listed = wang.call(ListCases, "", &all).await.unwrap();
    assert_eq!((listed.waiting, listed.cases.len()), (1, 1));
    assert_eq!(listed.cases[0].name.as_str(), "张*兰");
    assert!(!listed.cases[0].late);
    let often = CaseFilter { statuses: [Status::Submitted, Status::Approved].repeat(1000), ..all.clone() };
    assert_eq!(wang.call(ListCases, "", &often).await.unwrap().cases.len(), 1, "each counts once");
    let none = CaseFilter { statuses: vec![Status::Approved], ..all.clone() };
    assert!(wang.call(ListCases, "", &none).await.unwrap().cases.is_empty());
    let prefix = CaseFilter { reference: application.reference.as_str()[..4].to_owned(), ..all.clone() };
    assert_eq!(wang.call(ListCases, "", &prefix).await.unwrap().cases.len(), 1);
    assert!(zhao.call(ListCases, "", &all).await.unwrap().cases.is_empty());

    let reference = application.reference.as_str();
    let at = AtVersion { version: 1 };
    let shown = Handover {
        reference: application.reference.clone(),
        pickup_code: "000000".to_owned(),
        id_number: person.id_number,
    };
    let refused = [
        zhao.call(ShowCase, reference, &Nothing {}).await.map(drop).unwrap_err(),
        zhao.call(TakeUp, reference, &at).await.map(drop).unwrap_err(),
        zhao.call(RevealId, reference, &Nothing {}).await.map(drop).unwrap_err(),
    ];
    assert!(refused.iter().all(|problem| problem.code == ErrorCode::NotFound));
    assert_eq!(zhao.call(HandOver, "", &shown.compared()).await.unwrap_err().code, ErrorCode::PickupMismatch);
    for path in [CASE_PHOTO, CASE_ORIGINAL] {
        let picture = || path_with(path, reference);
        let seen = wang.send(wang.request(Method::GET, &picture())).await;
        assert_eq!(
            (seen.status().as_u16(), seen.headers()["cache-control"].as_bytes()),
            (200, &b"no-store"[..])
        );
        let hidden = zhao.send(zhao.request(Method::GET, &picture())).await;
        assert_eq!(problem(hidden).await.code, ErrorCode::NotFound);
        let resident = browser.send(browser.request(Method::GET, &picture())).await;
        assert_eq!(problem(resident).await.code, ErrorCode::NotFound, "the residents' side has no such path");
    }
    world.clock.advance(7 * 24 * 60 * 60);
    sign_in(&wang, "wang").await;
    assert!(wang.call(ListCases, "", &all).await.unwrap().cases[0].late);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_clerks_the_second_is_told() {
    let world = World::new().await;
    let (_, _, application) = applied(&world).await;
    let reference = application.reference;
    let (wang, li) = (world.desk(), world.desk());
    sign_in(&wang, "wang").await;
    sign_in(&li, "li").await;
    let at = AtVersion { version: case(&li, &reference).await.version };
    take_up(&wang, &reference).await.unwrap();
    let late = li.call(TakeUp, reference.as_str(), &at).await.unwrap_err();
    assert_eq!(late.code, ErrorCode::StaleVersion);
    let not_theirs = decide(&li, &reference, Decision::Approve).await.unwrap_err();
    assert_eq!(not_theirs.code, ErrorCode::NotAllowed);
    let old = Decided { version: at.version, decision: Decision::Approve, papers_seen: true };
    let stale = wang.call(Decide, reference.as_str(), &old).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    let nothing = decide(&wang, &reference, Decision::AskFor(Wanted::default())).await.unwrap_err();
    assert_eq!(nothing.code, ErrorCode::Malformed);
    let version = case(&wang, &reference).await.version;
    let twice = Decided { version, decision: Decision::Approve, papers_seen: true };
    let (one, other) = tokio::join!(
        wang.call(Decide, reference.as_str(), &twice),
        wang.call(Decide, reference.as_str(), &twice)
    );
    assert_eq!(usize::from(one.is_ok()) + usize::from(other.is_ok()), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_case_under_review_can_be_taken_over_by_another_clerk() {
    let world = World::new().await;
    let (_, _, application) = applied(&world).await;
    let reference = application.reference;
    let (wang, li) = (world.desk(), world.desk());
    sign_in(&wang, "wang").await;
    sign_in(&li, "li").await;
    let taken = take_up(&wang, &reference).await.unwrap();
    assert_eq!(take_up(&wang, &reference).await.unwrap().version, taken.version, "it is theirs already");
    let old = AtVersion { version: taken.version - 1 };
    let stale = li.call(TakeUp, reference.as_str(), &old).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    let over = take_up(&li, &reference).await.unwrap();
    assert_eq!((over.row.status, over.assigned.as_deref()), (Status::UnderReview, Some("li")));
    let not_theirs = decide(&wang, &reference, Decision::Approve).await.unwrap_err();
    assert_eq!(not_theirs.code, ErrorCode::NotAllowed);
    let audit = world.server.app.store.audit_of(reference.as_str()).await.unwrap();
    let last = &audit.last().unwrap().entry;
    assert_eq!((last.actor.as_str(), last.action.as_str()), ("li", "taken-up"));
    decide(&li, &reference, Decision::Approve).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn looking_at_a_whole_number_leaves_a_trace() {
    let world = World::new().await;
    let (_, person, application) = applied(&world).await;
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    let revealed = wang.call(RevealId, application.reference.as_str(), &Nothing {}).await.unwrap();
    assert_eq!(revealed.id_number, person.id_number);
    let audit = world.server.app.store.audit_of(application.reference.as_str()).await.unwrap();
    let last = &audit.last().unwrap().entry;
    assert_eq!((last.actor.as_str(), last.action.as_str()), ("wang", "revealed-id"));
}

#[tokio::test(flavor = "multi_thread")]
async fn pickup_codes_cannot_be_tried_out() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    approve(&wang, &application.reference).await;
    choose(&browser, &application.reference, "anlan-02").await.unwrap();
    let ready = reaches(&browser, &application.reference, Status::Ready).await;
    let code = ready.pickup_code.unwrap();
    let shown = |pickup_code: &str| Handover {
        reference: application.reference.clone(),
        pickup_code: pickup_code.to_owned(),
        id_number: person.id_number.clone(),
    };
    for _ in 0..5 {
        let refused = wang.call(HandOver, "", &shown("00000x").compared()).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::PickupMismatch);
    }
    assert_eq!(wang.call(HandOver, "", &shown(&code).compared()).await.unwrap_err().code, ErrorCode::Locked);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_console_hears_of_its_own_region() {
    let world = World::new().await;
    let wang = world.desk();
    sign_in(&wang, "wang").await;
    let mut events = wang.send(wang.request(Method::GET, CASE_EVENTS)).await;
    let (_, _, application) = applied(&world).await;
    let expected = format!("data: {}", application.reference);
    let mut heard = String::new();
    while !heard.contains(&expected) {
        heard.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
    }
    assert!(heard.contains("event: changed"));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_clerks_do_among_themselves_does_not_begin_the_waiting_anew_and_the_longest_stands_on_top() {
    let world = World::new().await;
    let (_, _, first) = applied(&world).await;
    world.clock.advance(60);
    let (browser, other) = (world.browser(), world.outside.person("龚䶮𠮷"));
    let second = crate::journey::apply(&browser, &world, &other, sandbox::people::ANLAN).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let handed_in = case(&desk, &first.reference).await.row.since;
    world.clock.advance(10 * 60);
    let taken = take_up(&desk, &first.reference).await.unwrap();
    assert_eq!(taken.row.since, handed_in);
    let listed = desk.call(ListCases, "", &CaseFilter::default()).await.unwrap().cases;
    let order: Vec<_> = listed.iter().map(|row| &row.reference).collect();
    assert_eq!(order, [&first.reference, &second.reference]);
    let granted = decide(&desk, &first.reference, Decision::Approve).await.unwrap();
    assert!(granted.row.since > handed_in, "then it is the resident's turn");
}
