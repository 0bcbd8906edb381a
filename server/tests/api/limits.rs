//! What is counted and what is not, and what the audit has of tries that were refused.

use std::fmt::Write as _;

use domain::{
    application::Status,
    id_number::IdNumber,
    problem::ErrorCode,
    wire::{
        Nothing,
        staff::{Credentials, HandOver, Handover, Print, PrintStep, Printed, Released, ShowSession, SignIn},
    },
};
use sandbox::people::ANLAN;

use crate::{
    agents::{ask, family, tell},
    handover::ready,
    instant::{IN_ANLAN, granted},
    journey::{agree, case, choose, give, name, recognise},
    world::World,
};

/// What the audit has of a subject's refusals: who, what, why.
async fn refusals(world: &World, subject: &str) -> Vec<(String, String, String)> {
    let lines = world.server.app.store.audit_of(subject).await.unwrap();
    let refused = lines.into_iter().map(|line| line.entry).filter(|entry| entry.action.ends_with("refused"));
    refused.map(|entry| (entry.actor, entry.action, entry.detail)).collect()
}

fn line(actor: &str, action: &str, why: ErrorCode) -> (String, String, String) {
    (actor.to_owned(), action.to_owned(), why.as_str().to_owned())
}

fn index(world: &World, number: &IdNumber) -> String {
    let index = world.server.app.sealer.blind_index(number.reveal());
    index.0.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").unwrap();
        text
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_burst_of_one_browser_uses_up_one_code_and_its_owner_gets_the_next() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let stranger = world.browser();
    agree(&stranger, ANLAN, None).await;
    let burst = futures::future::join_all((0..10).map(|_| name(&stranger, &person.id_number))).await;
    assert_eq!(burst.iter().filter(|answer| answer.is_ok()).count(), 1);
    recognise(&world.browser(), &world.outside, &person, ANLAN).await;

    let (world, daughter, mother) = family().await;
    futures::future::join_all((0..10).map(|_| ask(&daughter, &mother.id_number))).await;
    recognise(&world.browser(), &world.outside, &mother, ANLAN).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_compared_is_no_wrong_try_and_every_refusal_is_remembered() {
    let world = World::new().await;
    let (desk, shown) = ready(&world).await;
    for _ in 0..6 {
        let released = Released { shown: shown.clone(), same_person: false, id_seen: true };
        assert_eq!(desk.call(HandOver, "", &released).await.unwrap_err().code, ErrorCode::NotCompared);
    }
    let guessed = Handover { pickup_code: "00000x".to_owned(), ..shown.clone() };
    for _ in 0..6 {
        desk.call(HandOver, "", &guessed.clone().compared()).await.unwrap_err();
    }
    let expected = [(6, ErrorCode::NotCompared), (5, ErrorCode::PickupMismatch), (1, ErrorCode::Locked)];
    let expected = expected.map(|(times, why)| vec![line("wang", "handover-refused", why); times]);
    assert_eq!(refusals(&world, shown.reference.as_str()).await, expected.concat());
    world.clock.advance(15 * 60 + 1);
    let handed = desk.call(HandOver, "", &shown.compared()).await.unwrap();
    assert_eq!(handed.row.status, Status::Collected);
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_codes_are_remembered_by_the_blind_index() {
    let (world, daughter, mother) = family().await;
    let stranger = world.browser();
    agree(&stranger, ANLAN, None).await;
    let person = world.outside.person("张秀兰");
    name(&stranger, &person.id_number).await.unwrap();
    give(&stranger, "abcdef").await.unwrap_err();
    let wrong = line("resident", "code-refused", ErrorCode::WrongCode);
    assert_eq!(refusals(&world, &index(&world, &person.id_number)).await, [wrong]);
    ask(&daughter, &mother.id_number).await.unwrap();
    tell(&daughter, "abcdef").await.unwrap_err();
    let wrong = line("resident", "holder-code-refused", ErrorCode::WrongCode);
    assert_eq!(refusals(&world, &index(&world, &mother.id_number)).await.last(), Some(&wrong));
}

#[tokio::test(flavor = "multi_thread")]
async fn failed_sign_ins_are_remembered_and_nothing_of_what_was_typed() {
    let world = World::new().await;
    let desk = world.desk();
    let number = "339902195803120428";
    for name in ["wang", number] {
        for _ in 0..6 {
            let credentials = Credentials { name: name.to_owned(), password: "guess".to_owned() };
            desk.call(SignIn, "", &credentials).await.unwrap_err();
        }
    }
    let refused = |why| line("staff", "sign-in-refused", why);
    let mut expected = vec![refused(ErrorCode::SignInFailed); 5];
    expected.push(refused(ErrorCode::Locked));
    assert_eq!(refusals(&world, "wang").await, expected);
    assert_eq!(refusals(&world, number).await, []);
    let files = std::fs::read_dir(world.data.path()).unwrap().flatten();
    for file in files.filter(|file| file.file_name().to_string_lossy().starts_with("medcard.db")) {
        let bytes = std::fs::read(file.path()).unwrap();
        let is_there = bytes.windows(number.len()).any(|part| part == number.as_bytes());
        assert!(!is_there, "{:?}", file.file_name());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_printed_on_a_blank_that_is_held_no_longer() {
    let world = World::new().await;
    let (browser, desk, _, reference) = granted(&world, &IN_ANLAN).await;
    choose(&browser, &reference, "anlan-04").await.unwrap();
    let version = case(&desk, &reference).await.version;
    for minutes in [50, 50] {
        world.clock.advance(minutes * 60);
        desk.call(ShowSession, "", &Nothing {}).await.unwrap();
    }
    world.clock.advance(20 * 60 + 1);
    let printed = Printed { version, step: PrintStep::Start };
    let refused = desk.call(Print, reference.as_str(), &printed).await.unwrap_err();
    assert!(
        matches!(refused.code, ErrorCode::WrongStep | ErrorCode::StaleVersion),
        "before or after the clock"
    );
    assert_ne!(case(&desk, &reference).await.row.status, Status::Printing);
}
