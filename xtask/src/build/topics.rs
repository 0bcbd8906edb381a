//! Makes the help topics of each language, with what a search needs, out of their outline, their sentences and the dictionary of Pinyin.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow};
use ime::Pinyin;
use topics::{
    Book,
    make::{self, Entry},
};

use super::{files, stamp};
use crate::words::{PSEUDO, Surface};
use crate::workspace::Workspace;

/// The folder of the topics, one file a language.
pub(crate) const TOPICS: &str = "topics";

/// Where the parts of a book come from.
struct Sources {
    outline: PathBuf,
    sentences: PathBuf,
    pinyin: PathBuf,
}

impl Sources {
    fn of(workspace: &Workspace) -> Self {
        let within = |path: &str| workspace.root.join(path);
        Self {
            outline: within("crates/topics/outline.json"),
            sentences: within("crates/text/locales/topics"),
            pinyin: within("crates/ime/dictionaries/pinyin.dict"),
        }
    }
}

/// What goes into them.
pub(super) fn inputs(workspace: &Workspace, inputs: &mut stamp::Inputs) -> Result<()> {
    let Sources { outline, sentences, pinyin } = Sources::of(workspace);
    inputs.tree(&workspace.root, &workspace.root.join("crates/topics/src"))?;
    for source in [outline, sentences, pinyin] {
        inputs.tree(&workspace.root, &source)?;
    }
    Ok(())
}

/// Writes the book of each language into `folder`, and gives it back.
pub(super) fn books(workspace: &Workspace, folder: &Path) -> Result<PathBuf> {
    files::fresh_folder(folder)?;
    for (tag, book) in made(workspace)? {
        fs::write(folder.join(format!("{tag}.json")), serde_json::to_string(&book)?)?;
    }
    Ok(folder.to_owned())
}

/// Makes the book of each language, the pseudo-language included.
pub(crate) fn made(workspace: &Workspace) -> Result<Vec<(String, Book)>> {
    let Sources { outline, sentences, pinyin } = Sources::of(workspace);
    let outline: Vec<Entry> =
        serde_json::from_str(&fs::read_to_string(&outline)?).context("the outline of the help topics")?;
    let languages = Surface::read(&sentences).map_err(|fault| anyhow!(fault))?.sentences();
    let pinyin = Pinyin::parse(&fs::read(&pinyin)?)?;
    let real: Vec<_> =
        languages.iter().filter(|(tag, _)| tag != PSEUDO).map(|(_, sentences)| sentences).collect();
    let book = |(tag, own): &(String, _)| {
        let book = make::book(&outline, own, &real, pinyin.sounds())
            .with_context(|| format!("the help topics in {tag}"))?;
        Ok((tag.clone(), book))
    };
    languages.iter().map(book).collect()
}
