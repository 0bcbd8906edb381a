//! Typing at a kiosk: Chinese by Pinyin and by strokes, digits and signs, with keys that can be hit.

use anyhow::{Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    devtools::Network,
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::json;

/// Up to the question for the address, with its field.
async fn asked_for_the_address<'w>(world: &'w World, language: Language, wish: &str) -> Result<Person<'w>> {
    let face = Webcam::Shows("face");
    let person = Person::arrives_with(world, XIULAN, Device::Kiosk, face, language, wish).await?;
    person.wants_a_new_card().await?;
    person.identifies().await?;
    person.is_for_oneself().await?;
    person.at("apply.reason").await?;
    person.presses("apply.reason.damaged").await?;
    person.goes_on().await?;
    person.at("contact.mobile").await?;
    person.goes_on().await?;
    person.at("contact.email").await?;
    Ok(person)
}

/// From the question for the email address to the field of the address.
async fn skips_email(person: &Person<'_>) -> Result<()> {
    person.presses("apply.email.skip").await?;
    person.at("contact.address").await?;
    person.presses("apply.contact.other").await
}

/// Presses the keys of the keyboard one by one.
async fn keys(person: &Person<'_>, keys: &[&str]) -> Result<()> {
    for key in keys {
        press(person, ".s-typing__row, .s-typing__modes", key).await?;
    }
    Ok(())
}

/// Presses what says `name` within what matches `place`, with a finger.
async fn press(person: &Person<'_>, place: &str, name: &str) -> Result<()> {
    let script = "document.querySelectorAll('[data-meant]').forEach(e => e.removeAttribute('data-meant'));
        const all = [...document.querySelectorAll(arguments[0])].flatMap(e => [...e.querySelectorAll('button:enabled')]);
        const found = all.find(e => e.innerText === arguments[1]) ?? all.find(e => e.innerText.endsWith(' ' + arguments[1]));
        found?.setAttribute('data-meant', ''); return Boolean(found)";
    let found = person.browser.run(script, vec![json!(place), json!(name)]).await?;
    ensure!(found == true, "there is no key {name}");
    person.browser.press("[data-meant]").await
}

/// Spells `letters` and picks `wanted`, turning pages until it is there.
async fn spells(person: &Person<'_>, letters: &str, wanted: &str) -> Result<()> {
    for letter in letters.chars() {
        press(person, ".s-typing__row", &letter.to_string()).await?;
    }
    picks(person, wanted).await
}

async fn picks(person: &Person<'_>, wanted: &str) -> Result<()> {
    const PAGES: usize = 30;
    for _ in 0..PAGES {
        if offers(person).await?.contains(&wanted.to_owned()) {
            return press(person, ".s-typing__candidates", wanted).await;
        }
        press(person, ".s-typing__progress", person.words("typing.next")?).await?;
    }
    anyhow::bail!("{wanted} is not offered")
}

/// The candidates that are shown.
async fn offers(person: &Person<'_>) -> Result<Vec<String>> {
    let script = "return [...document.querySelectorAll('.s-typing__candidate')].map(e => e.innerText)";
    Ok(serde_json::from_value(person.browser.run(script, vec![]).await?)?)
}

async fn typed(person: &Person<'_>) -> Result<String> {
    let found = person.browser.run("return document.querySelector('#contact').value", vec![]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}

/// The field and every key can be seen at once, above the bar, and keys are 3 mm apart.
async fn can_be_reached(person: &Person<'_>, step: &str) -> Result<()> {
    let script = "document.querySelector('main').scrollTop = 0;
        const bar = document.querySelector('.c-bottom-bar').getBoundingClientRect().top;
        const all = [...document.querySelectorAll('#contact, .s-typing button, .c-number-pad button')];
        return all.map(e => [e.innerText || e.id, e.getBoundingClientRect()])
            .filter(([, box]) => box.bottom > bar + 0.5 || box.top < 0 || box.right > innerWidth + 0.5)
            .map(([name, box]) => `${name} ends at ${box.bottom.toFixed(0)} of ${bar.toFixed(0)}`)";
    let hidden = person.browser.run(script, vec![]).await?;
    ensure!(hidden == json!([]), "{step}: not to be seen without scrolling: {hidden}");
    let script = "const boxes = [...document.querySelectorAll('.s-typing button')].map(e => e.getBoundingClientRect());
        const gap = (a, b) => Math.max(b.left - a.right, a.left - b.right, b.top - a.bottom, a.top - b.bottom);
        return boxes.flatMap((a, i) => boxes.slice(i + 1).map(b => gap(a, b))).filter(g => g < 12).length";
    let close = person.browser.run(script, vec![]).await?;
    ensure!(close == json!(0), "{step}: {close} pairs of keys are closer than 3 mm");
    Ok(())
}

#[tokio::test]
async fn an_address_by_pinyin_with_digits_and_a_sign() -> Result<()> {
    let world = World::start().await?;
    let person = asked_for_the_address(&world, Language::Chinese, "").await?;
    person.stands("contact.email").await?;
    can_be_reached(&person, "contact.email").await?;
    let dictionaries =
        "return performance.getEntriesByType('resource').filter(e => e.name.endsWith('.dict')).length";
    ensure!(person.browser.run(dictionaries, vec![]).await? == 0, "a dictionary came before it was needed");
    skips_email(&person).await?;
    person.reads("typing.how.pinyin").await?;
    person.stands_as("contact.address", "contact.address-pinyin-empty", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    ensure!(person.browser.run(dictionaries, vec![]).await? == 1, "only the dictionary of Pinyin is needed");
    for letter in "hangzhou".chars() {
        keys(&person, &[&letter.to_string()]).await?;
    }
    person.stands_as("contact.address", "contact.address-pinyin", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    picks(&person, "杭州").await?;
    ensure!(typed(&person).await? == "杭州");
    spells(&person, "shilu", "市").await?;
    spells(&person, "", "路").await?;
    keys(&person, &[person.words("action.delete")?]).await?;
    ensure!(typed(&person).await? == "杭州市", "deleting took another character: {}", typed(&person).await?);
    // The tenth page of a syllable with many characters, and back.
    spells(&person, "yi", "翊").await?;
    keys(&person, &["l", "u", person.words("typing.mode.digits")?, "6", "号", "2", "栋"]).await?;
    person.stands_as("contact.address", "contact.address-digits", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    ensure!(typed(&person).await? == "杭州市翊路6号2栋", "typed {}", typed(&person).await?);
    keys(&person, &[person.words("typing.mode.signs")?, "（"]).await?;
    person.stands_as("contact.address", "contact.address-signs", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    keys(&person, &["）"]).await?;
    person.goes_on().await?;
    person.at("capture.intro").await?;
    person.photographs().await?;
    person.browser.reads("杭州市翊路*号*栋（）").await
}

#[tokio::test]
async fn an_address_by_strokes_in_large_text() -> Result<()> {
    let world = World::start().await?;
    let person = asked_for_the_address(&world, Language::Chinese, "&mode=elder").await?;
    person.stands_as("contact.email", "contact.email-elder", Language::Chinese).await?;
    can_be_reached(&person, "contact.email").await?;
    skips_email(&person).await?;
    person.stands_as("contact.address", "contact.address-pinyin-elder", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    keys(&person, &[person.words("typing.mode.strokes")?]).await?;
    for stroke in ["down", "turn", "across", "across", "turn"] {
        keys(&person, &[person.words(&format!("typing.stroke.{stroke}"))?]).await?;
    }
    person.stands_as("contact.address", "contact.address-strokes-elder", Language::Chinese).await?;
    can_be_reached(&person, "contact.address").await?;
    picks(&person, "号").await?;
    ensure!(typed(&person).await? == "号");
    Ok(())
}

#[tokio::test]
async fn lowered_keys_in_english_large_text() -> Result<()> {
    let world = World::start().await?;
    let person = asked_for_the_address(&world, Language::English, "&mode=elder&position=low").await?;
    person.stands_as("contact.email", "contact.email-elder-low", Language::English).await?;
    can_be_reached(&person, "contact.email").await?;
    skips_email(&person).await?;
    person.stands_as("contact.address", "contact.address-elder-low", Language::English).await?;
    can_be_reached(&person, "contact.address").await?;
    keys(&person, &[person.words("typing.mode.pinyin")?, "n", "ü"]).await?;
    person.stands_as("contact.address", "contact.address-pinyin-elder-low", Language::English).await?;
    can_be_reached(&person, "contact.address").await?;
    picks(&person, "女").await
}

#[tokio::test]
async fn a_panel_across_in_both_text_sizes() -> Result<()> {
    for wish in ["", "&mode=elder"] {
        let world = World::start().await?;
        let person = asked_for_the_address(&world, Language::Chinese, wish).await?;
        person.browser.measures(1920, 1080).await?;
        let name = |step: &str| format!("{step}-across{}", wish.replace("&mode=", "-"));
        person.stands_as("contact.email", &name("contact.email"), Language::Chinese).await?;
        can_be_reached(&person, "contact.email").await?;
        skips_email(&person).await?;
        keys(&person, &["s", "h", "i"]).await?;
        person.stands_as("contact.address", &name("contact.address"), Language::Chinese).await?;
        can_be_reached(&person, "contact.address").await?;
        keys(&person, &[person.words("typing.mode.signs")?]).await?;
        can_be_reached(&person, "contact.address").await?;
        ensure!(typed(&person).await? == "是", "the letters in progress were lost");
    }
    Ok(())
}

#[tokio::test]
async fn without_a_dictionary_the_other_keys_work() -> Result<()> {
    let world = World::start().await?;
    let person = asked_for_the_address(&world, Language::English, "").await?;
    skips_email(&person).await?;
    person.browser.network(Network::Down).await?;
    keys(&person, &[person.words("typing.mode.pinyin")?]).await?;
    person.reads("typing.missing").await?;
    person.stands("contact.address").await?;
    keys(&person, &[person.words("typing.mode.digits")?, "7", "号"]).await?;
    person.browser.network(Network::Up).await?;
    keys(&person, &[person.words("typing.mode.strokes")?]).await?;
    person.reads("typing.how.strokes").await?;
    ensure!(typed(&person).await? == "7号");
    Ok(())
}
