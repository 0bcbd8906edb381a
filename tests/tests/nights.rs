//! What happens while nobody looks: a loss in the night, and a card that nobody fetches. The server's clock is moved on.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::{DAY, World},
};

const FACE: Webcam = Webcam::Shows("face");

#[tokio::test]
async fn a_card_is_reported_lost_at_three_in_the_night_and_found_in_the_morning() -> Result<()> {
    let world = World::start().await?;
    world.becomes(3)?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    person.presses("service.lost.title").await?;
    person.at("services").await?;
    person.presses("service.loss.title").await?;
    person.at("loss.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.at("loss.report").await?;
    person.goes_on().await?;
    person.at("loss.confirm").await?;
    person.goes_on().await?;
    person.at("loss.done").await?;
    person.browser.reads("医保系统已经确认").await?;
    world.tells(XIULAN.mobile, "临时挂失").await?;
    // The message says when: no counter is open then.
    world.tells(XIULAN.mobile, " 03:0").await?;

    // In the morning a clerk sees what happened in the night, and gives the card back to whoever found it.
    world.becomes(9)?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.finds_the_card(XIULAN, "counter").await?;
    clerk.sees_the_card("temp-lost").await?;
    clerk.browser.reads("03:0").await?;
    clerk.stands("staff.cards", "zh-CN-cards-lost").await?;
    clerk.takes_the_step("found").await?;
    clerk.sees_the_card("active").await?;
    world.tells(XIULAN.mobile, "解除挂失").await
}

#[tokio::test]
async fn a_card_that_nobody_fetches_is_reminded_of_and_goes_back() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.chooses_the_nearest_outlet().await?;
    person.sees("ready").await?;
    drop(person);

    world.moves_on(8 * DAY)?;
    world.tells(XIULAN.mobile, "您的新卡还在").await?;
    world.moves_on(90 * DAY)?;
    let clerk = Clerk::signs_in(&world, "li").await?;
    clerk.opens(&reference).await?;
    clerk.sees("returned").await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    person.presses("places.track").await?;
    person.presses("track.ways.reference").await?;
    person.at("track.query").await?;
    person.types("#reference", &reference).await?;
    person.types("#id-number", XIULAN.id_number).await?;
    person.goes_on().await?;
    person.at("track.status").await?;
    person.sees("returned").await
}
