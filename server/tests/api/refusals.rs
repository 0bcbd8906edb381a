//! What the server refuses, and that nothing is kept of it.

use domain::{
    application::PhotoException,
    photo::Fault,
    problem::ErrorCode,
    service::Service,
    wire::{
        Answered, ApplicationView, Identity, NameOneself, Nothing, PHOTO, PHOTOS, SaveAnswer,
        ShowApplication, Submit, Track, TrackQuery, path_with,
    },
};
use reqwest::{Method, header};
use sandbox::people::{ANLAN, NOBODY};

use crate::{
    browser::{Browser, problem},
    files::{PORTRAIT, send, send_to},
    journey::{agree, applied, declared, identify, photograph},
    pictures::{huge_png, nobody},
    world::World,
};

#[tokio::test(flavor = "multi_thread")]
async fn no_bad_photo_is_taken_and_nothing_is_kept_of_it() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let commits = world.server.app.store.commits();
    let text = b"This is a letter, and no picture at all.".to_vec();
    let cut = PORTRAIT[..PORTRAIT.len() / 2].to_vec();
    let over = vec![0xff; 8 * 1024 * 1024 + 1];
    for (kind, file, code) in [
        ("image/jpeg", nobody(400, 300), ErrorCode::PhotoTooSmall),
        ("image/jpeg", nobody(640, 640), ErrorCode::PhotoRefused),
        ("image/jpeg", cut, ErrorCode::PhotoTruncated),
        ("image/png", huge_png(), ErrorCode::PhotoTooLarge),
        ("image/jpeg", text, ErrorCode::PhotoUnreadable),
        ("image/jpeg", over, ErrorCode::BodyTooLarge),
        ("image/gif", PORTRAIT.to_vec(), ErrorCode::WrongMediaType),
    ] {
        let refused = send(&browser, kind, file).await.unwrap_err();
        assert_eq!(refused.code, code);
        if code == ErrorCode::PhotoRefused {
            assert_eq!(refused.faults, [Fault::NoFace]);
        }
    }
    assert_eq!(world.photo_files(), 0);
    assert_eq!(world.server.app.store.commits(), commits);
    let unknown = send(&world.browser(), "image/jpeg", vec![0xff; 4 * 1024 * 1024]).await.unwrap_err();
    assert_eq!(unknown.code, ErrorCode::NotSignedIn);
    photograph(&browser).await;
    assert_eq!(world.photo_files(), 2, "the finished photo and the original");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_cannot_meet_a_rule_is_left_to_a_clerk() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    let path = format!("{PHOTOS}?source=upload&exception=eyes&months_old=1");
    let taken = send_to(&browser, &path, "image/jpeg", nobody(640, 800)).await.unwrap();
    assert_eq!(taken.exception, Some(PhotoException::Eyes));
    for query in ["", "?source=upload&more=1", "?source=painting"] {
        let path = format!("{PHOTOS}{query}");
        let refused = send_to(&browser, &path, "image/jpeg", PORTRAIT.to_vec()).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::Malformed, "{query}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_must_be_json_of_the_known_form_and_size() {
    let world = World::new().await;
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    let post = |kind: &'static str, body: String| {
        let request =
            browser.request(Method::POST, "/api/identify").header(header::CONTENT_TYPE, kind).body(body);
        browser.send(request)
    };
    let good = format!("{{\"id_number\":\"{NOBODY}\"}}");
    let unknown = format!("{{\"id_number\":\"{NOBODY}\",\"more\":1}}");
    let long = format!("{{\"id_number\":\"{NOBODY}\"{}}}", " ".repeat(65 * 1024));
    let future = "{\"id_number\":\"339902299001010017\"}".to_owned();
    for (kind, body, code) in [
        ("application/json", unknown, ErrorCode::Malformed),
        ("application/json", "{".to_owned(), ErrorCode::Malformed),
        ("application/json", String::new(), ErrorCode::Malformed),
        ("application/json", "{\"id_number\":\"339902199001010015\"}".to_owned(), ErrorCode::Malformed),
        ("application/json", future, ErrorCode::Malformed),
        ("application/json", long, ErrorCode::BodyTooLarge),
        ("text/plain", good.clone(), ErrorCode::WrongMediaType),
        ("application/x-www-form-urlencoded", "id_number=1".to_owned(), ErrorCode::WrongMediaType),
    ] {
        assert_eq!(problem(post(kind, body.clone()).await).await.code, code, "{kind} {body}");
    }
    assert_eq!(post("application/json; charset=utf-8", good).await.status(), 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_from_elsewhere_do_nothing() {
    let world = World::new().await;
    let browser = world.browser();
    agree(&browser, ANLAN, None).await;
    let refused = async |change: fn(reqwest::RequestBuilder, &Browser) -> reqwest::RequestBuilder| {
        let plain = browser.client.delete(format!("{}/api/visit", browser.base));
        let cookie = format!("__Host-visit={}", browser.cookie("__Host-visit").unwrap());
        let request = change(plain.header(header::COOKIE, cookie), &browser);
        problem(request.send().await.unwrap()).await.code
    };
    assert_eq!(refused(|request, _| request).await, ErrorCode::ForeignOrigin, "no origin");
    let foreign = refused(|request, _| request.header(header::ORIGIN, "https://example.com")).await;
    assert_eq!(foreign, ErrorCode::ForeignOrigin);
    assert_eq!(refused(|request, _| request.header(header::ORIGIN, "null")).await, ErrorCode::ForeignOrigin);
    let cross = refused(|request, browser| {
        request.header(header::ORIGIN, &browser.base).header("sec-fetch-site", "same-site")
    });
    assert_eq!(cross.await, ErrorCode::ForeignOrigin);
    browser.call(domain::wire::ShowVisit, "", &Nothing {}).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_elses_things_are_as_if_they_were_not_there() {
    let world = World::new().await;
    let (_, person, application) = applied(&world).await;
    let ApplicationView { reference, photo, .. } = application;
    let other = world.browser();
    let refused = other.call(ShowApplication, reference.as_str(), &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotSignedIn);
    let stranger = world.outside.person("龚䶮𠮷");
    identify(&other, &world.outside, &stranger, ANLAN).await;
    for unknown in [reference.as_str(), "000000001", "nonsense"] {
        let refused = other.call(ShowApplication, unknown, &Nothing {}).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::NotFound, "{unknown}");
    }
    let picture = other.request(Method::GET, &path_with(PHOTO, &photo.0.to_string()));
    assert_eq!(problem(other.send(picture).await).await.code, ErrorCode::NotFound);
    let answer = Answered {
        service: Service::ReplaceCard,
        version: 0,
        answer: domain::application::DraftAnswer::Photo(photo),
    };
    let refused = other.call(SaveAnswer, "", &answer).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotFound);

    let missing = domain::reference::Reference::from_number(1);
    let mut told = Vec::new();
    for (reference, id_number) in
        [(reference.clone(), stranger.id_number.clone()), (missing, person.id_number.clone())]
    {
        let query = TrackQuery { reference, id_number };
        let mut refused = other.call(Track, "", &query).await.unwrap_err();
        refused.request_id.clear();
        told.push(refused);
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].code, ErrorCode::NotFound);
}

#[tokio::test(flavor = "multi_thread")]
async fn tracking_is_limited_for_a_reference_whoever_asks() {
    let world = World::new().await;
    let reference = domain::reference::Reference::from_number(77);
    let query = TrackQuery { reference, id_number: NOBODY.to_owned().try_into().unwrap() };
    let mut codes = Vec::new();
    for _ in 0..12 {
        codes.push(world.browser().call(Track, "", &query).await.unwrap_err().code);
    }
    assert_eq!(codes[0], ErrorCode::NotFound);
    assert_eq!(codes[11], ErrorCode::TooMany);
}

#[tokio::test(flavor = "multi_thread")]
async fn steps_out_of_turn_are_refused() {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("张秀兰"));
    agree(&browser, ANLAN, None).await;
    let early = browser.call(Submit, "", &declared(0)).await.unwrap_err();
    assert_eq!(early.code, ErrorCode::NotAllowed);
    assert_eq!(crate::journey::give(&browser, "123456").await.unwrap_err().code, ErrorCode::WrongStep);
    identify(&browser, &world.outside, &person, ANLAN).await;
    let again = browser.call(NameOneself, "", &Identity { id_number: person.id_number }).await.unwrap_err();
    assert_eq!(again.code, ErrorCode::WrongStep);
    let empty = browser.call(Submit, "", &declared(0)).await.unwrap_err();
    assert_eq!((empty.code, empty.gaps.len()), (ErrorCode::DraftIncomplete, 5));
    let photo = photograph(&browser).await;
    let version = crate::journey::answer_all(&browser, photo).await;
    let stale = browser.call(Submit, "", &declared(version - 1)).await.unwrap_err();
    assert_eq!(stale.code, ErrorCode::StaleVersion);
    let older = domain::wire::Declaration { rules: "2025-12".into(), ..declared(version) };
    assert_eq!(browser.call(Submit, "", &older).await.unwrap_err().code, ErrorCode::StaleVersion);
    let undeclared = domain::wire::Declaration { declared_true: false, ..declared(version) };
    assert_eq!(browser.call(Submit, "", &undeclared).await.unwrap_err().code, ErrorCode::Malformed);
    let stale = Answered {
        service: Service::ReplaceCard,
        version: 1,
        answer: domain::application::DraftAnswer::Photo(photo),
    };
    assert_eq!(browser.call(SaveAnswer, "", &stale).await.unwrap_err().code, ErrorCode::StaleVersion);
}
