//! Filing for care elsewhere: by a promise at a kiosk, by papers on a phone, seen and taken back.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    person::{Insured, Language, Person, XIULAN, YAN},
    world::World,
};

async fn arrives(world: &World, who: Insured, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, who, device, Webcam::Absent, language).await
}

/// Chooses a tile and goes on.
async fn chooses(person: &Person<'_>, value: &str) -> Result<()> {
    person.browser.press(&format!("input[value=\"{value}\"]")).await?;
    person.goes_on().await
}

/// Takes the day that is offered and goes on.
async fn takes_the_day(person: &Person<'_>) -> Result<()> {
    person.browser.press("[data-testid=quick-day]").await?;
    person.goes_on().await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_a_promise_counts_at_once() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Kiosk, Language::Chinese).await?;
    person.opens("/cross-region").await?;
    person.identifies().await?;
    person.stands("filing.list").await?;
    person.browser.reads("上海市").await?;
    person.goes_on().await?;
    person.stands("filing.kind").await?;
    chooses(&person, "temporary").await?;
    person.stands("filing.area").await?;
    chooses(&person, "3").await?;
    person.stands("filing.province").await?;
    chooses(&person, "330000").await?;
    person.stands("filing.city").await?;
    chooses(&person, "339900").await?;
    person.reads("filing.fault_own_place").await?;
    chooses(&person, "330200").await?;
    person.stands("filing.from").await?;
    takes_the_day(&person).await?;
    person.stands("filing.until").await?;
    takes_the_day(&person).await?;
    person.stands("filing.proof").await?;
    person.goes_on().await?;
    person.reads("filing.fault_not_promised").await?;
    person.browser.press("#filing-promise").await?;
    person.goes_on().await?;
    person.stands("filing.check").await?;
    person.browser.reads("宁波市").await?;
    person.goes_on().await?;
    person.stands("filing.done").await?;
    person.reads("filing.done_granted").await?;
    person.browser.picture("kiosk-zh-CN-filing.done").await
}

#[tokio::test]
async fn on_a_phone_in_english_papers_are_to_be_brought_and_the_filing_is_taken_back() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, YAN, Device::Phone, Language::English).await?;
    person.chooses_the_region().await?;
    person.presses("service.care.title").await?;
    person.stands("services").await?;
    person.presses("service.filing.title").await?;
    person.identifies().await?;
    person.stands("filing.list").await?;
    person.reads("filing.none").await?;
    person.goes_on().await?;
    chooses(&person, "referred").await?;
    chooses(&person, "3").await?;
    chooses(&person, "310000").await?;
    person.at("filing.from").await?;
    takes_the_day(&person).await?;
    takes_the_day(&person).await?;
    person.at("filing.proof").await?;
    person.browser.press("#filing-promise").await?;
    person.goes_on().await?;
    person.stands("filing.check").await?;
    person.goes_on().await?;
    person.stands("filing.done").await?;
    person.reads("filing.next_bring_hint").await?;
    person.goes_on().await?;
    person.at("filing.list").await?;
    person.browser.press("[data-testid=filing]").await?;
    person.stands("filing.shown").await?;
    person.browser.press("[data-testid=withdraw]").await?;
    person.stands("filing.withdraw").await?;
    person.goes_on().await?;
    person.at("filing.shown").await?;
    person.reads("filing.status_withdrawn").await
}
