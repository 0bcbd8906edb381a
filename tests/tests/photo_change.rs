//! Changing the photo on file: refused once with its reasons, then accepted; and an application that is taken back.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN, YAN},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

#[tokio::test]
async fn on_a_phone_in_english_refused_once_and_then_on_file() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, FACE, Language::English).await?;
    person.wants("/change-photo").await?;
    person.reads("apply.overview.hint.photo").await?;
    person.stands_in_both("apply.overview", "apply.overview-photo").await?;
    person.goes_on().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    let reference = person.hands_in().await?;
    person.reads("done.photo").await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.refuses_the_photo(&["too-dark", "eyes-closed"]).await?;
    person.sees("needs-info").await?;
    person.reads("photo_reason.too_dark").await?;
    person.reads("photo_reason.eyes_closed").await?;
    person.stands_in_both("track.case", "track.case-photo-refused").await?;
    person.sends_another_photo().await?;

    clerk.sees("under-review").await?;
    clerk.undoes("approve").await?;
    person.sees("under-review").await?;
    clerk.decides("approve", "accepted").await?;
    person.sees("accepted").await?;
    person.reads("headline.accepted").await
}

#[tokio::test]
async fn at_a_kiosk_in_chinese_an_application_is_taken_back() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, YAN, Device::Kiosk, FACE, Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;
    person.browser.press("[data-testid=withdraw]").await?;
    person.at("track.withdraw").await?;
    person.stands_in_both("track.withdraw", "track.withdraw").await?;
    person.presses("track.withdraw.mistake").await?;
    person.at("track.withdraw-confirm").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("track.withdraw").await?;
    person.presses("track.withdraw.not_needed").await?;
    person.at("track.withdraw-confirm").await?;
    person.stands_in_both("track.withdraw-confirm", "track.withdraw-confirm").await?;
    person.goes_on().await?;
    person.sees("withdrawn").await?;
    person.reads("track.withdraw.not_needed").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.opens(&reference).await?;
    clerk.sees("withdrawn").await
}
