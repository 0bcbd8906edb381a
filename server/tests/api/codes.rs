//! The codes by which kiosks are enrolled: guessed, too old, used twice, and what becomes of the key before.

use aws_lc_rs::signature::KeyPair as _;
use domain::{
    problem::{ErrorCode, Problem},
    wire::{
        Enrol, EnrolCode, Enrolment, Nothing, ShowVisit, TakePass, hex,
        staff::{KeyView, ListKiosks},
    },
};

use server::store::{Change, Subject, Try};

use crate::{
    browser::Browser,
    journey::sign_in,
    kiosk::{ID, Kiosk, enrol, fresh_code, pair},
    world::World,
};

/// A code that nobody made.
fn guess() -> EnrolCode {
    EnrolCode::try_from("22222222".to_owned()).unwrap()
}

async fn refused(browser: &Browser, code: EnrolCode) -> Problem {
    enrol(browser, &pair(), code).await.unwrap_err()
}

/// What the console shows of the kiosk's key.
async fn shown(world: &World) -> Option<KeyView> {
    let admin = world.desk();
    sign_in(&admin, "admin").await;
    let list = admin.call(ListKiosks, "", &Nothing {}).await.unwrap();
    list.kiosks.into_iter().find(|row| row.id.0 == ID).unwrap().key
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_counts_once_and_for_ten_minutes_and_cannot_be_guessed() {
    let world = World::new().await;
    let browser = world.browser();
    let code = fresh_code(&world).await.code;
    enrol(&browser, &pair(), code.clone()).await.unwrap();
    assert_eq!(refused(&browser, code).await.code, ErrorCode::CodeExpired, "it is used up");
    let late = fresh_code(&world).await.code;
    world.clock.advance(10 * 60 + 1);
    assert_eq!(refused(&browser, late).await.code, ErrorCode::CodeExpired, "whoever has it is told why");
    world.clock.advance(15 * 60);
    let right = fresh_code(&world).await.code;
    for left in (1..=4).rev() {
        let wrong = refused(&browser, guess()).await;
        assert_eq!((wrong.code, wrong.left), (ErrorCode::WrongCode, Some(left)));
    }
    assert_eq!(refused(&browser, guess()).await.code, ErrorCode::Locked);
    assert_eq!(refused(&browser, right.clone()).await.code, ErrorCode::Locked, "even the right one");
    world.clock.advance(61);
    enrol(&browser, &pair(), right).await.expect("after a minute it may be tried again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stranger_stops_nobody_and_learns_nothing() {
    let world = World::new().await;
    let stranger = Browser::from(world.server.residents, [127, 0, 0, 2]);
    let tried = async || {
        let mut told = Vec::new();
        for _ in 0..12 {
            let problem = refused(&stranger, guess()).await;
            told.push((problem.code, problem.left));
        }
        world.clock.advance(61);
        told
    };
    let before = tried().await;
    let code = fresh_code(&world).await.code;
    assert_eq!(tried().await, before, "nobody is told that a code is out");
    tried().await;
    enrol(&world.browser(), &pair(), code).await.expect("the installer has tries of their own");
    assert_eq!(tried().await, before, "nor that it was used");
    fresh_code(&world).await;
    world.clock.advance(10 * 60 + 1);
    assert_eq!(tried().await, before, "nor that one was out");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kiosk_stands_a_thousand_wrong_codes_and_a_new_code_stands_them_again() {
    let world = World::new().await;
    let code = fresh_code(&world).await.code;
    let subject = Subject::other("enrol", ID);
    let attempt = Try { subject, limit: 1000, window: 600, lock: 600, at: world.server.app.now() };
    let from_everywhere = |count| vec![Change::CountTry(attempt.clone()); count];
    world.server.app.commit(from_everywhere(998)).await.unwrap();
    let wrong = refused(&world.browser(), guess()).await;
    assert_eq!((wrong.code, wrong.left), (ErrorCode::WrongCode, Some(4)));
    world.server.app.commit(from_everywhere(1)).await.unwrap();
    assert_eq!(refused(&world.browser(), code).await.code, ErrorCode::Locked, "even the right one");
    let next = fresh_code(&world).await.code;
    enrol(&world.browser(), &pair(), next).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_lost_the_answer_asks_again() {
    let world = World::new().await;
    let (browser, pair) = (world.browser(), pair());
    let code = fresh_code(&world).await.code;
    let (one, other) =
        tokio::join!(enrol(&browser, &pair, code.clone()), enrol(&browser, &pair, code.clone()));
    let key = one.unwrap().key;
    assert_eq!(other.unwrap().key, key, "even at the same time");
    for _ in 0..7 {
        assert_eq!(enrol(&browser, &pair, code.clone()).await.unwrap().key, key);
    }
    assert_eq!(refused(&browser, code.clone()).await.code, ErrorCode::CodeExpired, "another key");
    let audit = world.server.app.store.audit_of(ID).await.unwrap();
    assert_eq!(audit.iter().filter(|line| line.entry.action == "kiosk-enrolled").count(), 1);
    world.clock.advance(10 * 60 + 1);
    assert_eq!(enrol(&browser, &pair, code).await.unwrap_err().code, ErrorCode::CodeExpired);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_key_uses_nothing_up() {
    let world = World::new().await;
    let browser = world.browser();
    let code = fresh_code(&world).await.code;
    let good = pair();
    let good = good.public_key().as_ref();
    let off = [&[4][..], &[1; 64]].concat();
    let other_form = [&[6][..], &good[1..]].concat();
    for wrong in [off, other_form, good[..33].to_vec(), [&[4][..], &[0; 64]].concat()] {
        let request = Enrolment { code: code.clone(), public_key: hex(&wrong) };
        let refused = browser.call(Enrol, ID, &request).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::Malformed);
    }
    assert!(shown(&world).await.is_none());
    enrol(&browser, &pair(), code).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_before_counts_until_the_new_one_has_signed() {
    let world = World::new().await;
    let before = Kiosk::enrolled(&world).await;
    before.begin(&world).await.unwrap();
    let enrolled_at = shown(&world).await.unwrap().enrolled_at;
    world.clock.advance(60);
    let after = Kiosk::enrolled(&world).await;
    before.call(&world, ShowVisit, &Nothing {}).await.expect("nobody knows yet that the answer arrived");
    assert_eq!(shown(&world).await.unwrap().enrolled_at, enrolled_at, "the console shows the key in use");
    after.call(&world, TakePass, &Nothing {}).await.unwrap();
    let refused = before.call(&world, ShowVisit, &Nothing {}).await.unwrap_err();
    assert_eq!(refused.code, ErrorCode::KioskRevoked);
    assert!(shown(&world).await.unwrap().enrolled_at > enrolled_at);
    after.begin(&world).await.unwrap();
    after.call(&world, ShowVisit, &Nothing {}).await.unwrap();
}
