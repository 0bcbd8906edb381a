//! What the clerk says reaches the resident: more is needed, or the application is refused.

use anyhow::Result;
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    devtools::Network,
    person::{Language, NEW_MOBILE, Person, XIULAN, YAN},
    world::World,
};

const FACE: Webcam = Webcam::Shows("face");

/// Ends the visit while the network is away: what was entered is cleared once it is back.
async fn leaves(person: &Person<'_>) -> Result<()> {
    person.browser.network(Network::Down).await?;
    person.browser.press("[data-testid=end]").await?;
    person.reads("failure.title").await?;
    person.stands("ending").await?;
    person.browser.network(Network::Up).await?;
    person.presses("action.retry").await
}

/// Asks for the status by reference, after a slip of the finger.
async fn asks_by_reference(person: &Person<'_>, reference: &str) -> Result<()> {
    person.stands_in_both("track.ways", "track.ways").await?;
    person.presses("track.ways.reference").await?;
    person.at("track.query").await?;
    person.types("#reference", "12345678").await?;
    person.goes_on().await?;
    person.reads("error.title").await?;
    person.stands_in_both("track.query", "track.query").await?;
    person.browser.page.refresh().await?;
    person.at("track.ways").await?;
    person.presses("track.ways.reference").await?;
    person.at("track.query").await?;
    person.types("#reference", reference).await?;
    person.types("#id-number", person.who().id_number).await?;
    person.goes_on().await?;
    person.at("track.status").await
}

#[tokio::test]
async fn more_is_asked_for_and_given_at_a_kiosk_on_another_visit() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, FACE, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    let code = world.code_for(XIULAN.mobile, None).await?;
    person.answers().await?;
    person.photographs().await?;
    let reference = person.hands_in().await?;
    leaves(&person).await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.asks_for(&["new-photo", "address"]).await?;

    person.at("attract").await?;
    person.browser.press("main button").await?;
    person.presses("service.track.title").await?;
    asks_by_reference(&person, &reference).await?;
    person.sees("needs-info").await?;
    person.stands_in_both("track.status", "track.status").await?;
    person.goes_on().await?;
    person.gives_number().await?;
    person.gives_code(&world.code_for(XIULAN.mobile, Some(&code)).await?).await?;
    person.at("identify.name").await?;
    person.goes_on().await?;
    person.at("track.list").await?;
    person.browser.press(".s-case").await?;
    person.sees("needs-info").await?;
    person.stands_in_both("track.case", "track.case-asks").await?;

    person.goes_on().await?;
    person.at("capture.intro").await?;
    person.presses("photo.open").await?;
    person.at("capture.finished").await?;
    person.presses("photo.use").await?;
    person.at("track.answer").await?;
    person.goes_on().await?;
    person.reads("error.title").await?;
    person.stands_in_both("track.answer", "track.answer-address").await?;
    person.presses("typing.mode.letters").await?;
    person.types("#contact", "haiyan-lu").await?;
    person.goes_on().await?;
    person.sees("under-review").await?;
    clerk.sees("under-review").await?;
    clerk.approves().await?;
    person.sees("approved").await
}

#[tokio::test]
async fn more_is_given_on_a_phone_and_the_application_is_refused_all_the_same() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, YAN, Device::Phone, FACE, Language::English).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    person.sees("submitted").await?;

    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.asks_for(&["mobile"]).await?;
    person.sees("needs-info").await?;
    person.stands_in_both("track.case", "track.case-asks").await?;
    person.goes_on().await?;
    person.stands_in_both("track.answer", "track.answer-mobile").await?;
    person.types("#contact", NEW_MOBILE).await?;
    person.goes_on().await?;
    person.sees("under-review").await?;

    clerk.refuses("details-do-not-match").await?;
    person.sees("rejected").await?;
    person.reads("reject.details_do_not_match").await?;
    person.reads("track.case.again").await?;
    person.stands_in_both("track.case", "track.case-rejected").await?;

    // Nothing is left of the visit; a phone is its owner's and goes on in their language.
    leaves(&person).await?;
    person.at("home").await?;
    person.browser.speaks(Language::English).await?;
    person.presses("places.track").await?;
    asks_by_reference(&person, &reference).await?;
    person.sees("rejected").await?;
    person.stands_in_both("track.status", "track.status-rejected").await
}
