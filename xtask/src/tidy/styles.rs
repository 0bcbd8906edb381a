//! Styles: every file under `style/` reaches a page.
//!
//! `style/bundle.sh` joins them into one file for each surface; a style that is in neither is forgotten.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Offence, place};
use crate::build::{self, App};
use crate::process;
use crate::workspace::Workspace;

/// Joins the styles of both surfaces and looks for each file in them.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let style = workspace.root.join("style");
    let dist = style.join("dist");
    let mut bundles = String::new();
    let mut offences = Vec::new();
    for (app, page) in [(App::Residents, "index.html"), (App::Staff, "staff/index.html")] {
        let surface = app.folder();
        let mut command = Command::new("sh");
        process::run("Joining the styles", command.arg(style.join("bundle.sh")).arg(surface))?;
        let bundle = dist.join(format!("{surface}.css"));
        bundles +=
            &fs::read_to_string(&bundle).with_context(|| format!("cannot read {}", bundle.display()))?;
        let html = fs::read_to_string(workspace.root.join(page)).unwrap_or_default();
        if !html.contains(&format!("style/dist/{surface}.css")) {
            offences.push(Offence::new(page, format!("does not link style/dist/{surface}.css")));
        }
    }
    for file in files(workspace)? {
        if !bundles.contains(fs::read_to_string(&file)?.trim()) {
            offences.push(Offence::new(place(workspace, &file), "is in no page's style (style/bundle.sh)"));
        }
    }
    Ok(offences)
}

fn files(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut files = build::under(&workspace.root.join("style"))?;
    let dist = workspace.root.join("style/dist");
    files.retain(|file| {
        file.extension().is_some_and(|extension| extension == "css") && !file.starts_with(&dist)
    });
    Ok(files)
}
