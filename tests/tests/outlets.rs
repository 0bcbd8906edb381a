//! Choosing where to collect: the last blank card goes to somebody else, and the phone says where it is, or does not.

use anyhow::{Context as _, Result, ensure};
use journeys::{
    browser::{Device, Webcam},
    clerk::Clerk,
    devtools::Answer,
    person::{Insured, Language, Person, XIULAN, YAN},
    world::World,
};
use serde_json::Value;

/// The outlet of the old town has one blank card.
const LAST_BLANK: &str = "望潮区古城便民服务站";
/// In the middle of Yuegang.
const IN_YUEGANG: (f64, f64) = (29.1030, 121.3915);

/// Applies and is granted; the list of outlets is shown.
async fn choosing<'w>(world: &'w World, clerk: &Clerk, who: Insured, device: Device) -> Result<Person<'w>> {
    let person = Person::arrives(world, who, device, Webcam::Shows("face"), Language::Chinese).await?;
    let reference = person.applies().await?;
    person.presses("done.follow").await?;
    clerk.takes_up(&reference).await?;
    clerk.approves().await?;
    person.sees("approved").await?;
    person.goes_on().await?;
    person.at("track.outlets").await?;
    person.browser.reads(LAST_BLANK).await?;
    Ok(person)
}

/// The names and distances that are shown, in their order.
async fn shown(person: &Person<'_>) -> Result<Vec<(String, Option<f64>)>> {
    let script = "const metres = e => { const [, far, unit] = (e?.innerText ?? '').match(/([0-9.]+) (公里|米)/) ?? [];
            return far ? Number(far) * (unit === '米' ? 1 : 1000) : null };
        return [...document.querySelectorAll('[data-testid=outlet]')].map(tile =>
            [tile.querySelector('.c-choice-tiles__title').innerText, metres(tile.querySelector('.s-outlet__far'))])";
    let found = person.browser.run(script, vec![]).await?;
    let outlet = |tile: &Value| Some((tile[0].as_str()?.to_owned(), tile[1].as_f64()));
    found.as_array().and_then(|tiles| tiles.iter().map(outlet).collect()).context("no outlets are shown")
}

/// Every outlet says how far away it is, and none is nearer than the one before.
async fn nearest_first(person: &Person<'_>, nearest: &str) -> Result<()> {
    person.browser.reads("公里").await?;
    let outlets = shown(person).await?;
    ensure!(outlets.first().is_some_and(|(name, _)| name == nearest), "{nearest} is not first: {outlets:?}");
    ensure!(outlets.iter().all(|(_, far)| far.is_some()), "no distance: {outlets:?}");
    ensure!(outlets.is_sorted_by_key(|(_, far)| far.unwrap_or_default()), "not in order: {outlets:?}");
    Ok(())
}

#[tokio::test]
async fn the_last_blank_is_gone_and_another_outlet_is_near() -> Result<()> {
    let world = World::start().await?;
    let clerk = Clerk::signs_in(&world, "wang").await?;
    let slow = choosing(&world, &clerk, YAN, Device::Phone).await?;
    let quick = choosing(&world, &clerk, XIULAN, Device::Kiosk).await?;

    quick.browser.press_named(LAST_BLANK).await?;
    quick.goes_on().await?;
    quick.at("track.case").await?;
    slow.browser.press_named(LAST_BLANK).await?;
    slow.goes_on().await?;
    slow.browser.reads(&format!("{LAST_BLANK}的空白卡刚用完")).await?;
    let seen = "const box = document.querySelector('.c-notice').getBoundingClientRect();
        return box.top >= 0 && box.bottom <= innerHeight";
    ensure!(slow.browser.run(seen, vec![]).await? == true, "what is said is out of sight");
    slow.stands_in_both("track.outlets", "track.outlets-gone").await?;
    ensure!(!shown(&slow).await?.iter().any(|(name, _)| name == LAST_BLANK), "it is still offered");

    slow.browser.permits("geolocation", Answer::Denied).await?;
    slow.presses("track.outlets.locate").await?;
    slow.reads("track.outlets.unlocated").await?;
    slow.browser.press("select option[value='339925']").await?;
    nearest_first(&slow, "月港县政务服务中心").await?;
    slow.stands_in_both("track.outlets", "track.outlets-district").await?;

    let (latitude, longitude) = IN_YUEGANG;
    slow.browser.permits("geolocation", Answer::Granted).await?;
    slow.browser.stands_at(latitude, longitude).await?;
    slow.presses("track.outlets.locate").await?;
    slow.browser.gone("select").await?;
    nearest_first(&slow, "澜湾银行月港支行").await?;
    slow.browser.press("[data-testid=outlet]").await?;
    slow.goes_on().await?;
    slow.sees("ready").await?;
    slow.browser.reads("澜湾银行月港支行").await
}
