//! `cargo xtask bench`: the measurements.
//!
//! The photo engine is measured natively and as the worker's Wasm on Node, on the same pictures: their ratio is what we promise, and a
//! verdict on which they differ is an error. The residents' app is measured in a browser, any other member by its
//! example called `bench`. Every measurement ends with one line of JSON; what it prints before is for people.

mod browser;
mod photo;

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::{Map, Value};

use crate::args::BenchOptions;
use crate::process;
use crate::setup::{self, Scope};
use crate::workspace::{JOURNEYS, Member, Workspace};

/// What stands for the photo engine and for the app in a browser; any other name but money is a member's.
const PHOTO: &str = "photo";
const APP: &str = "app";
/// What stands for money: the server's example of that name, built as fast as a release.
const MONEY: &str = "money";

/// `cargo xtask bench`.
pub(crate) fn run(workspace: &Workspace, options: &BenchOptions) -> Result<()> {
    let json = options.json;
    let wants = |name: &str| options.only.as_ref().is_none_or(|only| only == name);
    let members: Vec<_> =
        workspace.members.iter().filter(|member| offers_bench(member) && wants(&member.name)).collect();
    if members.is_empty() && ![PHOTO, APP, MONEY].into_iter().any(wants) {
        bail!(
            "Nothing is measured by that name: there are photo, app, money and the members with an example `bench`."
        );
    }
    let mut figures = Map::new();
    if wants(MONEY) {
        let mut command =
            workspace.cargo(&["run", "--quiet", "--profile", "torture", "-p", "server", "--example", MONEY]);
        figures.insert(MONEY.into(), measure(MONEY, &mut command, json)?);
    }
    if options.only.as_deref() != Some(MONEY) {
        setup::ensure(&[Scope::Wasm, Scope::Bundle])?;
    }
    if wants(PHOTO) {
        setup::ensure(&[Scope::Browser])?;
        figures.insert(PHOTO.into(), photo::run(workspace, json, options.bless)?);
    }
    for member in members {
        let mut command =
            workspace.cargo(&["run", "--quiet", "--release", "-p", &member.name, "--example", "bench"]);
        figures.insert(member.name.clone(), measure(&member.name, &mut command, json)?);
    }
    if wants(APP) {
        setup::ensure(&[Scope::Browser])?;
        figures.insert(APP.into(), browser::run(workspace, json)?);
    }
    if json {
        println!("{}", Value::Object(figures));
    }
    Ok(())
}

fn offers_bench(member: &Member) -> bool {
    let is_there = |file: &str| Path::new(member.folder()).join(file).is_file();
    member.name != JOURNEYS && (is_there("examples/bench.rs") || is_there("examples/bench/main.rs"))
}

/// Runs one measurement; people see its output unless JSON was asked for.
fn measure(name: &str, command: &mut Command, json: bool) -> Result<Value> {
    let output = process::capture(&format!("Measuring {name}"), command.stderr(Stdio::inherit()))?;
    if !json {
        print!("{name}: {output}");
    }
    figures(&output).with_context(|| format!("The measurement of {name} did not end with a line of JSON"))
}

fn figures(output: &str) -> Option<Value> {
    serde_json::from_str(output.lines().rfind(|line| !line.trim().is_empty())?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_the_last_line() {
        let found = figures("measuring ...\n{\"frame_ms\": 21.5}\n\n").unwrap();
        assert_eq!(found["frame_ms"], 21.5);
        assert_eq!(figures("no figures"), None);
        assert_eq!(figures(""), None);
    }
}
