//! Help: a clerk who is called comes, topics are found, and what to take along is listed.

use std::time::Instant;

use anyhow::{Result, ensure};
use journeys::{
    app_files::{bring_back, copy_without},
    browser::{Device, Webcam},
    clerk::Clerk,
    devtools::Network,
    person::{DASHAN, Language, Person},
    world::{PATIENCE, World},
};
use serde_json::json;

/// The field of the search.
const FIELD: &str = "#help-search";
/// How many books of topics were fetched.
const BOOKS: &str =
    "return performance.getEntriesByType('resource').filter(e => e.name.includes('/topics/')).length";
/// What a printer would get.
const SLIP: &str = "return document.querySelector('#slip').textContent";

async fn arrives(world: &World, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, DASHAN, device, Webcam::Absent, language).await
}

/// The first of the topics that are offered is this one.
async fn offers(person: &Person<'_>, title: &str) -> Result<()> {
    person.browser.reads(title).await?;
    let first = "return document.querySelector('.s-topics__topic')?.innerText ?? ''";
    let since = Instant::now();
    while person.browser.run(first, vec![]).await? != title {
        ensure!(since.elapsed() < PATIENCE, "{title} is not offered first");
    }
    Ok(())
}

/// What the slip says, and that it says nothing of `without`.
async fn prints(person: &Person<'_>, says: &str, without: &str) -> Result<()> {
    let slip = person.browser.run(SLIP, vec![]).await?;
    let slip = slip.as_str().unwrap_or_default();
    ensure!(slip.contains(says) && !slip.contains(without), "the slip says {slip}");
    Ok(())
}

#[tokio::test]
async fn at_a_kiosk_initials_find_a_topic_and_a_ticket_for_the_counter() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Kiosk, Language::Chinese).await?;
    person.browser.press("[data-testid=primary]").await?;
    person.at("home").await?;
    ensure!(person.browser.run(BOOKS, vec![]).await? == 0, "topics came before anybody wanted help");
    person.browser.press("[data-testid=help]").await?;
    person.browser.press("[data-testid=to-help]").await?;
    person.stands_in_both("help", "help").await?;
    person.browser.reads("12393").await?;

    person.browser.press("[data-testid=search]").await?;
    person.stands("help.search").await?;
    person.types(FIELD, "bxmx").await?;
    offers(&person, "怎么查报销的明细？").await?;
    person.stands_as("help.search", "help.search-typed", Language::Chinese).await?;
    person.browser.press(".s-topics__topic").await?;
    person.stands_in_both("help.topic", "help.topic").await?;
    person.presses("help.way.ticket").await?;
    person.stands("help.ticket").await?;
    prints(&person, "怎么查报销的明细？", DASHAN.id_number).await?;
    for step in ["help.topic", "help.search"] {
        person.browser.press("[data-testid=back]").await?;
        person.at(step).await?;
    }
    let typed = person.browser.run("return document.querySelector(arguments[0]).value", vec![json!(FIELD)]);
    ensure!(typed.await? == "bxmx", "what was typed is forgotten on the way back");
    for step in ["help", "home"] {
        person.browser.press("[data-testid=back]").await?;
        person.at(step).await?;
    }
    Ok(())
}

#[tokio::test]
async fn on_a_phone_words_and_characters_find_and_what_is_nowhere_leads_to_a_number() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::English).await?;
    person.opens("/help").await?;
    person.at("help").await?;
    person.browser.press("[data-testid=search]").await?;
    person.at("help.search").await?;
    for (typed, title) in [
        ("household registers", "Do I need the household register book?"),
        ("挂失", "I lost my card: what do I do?"),
        ("ｇｓ", "I lost my card: what do I do?"),
    ] {
        person.types(FIELD, typed).await?;
        offers(&person, title).await?;
    }
    person.stands("help.search").await?;
    person.types(FIELD, "qqqq").await?;
    person.reads("help.found.none").await?;
    person.goes_on().await?;
    person.stands("help.found").await?;
    person.reads("help.found.none_text").await?;
    person.browser.reads("12393").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("help.search").await?;
    person.types(FIELD, "first card").await?;
    person.goes_on().await?;
    person.at("help.found").await?;
    person.browser.press_named("How do I get my first card?").await?;
    person.at("help.topic").await?;
    person.presses("service.first.title").await?;
    person.at("apply.overview").await
}

#[tokio::test]
async fn what_to_bring_for_a_claim_depends_on_the_employer() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::Chinese).await?;
    person.presses("places.help").await?;
    person.at("help").await?;
    person.presses("help.group.care").await?;
    person.stands_in_both("help.group", "help.group").await?;
    person.browser.press_named("手工报销，要带什么？").await?;
    person.at("help.topic").await?;
    person.presses("help.way.claim").await?;
    person.stands_in_both("help.employer", "help.employer").await?;
    let certificate = person.words("claim.certificate")?;
    person.presses("claim.employer.yes").await?;
    person.stands("help.claim").await?;
    person.reads("claim.certificate").await?;
    prints(&person, certificate, person.words("claim.without")?).await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("help.employer").await?;
    person.presses("claim.employer.no").await?;
    person.stands_as("help.claim", "help.claim-without", Language::Chinese).await?;
    person.reads("claim.without").await?;
    prints(&person, person.words("claim.discharge")?, certificate).await
}

#[tokio::test]
async fn without_the_topics_there_are_still_numbers_and_later_the_topics_too() -> Result<()> {
    let files = tempfile::tempdir()?;
    copy_without("topics", files.path())?;
    let mut world = World::serving(files.path().to_owned()).await?;
    let browser = {
        let person = arrives(&world, Device::Phone, Language::Chinese).await?;
        person.presses("places.help").await?;
        person.at("help").await?;
        person.presses("help.group.offices").await?;
        person.stands("help.missing").await?;
        person.into_browser()
    };
    browser.reads("12393").await?;
    // A server knows the files that it has from its start.
    world.kill_server();
    bring_back("topics", files.path())?;
    world.start_server().await?;
    browser.press_named("再试一次").await?;
    browser.at("help.group").await
}

#[tokio::test]
async fn without_the_screens_of_help_there_are_still_numbers_and_later_the_screens_too() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, Device::Phone, Language::Chinese).await?;
    // What the second load brings is here with its first screen.
    person.presses("places.track").await?;
    person.at("track.ways").await?;
    person.browser.network(Network::Down).await?;
    person.presses("places.help").await?;
    person.at("help").await?;
    person.presses("help.group.offices").await?;
    person.stands("missing").await?;
    person.browser.reads("12393").await?;
    person.browser.network(Network::Up).await?;
    person.presses("action.retry").await?;
    person.at("help.group").await?;
    person.browser.press_named("谁来管？本地机构在哪里？").await?;
    person.presses("help.way.offices").await?;
    person.stands_in_both("help.offices", "help.offices").await
}

#[tokio::test]
async fn a_clerk_comes_to_a_kiosk() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, DASHAN, Device::Kiosk, Webcam::Absent, Language::Chinese).await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    person.wants_a_new_card().await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.ringing").await?;
    person.stands_as("identify.consent", "help-ringing", Language::Chinese).await?;

    clerk.browser.press("[data-testid=answer-help]").await?;
    person.reads("help.coming").await?;
    person.stands_as("identify.consent", "help-coming", Language::Chinese).await?;
    clerk.browser.picture("desk-help-answered").await?;

    // The step is still there behind it, and help still comes when the dialog is closed.
    person.presses("action.close").await?;
    person.at("identify.consent").await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.coming").await?;
    clerk.browser.press("[data-testid=end-help]").await?;
    person.reads("help.silent").await?;
    clerk.browser.gone("[data-testid=end-help]").await
}

#[tokio::test]
async fn nobody_answers_for_a_minute() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, DASHAN, Device::Kiosk, Webcam::Absent, Language::English).await?;
    person.browser.press("[data-testid=help]").await?;
    person.reads("help.ringing").await?;
    // It is a real minute: the server counts it.
    let since = Instant::now();
    while person.reads("help.unanswered").await.is_err() {
        ensure!(since.elapsed() < 3 * PATIENCE, "nobody answered, and nothing is said");
    }
    let shown = person.browser.run("return document.body.innerText.includes('12393')", vec![]).await?;
    ensure!(shown == json!(true), "the hotline is not shown");
    person.presses("help.cancel").await?;
    person.browser.gone("dialog[open]").await
}
