//! A card that is printed at once: from "can I get it today?" to the card in hand.

use std::path::PathBuf;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam, film},
    clerk::Clerk,
    person::{Language, Person, XIULAN, ZHIMING},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

fn page(folder: &tempfile::TempDir) -> Result<PathBuf> {
    let file = folder.path().join("page.png");
    film("face", &file)?;
    Ok(file)
}

/// The three questions, up to the answer.
async fn asks(person: &Person<'_>, situation: &str, group: &str) -> Result<()> {
    if person.browser.device == Device::Kiosk {
        person.browser.press("main button").await?;
        person.at("home").await?;
    } else {
        person.chooses_the_region().await?;
    }
    person.presses("service.more.title").await?;
    person.at("services").await?;
    person.presses("service.instant.title").await?;
    person.at("instant.situation").await?;
    person.presses(&format!("instant.situation.{situation}")).await?;
    person.goes_on().await?;
    person.at("instant.group").await?;
    person.presses(&format!("instant.group.{group}")).await?;
    person.goes_on().await?;
    person.at("instant.before").await?;
    person.presses("instant.before.no").await?;
    person.goes_on().await?;
    person.at("instant.yes").await
}

/// From "apply now" to the first paper.
async fn applies(person: &Person<'_>) -> Result<()> {
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("paper.asked").await
}

/// From the mobile to the reference, with the bank whose cards are printed.
async fn finishes(person: &Person<'_>) -> Result<String> {
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("apply.bank").await?;
    let banks =
        person.browser.run("return document.querySelectorAll('main input[type=radio]').length", vec![]);
    ensure!(banks.await?.as_u64() == Some(1), "a bank is offered whose cards nobody prints");
    person.chooses_a_bank().await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    person.stands("apply.check").await?;
    let reference = person.hands_in().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;
    Ok(reference)
}

/// Finds the case at the counter.
async fn finds(clerk: &Clerk, reference: &str) -> Result<()> {
    clerk.goes_to("handover").await?;
    clerk.browser.type_into("#handover-reference", reference).await?;
    clerk.browser.press("[data-testid=find-case]").await
}

/// Says what came of the print, and is sure of it.
async fn says(clerk: &Clerk, outcome: &str) -> Result<()> {
    clerk.browser.press(&format!("[data-testid={outcome}]")).await?;
    clerk.browser.press("[data-testid=sure]").await
}

async fn serial(clerk: &Clerk) -> Result<String> {
    let script = "return document.querySelector('[data-testid=serial]')?.innerText ?? null";
    Ok(clerk.browser.run(script, vec![]).await?.as_str().unwrap_or_default().to_owned())
}

#[tokio::test]
async fn on_a_phone_in_english_with_one_jam_to_the_card_in_hand() -> Result<()> {
    let world = World::start().await?;
    let folder = tempfile::tempdir()?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::English).await?;
    asks(&person, "health", "emergency").await?;
    applies(&person).await?;
    person.reads("paper.admission.title").await?;
    person.stands("paper.asked").await?;
    person.browser.chooses_file(&page(&folder)?).await?;
    person.at("paper.kept").await?;
    person.goes_on().await?;
    let reference = finishes(&person).await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("outlet-chosen").await?;
    person.reads("track.print.go").await?;
    person.reads("track.case.held").await?;
    person.stands("track.case").await?;
    let code = person.pickup_code().await?;

    finds(&clerk, &reference).await?;
    clerk.browser.press("[data-testid=print]").await?;
    person.sees("printing").await?;
    let first = serial(&clerk).await?;
    clerk.stands("staff.handover", "zh-CN-printing").await?;
    says(&clerk, "spoiled-misprinted").await?;
    person.reads("track.spoiled").await?;
    clerk.browser.reads("已作废 1 张").await?;
    let second = serial(&clerk).await?;
    ensure!(!first.is_empty() && first != second, "{first} is void, and {second} is printed");
    says(&clerk, "card-good").await?;
    person.sees("verified").await?;
    clerk.browser.type_into("#pickup-code", &code).await?;
    clerk.browser.type_into("#id-number", XIULAN.id_number).await?;
    clerk.browser.press("[data-testid=check-handover]").await?;
    clerk.browser.press("#same-person").await?;
    clerk.browser.press("#id-seen").await?;
    clerk.browser.press("[data-testid=handover]").await?;
    person.sees("collected").await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_where_other_papers_and_a_fee_are_asked_and_both_prints_jam() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, ZHIMING, Device::Kiosk, FACE, Language::Chinese).await?;
    asks(&person, "away", "retired").await?;
    applies(&person).await?;
    for paper in ["paper.residence.title", "paper.register.title"] {
        person.at("paper.asked").await?;
        person.reads(paper).await?;
        person.goes_on().await?;
        person.at("paper.live").await?;
        person.goes_on().await?;
        person.at("paper.kept").await?;
        person.goes_on().await?;
    }
    let reference = finishes(&person).await?;

    let clerk = Clerk::signs_in(&world, "zhao").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("fee-due").await?;
    clerk.settles(&reference).await?;
    person.sees("paid").await?;
    finds(&clerk, &reference).await?;
    clerk.browser.press("[data-testid=print]").await?;
    person.sees("printing").await?;
    clerk.goes_to("queue").await?;
    clerk.browser.reads("还在打印").await?;
    clerk.stands("staff.queue", "zh-CN-printing-waits").await?;
    clerk.browser.press("[data-testid=back-to-printing]").await?;
    clerk.browser.at("staff.handover").await?;
    says(&clerk, "spoiled-misprinted").await?;
    clerk.browser.reads("已作废 1 张").await?;
    says(&clerk, "spoiled-unreadable").await?;
    person.sees("print-trouble").await?;
    person.reads("track.print.failed").await?;
    person.reads("track.print.kept").await?;
    person.stands("track.case").await?;
    clerk.stands("staff.handover", "zh-CN-print-trouble").await?;
    says(&clerk, "back-printer-off").await?;
    person.sees("approved").await?;
    person.reads("track.print.back.printer_off").await?;
    person.reads("track.print.paid").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("outlet-chosen").await
}
