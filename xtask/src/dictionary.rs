//! `cargo xtask dictionary FOLDER`: makes the dictionaries of the kiosk's keyboard anew from Rime's files.
//!
//! What comes out stands in the repository, so that neither a build nor CI needs the sources; `PROVENANCE.md` beside it says where they
//! come from.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

use crate::build::{BEST, DICTIONARIES, brotli};
use crate::size::DICTIONARY;
use crate::workspace::Workspace;

/// Makes the dictionaries from `pinyin_simp.dict.yaml` and `stroke.dict.yaml` in `sources`.
pub(crate) fn run(workspace: &Workspace, sources: &Path) -> Result<()> {
    let read = |name: &str| {
        let file = sources.join(name);
        fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    let (pinyin, stroke) = (read("pinyin_simp.dict.yaml")?, read("stroke.dict.yaml")?);
    let made =
        [("pinyin.dict", ime::make::pinyin(&pinyin)?), ("stroke.dict", ime::make::stroke(&stroke, &pinyin)?)];
    let folder = workspace.member("ime")?.folder().join(DICTIONARIES);
    let mut together = 0;
    for (name, bytes) in made {
        let compressed = brotli(&bytes, BEST)?.len();
        println!("{compressed:>10}  {name} ({} before compression)", bytes.len());
        together += compressed;
        fs::write(folder.join(name), bytes).with_context(|| format!("cannot write {name}"))?;
    }
    println!("{together:>10}  together, of {DICTIONARY}");
    if together > DICTIONARY {
        bail!("The dictionaries are over their budget.");
    }
    Ok(())
}
