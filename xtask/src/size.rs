//! `cargo xtask size`: what a browser loads from the release build, compressed with brotli, against the budgets.
//!
//! A KB is 1024 bytes, here as everywhere in this project. A load has one language: the larger table of sentences counts.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use serde::Serialize;

use crate::build::{self, App, DICTIONARIES, HELP, LATER, MONEY, Mode, OWN, SCRIPTS, STUDIO, TOPICS};
use crate::setup::{self, Scope};
use crate::words::PSEUDO;
use crate::workspace::Workspace;

const KB: usize = 1024;

/// What the home screen may weigh.
const FIRST_LOAD: usize = 220 * KB;
/// What the journeys may weigh, which follow behind the home screen.
const LATER_LOAD: usize = 424 * KB;
/// What paying may weigh on top.
const MONEY_LOAD: usize = 100 * KB;
/// What comes with what a person has may weigh.
const OWN_LOAD: usize = 164 * KB;
/// The screens of help topics may weigh.
const HELP_LOAD: usize = 40 * KB;
/// What the photo screen may weigh on top, models included.
const PHOTO: usize = 2100 * KB;
/// What the dictionaries of a kiosk's keyboard may weigh; each is loaded when it is first used.
pub(crate) const DICTIONARY: usize = 450 * KB;
/// What the help topics of a language and their search may weigh, which come when help is first looked into.
const BOOK: usize = 60 * KB;
/// What the worker's Wasm alone may weigh.
const WORKER_WASM: usize = 450 * KB;

/// One thing that is loaded.
#[derive(Clone, Debug, Serialize, PartialEq, Eq)]
struct Item {
    name: String,
    bytes: usize,
}

/// Things that are loaded together.
#[derive(Debug, Serialize)]
struct Load {
    name: &'static str,
    bytes: usize,
    budget: usize,
    items: Vec<Item>,
}

impl Load {
    fn new(name: &'static str, budget: usize, items: Vec<Item>) -> Self {
        Self { name, bytes: items.iter().map(|item| item.bytes).sum(), budget, items }
    }

    fn is_over(&self) -> bool {
        self.bytes > self.budget
    }
}

/// `cargo xtask size`.
pub(crate) fn run(workspace: &Workspace, json: bool) -> Result<()> {
    setup::ensure(&[Scope::Wasm, Scope::Bundle])?;
    let dist = build::apps(workspace, Mode::Release)?;
    let loads = weigh(&dist.app(App::Residents))?;
    if json {
        println!("{}", serde_json::to_string_pretty(&loads)?);
    } else {
        loads.iter().for_each(print);
    }
    let over: Vec<_> = loads.iter().filter(|load| load.is_over()).map(|load| load.name).collect();
    if !over.is_empty() {
        bail!("Over budget: {}.", over.join(", "));
    }
    Ok(())
}

fn print(load: &Load) {
    for item in &load.items {
        println!("{:>10}  {}", item.bytes, item.name);
    }
    let verdict = if load.is_over() { "OVER" } else { "within" };
    println!("{:>10}  {} ({verdict} the budget of {})\n", load.bytes, load.name, load.budget);
}

fn weigh(site: &Path) -> Result<Vec<Load>> {
    let mut first = items(site, &at_once(site)?, |name| has(name, &["html", "js", "wasm", "css"]))?;
    let locales = items(site, &build::under(&site.join("locales"))?, |name| has(name, &["json"]))?;
    let (later_words, words): (Vec<_>, Vec<_>) =
        locales.into_iter().partition(|item| item.name.ends_with(".later.json"));
    first.extend(largest(words));
    let behind = items(site, &build::under(&site.join(LATER))?, |name| has(name, &["css", "wasm"]))?;
    let split = Split::read(site)?;
    let mut later = split.brought_by(LATER, &behind);
    later.extend(largest(later_words));
    let [money, own, help] = [MONEY, OWN, HELP].map(|part| split.brought_by(part, &behind));
    let studio = build::under(&site.join(STUDIO))?;
    let photo = items(site, &studio, |name| has(name, &["js", "wasm", "onnx"]))?;
    let wasm = items(site, &studio, |name| has(name, &["wasm"]))?;
    let dictionaries = build::under(&site.join(DICTIONARIES))?;
    let dictionaries = items(site, &dictionaries, |name| has(name, &["dict"]))?;
    let books = items(site, &build::under(&site.join(TOPICS))?, |name| has(name, &["json"]))?;
    Ok(vec![
        Load::new("first load of the home screen", FIRST_LOAD, first),
        Load::new("journeys, behind the home screen", LATER_LOAD, later),
        Load::new("paying, when it is first asked for", MONEY_LOAD, money),
        Load::new("one's account and reimbursements, when they are first asked for", OWN_LOAD, own),
        Load::new("help topics, when they are first looked into", HELP_LOAD, help),
        Load::new("photo worker with models", PHOTO, photo),
        Load::new("photo worker's Wasm", WORKER_WASM, wasm),
        Load::new("dictionaries of a kiosk's keyboard", DICTIONARY, dictionaries),
        Load::new("the words of help topics with their search", BOOK, largest(books).into_iter().collect()),
    ])
}

/// Which files each part of the app needs, by the script that fetches them.
struct Split {
    /// The files that several parts need, each with the names of those parts.
    shared: Vec<(String, Vec<String>)>,
}

impl Split {
    fn read(site: &Path) -> Result<Self> {
        let scripts = build::under(&site.join(SCRIPTS))?;
        let script = scripts.iter().find(|file| file.ends_with("link.js"));
        let script = fs::read_to_string(script.context("no script fetches what loads later")?)?;
        Ok(Self::parse(&script))
    }

    /// Above the fetching of a shared file stands who needs it: `/* later, money */`, and its name follows.
    fn parse(script: &str) -> Self {
        let lines = script.lines().zip(script.lines().skip(1));
        let shared = lines.filter_map(|(above, line)| {
            let parts = above.strip_prefix("/* ")?.strip_suffix(" */")?;
            let name = line.strip_prefix("const __")?.split_once(' ')?.0;
            Some((name.to_owned(), parts.split(", ").map(str::to_owned).collect()))
        });
        Self { shared: shared.collect() }
    }

    /// What comes with a part: its own file, and what it shares with others, but for what the second load brought. Styles come with that.
    fn brought_by(&self, part: &str, files: &[Item]) -> Vec<Item> {
        let comes = |name: &str| {
            let is = |stem: &str| name.starts_with(&format!("{LATER}/{stem}-"));
            let shared = self.shared.iter().find(|(stem, _)| is(stem)).map(|(_, parts)| parts);
            let needs = |part: &str| shared.is_some_and(|parts| parts.iter().any(|needs| needs == part));
            is(part) || needs(part) && (part == LATER || !needs(LATER)) || part == LATER && is("style")
        };
        files.iter().filter(|item| comes(&item.name)).cloned().collect()
    }
}

fn largest(items: Vec<Item>) -> Option<Item> {
    // Nobody is served the pseudo-language.
    items.into_iter().filter(|item| !item.name.contains(PSEUDO)).max_by_key(|item| item.bytes)
}

/// What a page loads at once: what stands at the top of the site, and the scripts that Trunk puts beside it.
fn at_once(site: &Path) -> Result<Vec<PathBuf>> {
    let mut files = build::under(site)?;
    files.retain(|file| file.parent() == Some(site) && file.file_name().is_some_and(|name| name != "sw.js"));
    files.extend(build::under(&site.join(SCRIPTS))?);
    Ok(files)
}

fn has(name: &Path, extensions: &[&str]) -> bool {
    name.extension().is_some_and(|found| extensions.iter().any(|known| found == *known))
}

fn items(site: &Path, files: &[PathBuf], wanted: impl Fn(&Path) -> bool) -> Result<Vec<Item>> {
    let mut items = Vec::new();
    for file in files.iter().filter(|file| wanted(file)) {
        let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
        let name = file.strip_prefix(site).unwrap_or(file).to_string_lossy().into_owned();
        items.push(Item { name, bytes: build::brotli(&plain, 11)?.len() });
    }
    Ok(items)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_load_has_the_page_and_one_language_and_nothing_of_the_studio() {
        let site = tempfile::tempdir().unwrap();
        let link = "/* later, money */\nconst __chunk_2 = makeLoad(\n/* money, own */\nconst __chunk_3 = makeLoad(\n";
        let words = |count: u32| (0..count).map(|n| n.to_string()).collect::<String>();
        for (name, content) in [
            ("index.html", words(10)),
            ("app-1.wasm", words(20)),
            ("app-1.wasm.br", words(20)),
            ("sw.js", words(9)),
            ("snippets/1/link.js", link.to_owned()),
            ("later/later-1.wasm", words(90)),
            ("later/chunk_2-1.wasm", words(70)),
            ("later/chunk_3-1.wasm", words(40)),
            ("later/help-1.wasm", words(50)),
            ("later/money-1.wasm", words(60)),
            ("later/own-1.wasm", words(60)),
            ("later/style-1.css", words(30)),
            ("locales/1/en.json", words(200)),
            ("locales/1/en.later.json", words(300)),
            ("locales/1/en-XA.json", words(400)),
            ("locales/1/zh-CN.json", words(20)),
            ("studio/1/photo_worker_bg.wasm", words(50)),
            ("studio/1/face.onnx", words(50)),
            ("dictionaries/1/PROVENANCE.md", words(5)),
            ("dictionaries/1/pinyin.dict", words(50)),
            ("topics/1/en.json", words(40)),
            ("topics/1/en-XA.json", words(60)),
            ("topics/1/zh-CN.json", words(50)),
        ] {
            let file = site.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        let loads = weigh(site.path()).unwrap();
        let names = |load: &Load| load.items.iter().map(|item| item.name.clone()).collect::<Vec<_>>();
        assert_eq!(names(&loads[0]), ["app-1.wasm", "index.html", "snippets/1/link.js", "locales/1/en.json"]);
        let later =
            ["later/chunk_2-1.wasm", "later/later-1.wasm", "later/style-1.css", "locales/1/en.later.json"];
        assert_eq!(names(&loads[1]), later);
        assert_eq!(names(&loads[2]), ["later/chunk_3-1.wasm", "later/money-1.wasm"]);
        assert_eq!(names(&loads[3]), ["later/chunk_3-1.wasm", "later/own-1.wasm"]);
        assert_eq!(names(&loads[4]), ["later/help-1.wasm"]);
        assert_eq!(names(&loads[5]), ["studio/1/face.onnx", "studio/1/photo_worker_bg.wasm"]);
        assert_eq!(names(&loads[6]), ["studio/1/photo_worker_bg.wasm"]);
        assert_eq!(names(&loads[7]), ["dictionaries/1/pinyin.dict"]);
        assert_eq!(names(&loads[8]), ["topics/1/zh-CN.json"]);
        assert_eq!(loads[0].bytes, loads[0].items.iter().map(|item| item.bytes).sum::<usize>());
        assert!(!loads[0].is_over());
        assert!(Load { budget: 1, ..Load::new("x", 0, vec![Item { name: "y".into(), bytes: 2 }]) }.is_over());
    }
}
