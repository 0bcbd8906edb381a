//! Somebody without a mobile asks a clerk at the kiosk to vouch for them.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{DASHAN, Language, Person},
    world::World,
};

async fn at_the_code(world: &World, language: Language) -> Result<Person<'_>> {
    let person = Person::arrives(world, DASHAN, Device::Kiosk, Webcam::Shows("face"), language).await?;
    person.wants_a_new_card().await?;
    person.gives_number().await?;
    person.reads("identify.code.no_mobile.kiosk").await?;
    Ok(person)
}

#[tokio::test]
async fn a_clerk_vouches_and_the_card_is_applied_for() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_code(&world, Language::Chinese).await?;
    let digits = person.asks_for_vouching().await?;
    person.stands_in_both("identify.vouching", "identify.vouching").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.meets(&digits).await?;
    clerk.browser.reads("李*山").await?;
    clerk.stands("staff.vouch", "zh-CN-vouch").await?;
    clerk.browser.press("[data-testid=vouch]").await?;
    clerk.browser.press("[data-testid=vouched]").await?;

    person.at("identify.name").await?;
    person.goes_on().await?;
    person.answers().await?;
    person.presses("photo.cannot").await?;
    person.at("capture.cannot").await?;
    person.presses("photo.cannot.head").await?;
    person.at("capture.intro").await?;
    person.stands_in_both("capture.intro", "capture.intro-exception").await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.ready").await?;
    person.goes_on().await?;
    person.at("capture.finished").await?;
    person.stands_in_both("capture.finished", "capture.finished-exception").await?;
    person.presses("photo.use").await?;
    person.at("apply.check").await?;
    let reference = person.hands_in().await?;

    // Whoever vouched does not decide. A colleague does, and sees that the photo is theirs to judge.
    clerk.goes_to("queue").await?;
    clerk.opens(&reference).await?;
    clerk.browser.press("[data-testid=take-up]").await?;
    clerk.browser.press("[data-testid=trouble]").await?;
    clerk.stands("staff.queue", "zh-CN-case-vouched").await?;
    let colleague = Clerk::signs_in(&world, "li").await?;
    colleague.takes_up(&reference).await?;
    colleague.browser.press("[data-testid=exception]").await?;
    colleague.approves().await
}

#[tokio::test]
async fn a_clerk_who_declines_sends_the_person_to_the_counter() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_code(&world, Language::English).await?;
    let digits = person.asks_for_vouching().await?;

    let clerk = Clerk::signs_in(&world, "li").await?;
    clerk.meets("000000").await?;
    clerk.browser.press("[data-testid=trouble]").await?;
    clerk.stands("staff.vouch", "zh-CN-vouch-unknown").await?;
    clerk.meets(&digits).await?;
    clerk.browser.press("[data-testid=decline-vouch]").await?;
    clerk.browser.press("[data-testid=vouched]").await?;

    person.reads("identify.vouching.declined").await?;
    person.stands_in_both("identify.vouching", "identify.vouching-declined").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("identify.number").await
}
