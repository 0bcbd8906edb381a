//! The whole way, from the consent to the handover, and what it leaves.

use domain::{
    application::{Ask, Event, PhotoReason, RejectReason, Status},
    outlet::OutletId,
    problem::ErrorCode,
    wire::{
        APPLICATION_EVENTS, BeginVisit, ChooseOutlet, ChosenOutlet, EndVisit, GiveInfo, GivenInfo, InHandsOf,
        ListOutlets, Nothing, PHOTO, ShowVisit, Submit, Track, TrackQuery, path_with,
        staff::{AtVersion, Decision, HandOver, Handover, Settle, Wanted},
    },
};
use sandbox::people::{ANLAN, YUNLING};

use crate::{
    journey::{
        agree, answer_all, applied, apply, approve, case, choose, consent, decide, declared, identify,
        photograph, reaches, region, sign_in, take_up, view,
    },
    world::{World, digits, until},
};

#[tokio::test(flavor = "multi_thread")]
async fn a_card_is_replaced_from_the_consent_to_the_handover() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let reference = application.reference;
    assert_eq!(application.progress.status, Status::Submitted);
    assert_eq!(application.progress.in_hands_of, InHandsOf::Agency);
    assert_eq!(application.progress.promised.unwrap().to_string(), "2026-11-26", "three working days");

    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &reference).await;
    let mobile = person.mobile.as_deref().unwrap();
    assert!(world.outside.message(mobile, 2).await.text.contains(&reference.grouped()));

    let chosen = choose(&browser, &reference, "anlan-01").await.unwrap();
    assert_eq!(chosen.progress.status, Status::OutletChosen);
    assert!(chosen.held_until.is_none() && chosen.outlet.is_some());
    let ready = reaches(&browser, &reference, Status::Ready).await;
    let code = ready.pickup_code.unwrap();
    assert_eq!(digits(&world.outside.message(mobile, 3).await), code);

    let shown = |pickup_code: &str| Handover {
        reference: reference.clone(),
        pickup_code: pickup_code.to_owned(),
        id_number: person.id_number.clone(),
    };
    let wrong = if code == "000000" { "000001" } else { "000000" };
    let refused = desk.call(HandOver, "", &shown(wrong).compared()).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::PickupMismatch);
    let handed = desk.call(HandOver, "", &shown(&code).compared()).await.unwrap();
    assert_eq!(handed.row.status, Status::Collected);
    let events: Vec<Event> = handed.progress.history.iter().filter_map(|entry| entry.event).collect();
    assert_eq!(
        events,
        [
            Event::TakenUp,
            Event::Approved,
            Event::OutletChosen,
            Event::ProductionStarted,
            Event::Shipped,
            Event::Arrived,
            Event::HandedOver
        ]
    );
    assert_eq!(view(&browser, &reference).await.pickup_code, None, "it is used up");
    assert_eq!(world.server.app.store.check_audit().await.unwrap().map(|entries| entries > 10), Ok(true));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_is_settled_at_the_counter() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("和志明"));
    let application = apply(&browser, &world, &person, YUNLING).await;
    assert!(!application.fee.is_zero());
    let desk = world.desk();
    sign_in(&desk, "zhao").await;
    approve(&desk, &application.reference).await;
    let outlets = browser.call(ListOutlets, YUNLING, &Nothing {}).await.unwrap();
    let outlet = &outlets.iter().find(|stock| stock.free > 0).unwrap().outlet.id;
    let due = choose(&browser, &application.reference, &outlet.0).await.unwrap();
    assert_eq!((due.progress.status, due.progress.in_hands_of), (Status::FeeDue, InHandsOf::Resident));
    let version = case(&desk, &application.reference).await.version;
    let paid = desk.call(Settle, application.reference.as_str(), &AtVersion { version }).await.unwrap();
    assert_eq!(paid.row.status, Status::Paid);
    reaches(&browser, &application.reference, Status::Ready).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn handing_in_is_one_commit_and_a_second_tap_finds_the_first() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let photo = photograph(&browser).await;
    let version = answer_all(&browser, photo).await;
    let store = &world.server.app.store;
    until("quiet", async || store.next_job_at().await.unwrap().is_none().then_some(())).await;

    let before = store.commits();
    let submitted = browser.call(Submit, "", &declared(version)).await.unwrap();
    assert_eq!(store.commits() - before, 1);
    let reference = submitted.application.reference;
    let again = browser.call(Submit, "", &declared(version)).await.unwrap();
    assert!(again.already_open && again.application.reference == reference);
    assert_eq!(store.commits() - before, 1, "the second tap writes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn two_taps_at_once_make_one_application() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let photo = photograph(&browser).await;
    let declaration = declared(answer_all(&browser, photo).await);
    let taps = futures::future::join_all((0..6).map(|_| browser.call(Submit, "", &declaration))).await;
    let answers: Vec<_> = taps.into_iter().map(Result::unwrap).collect();
    assert_eq!(answers.iter().filter(|answer| !answer.already_open).count(), 1);
    let first = &answers[0].application.reference;
    assert!(answers.iter().all(|answer| answer.application.reference == *first));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_asked_for_is_given_and_the_same_clerk_goes_on() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let reference = application.reference;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &reference).await.unwrap();
    decide(
        &desk,
        &reference,
        Decision::AskFor(Wanted { asks: vec![Ask::NewPhoto], photo: vec![PhotoReason::TooDark] }),
    )
    .await
    .unwrap();
    let asked = view(&browser, &reference).await;
    assert_eq!((asked.progress.status, &asked.progress.asks[..]), (Status::NeedsInfo, &[Ask::NewPhoto][..]));

    let mut given = GivenInfo { version: asked.version, ..GivenInfo::default() };
    let refused = browser.call(GiveInfo, reference.as_str(), &given).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::DraftIncomplete);
    given.photo = Some(photograph(&browser).await);
    let unasked = Some("13800001234".to_owned().try_into().unwrap());
    let more = GivenInfo { mobile: unasked, ..given.clone() };
    let refused = browser.call(GiveInfo, reference.as_str(), &more).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::Malformed);
    assert_eq!(view(&browser, &reference).await.version, asked.version, "nothing of it counts");
    let back = browser.call(GiveInfo, reference.as_str(), &given).await.unwrap();
    assert_eq!(back.progress.status, Status::UnderReview);
    assert_ne!(back.photo, application.photo);
    let reject = Decision::Reject(vec![RejectReason::DetailsDoNotMatch]);
    decide(&desk, &reference, reject).await.unwrap();
    let rejected = view(&browser, &reference).await.progress;
    assert_eq!(rejected.reject_reasons, [RejectReason::DetailsDoNotMatch]);
    assert_eq!(rejected.in_hands_of, InHandsOf::Nobody);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_an_answer_the_application_ends() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    decide(
        &desk,
        &application.reference,
        Decision::AskFor(Wanted { asks: vec![Ask::Address], photo: vec![] }),
    )
    .await
    .unwrap();
    world.clock.advance(16 * 24 * 60 * 60);
    let store = &world.server.app.store;
    until("the end", async || {
        let stored = store.application(&application.reference).await.unwrap().unwrap();
        (stored.status == Status::Expired).then_some(())
    })
    .await;
    let query = TrackQuery { reference: application.reference, id_number: person.id_number };
    let tracked = browser.call(Track, "", &query).await.unwrap();
    assert_eq!(tracked.history.last().unwrap().event, Some(Event::AnswerLapsed));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_blank_goes_to_one_and_the_other_is_offered_the_nearest() {
    let world = World::new().await;
    world.outside.knob("cards_down", true).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    let mut waiting = Vec::new();
    for name in ["张秀兰", "龚䶮𠮷"] {
        let (browser, person) = (world.browser(), world.outside.person(name));
        let application = apply(&browser, &world, &person, ANLAN).await;
        approve(&desk, &application.reference).await;
        waiting.push((browser, application.reference));
    }
    let (first, second) = (&waiting[0], &waiting[1]);
    choose(&first.0, &first.1, "anlan-03").await.unwrap();
    let refused = choose(&second.0, &second.1, "anlan-03").await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::OutOfStock);
    let offered: Vec<_> = refused.outlets.iter().map(|id| id.0.as_str()).collect();
    assert_eq!(offered.len(), 3);
    assert_eq!(offered[0], "anlan-01", "the nearest first");
    assert_eq!(view(&second.0, &second.1).await.progress.status, Status::Approved, "the approval is kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fee_that_is_not_paid_gives_the_blank_back_and_keeps_the_approval() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("和志明"));
    let application = apply(&browser, &world, &person, YUNLING).await;
    let desk = world.desk();
    sign_in(&desk, "zhao").await;
    approve(&desk, &application.reference).await;
    let outlets = browser.call(ListOutlets, YUNLING, &Nothing {}).await.unwrap();
    let before = outlets.into_iter().find(|stock| stock.free > 0).unwrap();
    let due = choose(&browser, &application.reference, &before.outlet.id.0).await.unwrap();
    assert!(due.held_until.is_some());
    world.clock.advance(73 * 60 * 60);
    let visitor = world.browser();
    until("the blank", async || {
        let stock = visitor.call(ListOutlets, YUNLING, &Nothing {}).await.unwrap();
        stock
            .iter()
            .any(|stock| stock.outlet.id == before.outlet.id && stock.free == before.free)
            .then_some(())
    })
    .await;
    let kept = world.server.app.store.application(&application.reference).await.unwrap().unwrap();
    assert_eq!((kept.status, kept.outlet), (Status::Approved, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_taps_on_an_outlet_one_counts() {
    let world = World::new().await;
    world.outside.knob("cards_down", true).await;
    let (browser, _, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    approve(&desk, &application.reference).await;
    let version = view(&browser, &application.reference).await.version;
    let chosen = ChosenOutlet { outlet: OutletId("anlan-01".to_owned()), version };
    let (one, other) = tokio::join!(
        browser.call(ChooseOutlet, application.reference.as_str(), &chosen),
        browser.call(ChooseOutlet, application.reference.as_str(), &chosen),
    );
    let refused: Vec<_> =
        [one, other].into_iter().filter_map(Result::err).map(|problem| problem.code).collect();
    assert_eq!(refused, [ErrorCode::StaleVersion]);
    let stock = browser.call(ListOutlets, ANLAN, &Nothing {}).await.unwrap();
    let held = stock.iter().find(|stock| stock.outlet.id.0 == "anlan-01").unwrap();
    assert_eq!(held.free, held.outlet.blanks - 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_keeps_everything() {
    let world = World::new().await;
    let (browser, person, application) = applied(&world).await;
    let token = browser.cookie("__Host-visit").unwrap();
    let world = world.restart().await;
    let browser = world.browser();
    browser.set_cookie("__Host-visit", &token);
    let same = view(&browser, &application.reference).await;
    assert_eq!(same.progress.history, application.progress.history);
    let photo = browser.request(reqwest::Method::GET, &path_with(PHOTO, &same.photo.0.to_string()));
    let answer = browser.send(photo).await;
    assert_eq!(answer.headers()["content-type"], "image/jpeg");
    assert!(answer.bytes().await.unwrap().starts_with(&[0xff, 0xd8, 0xff]));
    let query = TrackQuery { reference: application.reference, id_number: person.id_number };
    assert_eq!(browser.call(Track, "", &query).await.unwrap().status, Status::Submitted);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_resident_sees_a_decision_at_once() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let path = path_with(APPLICATION_EVENTS, application.reference.as_str());
    let mut events = browser.send(browser.request(reqwest::Method::GET, &path)).await;
    assert_eq!(events.headers()["content-type"], "text/event-stream");
    let first = events.chunk().await.unwrap().unwrap();
    assert!(String::from_utf8_lossy(&first).contains("data: submitted"));
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let mut heard = String::new();
    while !heard.contains("data: under-review") {
        heard.push_str(&String::from_utf8_lossy(&events.chunk().await.unwrap().unwrap()));
    }
    assert!(heard.contains("event: changed") && heard.contains("id: 2"), "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_holds_a_few_streams_open_and_none_after_its_end() {
    let world = World::new().await;
    let (browser, _, application) = applied(&world).await;
    let path = path_with(APPLICATION_EVENTS, application.reference.as_str());
    let follow =
        |seen: &str| browser.send(browser.request(reqwest::Method::GET, &format!("{path}?seen={seen}")));
    let mut streams = Vec::new();
    for _ in 0..4 {
        streams.push(follow("1").await);
    }
    assert_eq!(streams[0].headers()["cache-control"], "no-store");
    assert_eq!(follow("1").await.status(), 429, "no seat is left");
    assert_eq!(follow("one").await.status(), 400);
    streams.truncate(1);
    browser.call(EndVisit, "", &Nothing {}).await.unwrap();
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let mut heard = String::new();
    while let Some(chunk) = streams[0].chunk().await.unwrap() {
        heard.push_str(&String::from_utf8_lossy(&chunk));
    }
    assert!(
        !heard.contains("event: changed"),
        "what was seen is not told again, nor anything after the end: {heard}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_ends_when_it_is_ended_and_when_nobody_is_there() {
    let world = World::new().await;
    let browser = world.browser();
    agree(&browser, ANLAN, Some("demo")).await;
    let token = browser.cookie("__Host-visit").unwrap();
    browser.call(EndVisit, "", &Nothing {}).await.unwrap();
    assert_eq!(browser.cookie("__Host-visit"), None);
    browser.set_cookie("__Host-visit", &token);
    let over = browser.call(ShowVisit, "", &Nothing {}).await.unwrap_err();
    assert_eq!(over.code, ErrorCode::NotSignedIn);

    agree(&browser, ANLAN, None).await;
    for _ in 0..3 {
        world.clock.advance(10 * 60);
        browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
    }
    world.clock.advance(15 * 60 + 1);
    let lapsed = browser.call(ShowVisit, "", &Nothing {}).await.unwrap_err();
    assert_eq!(lapsed.code, ErrorCode::NotSignedIn);

    let old = consent(region(ANLAN), None);
    let old = domain::wire::Consent { version: "2020-01".to_owned(), ..old };
    let refused = browser.call(BeginVisit, "", &old).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::ConsentNeeded);
}
