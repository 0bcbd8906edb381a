//! The rules of the house that no compiler checks: who may depend on whom, words, styles, state diagrams, sources, pins.
//!
//! **Invariant:** all offences are reported at once, each with its place and what is wrong there.

mod arrows;
mod diagrams;
mod locales;
mod pins;
mod sources;
mod styles;

use std::path::Path;

use anyhow::{Result, bail};

use crate::workspace::Workspace;

/// Something that breaks a rule.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Offence {
    place: String,
    fault: String,
}

impl Offence {
    fn new(place: impl Into<String>, fault: impl Into<String>) -> Self {
        Self { place: place.into(), fault: fault.into() }
    }
}

/// `cargo xtask tidy`.
pub(crate) fn run(workspace: &Workspace, bless: bool) -> Result<()> {
    if bless {
        diagrams::bless(workspace)?;
    }
    let mut offences = arrows::check(workspace);
    offences.extend(diagrams::check(workspace)?);
    offences.extend(locales::check(workspace)?);
    offences.extend(pins::check(workspace)?);
    offences.extend(sources::check(workspace)?);
    offences.extend(styles::check(workspace)?);
    offences.sort();
    for offence in &offences {
        println!("{}: {}", offence.place, offence.fault);
    }
    match offences.len() {
        0 => Ok(()),
        1 => bail!("Tidy found 1 thing to put right: see above."),
        many => bail!("Tidy found {many} things to put right: see above."),
    }
}

/// How a file is called in a report: its path from the root of the workspace.
fn place(workspace: &Workspace, file: &Path) -> String {
    file.strip_prefix(&workspace.root).unwrap_or(file).to_string_lossy().into_owned()
}
