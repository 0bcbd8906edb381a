//! Papers: files of every kind, what is kept of them, who may read them, and when they are forgotten.

use domain::{
    application::{DocumentId, DocumentKind},
    problem::{ErrorCode, Problem},
    wire::{DOCUMENT, DOCUMENT_SIDE_MAX, DOCUMENTS, DocumentView, path_with},
};
use reqwest::Method;
use sandbox::people::ANLAN;

use crate::{
    browser::{Browser, problem},
    journey::identify,
    pictures::{self, nobody},
    world::World,
};

/// Sends a file as a paper of this kind.
pub(crate) async fn send(
    browser: &Browser,
    kind: &str,
    media: &str,
    file: Vec<u8>,
) -> Result<DocumentView, Problem> {
    let request = browser.request(Method::POST, &format!("{DOCUMENTS}?kind={kind}")).body(file);
    let request = if media.is_empty() { request } else { request.header("content-type", media) };
    let answer = browser.send(request).await;
    if answer.status().is_success() { Ok(answer.json().await.unwrap()) } else { Err(problem(answer).await) }
}

/// Sends a page of the register.
pub(crate) async fn register(browser: &Browser) -> DocumentId {
    send(browser, "register", "image/jpeg", nobody(900, 600)).await.unwrap().id
}

pub(crate) async fn read(browser: &Browser, path: &str) -> Result<Vec<u8>, ErrorCode> {
    let answer = browser.send(browser.request(Method::GET, path)).await;
    if !answer.status().is_success() {
        return Err(problem(answer).await.code);
    }
    assert_eq!(answer.headers()["content-type"], "image/jpeg");
    assert_eq!(answer.headers()["cache-control"], "no-store");
    Ok(answer.bytes().await.unwrap().to_vec())
}

fn path(id: DocumentId) -> String {
    path_with(DOCUMENT, &id.0.to_string())
}

async fn somebody() -> (World, Browser) {
    let world = World::new().await;
    let (browser, person) = (world.browser(), world.outside.person("林㼆"));
    identify(&browser, &world.outside, &person, ANLAN).await;
    (world, browser)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_paper_is_kept_anew_without_its_metadata_and_no_larger_than_needed() {
    let (world, browser) = somebody().await;
    let secret = b"taken at home by the owner's own telephone";
    let mut file = nobody(2600, 1300);
    // A comment, where a camera writes where and when.
    let length = u16::try_from(secret.len() + 2).unwrap().to_be_bytes();
    file.splice(2..2, [&[0xff, 0xfe], &length[..], &secret[..]].concat());
    let kept = send(&browser, "register", "image/jpeg", file).await.unwrap();
    assert_eq!(kept.kind, DocumentKind::Register);
    let shown = read(&browser, &path(kept.id)).await.unwrap();
    assert!(!shown.windows(secret.len()).any(|part| part == secret));
    let picture = photo::decode(&shown).unwrap();
    assert_eq!(picture.as_image().width(), DOCUMENT_SIDE_MAX);
    assert_eq!(picture.as_image().height(), DOCUMENT_SIDE_MAX / 2);
    assert_eq!(world.photo_files(), 1, "one object, sealed");

    let png = send(&browser, "relation", "image/png", pictures::deep_png(640, 500)).await.unwrap();
    assert_eq!(png.kind, DocumentKind::Relation);
    let picture = photo::decode(&read(&browser, &path(png.id)).await.unwrap()).unwrap();
    assert_eq!(picture.as_image().width(), 640, "what is small enough keeps its size");
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_files_are_refused_and_nothing_is_kept() {
    let (world, browser) = somebody().await;
    let commits = world.server.app.store.commits();
    for (media, file, code) in [
        ("image/jpeg", b"something else".to_vec(), ErrorCode::PhotoUnreadable),
        ("image/jpeg", nobody(900, 600)[..4000].to_vec(), ErrorCode::PhotoTruncated),
        ("image/jpeg", pictures::printers(640, 640), ErrorCode::PhotoKind),
        ("image/heic", pictures::heic(), ErrorCode::PhotoKind),
        ("image/jpeg", nobody(400, 900), ErrorCode::PhotoTooSmall),
        ("image/png", pictures::huge_png(), ErrorCode::PhotoTooLarge),
        ("image/jpeg", vec![0xff; 9 * 1024 * 1024], ErrorCode::BodyTooLarge),
        ("text/html", nobody(900, 600), ErrorCode::WrongMediaType),
    ] {
        let refused = send(&browser, "register", media, file).await.unwrap_err();
        assert_eq!(refused.code, code, "{media}");
    }
    for kind in ["", "passport", "Register", "register&kind=relation", "register&more=1"] {
        let refused = send(&browser, kind, "image/jpeg", nobody(900, 600)).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::Malformed, "{kind}");
    }
    assert_eq!((world.photo_files(), world.server.app.store.commits()), (0, commits), "nothing is stored");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_its_owner_reads_a_paper() {
    let (world, browser) = somebody().await;
    let id = register(&browser).await;
    assert!(read(&browser, &path(id)).await.is_ok());
    let stranger = world.browser();
    assert_eq!(read(&stranger, &path(id)).await, Err(ErrorCode::NotSignedIn));
    assert_eq!(
        send(&stranger, "register", "image/jpeg", nobody(900, 600)).await.unwrap_err().code,
        ErrorCode::NotSignedIn
    );
    identify(&stranger, &world.outside, &world.outside.person("张秀兰"), ANLAN).await;
    assert_eq!(read(&stranger, &path(id)).await, Err(ErrorCode::NotFound));
    assert_eq!(read(&browser, "/api/documents/no-id").await, Err(ErrorCode::Malformed));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_sends_papers_without_end() {
    let (_world, browser) = somebody().await;
    let mut refused = None;
    for _ in 0..40 {
        refused = send(&browser, "register", "image/jpeg", b"no".to_vec()).await.err().map(|why| why.code);
        if refused == Some(ErrorCode::TooMany) {
            break;
        }
    }
    assert_eq!(refused, Some(ErrorCode::TooMany));
}
