//! When the camera shows something else than a good face, or nothing.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::json;

async fn at_the_photo(world: &World, webcam: Webcam) -> Result<Person<'_>> {
    let person = Person::arrives(world, XIULAN, Device::Phone, webcam, Language::Chinese).await?;
    person.comes_to_the_photo().await?;
    Ok(person)
}

/// Three seconds of video: three times what the shutter waits for.
const FRAMES: u64 = 90;

/// The right hint is read, and the shutter does not release by itself while the camera goes on.
async fn only_a_hint(scene: &'static str, hint: &str) -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, Webcam::Shows(scene)).await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads(hint).await?;
    person.stands("capture.live").await?;
    let frames = "return document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames";
    let first = person.browser.run(frames, vec![]).await?.as_u64().unwrap_or_default();
    while person.browser.run(frames, vec![]).await?.as_u64() < Some(first + FRAMES) {
        person.at("capture.live").await?;
    }
    person.at("capture.live").await?;
    person.reads(hint).await
}

#[tokio::test]
async fn nobody() -> Result<()> {
    only_a_hint("none", "photo.hint.no_face").await
}

#[tokio::test]
async fn half_a_face() -> Result<()> {
    only_a_hint("half", "photo.hint.show_whole_face").await
}

#[tokio::test]
async fn two_people() -> Result<()> {
    only_a_hint("two", "photo.hint.one_person_only").await
}

#[tokio::test]
async fn in_the_dark() -> Result<()> {
    only_a_hint("dark", "photo.hint.more_light").await
}

#[tokio::test]
async fn a_camera_that_is_denied_or_absent_leaves_other_ways() -> Result<()> {
    let world = World::start().await?;
    for (webcam, words) in
        [(Webcam::Denied, "photo.trouble.denied"), (Webcam::Absent, "photo.trouble.absent")]
    {
        let person = at_the_photo_again(&world, webcam).await?;
        person.presses("photo.open").await?;
        person.at("capture.no-camera").await?;
        person.reads(words).await?;
        person.reads("photo.upload").await?;
    }
    Ok(())
}

/// The second person of a world finds the draft of the first: only the photo is still to come.
async fn at_the_photo_again(world: &World, webcam: Webcam) -> Result<Person<'_>> {
    if webcam == Webcam::Denied {
        return at_the_photo(world, webcam).await;
    }
    let before = world.code_for(XIULAN.mobile, None).await?;
    let person = Person::arrives(world, XIULAN, Device::Phone, webcam, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.gives_number().await?;
    let code = world.code_for(XIULAN.mobile, Some(&before)).await?;
    person.gives_code(&code).await?;
    person.at("identify.name").await?;
    person.goes_on().await?;
    person.at("capture.intro").await?;
    Ok(person)
}

#[tokio::test]
async fn a_camera_taken_away_during_the_live_view_loses_nothing() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, Webcam::Shows("none")).await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.no_face").await?;
    let unplug = "const track = document.querySelector('video').srcObject.getVideoTracks()[0];
        track.stop(); track.dispatchEvent(new Event('ended'))";
    person.browser.run(unplug, vec![]).await?;
    person.at("capture.no-camera").await?;
    person.reads("photo.trouble.lost").await?;
    person.presses("photo.trouble.again").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.no_face").await
}

#[tokio::test]
async fn leaving_the_photo_turns_the_camera_off() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, Webcam::Shows("none")).await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.reads("photo.hint.no_face").await?;
    let keep = "window.kept = document.querySelector('video').srcObject; return window.kept.active";
    ensure!(person.browser.run(keep, vec![]).await? == json!(true));
    person.browser.press("[data-testid=back]").await?;
    person.at("capture.intro").await?;
    ensure!(
        person.browser.run("return window.kept.active", vec![]).await? == json!(false),
        "the camera is still on"
    );
    Ok(())
}

/// What has been said over the camera's picture since it opened, in order.
const LISTEN: &str = "window.said = [];
    new MutationObserver(() => {
        const pill = document.querySelector('.s-capture__hint');
        const words = pill?.innerText.trim();
        if (words && window.said.at(-1) !== words) window.said.push(words);
    }).observe(document.body, { subtree: true, childList: true, characterData: true })";

/// Dark, then away from the middle, then with a cap, then with a mask, then well: each is told in its turn, and only then the photo is
/// taken by itself. The video is a loop, so the story may begin anywhere.
#[tokio::test]
async fn a_story_is_told_hint_by_hint_and_ends_with_the_photo() -> Result<()> {
    let world = World::start().await?;
    let person = at_the_photo(&world, Webcam::Shows("story")).await?;
    person.browser.run(LISTEN, vec![]).await?;
    person.presses("photo.open").await?;
    person.at("capture.live").await?;
    person.browser.gone("[data-step='capture.live']").await?;
    person.at("capture.finished").await?;
    let said = person.browser.run("return window.said", vec![]).await?;
    let said: Vec<String> = serde_json::from_value(said)?;
    println!("{said:?}");
    let told = |keys: &[&str]| -> Result<Option<usize>> {
        let words: Vec<&str> =
            keys.iter().map(|key| person.words(&format!("photo.hint.{key}"))).collect::<Result<_>>()?;
        Ok(said.iter().position(|said| words.contains(&said.as_str())))
    };
    let hints: [&[&str]; 4] = [&["more_light"], &["move_left", "move_right"], &["bare_head"], &["bare_face"]];
    let places: Vec<_> = hints.into_iter().map(told).collect::<Result<_>>()?;
    ensure!(places.iter().all(Option::is_some), "a hint of the story was not told: {said:?}");
    ensure!(places.is_sorted(), "the hints came in another order: {said:?}");
    Ok(())
}
