//! Words about whoever is here, and words about somebody else: on no screen for another stands what is said to oneself.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    gallery::Visitor,
    world::World,
};

/// The sentences of a language.
type Sentences = BTreeMap<String, String>;

/// What a key has at its end when its sentence is about another.
const ANOTHER: &str = ".another";
/// What an English sentence about the agent's own things begins or goes with, and nothing about a cardholder does.
const OWN: [&str; 8] = [
    "your household",
    "your page",
    "your photo",
    "Your photo",
    "your card",
    "Your present card",
    "gets my name",
    "your ID card",
];

fn sentences(language: &str) -> Result<Sentences> {
    let file = format!("../crates/text/locales/app/{language}.json");
    Ok(serde_json::from_str(&std::fs::read_to_string(file)?)?)
}

/// Whether a line is this sentence, whatever stands in its places.
fn is_said(line: &str, sentence: &str) -> bool {
    let mut rest = line;
    let parts: Vec<&str> = sentence.split(['{', '}']).step_by(2).collect();
    let (first, last) = (parts.first().copied().unwrap_or(""), parts.last().copied().unwrap_or(""));
    for part in &parts {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    line.starts_with(first) && line.ends_with(last)
}

async fn walk(world: &World, device: Device) -> Result<Vec<String>> {
    let browser = Browser::open(device, Webcam::Absent).await?;
    let visitor = Visitor::arrives(&browser, &world.app, device == Device::Kiosk).await?;
    let about_another = |page: &&String| page.starts_with("another-") || page.starts_with("holder-check-");
    let pages: Vec<_> = visitor.pages.iter().filter(about_another).collect();
    ensure!(pages.len() >= 15, "there are screens for another: {pages:?}");
    let mut found = Vec::new();
    for language in ["zh-CN", "en"] {
        let sentences = sentences(language)?;
        let own: Vec<_> = sentences
            .keys()
            .filter_map(|key| key.strip_suffix(ANOTHER))
            .filter_map(|key| Some((key, sentences.get(key)?)))
            // What other keys say in the same words is said of nobody.
            .filter(|(_, own)| sentences.values().filter(|said| said == own).count() == 1)
            .collect();
        ensure!(own.len() >= 15, "there are sentences about another");
        for page in &pages {
            for line in visitor.reads(page, language).await? {
                let pairs = own.iter().filter(|(_, sentence)| is_said(&line, sentence));
                found.extend(pairs.map(|(key, _)| format!("{page}, {language}: {key}: {line}")));
                if OWN.iter().any(|words| line.contains(words)) {
                    found.push(format!("{page}, {language}: {line}"));
                }
            }
        }
    }
    Ok(found)
}

#[tokio::test]
async fn no_screen_for_another_takes_the_agent_for_the_holder() -> Result<()> {
    let world = World::start().await?;
    let (at_kiosk, on_phone) = tokio::try_join!(walk(&world, Device::Kiosk), walk(&world, Device::Phone))?;
    let found = [at_kiosk, on_phone].concat();
    ensure!(found.is_empty(), "said to oneself where it is about another:\n{}", found.join("\n"));
    Ok(())
}
