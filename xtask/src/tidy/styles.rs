//! Styles: every file under `style/` reaches a page.
//!
//! `style/bundle.sh` joins them into one file for each surface, and one more for the second load; a style that is in none is forgotten.
//! It leaves out comments and indents, and so does the comparison.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result};

use super::{Offence, place};
use crate::build::{self, App};
use crate::process;
use crate::workspace::Workspace;

/// The styles of the second load.
const LATER: &str = "app-later.css";

/// Joins the styles of both surfaces and looks for each file in them.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let style = workspace.root.join("style");
    let dist = style.join("dist");
    let mut bundles = String::new();
    let mut offences = Vec::new();
    for (app, page) in [(App::Residents, "index.html"), (App::Staff, "staff/index.html")] {
        let surface = app.folder();
        let mut command = Command::new("sh");
        process::run(
            "Joining the styles",
            command.arg(style.join("bundle.sh")).arg(surface).env(build::GALLERY, "yes"),
        )?;
        let bundle = dist.join(format!("{surface}.css"));
        for bundle in [bundle, dist.join(LATER)] {
            bundles +=
                &fs::read_to_string(&bundle).with_context(|| format!("cannot read {}", bundle.display()))?;
        }
        let html = fs::read_to_string(workspace.root.join(page)).unwrap_or_default();
        if !html.contains(&format!("style/dist/{surface}.css")) {
            offences.push(Offence::new(page, format!("does not link style/dist/{surface}.css")));
        }
    }
    for file in files(workspace)? {
        if !bundles.contains(&bare(&fs::read_to_string(&file)?)) {
            offences.push(Offence::new(place(workspace, &file), "is in no page's style (style/bundle.sh)"));
        }
    }
    Ok(offences)
}

/// A style without comments, indents and empty lines.
fn bare(css: &str) -> String {
    let mut parts = css.split("/*");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain += part.split_once("*/").map_or("", |(_, rest)| rest);
    }
    let lines: Vec<_> = plain.lines().map(str::trim_start).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn files(workspace: &Workspace) -> Result<Vec<PathBuf>> {
    let mut files = build::under(&workspace.root.join("style"))?;
    let dist = workspace.root.join("style/dist");
    files.retain(|file| {
        file.extension().is_some_and(|extension| extension == "css") && !file.starts_with(&dist)
    });
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn a_bare_style_says_the_same() {
        let css = "/* a\n b */\n@layer x {\n  .a { /* c */\n    gap: 1px;\n  }\n}\n";
        assert_eq!(bare(css), "@layer x {\n.a { \ngap: 1px;\n}\n}");
    }
}
