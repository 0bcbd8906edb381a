//! Photos: files of every kind, when they were taken, what a browser claims of them, and the original.

use domain::{
    application::{PhotoException, PhotoId, RejectReason},
    photo::{Check, Fault, Hint, Level, Measure, PhotoReport},
    problem::ErrorCode,
    wire::{
        Nothing, PHOTO, PHOTO_ORIGINAL, PHOTOS, PhotoSource, ShowVisit, Stage, path_with,
        staff::{CaseView, Decision, PhotoClaim},
    },
};
use reqwest::Method;
use sandbox::people::ANLAN;
use serde_json::json;

use crate::{
    browser::{Browser, problem},
    files::{PORTRAIT, send, send_claiming, send_to},
    journey::{answer_all, applied, case, decide, declared, identify, photograph, sign_in, take_up},
    pictures::{self, nobody},
    world::{World, until},
};

const CLERKS: &str = "/api/photos?source=camera&exception=eyes";

/// A world, and somebody in it who may send photos.
async fn somebody() -> (World, Browser) {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    (world, browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn rare_kinds_of_pictures_are_read_or_named() {
    let (world, browser) = somebody().await;
    let commits = world.server.app.store.commits();
    for (kind, file, code) in [
        ("image/jpeg", pictures::printers(640, 640), ErrorCode::PhotoKind),
        ("image/jpeg", pictures::heic(), ErrorCode::PhotoKind),
        ("image/heic", pictures::heic(), ErrorCode::PhotoKind),
        ("image/heif", b"something else".to_vec(), ErrorCode::PhotoKind),
        ("application/octet-stream", pictures::heic(), ErrorCode::PhotoKind),
        ("", pictures::heic(), ErrorCode::PhotoKind),
        ("application/octet-stream", b"something else".to_vec(), ErrorCode::PhotoUnreadable),
        ("image/jpeg", nobody(1, 1), ErrorCode::PhotoTooSmall),
        ("image/heic", nobody(1, 1), ErrorCode::PhotoTooSmall),
        // These are read, and show nobody.
        ("image/jpeg", pictures::progressive(640, 640), ErrorCode::PhotoRefused),
        ("image/png", pictures::deep_png(640, 640), ErrorCode::PhotoRefused),
        ("image/png", pictures::moving_png(640, 640), ErrorCode::PhotoRefused),
        ("", nobody(640, 640), ErrorCode::PhotoRefused),
    ] {
        let refused = send(&browser, kind, file).await.unwrap_err();
        assert_eq!(refused.code, code, "{kind}");
        if code == ErrorCode::PhotoRefused {
            assert_eq!(refused.faults, [Fault::NoFace]);
        }
    }
    assert_eq!((world.photo_files(), world.server.app.store.commits()), (0, commits), "nothing is stored");
    for (kind, file) in [
        ("image/jpeg", pictures::progressive(640, 800)),
        ("image/png", pictures::deep_png(640, 800)),
        ("image/png", pictures::moving_png(640, 800)),
    ] {
        send_to(&browser, CLERKS, kind, file).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_beginning_of_a_file_is_taken() {
    let (world, browser) = somebody().await;
    let commits = world.server.app.store.commits();
    let files = [
        ("image/jpeg", PORTRAIT.to_vec()),
        ("image/jpeg", pictures::progressive(640, 640)),
        ("image/png", pictures::deep_png(500, 500)),
    ];
    for (kind, file) in files {
        let lengths =
            [0, 1, 2, 3, 7, 20, 33, 200].into_iter().chain((1..10).map(|tenth| file.len() * tenth / 10));
        for length in lengths.chain([file.len() - 2, file.len() - 1]) {
            let refused = send_to(&browser, CLERKS, kind, file[..length].to_vec()).await.unwrap_err();
            let known = [ErrorCode::PhotoTruncated, ErrorCode::PhotoUnreadable];
            assert!(known.contains(&refused.code), "{length} bytes of {}: {:?}", file.len(), refused.code);
            world.clock.advance(10);
        }
    }
    // Being told so often was noted, and nothing else.
    assert!(world.server.app.store.commits() - commits < 60);
    assert_eq!(world.photo_files(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn uploads_say_when_they_were_taken() {
    let (world, browser) = somebody().await;
    let upload = async |query: &str| {
        let path = format!("{PHOTOS}?source=upload&exception=eyes{query}");
        send_to(&browser, &path, "image/jpeg", nobody(640, 800)).await.map(|photo| photo.exception)
    };
    assert_eq!(upload("").await.unwrap_err().code, ErrorCode::PhotoUndated);
    assert_eq!(upload("&months_old=7").await.unwrap_err().code, ErrorCode::PhotoTooOld);
    assert_eq!(upload("&months_old=255").await.unwrap_err().code, ErrorCode::PhotoTooOld);
    for nonsense in ["&months_old=256", "&months_old=-1", "&months_old=", "&months_old=two"] {
        assert_eq!(upload(nonsense).await.unwrap_err().code, ErrorCode::Malformed, "{nonsense}");
    }
    assert_eq!(world.photo_files(), 0);
    for recent in ["&months_old=0", "&months_old=6"] {
        assert_eq!(upload(recent).await.unwrap(), Some(PhotoException::Eyes));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clerk_hears_what_an_uploads_owner_said_of_its_age() {
    for (query, source, heard) in [
        ("source=upload&months_old=3", PhotoSource::Upload, Some(3)),
        ("source=upload&months_old=0", PhotoSource::Upload, Some(0)),
        ("source=camera", PhotoSource::Camera, None),
        ("source=camera&months_old=3", PhotoSource::Camera, None),
    ] {
        let (world, browser) = somebody().await;
        let path = format!("{PHOTOS}?{query}&exception=eyes");
        let photo = send_to(&browser, &path, "image/jpeg", nobody(640, 800)).await.unwrap();
        let case = seen_by_clerk(&world, &browser, photo.id).await;
        assert_eq!((case.photo.source, case.photo_months_old), (source, heard), "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clerk_hears_what_was_only_measured_and_what_the_photo_was_made_by() {
    let (world, browser) = somebody().await;
    let photo = send_to(&browser, CLERKS, "image/jpeg", nobody(640, 800)).await.unwrap();
    let form = seen_by_clerk(&world, &browser, photo.id).await.photo_form.unwrap();
    assert_eq!(form.dpi, 350);
    let only = |check| form.only_measured.contains(&check);
    assert!(only(Check::HeadSize) && only(Check::Margins), "switched off for everybody");
    assert!(only(Check::EyesOpen) && !only(Check::Yaw), "waived for eyes that stay closed");
}

/// What the first region's clerk sees of the case with this photo.
async fn seen_by_clerk(world: &World, browser: &Browser, photo: PhotoId) -> CaseView {
    let declaration = declared(answer_all(browser, photo).await);
    let application = browser.call(domain::wire::Submit, "", &declaration).await.unwrap().application;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    case(&desk, &application.reference).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_browser_found_stands_beside_what_the_server_found() {
    let (world, browser) = somebody().await;
    let silent = send_to(&browser, CLERKS, "image/jpeg", PORTRAIT.to_vec()).await.unwrap();
    let same = serde_json::to_string(&silent.report).unwrap();
    assert!(same.len() < 6000, "{} bytes of a claim do not fit into the header", same.len());
    let agreed = send_claiming(&browser, &same).await.unwrap();
    let mut forged = agreed.report.clone();
    let one = forged.measures.iter_mut().find(|measure| measure.check == Check::Yaw).unwrap();
    let ours = one.level;
    one.level = if ours == Level::Pass { Level::Fault } else { Level::Pass };
    let theirs = one.level;
    let differing = send_claiming(&browser, &serde_json::to_string(&forged).unwrap()).await.unwrap();
    assert_eq!(differing.report, agreed.report, "the server's verdict counts");
    for broken in
        ["{", "null", "[]", &same.replacen("\"raw\":", "\"raw\":1e39,\"x\":", 1), &"9".repeat(20_000)]
    {
        send_claiming(&browser, broken).await.unwrap();
    }
    let desk = world.desk();
    let answer = desk.send(desk.request(Method::GET, "/metrics")).await.text().await.unwrap();
    for line in [
        "medcard_photos_taken_total 8",
        "medcard_photos_refused_total 0",
        "medcard_photos_broken_total 0",
        "medcard_photo_claims_agreeing_total 1",
        "medcard_photo_claims_differing_total 1",
        "medcard_photo_claims_unreadable_total 5",
        "medcard_app_panics_total 0",
    ] {
        assert!(answer.contains(&format!("\n{line}\n")), "{line} is not in {answer}");
    }
    let public = browser.send(browser.request(Method::GET, "/metrics")).await.text().await.unwrap();
    assert!(!public.contains("medcard_"), "residents are told no numbers");
    let stored = world.server.app.store.photo(differing.id).await.unwrap().unwrap();
    assert_eq!(stored.claim.map(|claim| (claim.report, claim.agrees)), Some((forged, false)));
    let case = seen_by_clerk(&world, &browser, differing.id).await;
    let PhotoClaim::Differs(differences) = case.claim else { panic!("{:?}", case.claim) };
    let found: Vec<_> = differences.iter().map(|one| (one.check, one.ours, one.theirs)).collect();
    assert_eq!(found, [(Check::Yaw, Some(ours), Some(theirs))]);
    assert!(case.original_kept);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_photo_is_compared_too_and_not_kept() {
    let (world, browser) = somebody().await;
    let measure = Measure { check: Check::OneFace, raw: 1.0, score: 100, level: Level::Pass, fault: None };
    let claim = PhotoReport { measures: vec![measure], hint: Hint::Ready };
    let request = browser.request(Method::POST, &format!("{PHOTOS}?source=camera"));
    let request = request.header(domain::wire::PHOTO_CLAIM, serde_json::to_string(&claim).unwrap());
    let answer = browser.send(request.header("content-type", "image/jpeg").body(nobody(640, 640))).await;
    assert_eq!(problem(answer).await.faults, [Fault::NoFace]);
    let counted = |counter: &std::sync::atomic::AtomicU64| counter.load(std::sync::atomic::Ordering::Relaxed);
    let counts = &world.server.app.photos;
    assert_eq!((counted(&counts.refused), counted(&counts.differing), world.photo_files()), (1, 1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_original_is_its_persons_as_long_as_it_is_kept() {
    let (world, browser) = somebody().await;
    let photo = photograph(&browser).await;
    let [finished, original] = [PHOTO, PHOTO_ORIGINAL].map(|path| path_with(path, &photo.0.to_string()));
    let picture = async |who: &Browser, path: &str| {
        let answer = who.send(who.request(Method::GET, path)).await;
        assert_eq!(answer.status(), 200);
        assert_eq!(
            (&answer.headers()["content-type"], &answer.headers()["cache-control"]),
            (&"image/jpeg".parse().unwrap(), &"no-store".parse().unwrap())
        );
        answer.bytes().await.unwrap()
    };
    let (made, of) = (picture(&browser, &finished).await, picture(&browser, &original).await);
    assert!(made.starts_with(&[0xff, 0xd8, 0xff]) && of.starts_with(&[0xff, 0xd8, 0xff]) && made != of);
    let stranger = world.browser();
    let refused =
        async |who: &Browser| problem(who.send(who.request(Method::GET, &original)).await).await.code;
    assert_eq!(refused(&stranger).await, ErrorCode::NotSignedIn);
    identify(&stranger, &world.outside, &world.outside.person("龚䶮𠮷"), ANLAN).await;
    assert_eq!(refused(&stranger).await, ErrorCode::NotFound);
    let forget = vec![server::store::Change::ForgetOriginal(photo)];
    world.server.app.commit(forget).await.unwrap();
    assert_eq!(refused(&browser).await, ErrorCode::NotFound);
    picture(&browser, &finished).await;
    let case = seen_by_clerk(&world, &browser, photo).await;
    assert_eq!((case.claim, case.original_kept), (PhotoClaim::Missing, false));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_that_meets_the_rules_needs_no_clerks_mercy() {
    // The portrait smiles, and stands before a room.
    let unasked = Check::ALL.iter().filter(|check| **check != Check::OneFace);
    let rules: Vec<_> =
        unasked.map(|check| json!({ "check": check, "level": "pass", "within": {} })).collect();
    let world = World::with_photo_rules(|photo| {
        photo["rules"] = rules.into();
        photo["child"] = json!({ "under": 0 });
    })
    .await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let path = format!("{PHOTOS}?source=upload&months_old=2");
    let taken = send_to(&browser, &path, "image/jpeg", PORTRAIT.to_vec()).await.unwrap();
    assert_eq!((taken.exception, taken.report.level()), (None, Level::Pass));
    assert_eq!(world.photo_files(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_are_those_of_the_persons_age_today() {
    let under = async |years: u8| {
        let world = World::with_photo_rules(|photo| photo["child"]["under"] = years.into()).await;
        // Born on 12 March 1958: 68 years old.
        let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
        let told = identify(&browser, &world.outside, &person, ANLAN).await.photo_rules;
        let shown = browser.call(ShowVisit, "", &Nothing {}).await.unwrap();
        let Stage::Identified(again) = shown.stage else { panic!("{shown:?}") };
        assert_eq!(again.photo_rules, told);
        assert_eq!(told.child, None, "one set of rules is enough");
        told.rule(Check::MouthClosed).unwrap().level
    };
    assert_eq!(under(68).await, Level::Fault);
    assert_eq!(under(69).await, Level::Advice);
}

/// Waits until a photo's original is kept no longer.
async fn forgotten(world: &World, photo: PhotoId) {
    until("the end of an original", async || (!has_original(world, photo).await).then_some(())).await;
}

async fn has_original(world: &World, photo: PhotoId) -> bool {
    let record = world.server.app.store.photo(photo).await.unwrap();
    record.is_some_and(|record| record.original.is_some())
}

/// Makes every kept object two days older for who sweeps by the disk's own clock.
fn age_objects(world: &World) {
    let before = std::time::SystemTime::now() - std::time::Duration::from_hours(48);
    for folder in std::fs::read_dir(world.data.path().join("photos")).unwrap().flatten() {
        for object in std::fs::read_dir(folder.path()).unwrap().flatten() {
            let file = std::fs::File::options().write(true).open(object.path()).unwrap();
            file.set_modified(before).unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn originals_go_thirty_days_after_the_decision_and_their_files_with_them() {
    const DAY: i64 = 24 * 60 * 60;
    let (world, browser) = somebody().await;
    let unused = photograph(&browser).await;
    world.clock.advance(2 * DAY);
    let (_, _, application) = applied(&world).await;
    let desk = world.desk();
    sign_in(&desk, "wang").await;
    take_up(&desk, &application.reference).await.unwrap();
    let reason = RejectReason::PhotoNotThePerson;
    decide(&desk, &application.reference, Decision::Reject(vec![reason])).await.unwrap();
    // The portrait is the same, and so are its objects: they stay as long as one photo needs them.
    assert_eq!(world.photo_files(), 2);
    world.clock.advance(29 * DAY);
    forgotten(&world, unused).await;
    assert!(has_original(&world, application.photo).await, "29 days after the decision");
    world.clock.advance(2 * DAY);
    forgotten(&world, application.photo).await;
    let cut_off = std::fs::read_dir(world.data.path().join("photos")).unwrap().flatten().next().unwrap();
    std::fs::write(cut_off.path().join("0123#1"), b"whoever wrote this was killed").unwrap();
    assert_eq!(world.photo_files(), 3);
    age_objects(&world);
    world.clock.advance(DAY);
    until("the end of its file", async || (world.photo_files() == 1).then_some(())).await;
}
