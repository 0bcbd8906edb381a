//! A card reported lost: at once, found again, for good, and refused without a network.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, TUAN, XIULAN},
    world::World,
};
use serde_json::{Value, json};

const FACE: Webcam = Webcam::Shows("face");

/// From the first screen to the card as it stands.
async fn looks_up_the_card(person: &Person<'_>) -> Result<()> {
    if person.browser.device == Device::Kiosk {
        person.browser.press("main button").await?;
        person.at("home").await?;
    }
    person.presses("service.lost.title").await?;
    person.at("services").await?;
    person.presses("service.loss.title").await?;
    person.at("loss.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.at("loss.report").await
}

/// What the server says of the card of whoever is signed in.
async fn card(person: &Person<'_>, field: &str) -> Result<Value> {
    let ask = "return fetch('/api/card').then(answer => answer.json()).then(card => card[arguments[0]])";
    person.browser.run(ask, vec![field.into()]).await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_a_card_is_blocked_by_two_taps_and_found_again() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, FACE, Language::Chinese).await?;
    looks_up_the_card(&person).await?;
    for words in ["loss.frozen_text", "loss.bank_text", "loss.doctor_text"] {
        person.reads(words).await?;
    }
    person.browser.reads("0000-5550151").await?;
    person.goes_on().await?;
    person.at("loss.confirm").await?;
    person.goes_on().await?;
    person.at("loss.done").await?;
    person.browser.reads("医保系统已经确认").await?;
    let slip = "return document.querySelector('#slip').textContent";
    let slip = person.browser.run(slip, vec![]).await?;
    for told in ["12393", "0000-5550151", "挂失好了"] {
        ensure!(slip.as_str().is_some_and(|slip| slip.contains(told)), "{told} is not on the slip: {slip}");
    }
    ensure!(slip.as_str().is_some_and(|slip| !slip.contains(XIULAN.id_number)), "a slip gives nobody away");

    person.presses("loss.done.show").await?;
    person.at("loss.standing").await?;
    person.browser.press("[data-testid=found]").await?;
    person.at("loss.confirm").await?;
    person.goes_on().await?;
    person.at("loss.done").await?;
    person.reads("loss.done.back").await?;
    ensure!(card(&person, "status").await? == "active", "the card is in use again");
    Ok(())
}

#[tokio::test]
async fn on_a_phone_in_english_a_card_is_lost_for_good_and_asked_for_anew_with_the_photo_on_file()
-> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::English).await?;
    let reference = person.applies().await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;

    // Nobody is issued another card for one that is in use.
    person.browser.page.goto(&format!("{}/reissue?lang=en", world.app)).await?;
    person.is_for_oneself().await?;
    person.at("apply.not-lost").await?;
    person.goes_on().await?;
    person.at("loss.overview").await?;
    person.goes_on().await?;
    person.at("loss.report").await?;
    person.goes_on().await?;
    person.at("loss.confirm").await?;
    person.goes_on().await?;
    person.at("loss.done").await?;
    person.goes_on().await?;
    person.at("loss.standing").await?;
    person.reads("loss.standing.temp").await?;
    person.goes_on().await?;
    person.at("loss.confirm").await?;
    person.reads("loss.confirm.good_title").await?;
    person.goes_on().await?;
    person.at("loss.done").await?;
    person.reads("loss.done.good").await?;

    person.goes_on().await?;
    person.at("apply.overview").await?;
    person.goes_on().await?;
    person.is_for_oneself().await?;
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    person.presses("apply.email.skip").await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.use").await?;
    person.chooses_a_bank().await?;
    person.at("apply.on-file").await
}

#[tokio::test]
async fn without_a_network_a_report_is_refused_with_whom_to_call_and_nothing_is_queued() -> Result<()> {
    let mut world = World::start().await?;
    let browser = {
        let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
        looks_up_the_card(&person).await?;
        person.goes_on().await?;
        person.at("loss.confirm").await?;
        person.into_browser()
    };
    world.kill_server();
    browser.press("[data-testid=primary]").await?;
    browser.at("loss.not-done").await?;
    for told in ["可能没有挂失上", "12393", "0000-5550151"] {
        browser.reads(told).await?;
    }
    world.start_server().await?;
    let status =
        "return fetch('/api/card').then(answer => answer.json()).then(card => [card.status, card.version])";
    let shown = browser.run(status, vec![]).await?;
    ensure!(shown == json!(["active", 0]), "nothing is sent by itself: {shown}");
    browser.at("loss.not-done").await?;
    browser.press("[data-testid=primary]").await?;
    browser.at("loss.done").await?;
    let shown = browser.run(status, vec![]).await?;
    ensure!(shown == json!(["temp-lost", 1]), "a tap reports it: {shown}");
    Ok(())
}

#[tokio::test]
async fn on_a_phone_in_chinese_a_daughter_has_her_mothers_card_blocked_by_her_code() -> Result<()> {
    let world = World::start().await?;
    let daughter = Person::arrives(&world, TUAN, Device::Phone, FACE, Language::Chinese).await?;
    daughter.browser.page.goto(&format!("{}/report-loss?lang=zh-CN", world.app)).await?;
    daughter.at("loss.overview").await?;
    daughter.browser.press("[data-testid=for-another]").await?;
    daughter.identifies().await?;
    daughter.is_for("parent", "张秀兰", XIULAN.id_number).await?;
    daughter.at("holder.consent").await?;
    // Whoever cannot tell a code is led to a person, and back.
    daughter.browser.press("[data-testid=no-code]").await?;
    daughter.at("holder.no-code").await?;
    daughter.browser.reads("12393").await?;
    daughter.presses("action.back").await?;
    daughter.at("holder.consent").await?;
    daughter.browser.press("[data-testid=code]").await?;
    daughter.at("holder.code").await?;
    let code = world.code_for(XIULAN.mobile, None).await?;
    daughter.types("[autocomplete=one-time-code], main input", &code).await?;
    daughter.goes_on().await?;
    daughter.at("loss.report").await?;
    daughter.reads("loss.report.hint.another").await?;
    daughter.browser.reads("张*兰").await?;
    daughter.goes_on().await?;
    daughter.at("loss.confirm").await?;
    daughter.goes_on().await?;
    daughter.at("loss.done").await?;
    daughter.browser.reads("张*兰").await?;
    world.tells(XIULAN.mobile, "林* 代您挂失").await?;
    ensure!(card(&daughter, "code").await? == "no-card", "nothing happened to a card of her own");
    daughter.presses("loss.done.show").await?;
    daughter.at("loss.standing").await?;
    daughter.browser.reads("张*兰").await
}
