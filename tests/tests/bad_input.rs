//! What people paste from a chat, and what a child does to a button: a sentence, nothing lost, nothing done twice.

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    devtools::Network,
    person::{Language, Person, XIULAN, YAN},
    world::World,
};
use serde_json::{Value, json};

/// What a screen says of a refused answer: in the summary, at the field, in the title; what has the focus; what stands in the field.
const SAID: &str = "const field = document.querySelector(arguments[0]), summary = document.querySelector('.c-error-summary');
    return { summary: summary?.querySelector('a')?.innerText ?? null, at: document.getElementById(field.id + '-error')?.innerText ?? null,
        title: document.title, focus: summary?.contains(document.activeElement) ?? false, text: field.value, invalid: field.ariaInvalid }";

/// Pastes an answer in the place of what stands in the field.
async fn pastes(person: &Person<'_>, field: &str, text: &str) -> Result<()> {
    let chosen = "const field = document.querySelector(arguments[0]); field.focus(); field.select()";
    person.browser.run(chosen, vec![json!(field)]).await?;
    person.browser.pastes(text).await
}

/// The answer is refused in words, in all places where words belong, and stands where it was pasted.
async fn is_refused(person: &Person<'_>, field: &str, text: &str, key: &str) -> Result<()> {
    pastes(person, field, text).await?;
    person.goes_on().await?;
    let sentence: Vec<_> = person.words(key)?.split(['{', '}']).step_by(2).collect();
    let longest = sentence.iter().max_by_key(|part| part.len()).context("no words")?;
    person.browser.reads(longest).await.with_context(|| format!("after {}", start(text)))?;
    let said = person.browser.run(SAID, vec![json!(field)]).await?;
    let words = said["summary"].as_str().context("no summary")?;
    ensure!(sentence.iter().all(|part| words.contains(part)), "{}: {words}", start(text));
    ensure!(said["at"] == said["summary"], "other words at the field: {said}");
    ensure!(said["focus"] == true && said["invalid"] == "true", "the focus is elsewhere: {said}");
    let prefix = person.words("error.prefix")?.trim();
    ensure!(
        said["title"].as_str().is_some_and(|title| title.starts_with(prefix)),
        "no prefix: {}",
        said["title"]
    );
    ensure!(kept(&said["text"], text), "{} became {}", start(text), said["text"]);
    Ok(())
}

/// Whether what stands in the field is what was pasted. A number may be shown in groups.
fn kept(shown: &Value, pasted: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    shown.as_str().map(bare) == Some(bare(pasted))
}

fn start(text: &str) -> String {
    format!("`{}`", text.chars().take(30).collect::<String>())
}

/// At the question for the number.
async fn at_the_number(world: &World, device: Device, language: Language) -> Result<Person<'_>> {
    let person = Person::arrives(world, XIULAN, device, Webcam::Absent, language).await?;
    person.wants_a_new_card().await?;
    person.goes_on().await?;
    person.at("identify.number").await?;
    Ok(person)
}

/// Numbers that are none, each with what is said of it.
fn wrong_numbers() -> Vec<(String, &'static str)> {
    let long = "3".repeat(10_000);
    [
        ("", "identify.id.empty"),
        ("😊👍", "identify.id.empty"),
        ("339902 1958 0312 042", "identify.id.length"),
        (long.as_str(), "identify.id.length"),
        ("\u{202e}339902195803120429\u{202c}", "identify.id.check"),
        ("３３９９０２１９５８０３１２０４２９", "identify.id.check"),
        ("身份证339902195803120428", "identify.id.character"),
        ("٣٣٩٩٠٢١٩٥٨٠٣١٢٠٤٢٨", "identify.id.character"),
        ("<b>339902195803120428</b>", "identify.id.character"),
    ]
    .map(|(text, key)| (text.to_owned(), key))
    .to_vec()
}

async fn numbers(device: Device, language: Language, right: &str) -> Result<()> {
    let world = World::start().await?;
    let person = at_the_number(&world, device, language).await?;
    for (text, key) in wrong_numbers() {
        is_refused(&person, "#id-number", &text, key).await?;
    }
    pastes(&person, "#id-number", right).await?;
    person.goes_on().await?;
    person.at("identify.code").await?;
    person.browser.press("[data-testid=back]").await?;
    person.at("identify.number").await?;
    let said = person.browser.run(SAID, vec![json!("#id-number")]).await?;
    ensure!(said["summary"].is_null() && said["text"] != "", "Back has lost {}: {said}", start(right));
    Ok(())
}

#[tokio::test]
async fn numbers_on_a_phone() -> Result<()> {
    numbers(Device::Phone, Language::Chinese, "👉\u{200b} １１０１０５\u{3000}1949-1231–００２x 😊").await
}

#[tokio::test]
async fn numbers_at_a_kiosk() -> Result<()> {
    numbers(Device::Kiosk, Language::English, "\u{feff}\u{202a}11010519491231002ｘ\u{202c}").await
}

/// A way to be reached: what is refused, what is taken.
struct Way {
    step: &'static str,
    wrong: Vec<(String, &'static str)>,
    right: &'static str,
    shown: &'static str,
}

fn ways() -> [Way; 3] {
    let owned =
        |wrong: &[(&str, &'static str)]| wrong.iter().map(|(text, key)| ((*text).to_owned(), *key)).collect();
    let mut address: Vec<(String, &'static str)> =
        owned(&[("", "apply.address.empty"), ("🏠😊 \u{200b}", "apply.address.empty")]);
    address.push(("望潮区海晏路5号\u{202e}".repeat(1_000), "apply.address.long"));
    [
        Way {
            step: "contact.mobile",
            wrong: owned(&[
                ("1540000999", "apply.mobile.wrong"),
                ("打我电话15400009999", "apply.mobile.wrong"),
                ("+1 540 000 9999", "apply.mobile.wrong"),
            ]),
            right: "\u{202a}＋８６ 154-0000 ９９９９\u{202c}📱",
            shown: "154****9999",
        },
        Way {
            step: "contact.email",
            wrong: owned(&[
                ("lan@@example.com", "apply.email.wrong"),
                ("lan@example.com😊", "apply.email.wrong"),
                ("مرحبا@example.com", "apply.email.wrong"),
            ]),
            right: " \u{feff}lan＠example．com\u{200b} \u{3000}",
            shown: "l*",
        },
        Way {
            step: "contact.address",
            wrong: address,
            right: "🏠 安澜市望潮区\u{200f}䶮𠮷街·5号\u{202e} ❤\u{fe0f}",
            shown: "安澜市望潮区",
        },
    ]
}

#[tokio::test]
async fn ways_to_be_reached() -> Result<()> {
    let world = World::start().await?;
    let person = Person::arrives(&world, XIULAN, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("apply.reason").await?;
    person.presses("apply.reason.damaged").await?;
    person.goes_on().await?;
    for Way { step, wrong, right, shown } in ways() {
        person.at(step).await?;
        if step != "contact.email" {
            person.presses("apply.contact.other").await?;
        }
        for (text, key) in wrong {
            is_refused(&person, "#contact", &text, key).await?;
        }
        // What could not be sent is still there, and goes on its way once it can.
        pastes(&person, "#contact", right).await?;
        person.browser.network(Network::Down).await?;
        person.goes_on().await?;
        person.reads("failure.unreachable").await?;
        let said = person.browser.run(SAID, vec![json!("#contact")]).await?;
        ensure!(kept(&said["text"], right), "{} became {}", start(right), said["text"]);
        person.browser.network(Network::Up).await?;
        person.goes_on().await?;
        person.browser.gone(&format!("[data-step='{step}']")).await?;
        // Back shows what was given, and so does the page loaded anew.
        person.browser.press("[data-testid=back]").await?;
        person.at(step).await?;
        person.browser.reads(shown).await?;
        person.presses("apply.contact.use").await?;
        person.browser.gone(&format!("[data-step='{step}']")).await?;
        let next = person.browser.run("return document.querySelector('main').dataset.step", vec![]).await?;
        person.browser.page.refresh().await?;
        person.at(next.as_str().context("no step")?).await?;
    }
    person.at("capture.intro").await
}

/// Twenty presses in two hundred milliseconds; with `late`, each as far from the one before as two people's.
const HAMMER: &str = "const [late, done] = arguments, button = () => document.querySelector('[data-testid=primary]');
    const real = performance.now.bind(performance);
    let skipped = 0, left = 20;
    if (late) performance.now = () => real() + skipped;
    const each = setInterval(() => { skipped += 400; button()?.click(); if (--left === 0) { clearInterval(each); done() } }, 10)";

async fn hammered(late: bool) -> Result<()> {
    let world = World::start().await?;
    let person =
        Person::arrives(&world, YAN, Device::Phone, Webcam::Shows("face"), Language::English).await?;
    person.comes_to_the_photo().await?;
    person.photographs().await?;
    person.browser.press("main label").await?;
    person.browser.at_human_pace().await;
    person.browser.page.execute_async(HAMMER, vec![json!(late)]).await?;
    person.browser.gone("[data-step='apply.check']").await?;
    // Whatever was pressed after it was handed in: there is one application.
    let cases = "const done = arguments[0];
        fetch('/api/visit').then(answer => answer.json()).then(visit => done(JSON.stringify(visit).match(/\"reference\"/g)?.length ?? 0))";
    ensure!(person.browser.page.execute_async(cases, vec![]).await? == 1, "not one application");
    Ok(())
}

#[tokio::test]
async fn a_button_that_is_hammered_hands_in_once() -> Result<()> {
    hammered(false).await
}

#[tokio::test]
async fn presses_that_all_count_hand_in_once() -> Result<()> {
    hammered(true).await
}
