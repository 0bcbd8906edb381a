//! The residents' app in a browser, measured: how soon a touch is answered, what a screen that stands still takes, how long wiping
//! takes, and whether memory grows. Prints each figure with its budget; the last line is JSON.
//!
//! `cargo xtask bench` runs it on the release build. `MEDCARD_VISITS` says how many visits memory is watched over. With the word `photo` it
//! measures the live view of the photo instead, with `search` the search of help alone, with `years` a year of settlements.

mod live;
mod own;

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Browser, Device, Webcam},
    gauge::Touch,
    hands::Hand,
    person::{Language, Person, XIULAN, YAN},
    world::World,
};
use serde_json::{Map, Value, json};

/// Milliseconds until a touch is answered, on a processor four times slower.
const TOUCH_MS: f64 = 50.0;
const SLOWER: f64 = 4.0;
/// Milliseconds that the app works on what is typed into the search of help, on a processor four times slower.
const SEARCH_MS: f64 = 30.0;
/// Percent of a processor that the attract screen takes.
const STILL_PERCENT: f64 = 1.0;
/// Milliseconds from End to the attract screen.
const WIPE_MS: f64 = 1_500.0;
/// How much more may be held in the later half than in the earlier one, in percent.
const GROWTH_PERCENT: f64 = 5.0;
/// Milliseconds from the answer until a year of five hundred settlements stands.
const YEAR_MS: f64 = 150.0;
/// Percent of frames lost while it scrolls, beyond those that an empty page loses on the same machine.
const FRAMES_PERCENT: f64 = 0.0;
/// Visits that memory is watched over, and how many between two looks.
const VISITS: usize = 100;
const LOOK: usize = 10;

#[tokio::main]
async fn main() -> Result<()> {
    let figures = match std::env::args().nth(1).as_deref() {
        Some("photo") => live::figures().await?,
        Some("years") => {
            let mut figures = Figures::default();
            years(&mut figures).await?;
            Value::Object(figures.0)
        }
        Some("search") => search().await?,
        _ => app().await?,
    };
    println!("{figures}");
    Ok(())
}

async fn app() -> Result<Value> {
    let mut figures = Figures::default();
    for (device, name) in [(Device::Kiosk, "kiosk"), (Device::Phone, "phone")] {
        let touches = touches(device).await.with_context(|| format!("touches at a {name}"))?;
        let whole = sorted(touches.iter().map(|touch| touch.whole));
        let worked = sorted(touches.iter().map(|touch| touch.worked));
        let stood = sorted(touches.iter().map(|touch| touch.stood));
        println!(
            "{name}: {} touches, half answered within {:.0} ms; of these the app worked {:.0} ms, {:.0} at p95; \
             what was asked for stood after {:.0} ms, {:.0} at p95",
            touches.len(),
            percentile(&whole, 50),
            percentile(&worked, 50),
            percentile(&worked, 95),
            percentile(&stood, 50),
            percentile(&stood, 95)
        );
        figures.note(&format!("{name}_touch_p95_ms"), percentile(&whole, 95), TOUCH_MS);
    }
    figures.note("search_p95_ms", searched().await?, SEARCH_MS);
    let (page, browser) = still().await?;
    println!("standing still: {:.2} % of a processor for the whole browser", browser * 100.0);
    figures.note("still_percent", page * 100.0, STILL_PERCENT);
    visits(&mut figures).await?;
    years(&mut figures).await?;
    Ok(Value::Object(figures.0))
}

/// A year with more than five hundred settlements.
async fn years(figures: &mut Figures) -> Result<()> {
    let year = own::year().await?;
    println!(
        "a year of {} settlements; an empty page as long loses {:.2} of its frames",
        year.settlements, year.lost_empty
    );
    figures.note("year_stood_ms", year.stood, YEAR_MS);
    figures.note("year_frames_lost_percent", (year.lost - year.lost_empty).max(0.0) * 100.0, FRAMES_PERCENT);
    Ok(())
}

async fn search() -> Result<Value> {
    let mut figures = Figures::default();
    figures.note("search_p95_ms", searched().await?, SEARCH_MS);
    Ok(Value::Object(figures.0))
}

/// What the app works on a letter, at p95.
async fn searched() -> Result<f64> {
    let searches = searches().await?;
    println!(
        "{} searches, half of them within {:.1} ms, the longest {:.1} ms",
        searches.len(),
        percentile(&searches, 50),
        percentile(&searches, 100)
    );
    Ok(percentile(&searches, 95))
}

/// What was measured.
#[derive(Default)]
struct Figures(Map<String, Value>);

impl Figures {
    /// Says a figure, its budget and whether it keeps it.
    fn note(&mut self, name: &str, figure: f64, budget: f64) {
        let verdict = if figure <= budget { "within" } else { "OVER" };
        println!("{name}: {figure:.2} ({verdict} the budget of {budget})");
        self.0.insert(name.to_owned(), json!((figure * 100.0).round() / 100.0));
    }
}

#[expect(clippy::cast_precision_loss, reason = "there are a few")]
fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len() as f64
}

fn sorted(values: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut values: Vec<_> = values.collect();
    values.sort_by(f64::total_cmp);
    values
}

/// The value that so many percent of a sorted list do not exceed.
fn percentile(sorted: &[f64], percent: usize) -> f64 {
    let at = (sorted.len() * percent).div_ceil(100).saturating_sub(1);
    sorted.get(at).copied().unwrap_or(f64::NAN)
}

/// Each touch on the way into a journey and back, with every setting on the way.
async fn touches(device: Device) -> Result<Vec<Touch>> {
    const ROUNDS: usize = 5;
    const SETTINGS: [&str; 4] = ["bar.contrast", "bar.contrast", "bar.elder", "bar.elder"];
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, device, Webcam::Absent, Language::Chinese).await?;
    person.browser.uses(Hand::Finger);
    if device == Device::Kiosk {
        person.browser.press("[data-testid=primary]").await?;
        person.at("home").await?;
    }
    person.browser.slows_down(SLOWER).await?;
    person.browser.times_touches().await?;
    let mut took = Vec::new();
    for _ in 0..ROUNDS {
        for setting in SETTINGS {
            person.presses(setting).await?;
            took.push(person.browser.touch_took().await?);
        }
        person.presses("service.replace.title").await?;
        took.push(person.browser.touch_took().await?);
        for step in ["identify.consent", "identify.number"] {
            person.goes_on().await?;
            took.push(person.browser.touch_took().await?);
            person.at(step).await?;
        }
        // An empty number is refused on the screen itself.
        for button in ["[data-testid=primary]", "[data-testid=help]"] {
            person.browser.press(button).await?;
            took.push(person.browser.touch_took().await?);
        }
        person.presses("action.close").await?;
        took.push(person.browser.touch_took().await?);
        while person.browser.run("return document.querySelector('main').dataset.step", vec![]).await?
            != "home"
        {
            person.browser.press("[data-testid=back]").await?;
            took.push(person.browser.touch_took().await?);
        }
    }
    Ok(took)
}

/// What the app works on each letter that is typed into the search of help, in Chinese and in English, to the list that it shows.
async fn searches() -> Result<Vec<f64>> {
    const FIELD: &str = "#help-search";
    const TYPED: [&str; 8] = [
        "bxmx",
        "baoxiaomingxi",
        "报销明细",
        "激活社保卡等于激活医保卡吗",
        "household register",
        "lost card",
        "qqqqqqqq",
        "12393",
    ];
    let world = World::start().await?;
    let mut worked = Vec::new();
    for language in [Language::Chinese, Language::English] {
        let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, language).await?;
        person.opens("/help").await?;
        person.at("help").await?;
        person.browser.press("[data-testid=search]").await?;
        person.at("help.search").await?;
        person.browser.slows_down(SLOWER).await?;
        for typed in TYPED {
            let letters: Vec<char> = typed.chars().collect();
            for length in 1..=letters.len() {
                let text: String = letters[..length].iter().collect();
                worked.push(person.browser.works_on(FIELD, &text).await?);
            }
        }
        worked.push(person.browser.works_on(FIELD, &"报".repeat(10_000)).await?);
    }
    Ok(sorted(worked.into_iter()))
}

/// The shares of one processor that the attract screen takes: its page, and the whole browser.
async fn still() -> Result<(f64, f64)> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Kiosk, Webcam::Absent, Language::Chinese).await?;
    // What follows behind the first screen is here before anything is measured.
    let quiet = "const done = arguments[0]; requestIdleCallback(() => setTimeout(done, 3000))";
    person.browser.page.execute_async(quiet, vec![]).await?;
    person.browser.takes_of_a_processor(Duration::from_secs(20)).await
}

/// Visits up to the check of the answers and their end, one after the other in one browser.
async fn visits(figures: &mut Figures) -> Result<()> {
    const TEXTS_A_DAY: usize = 10;
    let count = std::env::var("MEDCARD_VISITS").ok().and_then(|count| count.parse().ok()).unwrap_or(VISITS);
    let mut world = World::start().await?;
    let kiosk = Device::Kiosk;
    let mut browser = Browser::open(kiosk, Webcam::Shows("face")).await?;
    browser.notes_memories().await?;
    let (mut wipes, mut held, mut codes) = (Vec::new(), Vec::new(), BTreeMap::new());
    for visit in 1..=count {
        // A person gets ten texts a day: then the server begins with empty data.
        if visit > 1 && (visit - 1) % (2 * TEXTS_A_DAY) == 0 {
            world.forgets().await?;
        }
        let who = if visit % 2 == 0 { XIULAN } else { YAN };
        let person = Person::arrives_in(browser, &world, who, Language::Chinese, "").await?;
        let code = codes.entry(who.mobile).or_insert_with(String::new);
        wipes.push(one(&person, &world, code).await.with_context(|| format!("visit {visit}"))?);
        browser = person.into_browser();
        if visit % LOOK == 0 {
            let memory = browser.memory().await?;
            println!(
                "after {visit} visits: {:.2} MB of JavaScript, {:.2} MB of Wasm",
                memory.heap / 1e6,
                memory.wasm / 1e6
            );
            held.push(memory.heap + memory.wasm);
        }
    }
    figures.note("wipe_p95_ms", percentile(&sorted(wipes.into_iter()), 95), WIPE_MS);
    // The first look finds a browser that has not filled its own stores yet.
    let (earlier, later) = held.get(1..).unwrap_or_default().split_at(held.len().saturating_sub(1) / 2);
    if !earlier.is_empty() {
        figures.note("memory_growth_percent", (mean(later) / mean(earlier) - 1.0) * 100.0, GROWTH_PERCENT);
    }
    Ok(())
}

/// One visit up to the check; the milliseconds from its end until the attract screen.
async fn one(person: &Person<'_>, world: &World, code: &mut String) -> Result<f64> {
    person.wants_a_new_card().await?;
    person.gives_number().await?;
    *code = world.code_for(person.who().mobile, Some(code.as_str())).await?;
    person.gives_code(code).await?;
    person.at("identify.name").await?;
    person.goes_on().await?;
    person.browser.gone("[data-step='identify.name']").await?;
    // What was answered in a visit before is not asked again.
    if person.browser.run("return document.querySelector('main').dataset.step", vec![]).await?
        == "apply.reason"
    {
        person.answers().await?;
        person.photographs().await?;
    }
    person.at("apply.check").await?;
    person.browser.at_human_pace().await;
    let began = Instant::now();
    person.browser.run("document.querySelector('[data-testid=end]').click()", vec![]).await?;
    let attract = "return document.querySelector('[data-step=attract]') !== null";
    while person.browser.page.execute(attract, vec![]).await.ok() != Some(Value::Bool(true)) {
        ensure!(began.elapsed() < Duration::from_secs(30), "it is not wiped");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    Ok(began.elapsed().as_secs_f64() * 1_000.0)
}
