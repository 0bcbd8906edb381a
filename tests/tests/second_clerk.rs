//! Two clerks: the one who would grant it and the one who confirms; and two who have the same case open.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN, ZHIMING},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// Whether the open case offers this button.
async fn offers(clerk: &Clerk, button: &str) -> Result<bool> {
    let script = "return document.querySelector(`[data-testid=${arguments[0]}]`) !== null";
    Ok(clerk.browser.run(script, vec![button.into()]).await? == true)
}

/// Presses a key that is no field's.
async fn key(clerk: &Clerk, key: &str) -> Result<()> {
    let script =
        "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true }))";
    clerk.browser.run(script, vec![key.into()]).await.map(drop)
}

#[tokio::test]
async fn in_yunling_a_reissue_is_granted_by_two_and_the_first_cannot_be_the_second() -> Result<()> {
    let world = World::start().await?;
    let zhao = Clerk::signs_in(&world, "zhao").await?;
    zhao.finds_the_card(ZHIMING, "counter").await?;
    zhao.takes_the_step("loss-confirmed").await?;
    zhao.sees_the_card("formal-lost").await?;

    let person = Person::arrives(&world, ZHIMING, Device::Phone, FACE, Language::Chinese).await?;
    person.chooses_the_region().await?;
    person.presses("service.lost.title").await?;
    person.at("services").await?;
    person.presses("service.reissue.title").await?;
    person.at("apply.overview").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    person.presses("apply.contact.use").await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.use").await?;
    person.chooses_a_bank().await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    let reference = person.hands_in().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    zhao.goes_to("queue").await?;
    zhao.takes_up(&reference).await?;
    zhao.decides("approve", "second-review").await?;
    person.sees("second-review").await?;
    ensure!(!offers(&zhao, "approve").await?, "the first clerk confirms their own grant");
    zhao.stands("staff.queue", "zh-CN-case-first-clerk").await?;

    let qian = Clerk::signs_in(&world, "qian").await?;
    qian.opens(&reference).await?;
    qian.sees("second-review").await?;
    qian.browser.reads("zhao").await?;
    qian.stands("staff.queue", "zh-CN-case-second-clerk").await?;
    qian.decides("approve", "approved").await?;
    zhao.sees("approved").await?;
    person.sees("approved").await
}

#[tokio::test]
async fn of_two_who_have_a_case_open_one_decides_and_keys_act_only_where_they_are_meant() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    let (wang, li) = (Clerk::signs_in(&world, "wang").await?, Clerk::signs_in(&world, "li").await?);
    li.opens(&reference).await?;
    wang.takes_up(&reference).await?;
    li.sees("under-review").await?;
    ensure!(offers(&wang, "approve").await? && !offers(&li, "approve").await?, "only who took it up decides");
    li.browser.press("[data-testid=take-up]").await?;
    wang.browser.gone("[data-testid=approve]").await?;
    li.browser.press("[data-testid=approve]").await?;
    li.browser.press("[data-testid=undo]").await?;
    li.sees("under-review").await?;

    // Switched off, or in a field, a key is a letter.
    li.browser.press("[data-testid=shortcuts]").await?;
    key(&li, "a").await?;
    ensure!(!offers(&li, "undo").await?, "a key acts though keys are switched off");
    li.browser.press("[data-testid=shortcuts]").await?;
    li.browser.type_into("#search", "a").await?;
    ensure!(!offers(&li, "undo").await?, "a key acts in a field");
    key(&li, "a").await?;
    li.browser.press("[data-testid=undo]").await?;
    li.sees("under-review").await?;

    // Leaving the page with a decision that waits: the browser asks, and the decision is on its way.
    key(&li, "a").await?;
    let asks = "const leaving = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(leaving); return leaving.defaultPrevented";
    ensure!(li.browser.run(asks, vec![]).await? == true, "the page is left without a question");
    li.sees("approved").await?;
    ensure!(li.browser.run(asks, vec![]).await? == false, "nothing waits any more");
    person.sees("approved").await?;
    wang.sees("approved").await
}

#[tokio::test]
async fn after_three_refused_photos_a_clerk_takes_it_and_what_is_not_taken_back_is_sent() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::Chinese).await?;
    person.wants("/change-photo").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    let reference = person.hands_in().await?;
    person.presses("done.follow").await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    for status in ["needs-info", "needs-info", "assisted-capture"] {
        clerk.sees("under-review").await?;
        clerk.refuses_the_photo_to(&["too-dark"], status).await?;
        person.sees(status).await?;
        if status == "needs-info" {
            person.sends_another_photo().await?;
        }
    }
    person.stands_in_both("track.case", "track.case-assisted").await?;
    clerk.stands("staff.queue", "zh-CN-case-assisted").await?;
    clerk.takes_the_photo(&world).await?;
    clerk.sees("under-review").await?;
    person.sees("under-review").await?;
    // Nobody presses anything more: after ten seconds it is sent.
    clerk.browser.press("[data-testid=approve]").await?;
    ensure!(offers(&clerk, "undo").await?, "it can be taken back");
    clerk.sees("accepted").await?;
    person.sees("accepted").await
}
