//! Blank cards and the card maker's files, as staff handle them at the console.

use std::{fs, path::PathBuf};

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    person::{Language, Person, XIULAN},
    world::World,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

/// The outlet of the old town has one blank card.
const SCARCE: &str = "望潮区古城便民服务站";

/// Goes to the page and chooses the outlet.
async fn at_stock(clerk: &Clerk) -> Result<()> {
    clerk.goes_to("stock").await?;
    clerk.browser.press("[data-testid=outlet-anlan-03] button").await?;
    clerk.browser.reads(SCARCE).await
}

/// How many blank cards the line of the outlet says.
async fn counts(clerk: &Clerk, kind: &str, expected: &str) -> Result<()> {
    let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
    let cell = format!("[data-testid=outlet-anlan-03] [data-count={kind}]");
    for _ in 0..100 {
        if clerk.browser.run(script, vec![json!(cell)]).await? == expected {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    anyhow::bail!("{kind} is not {expected}")
}

fn sealed(lines: &str) -> String {
    let sum = Sha256::digest(lines).iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().concat();
    format!("{lines}{{\"sha256\":\"{sum}\"}}\n")
}

/// A file for the browser to choose.
fn file(world: &World, name: &str, text: &str) -> Result<PathBuf> {
    let path = world.data().with_file_name(name);
    fs::write(&path, text)?;
    Ok(path)
}

#[tokio::test]
async fn a_delivery_comes_in_one_card_is_spoiled_and_bad_serials_are_refused() -> Result<()> {
    let world = World::start().await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    at_stock(&clerk).await?;
    counts(&clerk, "free", "1").await?;
    clerk.stands("staff.stock", "zh-CN-stock").await?;

    // By keyboard: the field, then Enter.
    clerk.browser.type_into("#deliver-first", "STORE-000101").await?;
    clerk.browser.type_into("#deliver-last", "STORE-000103\u{e007}").await?;
    clerk.browser.press("[data-testid=stock-done]").await?;
    counts(&clerk, "free", "4").await?;

    clerk.browser.type_into("#spoil-serial", "STORE-000102").await?;
    clerk.browser.press("[data-testid=spoil]").await?;
    counts(&clerk, "spoiled", "1").await?;
    counts(&clerk, "free", "3").await?;

    clerk.browser.type_into("#return-first", "STORE-000102").await?;
    clerk.browser.press("[data-testid=return]").await?;
    clerk.browser.reads("它已经作废").await?;
    clerk.stands("staff.stock", "zh-CN-stock-refused").await?;

    let list = file(&world, "list.txt", &sealed("LIST-000001 LIST-000010\n"))?;
    clerk.browser.chooses(&list, "[data-testid=deliver-file]").await?;
    counts(&clerk, "free", "13").await?;
    let damaged = sealed("LIST-000011\n").replace("11", "12");
    let damaged = file(&world, "damaged.txt", &damaged)?;
    clerk.browser.chooses(&damaged, "[data-testid=deliver-file]").await?;
    clerk.browser.reads("文件不完整").await?;
    counts(&clerk, "free", "13").await
}

#[tokio::test]
async fn an_order_goes_out_in_a_batch_and_its_answers_come_in() -> Result<()> {
    let world = World::with_rules(|region| region["card_maker"] = "files".into()).await?;
    let person =
        Person::arrives(&world, XIULAN, Device::Phone, Webcam::Shows("face"), Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.goes_on().await?;
    person.at("track.outlets").await?;
    person.browser.press_named(SCARCE).await?;
    person.goes_on().await?;
    person.at("track.case").await?;

    at_stock(&clerk).await?;
    counts(&clerk, "held", "1").await?;
    clerk.browser.press("[data-testid=close-batch]").await?;
    clerk.browser.press("[data-testid=batch] a").await?;
    let batch = downloaded(&clerk).await?;
    let lines: Vec<Value> = batch.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    ensure!(lines.len() == 3 && lines[1]["order"]["reference"] == reference, "{} lines", lines.len());
    clerk.stands("staff.stock", "zh-CN-maker").await?;

    let header = json!({ "format": "medcard-answers/1", "region": "339900", "number": 1, "count": 4 });
    let card = |event: &str| json!({ "card": { "reference": reference, "event": event } });
    let said = [json!({ "answer": header }), card("made"), card("made"), card("shipped"), card("arrived")];
    let said = said.iter().map(|line| format!("{line}\n")).collect::<Vec<_>>().concat();
    let answer = file(&world, "answer.jsonl", &sealed(&said))?;
    clerk.browser.chooses(&answer, "[data-testid=answer-file]").await?;
    clerk.browser.press("[data-testid=answer-line]").await?;
    clerk.browser.reads("以前说过").await?;
    clerk.stands("staff.stock", "zh-CN-maker-answer").await?;
    person.sees("ready").await
}

/// What the link of the first batch gives.
async fn downloaded(clerk: &Clerk) -> Result<String> {
    let script =
        "return fetch(document.querySelector('[data-testid=batch] a').href).then(answer => answer.text())";
    let text = clerk.browser.run(script, vec![]).await?;
    text.as_str().map(str::to_owned).context("no file")
}
