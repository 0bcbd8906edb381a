//! A monkey at the kiosk and on the phone: whatever it does, the app stands, and a way leads on.
//!
//! `MONKEY_STEPS` says how many deeds all runs do together, `MONKEY_SEED` which; a run says its seed when it fails.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    monkey::{Seed, number},
    person::{Insured, Language, Person, XIULAN, YAN, ZHIMING},
    world::World,
};

/// How many deeds all runs do together.
const STEPS: u64 = 3_000;
/// How many runs there are.
const RUNS: u64 = 4;

/// A screen for so many deeds at least, or the monkey sits still.
const DEEDS_A_SCREEN: usize = 150;

/// Deeds from the first screen on, by somebody nobody knows, or inside a journey of `who`.
async fn runs(device: Device, language: Language, who: Insured, inside: bool) -> Result<()> {
    let mut seed = Seed::chosen();
    let name = seed.value();
    println!("MONKEY_SEED={name}");
    let screens = lives(device, language, who, inside, &mut seed).await;
    let screens = screens.with_context(|| format!("again with MONKEY_SEED={name}"))?;
    println!("{} screens: {screens:?}", screens.len());
    ensure!(
        screens.len() >= usize::try_from(steps()?)?.min(1_000) / DEEDS_A_SCREEN,
        "it saw no more than {screens:?}"
    );
    Ok(())
}

async fn lives(
    device: Device,
    language: Language,
    who: Insured,
    inside: bool,
    seed: &mut Seed,
) -> Result<BTreeSet<String>> {
    /// Whoever ends the visit by chance is outside for the rest, so it is begun anew from time to time.
    const CHAPTER: u32 = 400;
    let world = World::start().await?;
    let person = Person::arrives(&world, who, device, Webcam::Shows("face"), language).await?;
    let chapters = if inside { steps()?.div_ceil(CHAPTER) } else { 1 };
    let (mut screens, mut code) = (BTreeSet::new(), None);
    for chapter in 0..chapters {
        if chapter > 0 {
            person.opens_anew().await?;
        }
        if inside {
            person.wants_a_new_card().await?;
            person.gives_number().await?;
            let sent = world.code_for(who.mobile, code.as_deref()).await?;
            person.gives_code(&sent).await?;
            person.at("identify.name").await?;
            person.goes_on().await?;
            code = Some(sent);
        }
        screens.extend(person.browser.suffers(seed, steps()? / chapters).await?);
    }
    person.browser.walks_home().await?;
    Ok(screens)
}

/// How many deeds one run does.
fn steps() -> Result<u32> {
    Ok(u32::try_from(number("MONKEY_STEPS").unwrap_or(STEPS) / RUNS)?)
}

#[tokio::test]
async fn at_a_kiosk() -> Result<()> {
    runs(Device::Kiosk, Language::Chinese, XIULAN, false).await
}

#[tokio::test]
async fn on_a_phone() -> Result<()> {
    runs(Device::Phone, Language::English, XIULAN, false).await
}

#[tokio::test]
async fn inside_a_journey_at_a_kiosk() -> Result<()> {
    runs(Device::Kiosk, Language::English, ZHIMING, true).await
}

#[tokio::test]
async fn inside_a_journey_on_a_phone() -> Result<()> {
    runs(Device::Phone, Language::Chinese, YAN, true).await
}
