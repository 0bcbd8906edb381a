//! Kiosks: enrolled by a code, signing what they ask, revoked.

use domain::{
    kiosk::KioskId,
    moment::Moment,
    problem::{ErrorCode, Problem},
    wire::{
        APPLICATION_EVENTS, AskForHelp, BeginVisit, CancelHelp, EndVisit, Endpoint as _, HelpCall, HelpStage,
        Method, Nothing, PHOTO, PHOTO_ORIGINAL, ShowApplication, ShowHelp, ShowKiosk, ShowVisit, Signature,
        TakePass, path_with,
        staff::{KioskList, ListHelp, ListKiosks, MakeEnrolCode, RevokeKiosk},
    },
};
use reqwest::Response;
use server::live::News;

use crate::{
    browser::problem,
    journey::sign_in,
    kiosk::{ID, Kiosk, consent, pair},
    world::{HandClock, Outside, World, flags, serve_at},
};

async fn code_of(answer: Response) -> ErrorCode {
    problem(answer).await.code
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_is_enrolled_once_and_works() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.begin(&world).await.unwrap();
    kiosk.call(&world, ShowVisit, &Nothing {}).await.unwrap();
    let admin = world.desk();
    sign_in(&admin, "admin").await;
    let list = admin.call(ListKiosks, "", &Nothing {}).await.unwrap();
    let row = list.kiosks.iter().find(|row| row.id.0 == ID).unwrap();
    assert_eq!(row.key.as_ref().unwrap().enrolled_by, "admin");
    assert!(list.kiosks.iter().all(|row| row.id.0 != "demo-yunling"), "another region's");
    let audit = world.server.app.store.audit_of(ID).await.unwrap();
    let actions: Vec<_> = audit.iter().map(|line| line.entry.action.as_str()).collect();
    assert_eq!(actions, ["enrolment-code-made", "kiosk-enrolled"]);
    kiosk.browser.call(EndVisit, "", &Nothing {}).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_administrator_of_the_region_makes_codes_and_sees_no_cases() {
    use domain::wire::staff::{CaseFilter, ListCases};
    let world = World::new().await;
    let (admin, clerk) = (world.desk(), world.desk());
    sign_in(&admin, "admin").await;
    sign_in(&clerk, "wang").await;
    let refused = [
        clerk.call(MakeEnrolCode, ID, &Nothing {}).await.map(drop).unwrap_err().code,
        clerk.call(ListKiosks, "", &Nothing {}).await.map(drop).unwrap_err().code,
        clerk.call(RevokeKiosk, ID, &Nothing {}).await.map(drop).unwrap_err().code,
        admin.call(ListCases, "", &CaseFilter::default()).await.map(drop).unwrap_err().code,
        admin.call(ListHelp, "", &Nothing {}).await.map(drop).unwrap_err().code,
    ];
    assert_eq!(refused, [ErrorCode::NotAllowed; 5]);
    for id in ["demo", "demo-yunling", "nowhere"] {
        let refused = admin.call(MakeEnrolCode, id, &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{id}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_signature_nothing_is_done_in_its_name() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    let stranger = world.browser();
    let consent = consent(&stranger).await;
    let refused = stranger.call(BeginVisit, "", &consent).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::KioskRefused);
    kiosk.begin(&world).await.unwrap();
    let unsigned = kiosk.browser.call(ShowVisit, "", &Nothing {}).await.unwrap_err();
    assert_eq!(unsigned.code, ErrorCode::KioskRefused, "the visit's cookie alone does not do");
    let other = Kiosk { browser: world.browser(), pair: pair(), key: kiosk.key };
    assert_eq!(other.begin(&world).await.unwrap_err().code, ErrorCode::KioskRefused, "another key");
    let unknown = Kiosk { browser: world.browser(), pair: pair(), key: uuid::Uuid::from_u128(1) };
    assert_eq!(unknown.begin(&world).await.unwrap_err().code, ErrorCode::KioskRefused);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_signed_is_what_is_done_once_and_in_time() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    let body = serde_json::to_string(&consent(&kiosk.browser).await).unwrap();
    let (path, now) = (BeginVisit::PATH, world.server.app.now());
    let signature = kiosk.signature(Method::Post, path, &body, now);
    let changed = body.replace("zh-CN", "en");
    let with = |method, path: &str, body: &str, signature: &Signature| {
        kiosk.browser.send(kiosk.request(method, path, body, signature))
    };
    assert_eq!(
        code_of(with(Method::Post, "/api/draft", &body, &signature).await).await,
        ErrorCode::KioskRefused
    );
    assert_eq!(
        code_of(with(Method::Post, "/api/visit?x=1", &body, &signature).await).await,
        ErrorCode::KioskRefused
    );
    assert_eq!(code_of(with(Method::Get, path, "", &signature).await).await, ErrorCode::KioskRefused);
    let lying = Signature { body: [7; 32], ..signature.clone() };
    assert_eq!(code_of(with(Method::Post, path, &body, &lying).await).await, ErrorCode::KioskRefused);
    assert_eq!(with(Method::Post, path, &body, &signature).await.status(), 200);
    assert_eq!(
        code_of(with(Method::Post, path, &body, &signature).await).await,
        ErrorCode::KioskRepeated,
        "replayed, or sent anew by the browser itself: its key is known"
    );
    let fresh = kiosk.signature(Method::Post, path, &body, world.server.app.now());
    assert_eq!(
        code_of(with(Method::Post, path, &changed, &fresh).await).await,
        ErrorCode::KioskRefused,
        "another body"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_clock_is_told_the_time() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    let path = ShowVisit::PATH;
    let at = |off: i64| {
        let now: Moment = world.server.app.now();
        let signature = kiosk.signature(Method::Get, path, "", now.plus_seconds(off));
        kiosk.browser.send(kiosk.request(Method::Get, path, "", &signature))
    };
    for off in [-301, 305, -86_400, i64::MAX / 2_000_000] {
        let told: Problem = problem(at(off).await).await;
        assert_eq!(told.code, ErrorCode::KioskClock, "{off}");
        let now = world.server.app.now();
        assert!(told.now.is_some_and(|told| told.seconds_until(now) < 60));
    }
    for off in [-290, 290] {
        assert_eq!(code_of(at(off).await).await, ErrorCode::NotSignedIn, "in time; there is no visit");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pass_shows_pictures_and_events_for_ten_minutes_and_nothing_else() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.begin(&world).await.unwrap();
    let get = async |path: &str| {
        code_of(kiosk.browser.send(kiosk.browser.request(reqwest::Method::GET, path)).await).await
    };
    let photo = path_with(PHOTO, &uuid::Uuid::from_u128(1).to_string());
    let original = path_with(PHOTO_ORIGINAL, &uuid::Uuid::from_u128(1).to_string());
    let events = path_with(APPLICATION_EVENTS, "000000000");
    let unsigned = kiosk.browser.call(TakePass, "", &Nothing {}).await.unwrap_err();
    assert_eq!(unsigned.code, ErrorCode::KioskRefused);
    assert_eq!([get(&photo).await, get(&events).await], [ErrorCode::KioskRefused; 2], "without a pass");
    let pass = kiosk.call(&world, TakePass, &Nothing {}).await.unwrap();
    // The kiosk is known; that nobody is identified yet is another matter.
    let shown = [get(&photo).await, get(&original).await, get(&events).await];
    assert_eq!(shown, [ErrorCode::NotAllowed; 3]);
    let case = path_with(ShowApplication::PATH, "000000000");
    assert_eq!(
        [get(ShowVisit::PATH).await, get(&case).await],
        [ErrorCode::KioskRefused; 2],
        "these are signed"
    );
    let body = consent(&kiosk.browser).await;
    let written = kiosk.browser.call(BeginVisit, "", &body).await.unwrap_err();
    assert_eq!(written.code, ErrorCode::KioskRefused, "a pass only reads");
    let token = kiosk.browser.cookie("__Host-kiosk").unwrap();
    kiosk.browser.set_cookie("__Host-kiosk", &format!("{}x", &token[1..]));
    assert_eq!(get(&photo).await, ErrorCode::KioskRefused, "forged");
    kiosk.browser.set_cookie("__Host-kiosk", &token);
    assert_eq!(get(&photo).await, ErrorCode::NotAllowed);
    world.clock.advance(i64::from(pass.seconds) + 1);
    assert_eq!(get(&photo).await, ErrorCode::KioskRefused, "too old");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_kiosk_does_nothing_more_and_its_visit_is_over() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.begin(&world).await.unwrap();
    kiosk.call(&world, TakePass, &Nothing {}).await.unwrap();
    let admin = world.desk();
    sign_in(&admin, "admin").await;
    let list = admin.call(RevokeKiosk, ID, &Nothing {}).await.unwrap();
    assert!(list.kiosks.iter().all(|row| row.key.is_none()));
    assert_eq!(kiosk.call(&world, ShowVisit, &Nothing {}).await.unwrap_err().code, ErrorCode::KioskRevoked);
    assert_eq!(kiosk.begin(&world).await.unwrap_err().code, ErrorCode::KioskRevoked);
    let unsigned = kiosk.browser.call(ShowVisit, "", &Nothing {}).await.unwrap_err();
    assert_eq!(unsigned.code, ErrorCode::NotSignedIn, "its visit is over");

    let again = Kiosk::enrolled(&world).await;
    again.begin(&world).await.unwrap();
    let visit = kiosk.call(&world, ShowVisit, &Nothing {}).await.unwrap_err();
    assert_eq!(visit.code, ErrorCode::KioskRevoked, "the key before stays revoked");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_kiosk_still_ends_its_visit_and_its_call() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.begin(&world).await.unwrap();
    kiosk.call(&world, TakePass, &Nothing {}).await.unwrap();
    let call = HelpCall { kiosk: KioskId(ID.to_owned()), language: "zh-CN".to_owned() };
    kiosk.call(&world, AskForHelp, &call).await.unwrap();
    let (admin, clerk) = (world.desk(), world.desk());
    sign_in(&admin, "admin").await;
    sign_in(&clerk, "wang").await;
    let mut news = world.server.app.live.listen();
    admin.call(RevokeKiosk, ID, &Nothing {}).await.unwrap();
    assert!(matches!(news.try_recv(), Ok(News::Help(region)) if region.as_str() == "339900"));
    assert!(
        clerk.call(ListHelp, "", &Nothing {}).await.unwrap().calls.is_empty(),
        "nobody is there to go to"
    );
    let told = kiosk.browser.call(ShowHelp, "", &Nothing {}).await.unwrap();
    assert_eq!(told.stage, HelpStage::Ended);
    kiosk.browser.call(CancelHelp, "", &Nothing {}).await.unwrap();
    assert_eq!(kiosk.browser.cookie("__Host-help"), None);
    kiosk.browser.call(EndVisit, "", &Nothing {}).await.unwrap();
    assert_eq!(kiosk.browser.cookie("__Host-visit"), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_that_moved_to_another_region_is_enrolled_anew() {
    let world = World::new().await;
    let kiosk = Kiosk::enrolled(&world).await;
    kiosk.begin(&world).await.unwrap();
    let World { server, outside, clock, data, .. } = world;
    server.stop().await;
    let regions = tempfile::TempDir::new().unwrap();
    for file in std::fs::read_dir("../regions").unwrap().flatten() {
        std::fs::copy(file.path(), regions.path().join(file.file_name())).unwrap();
    }
    let listed = std::fs::read_to_string("../regions/kiosks.json").unwrap();
    let (before, own) = listed.split_once("\"anlan-1\"").unwrap();
    let moved = format!("{before}\"anlan-1\"{}", own.replacen("339900", "539900", 1));
    std::fs::write(regions.path().join("kiosks.json"), moved).unwrap();
    let staff = std::fs::read_to_string("../regions/staff.json").unwrap();
    let clerk = staff.replace("zhao", "tan").replacen("\"tan\",", "\"tan\", \"role\": \"admin\",", 1);
    std::fs::write(regions.path().join("staff.json"), clerk).unwrap();
    let server = serve_at(&outside, &clock, &data, regions.path()).await;
    let world = World { server, outside, clock, data, regions: Some(regions) };

    let kiosk = Kiosk { browser: world.browser(), ..kiosk };
    let refused = kiosk.call(&world, TakePass, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::KioskRevoked, "whoever let it in does not answer for it there");
    let (here, there) = (world.desk(), world.desk());
    sign_in(&here, "admin").await;
    sign_in(&there, "tan").await;
    assert_eq!(here.call(RevokeKiosk, ID, &Nothing {}).await.unwrap_err().code, ErrorCode::NotFound);
    let has_key = |list: KioskList| list.kiosks.iter().any(|row| row.id.0 == ID && row.key.is_some());
    assert!(has_key(there.call(ListKiosks, "", &Nothing {}).await.unwrap()), "its administrator sees it");
    assert!(!has_key(there.call(RevokeKiosk, ID, &Nothing {}).await.unwrap()));
}

#[tokio::test(flavor = "multi_thread")]
async fn without_the_switch_there_is_no_kiosk_for_demonstration() {
    let clock = HandClock::new();
    let outside = Outside::start(clock.clone()).await;
    let data = tempfile::TempDir::new().unwrap();
    let real: Vec<_> =
        flags(outside.address, data.path()).into_iter().filter(|flag| flag != "--demo").collect();
    let config = server::config::Config::load(real, [], false);
    let Ok(config) = config else { panic!("{config:?}") };
    let nature = server::start::Nature {
        clock: std::sync::Arc::new(clock.clone()),
        wall: std::sync::Arc::new(clock),
        entropy: std::sync::Arc::new(server::entropy::SystemEntropy),
        pace: server::store::Pace::default(),
    };
    let server = server::start::start(&config, nature).await.unwrap();
    let browser = crate::browser::Browser::at(server.residents);
    for (id, there) in [("demo", false), ("demo-yunling", false), (ID, true)] {
        assert_eq!(browser.call(ShowKiosk, id, &Nothing {}).await.is_ok(), there, "{id}");
    }
}
