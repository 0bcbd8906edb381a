//! Cards that staff report lost for a caller, or for good and found again at the counter.

use domain::{
    card::{CardEvent, CardStatus, Occasion},
    id_number::IdNumber,
    machine::Actor,
    problem::{ErrorCode, Problem},
    wire::{
        CoreWord, LossKind, LossReport, Nothing, ReportLoss, ShowCard,
        staff::{CardSought, CardStep, FindCard, FoundCard, StepCard},
    },
};
use sandbox::people::{ANLAN, NOBODY};

use crate::{
    browser::Browser,
    journey::{identify, sign_in},
    world::{World, until},
};

fn sought(number: &IdNumber, occasion: Occasion) -> CardSought {
    CardSought { id_number: number.clone(), occasion }
}

async fn find(desk: &Browser, number: &IdNumber, occasion: Occasion) -> Result<FoundCard, Problem> {
    desk.call(FindCard, "", &sought(number, occasion)).await
}

/// Takes a step at the version that stands now.
async fn step(
    desk: &Browser,
    number: &IdNumber,
    occasion: Occasion,
    event: CardEvent,
) -> Result<FoundCard, Problem> {
    let version = find(desk, number, occasion).await.unwrap().standing.version;
    desk.call(StepCard, "", &CardStep { of: sought(number, occasion), event, version }).await
}

async fn at_desk(world: &World, name: &str) -> Browser {
    let desk = world.desk();
    sign_in(&desk, name).await;
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn a_caller_has_the_card_stopped_for_a_time_and_its_holder_takes_it_back_at_the_counter() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let (number, desk) = (&person.id_number, at_desk(&world, "wang").await);
    let seen = find(&desk, number, Occasion::Telephone).await.unwrap();
    assert_eq!((seen.name.as_str(), seen.standing.status), ("张*兰", CardStatus::Active));
    assert_eq!((seen.steps, seen.history.len()), (vec![CardEvent::LossReported], 0));
    assert!(seen.mobile.is_some() && seen.banks.iter().all(|bank| !bank.phone.is_empty()));
    assert!(!seen.banks.is_empty(), "who stops the bank half is named");

    let lost = step(&desk, number, Occasion::Telephone, CardEvent::LossReported).await.unwrap();
    assert_eq!((lost.standing.status, lost.standing.version), (CardStatus::TempLost, 1));
    assert!(lost.steps.is_empty(), "a voice on the telephone takes nothing back");
    let mobile = person.mobile.as_deref().unwrap();
    assert!(world.outside.message(mobile, 1).await.text.contains("临时挂失"));
    until("the core's word", async || {
        let standing = find(&desk, number, Occasion::Question).await.unwrap().standing;
        (standing.core == CoreWord::Confirmed).then_some(())
    })
    .await;

    let found = step(&desk, number, Occasion::Counter, CardEvent::Found).await.unwrap();
    assert_eq!(found.standing.status, CardStatus::Active);
    let told: Vec<_> =
        found.history.iter().map(|line| (line.event, line.actor, line.clerk.as_deref())).collect();
    let by = |event| (Some(event), Actor::Clerk, Some("wang"));
    assert_eq!(told, [by(CardEvent::LossReported), by(CardEvent::Found)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_the_counter_a_loss_is_for_good_and_is_taken_back_where_the_region_lets_it() {
    let world = World::new().await;
    for (name, clerk, steps) in
        [("张秀兰", "wang", vec![CardEvent::LossWithdrawn]), ("和志明", "zhao", Vec::new())]
    {
        let (person, desk) = (world.outside.person(name), at_desk(&world, clerk).await);
        let number = &person.id_number;
        let gone = step(&desk, number, Occasion::Counter, CardEvent::LossConfirmed).await.unwrap();
        assert_eq!((gone.standing.status, gone.steps), (CardStatus::FormalLost, steps.clone()), "{name}");
        let back = step(&desk, number, Occasion::Counter, CardEvent::LossWithdrawn).await;
        let status = back.map(|found| found.standing.status).map_err(|problem| problem.code);
        assert_eq!(status, steps.first().map(|_| CardStatus::Active).ok_or(ErrorCode::WrongStep), "{name}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_done_that_the_occasion_or_the_table_does_not_give_a_clerk() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let (number, desk) = (&person.id_number, at_desk(&world, "wang").await);
    for (occasion, event) in [
        (Occasion::Telephone, CardEvent::LossConfirmed),
        (Occasion::Telephone, CardEvent::Found),
        (Occasion::Question, CardEvent::LossReported),
        (Occasion::Counter, CardEvent::Found),
        (Occasion::Counter, CardEvent::LossWithdrawn),
        (Occasion::Counter, CardEvent::ReportEnded),
        (Occasion::Counter, CardEvent::ReportKept),
        (Occasion::Counter, CardEvent::Replaced),
    ] {
        let refused = step(&desk, number, occasion, event).await.unwrap_err();
        assert_eq!(refused.code, ErrorCode::WrongStep, "{occasion:?} {event:?}");
    }
    assert_eq!(find(&desk, number, Occasion::Question).await.unwrap().standing.version, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_clerks_and_the_holder_the_first_counts() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let (number, wang, li) = (&person.id_number, at_desk(&world, "wang").await, at_desk(&world, "li").await);
    let of = sought(number, Occasion::Counter);
    let report = CardStep { of, event: CardEvent::LossReported, version: 0 };
    let (one, other) = tokio::join!(wang.call(StepCard, "", &report), li.call(StepCard, "", &report));
    let refused: Vec<_> = [one, other].into_iter().filter_map(Result::err).map(|told| told.code).collect();
    assert_eq!(refused, [ErrorCode::StaleVersion]);

    let browser = world.browser();
    identify(&browser, &world.outside, &person, ANLAN).await;
    let version = browser.call(ShowCard, "", &Nothing {}).await.unwrap().version;
    let own = LossReport { kind: LossKind::ForGood, version };
    browser.call(ReportLoss, "", &own).await.unwrap();
    let late = CardStep { event: CardEvent::Found, version, ..report };
    assert_eq!(li.call(StepCard, "", &late).await.unwrap_err().code, ErrorCode::StaleVersion);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_look_is_recorded_with_its_reason_and_nobody_is_shown_of_another_region() {
    let world = World::new().await;
    let person = world.outside.person("张秀兰");
    let (wang, zhao, admin) =
        (at_desk(&world, "wang").await, at_desk(&world, "zhao").await, at_desk(&world, "admin").await);
    let number = &person.id_number;
    find(&wang, number, Occasion::Question).await.unwrap();
    let elsewhere = find(&zhao, number, Occasion::Counter).await.unwrap_err();
    assert_eq!(elsewhere.code, ErrorCode::NotFound);
    let unknown = NOBODY.to_owned().try_into().unwrap();
    assert_eq!(find(&wang, &unknown, Occasion::Counter).await.unwrap_err().code, ErrorCode::NotFound);
    let cardless = world.outside.person("林㼆").id_number;
    assert_eq!(find(&wang, &cardless, Occasion::Counter).await.unwrap_err().code, ErrorCode::NoCard);
    assert_eq!(find(&admin, number, Occasion::Counter).await.unwrap_err().code, ErrorCode::NotAllowed);
    let stranger = find(&world.desk(), number, Occasion::Counter).await.unwrap_err();
    assert_eq!(stranger.code, ErrorCode::NotSignedIn);

    let app = &world.server.app;
    let index = app.sealer.blind_index(number.reveal());
    let subject = index.0.map(|byte| format!("{byte:02x}")).concat();
    let audit = app.store.audit_of(&subject).await.unwrap();
    let told: Vec<_> = audit.iter().map(|line| (&*line.entry.actor, &*line.entry.detail)).collect();
    assert_eq!(told, [("wang", "question"), ("zhao", "counter")]);
    step(&wang, number, Occasion::Telephone, CardEvent::LossReported).await.unwrap();
    let card = app.store.card_of(&index).await.unwrap().unwrap();
    let audit = app.store.audit_of(&card.id.0.to_string()).await.unwrap();
    let told: Vec<_> = audit.iter().map(|line| (&*line.entry.action, &*line.entry.actor)).collect();
    assert_eq!(told, [("took-card-step", "wang"), ("loss-reported", "wang")]);
}
