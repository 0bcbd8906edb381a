//! A monkey that does random things to the real app, and what must be true whatever it did.
//!
//! **Invariant:** everything it does comes from its seed. What the app answers, and when, does not.

use std::{
    collections::BTreeSet,
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Random deeds inside the page.
const DEEDS: &str = include_str!("monkey.js");
/// How many of them run before the app is looked at.
const BATCH: u32 = 25;
/// How long nothing may be there to press, while something is opened or ended.
const WAIT: Duration = Duration::from_secs(10);

/// The step that is shown; or what is wrong, in words; or `wait` while something is opened or ended.
const STATE: &str = "if (document.documentElement.dataset.again) return 'the app broke';
    if (document.readyState !== 'complete') return 'wait';
    const step = document.querySelector('main[data-step]')?.dataset.step ?? 'nothing';
    if (!['zh-CN', 'en', 'pseudo'].includes(document.documentElement.lang)) return `the language is ${document.documentElement.lang}`;
    const root = document.documentElement, beyond = root.scrollWidth - root.clientWidth;
    if (beyond > 0) return `${step}: ${beyond} pixels beyond the edge`;
    const room = document.querySelector('dialog[open]') ?? document;
    const ways = [...room.querySelectorAll('a[href], button, input, summary')].filter(e => !e.closest('.c-top-bar') && !e.disabled
        && e.getAttribute('aria-disabled') !== 'true' && e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0);
    return ways.length > 0 ? { step } : 'wait'";

/// The next way home by the app's own controls: closes what stands over, then goes back, home, or ends.
const HOMEWARD: &str = "const shown = e => e && e.checkVisibility({ visibilityProperty: true }) && !e.disabled;
    const step = document.querySelector('main[data-step]')?.dataset.step;
    const over = [...document.querySelectorAll('dialog[open] button')].filter(shown).at(-1);
    if (!over && ['home', 'attract'].includes(step)) return true;
    const way = over ?? ['[data-testid=back]', '.c-places-bar a', '[data-testid=end]', 'main button, main a'].flatMap(s => [...document.querySelectorAll(s)]).find(shown);
    way?.click();
    return false";

/// A source of numbers that are random enough (splitmix64).
#[derive(Clone, Copy, Debug)]
pub struct Seed(u64);

impl Seed {
    /// The one `MONKEY_SEED` names, else the time.
    #[must_use]
    pub fn chosen() -> Self {
        let now = || {
            SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| u64::from(since.subsec_nanos()))
        };
        Self(number("MONKEY_SEED").unwrap_or_else(now))
    }

    /// What to set `MONKEY_SEED` to for the same deeds.
    #[must_use]
    pub const fn value(self) -> u64 {
        self.0
    }

    const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `most`.
    fn below(&mut self, most: u16) -> u16 {
        u16::try_from(self.next() % u64::from(most.max(1))).unwrap_or_default()
    }
}

/// A number in a variable.
#[must_use]
pub fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

impl Browser {
    /// Lets a monkey do `steps` random things, and looks at the app after each batch of them. Gives the screens it came to.
    ///
    /// # Errors
    ///
    /// With what is wrong, and what was done last.
    pub async fn suffers(&self, seed: &mut Seed, steps: u32) -> Result<BTreeSet<String>> {
        let begun = self.page.current_url().await?;
        let (mut done, mut screens) = (0, BTreeSet::new());
        while done < steps {
            let of = seed.next();
            let deeds = vec![json!(of & 0xffff_ffff), json!(BATCH)];
            // A deed that loads the page anew takes the rest of its batch away.
            match self.page.execute_async(DEEDS, deeds).await {
                Ok(Value::String(fault)) => bail!(fault),
                Ok(_) => done += BATCH,
                Err(_) => done += 1,
            }
            screens.insert(self.still_stands().await.with_context(|| format!("after {done} deeds"))?);
            let deed = self.disturb(seed, begun.as_str()).await?;
            done += 1;
            self.still_stands().await.with_context(|| format!("after {done} deeds, the last: {deed}"))?;
        }
        self.complaints().await?;
        Ok(screens)
    }

    /// Does one thing that no script in a page can do.
    async fn disturb(&self, seed: &mut Seed, begun: &str) -> Result<&'static str> {
        let deed = match seed.below(6) {
            0 => {
                self.page.back().await?;
                "back"
            }
            1 => {
                self.page.refresh().await?;
                "loading anew"
            }
            2 | 3 => {
                let (width, height) = self.device.size();
                let points: Vec<_> = (0..10).map(|_| (place(seed, width), place(seed, height))).collect();
                self.fingers(&points).await?;
                "ten fingers"
            }
            _ => {
                for _ in 0..5 {
                    let key = ["\u{e004}", "\u{e008}\u{e004}", "\u{e007}", " ", "\u{e00c}", "\u{e015}"];
                    // Nothing takes a key while a page is loaded.
                    let _ = self.keys(key[usize::from(seed.below(6))]).await;
                }
                "keys"
            }
        };
        let origin = begun.split('/').take(3).collect::<Vec<_>>().join("/");
        if !self.page.current_url().await?.as_str().starts_with(&origin) {
            self.page.goto(begun).await?;
        }
        Ok(deed)
    }

    /// Checks what must be true at any time. Gives the step that is shown.
    async fn still_stands(&self) -> Result<String> {
        let since = Instant::now();
        loop {
            let wrong = self.page.execute(STATE, vec![]).await.unwrap_or_else(|_| json!("wait"));
            if let Some(step) = wrong["step"].as_str() {
                return Ok(step.to_owned());
            }
            match wrong.as_str() {
                Some("wait") if since.elapsed() < WAIT => tokio::time::sleep(Duration::from_millis(50)).await,
                fault => {
                    self.picture("monkey").await?;
                    let words = self.run("return document.body.innerText", vec![]).await?;
                    bail!(
                        "{}: {words}",
                        fault.filter(|fault| *fault != "wait").unwrap_or("nothing can be pressed")
                    );
                }
            }
        }
    }

    /// Goes home by the controls of the app.
    ///
    /// # Errors
    ///
    /// When they do not lead there.
    pub async fn walks_home(&self) -> Result<()> {
        const PRESSES: u8 = 40;
        for _ in 0..PRESSES {
            self.at_human_pace().await;
            let home = self.page.execute(HOMEWARD, vec![]).await.unwrap_or(Value::Bool(false));
            self.has_pressed().await;
            if home == true {
                return Ok(());
            }
        }
        self.picture("monkey-lost").await?;
        bail!("no way leads home")
    }

    /// What the browser's console says of errors. Answers that are not "200 OK" are none: some are part of the conversation.
    ///
    /// # Errors
    ///
    /// With the errors, if there are any.
    pub async fn complaints(&self) -> Result<()> {
        let session = self.page.session_id().await?.context("the session is over")?;
        let url = format!("{}/session/{session}/se/log", self.driver);
        let asked = json!({ "type": "browser" });
        let answer = reqwest::Client::new().post(url).json(&asked).send().await?.error_for_status()?;
        let lines = answer.json::<Value>().await?["value"].take();
        let ours = |line: &&Value| line["level"] == "SEVERE" && line["source"] != "network";
        let faults: Vec<_> = lines.as_array().into_iter().flatten().filter(ours).collect();
        ensure!(faults.is_empty(), "the console says {}", json!(faults));
        Ok(())
    }
}

/// Somewhere on a side that has so many pixels.
fn place(seed: &mut Seed, side: u32) -> f64 {
    f64::from(seed.below(u16::try_from(side).unwrap_or(u16::MAX)))
}
