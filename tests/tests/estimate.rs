//! What one would get back: a stay at a kiosk and in another province on a phone, every month's expenses, and amounts that cannot be.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{Insured, Language, Person, XIULAN, ZHIMING},
    world::World,
};

async fn arrives(world: &World, who: Insured, device: Device, language: Language) -> Result<Person<'_>> {
    Person::arrives(world, who, device, Webcam::Absent, language).await
}

/// Chooses an answer to a question, and goes on.
async fn answers(person: &Person<'_>, step: &str, answer: &str) -> Result<()> {
    person.at(step).await?;
    person.presses(answer).await?;
    person.goes_on().await
}

/// Gives an amount, and goes on.
async fn gives(person: &Person<'_>, step: &str, amount: &str) -> Result<()> {
    person.at(step).await?;
    person.types("#amount", amount).await?;
    person.goes_on().await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_a_stay_is_estimated_changed_and_left_without_a_trace() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, XIULAN, Device::Kiosk, Language::Chinese).await?;
    person.opens("/estimate").await?;
    person.identifies().await?;
    person.stands("estimate.span").await?;
    answers(&person, "estimate.span", "estimate.one_bill").await?;
    answers(&person, "estimate.care", "care.inpatient").await?;
    answers(&person, "estimate.away", "estimate.away_no").await?;
    answers(&person, "estimate.level", "level.three").await?;
    person.at("estimate.total").await?;
    person.goes_on().await?;
    person.reads("amount.empty").await?;
    gives(&person, "estimate.total", "12800").await?;
    gives(&person, "estimate.class-b", "3000").await?;
    gives(&person, "estimate.class-c", "20000").await?;
    person.reads("amount.more_than_bill").await?;
    person.stands("estimate.class-c").await?;
    for _ in 0..5 {
        person.presses("action.delete").await?;
    }
    gives(&person, "estimate.class-c", "560.50").await?;
    person.stands("estimate.bill").await?;
    person.reads("estimate.label").await?;
    person.reads("explained.title").await?;
    person.browser.picture("kiosk-zh-CN-estimate.bill").await?;
    let kept =
        person.browser.run("return JSON.stringify({ ...localStorage, ...sessionStorage })", vec![]).await?;
    ensure!(!kept.to_string().contains("12800"), "nothing that was answered is kept: {kept}");
    person.browser.press("[data-testid=anew]").await?;
    person.at("estimate.span").await
}

#[tokio::test]
async fn on_a_phone_in_english_amounts_as_people_type_them_and_every_months_expenses() -> Result<()> {
    let world = World::start().await?;
    let person = arrives(&world, ZHIMING, Device::Phone, Language::English).await?;
    person.chooses_the_region().await?;
    person.presses("service.care.title").await?;
    person.presses("service.estimate.title").await?;
    person.identifies().await?;
    answers(&person, "estimate.span", "estimate.one_bill").await?;
    answers(&person, "estimate.care", "care.inpatient").await?;
    answers(&person, "estimate.away", "estimate.away_yes").await?;
    answers(&person, "estimate.catalogue", "estimate.place_other").await?;
    answers(&person, "estimate.filed", "estimate.filed_no").await?;
    answers(&person, "estimate.level", "level.two").await?;
    for (typed, said) in [
        ("-1", "amount.negative"),
        ("1e9", "amount.malformed"),
        ("0.001", "amount.too_fine"),
        ("0", "amount.nothing"),
    ] {
        gives(&person, "estimate.total", typed).await?;
        person.reads(said).await?;
    }
    gives(&person, "estimate.total", "1,234.5元").await?;
    gives(&person, "estimate.class-b", "１２３").await?;
    gives(&person, "estimate.class-c", "").await?;
    person.stands("estimate.bill").await?;
    person.browser.reads("1,234.50").await?;
    person.browser.press("[data-testid=anew]").await?;
    answers(&person, "estimate.span", "estimate.every_month").await?;
    answers(&person, "estimate.care", "care.outpatient").await?;
    answers(&person, "estimate.level", "level.one").await?;
    gives(&person, "estimate.monthly", "300").await?;
    gives(&person, "estimate.beside", "0").await?;
    person.stands("estimate.ahead").await
}
