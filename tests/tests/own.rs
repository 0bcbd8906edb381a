//! What one has, and what was settled: looked at on both devices, printed nowhere else, and nothing of it left at a kiosk.

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{ABDU, Insured, Language, Person, WENJING, XIULAN, ZHIMING},
    world::World,
};

/// Counts what is printed instead of printing it.
const NO_PRINTER: &str = "window.printed = 0; window.print = () => { window.printed += 1 }";
/// The pages of the slip that were sent to the printer.
const PRINTED: &str = "return window.printed";
/// Links that would save a file, wherever they stand.
const FILES: &str = "return document.querySelectorAll('a[download]').length";

/// The files of a screen: what each is called, what it is, and how many lines it has.
const SAVED: &str = "return Promise.all([...document.querySelectorAll('a[download]')].map(async link => {
    const answer = await fetch(link.href), body = await answer.text();
    return [link.download, answer.headers.get('content-type'), answer.headers.get('cache-control'), body.split('\\r\\n').length];
}))";

/// Everything of a screen is there to be saved, not to be kept by anybody, and named after nobody.
async fn saves(person: &Person<'_>, expected: &[(&str, &str)]) -> Result<u64> {
    let saved = person.browser.run(SAVED, vec![]).await?;
    let saved = saved.as_array().context("no files")?;
    ensure!(saved.len() == expected.len(), "{saved:?}");
    for (saved, (name, kind)) in saved.iter().zip(expected) {
        ensure!(saved[0] == *name && saved[1] == *kind && saved[2] == "no-store", "{saved:?}");
    }
    saved.last().and_then(|last| last[3].as_u64()).context("no lines")
}

async fn arrives(world: &World, who: Insured, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, who, device, Webcam::Absent, language).await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_account_entries_and_a_settlement_are_seen() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Kiosk, Language::Chinese).await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.stands("account.overview").await?;
    person.reads("account.balance").await?;
    person.browser.reads("安澜市").await?;
    person.browser.press("[data-testid=entries]").await?;
    person.stands("account.entries").await?;
    person.reads("entry.employer").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("account.overview").await?;
    person.browser.press("[data-testid=settlements]").await?;
    person.stands("account.settlements").await?;
    person.browser.press("main .s-settled").await?;
    person.stands("account.settlement").await?;
    person.reads("settlement.whole").await?;
    person.reads("settlement.lines").await?;
    person.browser.picture("kiosk-zh-CN-account.settlement").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("account.settlements").await
}

#[tokio::test]
async fn whoever_is_not_insured_any_more_sees_what_is_on_record_and_is_told_where_to_turn_for_the_rest()
-> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, WENJING, Device::Phone, Language::Chinese).await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.stands("account.overview").await?;
    person.reads("account.paused_do").await?;
    person.browser.press("[data-testid=rights]").await?;
    person.at("account.period").await?;
    person.opens("/estimate").await?;
    person.stands("identify.not-here").await?;
    person.opens("/reimbursements").await?;
    person.at("account.settlements").await
}

#[tokio::test]
async fn on_a_phone_in_english_a_resident_comes_by_the_deep_link_of_reimbursements() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Phone, Language::English).await?;
    person.chooses_the_region().await?;
    person.presses("service.care.title").await?;
    person.at("services").await?;
    person.presses("service.claims.title").await?;
    person.identifies().await?;
    person.stands("account.settlements").await?;
    let asked = person.browser.run("return location.pathname", vec![]).await?;
    ensure!(asked == "/reimbursements", "{asked}");
    person.browser.press("main .s-settled").await?;
    person.stands("account.settlement").await?;
    person.reads("explained.title").await
}

#[tokio::test]
async fn a_region_once_chosen_counts_for_every_address_of_a_session() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Phone, Language::Chinese).await?;
    person.chooses_the_region().await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.at("account.overview").await?;
    person.browser.reads("云岭市").await
}

#[tokio::test]
async fn whoever_signs_in_at_another_region_than_theirs_goes_on_in_theirs_where_they_wanted_to_go()
-> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Phone, Language::Chinese).await?;
    person.opens("/account").await?;
    let code = person.identifies_after(None).await?;
    person.stands("identify.not-here").await?;
    person.reads("identify.not_here.hint.served").await?;
    person.goes_on().await?;
    person.identifies_after(Some(&code)).await?;
    person.at("account.overview").await?;
    person.browser.reads("云岭市").await
}

#[tokio::test]
async fn what_does_not_add_up_is_said_and_a_missing_credit_too() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ABDU, Device::Phone, Language::Chinese).await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.at("account.overview").await?;
    person.browser.reads("单位划拨没有到账").await?;
    person.browser.press("[data-testid=settlements]").await?;
    person.at("account.settlements").await?;
    person.reads("settlements.odd").await
}

#[tokio::test]
async fn on_a_phone_in_english_settlements_and_the_rights_record_are_taken_home() -> Result<()> {
    const CSV: &str = "text/csv; charset=utf-8";
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Phone, Language::English).await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.at("account.overview").await?;
    person.browser.press("[data-testid=months]").await?;
    person.stands("account.months").await?;
    ensure!(person.browser.run(FILES, vec![]).await? == 0, "nothing to save here");
    person.browser.press("[data-testid=back]").await?;
    person.browser.press("[data-testid=rights]").await?;
    person.stands("account.period").await?;
    person.presses("rights.period.twelve").await?;
    person.stands("account.rights").await?;
    person.reads("rights.is_not").await?;
    saves(&person, &[("rights-record.pdf", "application/pdf")]).await?;
    person.browser.press("[data-testid=back]").await?;
    person.browser.press("[data-testid=back]").await?;
    person.browser.press("[data-testid=settlements]").await?;
    person.at("account.settlements").await?;
    let rows = saves(&person, &[("settlements.csv", CSV)]).await?;
    ensure!(rows > 2, "{rows} lines");
    person.browser.press("main .s-settled").await?;
    person.at("account.settlement").await?;
    let rows = saves(&person, &[("settlement.pdf", "application/pdf"), ("settlement.csv", CSV)]).await?;
    ensure!(rows > 3, "{rows} lines");
    Ok(())
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_the_same_is_printed_and_nothing_is_saved() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Kiosk, Language::Chinese).await?;
    person.opens("/account").await?;
    person.identifies().await?;
    person.at("account.overview").await?;
    person.browser.run(NO_PRINTER, vec![]).await?;
    person.browser.press("[data-testid=rights]").await?;
    person.browser.press("[data-testid=other-months]").await?;
    person.stands("account.months-written").await?;
    person.types("#first-month", "202608").await?;
    person.types("#last-month", "202605").await?;
    person.goes_on().await?;
    person.reads("rights.reversed").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("account.overview").await?;
    person.browser.press("[data-testid=rights]").await?;
    person.browser.press("[data-testid=other-months]").await?;
    person.at("account.months-written").await?;
    person.types("#first-month", "202601").await?;
    person.types("#last-month", "202610").await?;
    person.goes_on().await?;
    person.at("account.rights").await?;
    ensure!(person.browser.run(FILES, vec![]).await? == 0, "a file at a kiosk");
    person.goes_on().await?;
    person.reads("rights.printing").await?;
    ensure!(person.browser.run(PRINTED, vec![]).await? == 1, "not printed once");
    person.browser.press("[data-testid=nothing-came]").await?;
    person.reads("account.no_slip").await?;
    person.browser.press("[data-testid=back]").await?;
    person.browser.press("[data-testid=back]").await?;
    person.browser.press("[data-testid=settlements]").await?;
    person.at("account.settlements").await?;
    ensure!(person.browser.run(FILES, vec![]).await? == 0, "a file at a kiosk");
    person.browser.press("main .s-settled").await?;
    person.at("account.settlement").await?;
    ensure!(person.browser.run(FILES, vec![]).await? == 0, "a file at a kiosk");
    person.goes_on().await?;
    person.reads("settlement.printing").await?;
    ensure!(person.browser.run(PRINTED, vec![]).await? == 2, "not printed");
    Ok(())
}
