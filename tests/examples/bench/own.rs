//! A year with more than five hundred settlements: how soon it stands after the answer came, and whether it scrolls without losing frames.

use anyhow::{Context as _, Result};
use journeys::{
    browser::{Browser, Device, Webcam},
    person::{Language, Person, RUOLAN},
    world::World,
};
use serde::Deserialize;
use serde_json::json;

/// How a year behaved, in milliseconds and parts.
pub(super) struct Year {
    /// How many settlements.
    pub(super) settlements: f64,
    /// From the end of the answer to the last change that was drawn.
    pub(super) stood: f64,
    /// The part of frames that were lost while all of them scrolled by.
    pub(super) lost: f64,
    /// The same of an empty page as long as it, on this machine.
    pub(super) lost_empty: f64,
}

/// Presses the button of this name where there is one, and says so once what came of it was drawn.
const MORE: &str = "const [name, done] = arguments;
    const more = [...document.querySelectorAll('main button')].find(button => button.textContent === name);
    more?.click();
    requestAnimationFrame(() => requestAnimationFrame(() => done(more !== undefined)))";

/// Shows the year on a phone, all of it, and scrolls through it.
pub(super) async fn year() -> Result<Year> {
    let world = World::start().await?;
    let person = Person::arrives(&world, RUOLAN, Device::Phone, Webcam::Absent, Language::Chinese).await?;
    person.opens("/reimbursements").await?;
    person.browser.times_touches().await?;
    person.identifies().await?;
    person.at("account.settlements").await?;
    let browser = &person.browser;
    let stood = browser.stood_after("/api/reimbursements/").await?;
    let more = person.words("account.more")?;
    while browser.page.execute_async(MORE, vec![json!(more)]).await? == true {}
    let count = browser.run("return document.querySelectorAll('main .s-settled').length", vec![]).await?;
    let lost = scrolled(browser).await?;
    let height = browser.run("return document.documentElement.scrollHeight", vec![]).await?;
    let empty = "document.body.innerHTML = `<div style='block-size:${arguments[0]}px'></div>`";
    browser.run(empty, vec![height]).await?;
    let lost_empty = scrolled(browser).await?;
    Ok(Year { settlements: count.as_f64().context("no count")?, stood, lost, lost_empty })
}

#[derive(Deserialize)]
struct Frames {
    all: f64,
    lost: f64,
}

/// Scrolls from top to bottom, and tells the part of frames that came more than half a frame late.
async fn scrolled(browser: &Browser) -> Result<f64> {
    const SCROLL: &str = "const done = arguments[arguments.length - 1], root = document.scrollingElement;
        const step = (root.scrollHeight - innerHeight) / 180, times = [];
        root.scrollTop = 0;
        const next = now => {
            times.push(now);
            if (times.length <= 180) { root.scrollTop += step; return requestAnimationFrame(next); }
            const gaps = times.slice(1).map((at, n) => at - times[n]);
            done({ all: gaps.length, lost: gaps.filter(gap => gap > 25).length });
        };
        requestAnimationFrame(next)";
    let Frames { all, lost } = serde_json::from_value(browser.page.execute_async(SCROLL, vec![]).await?)?;
    Ok(lost / all)
}
