//! The gallery, walked: every state of every screen on screens of all sizes, in all languages, as everybody sets it.
//!
//! **Invariant:** the figures stand in [`Rules`] and nowhere else; `measures.js` only measures.

use std::{collections::BTreeMap, fmt::Write as _};

use anyhow::{Context as _, Result};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{browser::Browser, world::from_env};

/// Longer and accented: what is cut off in it would be in some language. Beside keys its fields may be in sight only once one is pressed.
pub const PSEUDO: &str = "en-XA";

/// A screen that people stand at or hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// What it is called in the table and in pictures.
    pub name: &'static str,
    /// In CSS pixels.
    pub width: u32,
    /// In CSS pixels.
    pub height: u32,
    /// How much larger the browser sets text than it does by itself, in percent.
    pub text: u32,
}

/// How things are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Look {
    /// As they are.
    Standard,
    /// Larger text, fewer choices.
    Elder,
    /// Black on white.
    High,
}

/// The figures of one device and look, in pixels: 4 are a millimetre on a kiosk of 21.5 inches.
#[derive(Clone, Copy, Debug, Serialize)]
struct Rules {
    target: u32,
    primary: u32,
    gap: u32,
    body: u32,
    hint: u32,
    bar: u32,
    choices: u32,
    sight: bool,
}

impl Look {
    /// All.
    pub const ALL: [Self; 3] = [Self::Standard, Self::Elder, Self::High];

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::Elder => "elder",
            Self::High => "high",
        }
    }

    const fn query(self) -> &'static str {
        match self {
            Self::Standard => "mode=plain&contrast=plain",
            Self::Elder => "mode=elder&contrast=plain",
            Self::High => "mode=plain&contrast=high",
        }
    }

    const fn rules(self, kiosk: bool) -> Rules {
        let elder = matches!(self, Self::Elder);
        let choices = if elder { 4 } else { 6 };
        match (kiosk, elder) {
            (true, false) => {
                Rules { target: 64, primary: 80, gap: 12, body: 34, hint: 30, bar: 30, choices, sight: true }
            }
            (true, true) => {
                Rules { target: 64, primary: 80, gap: 12, body: 48, hint: 40, bar: 34, choices, sight: true }
            }
            (false, false) => {
                Rules { target: 48, primary: 48, gap: 0, body: 18, hint: 16, bar: 13, choices, sight: false }
            }
            (false, true) => {
                Rules { target: 60, primary: 60, gap: 0, body: 24, hint: 20, bar: 18, choices, sight: false }
            }
        }
    }
}

/// What was found: page by page, column by column.
#[derive(Debug, Default)]
pub struct Findings {
    /// Whether all was well, by page and column; a page that a device cannot come to has no entry.
    pub cells: BTreeMap<String, BTreeMap<String, bool>>,
    /// What is wrong, in words.
    pub faults: Vec<String>,
}

impl Findings {
    /// Takes in what was found elsewhere.
    pub fn join(&mut self, other: Self) {
        for (page, columns) in other.cells {
            self.cells.entry(page).or_default().extend(columns);
        }
        self.faults.extend(other.faults);
    }

    fn note(&mut self, page: &str, column: &str, setting: &str, faults: &[String]) {
        let cell = self.cells.entry(page.to_owned()).or_default().entry(column.to_owned()).or_insert(true);
        *cell &= faults.is_empty();
        self.faults.extend(faults.iter().map(|fault| format!("{page}, {setting}: {fault}")));
    }

    /// The table, a line a page in the gallery's order.
    #[must_use]
    pub fn table(&self, pages: &[String], columns: &[String]) -> String {
        let mut table =
            format!("| screen | {} |\n|---|{}\n", columns.join(" | "), ":-:|".repeat(columns.len()));
        for page in pages {
            let cell = |column: &String| match self.cells.get(page).and_then(|cells| cells.get(column)) {
                Some(true) => "✓",
                Some(false) => "✗",
                None => "–",
            };
            let cells: Vec<_> = columns.iter().map(cell).collect();
            // Writing to a string never fails.
            let _ = writeln!(table, "| {page} | {} |", cells.join(" | "));
        }
        table
    }
}

/// A browser at the gallery.
#[derive(Debug)]
pub struct Visitor<'a> {
    browser: &'a Browser,
    kiosk: bool,
    /// The pages this device can come to, in the gallery's order.
    pub pages: Vec<String>,
}

impl<'a> Visitor<'a> {
    /// Opens the index.
    ///
    /// # Errors
    ///
    /// When it does not stand.
    pub async fn arrives(browser: &'a Browser, app: &str, kiosk: bool) -> Result<Self> {
        let query = if kiosk { "?kiosk=demo" } else { "" };
        browser.page.goto(&format!("{app}/gallery{query}")).await?;
        browser.at("gallery").await?;
        let script = "return [...document.querySelectorAll('[data-page]')].map(link => link.dataset.page)";
        let pages = serde_json::from_value(browser.run(script, vec![]).await?)?;
        browser.run(include_str!("measures.js"), vec![]).await?;
        browser.run(&std::fs::read_to_string(from_env("MEDCARD_AXE")?)?, vec![]).await?;
        Ok(Self { browser, kiosk, pages })
    }

    /// Makes the screen another one.
    ///
    /// # Errors
    ///
    /// When the browser does not.
    pub async fn takes(&self, size: Size) -> Result<()> {
        let Size { width, height, text, .. } = size;
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.browser.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        // Colours on their way to others are no one's colours.
        let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
        self.browser.devtools("Emulation.setEmulatedMedia", still).await?;
        let larger = "document.documentElement.style.setProperty('font-size', arguments[0] ? `calc(var(--root-size) * ${arguments[0]} / 100)` : '')";
        self.browser.run(larger, vec![json!(if text == 100 { 0 } else { text })]).await?;
        Ok(())
    }

    /// Looks at every page that `wanted` names, in one setting.
    ///
    /// # Errors
    ///
    /// When the browser fails; faults of the app are findings.
    pub async fn walks(&self, size: Size, look: Look, language: &str, axe: bool) -> Result<Findings> {
        let mut findings = Findings::default();
        let column = format!("{} {}", size.name, look.name());
        let setting = format!("{column} {language}");
        let mut rules = serde_json::to_value(look.rules(self.kiosk))?;
        rules["later"] = json!(language == PSEUDO);
        let only = std::env::var("MEDCARD_GALLERY").unwrap_or_default();
        let is_wanted = |page: &&String| only.split(',').any(|part| page.contains(part));
        for page in self.pages.iter().filter(is_wanted) {
            let mut faults = self.visits(page, look, language, &rules).await?;
            if axe {
                faults.extend(self.axe().await?);
            }
            if is_kept(page) {
                self.browser.picture(&format!("{page}--{}-{}-{language}", size.name, look.name())).await?;
            }
            if self.kiosk {
                faults.extend(self.types().await?);
            }
            findings.note(page, &column, &setting, &faults);
        }
        Ok(findings)
    }

    /// The lines that can be read on a page.
    ///
    /// # Errors
    ///
    /// When the browser fails.
    pub async fn reads(&self, page: &str, language: &str) -> Result<Vec<String>> {
        let rules = serde_json::to_value(Look::Standard.rules(self.kiosk))?;
        self.visits(page, Look::Standard, language, &rules).await?;
        let script =
            "return document.body.innerText.split('\\n').map(line => line.trim()).filter(line => line)";
        Ok(serde_json::from_value(self.browser.run(script, vec![]).await?)?)
    }

    async fn visits(&self, page: &str, look: Look, language: &str, rules: &Value) -> Result<Vec<String>> {
        let kiosk = if self.kiosk { "&kiosk=demo" } else { "" };
        let address = format!("/gallery/{page}?lang={language}&{}{kiosk}", look.query());
        let script = "const [address, rules, done] = arguments; visits(address, rules).then(done, error => done([String(error)]))";
        let found = self.browser.page.execute_async(script, vec![json!(address), rules.clone()]).await;
        Ok(serde_json::from_value(found.with_context(|| format!("at {address}"))?)?)
    }

    /// Where there are keys, what is wrong once one is pressed.
    async fn types(&self) -> Result<Vec<String>> {
        let script = "const [done] = arguments; typed().then(done, error => done([String(error)]))";
        Ok(serde_json::from_value(self.browser.page.execute_async(script, vec![]).await?)?)
    }

    /// Everything that axe-core finds against WCAG 2.2, levels A and AA.
    async fn axe(&self) -> Result<Vec<String>> {
        let script = "const done = arguments[arguments.length - 1];
            const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            axe.run(document, { runOnly: rules, resultTypes: ['violations'] }).then(found => done(found.violations
                .map(fault => `axe ${fault.id}: ` + fault.nodes.map(node => node.target.join(' ')).join(', '))),
                error => done([String(error)]))";
        Ok(serde_json::from_value(self.browser.page.execute_async(script, vec![]).await?)?)
    }
}

/// Whether pictures of a page are kept: of all that are asked for, by default of none.
fn is_kept(page: &str) -> bool {
    let wanted = std::env::var("MEDCARD_GALLERY_PICTURES").unwrap_or_default();
    wanted == "all" || wanted.split(',').any(|name| name == page)
}
