//! `cargo xtask bench`: the measurements.
//!
//! The photo engine is measured natively and as the worker's Wasm on Node, on the same frames: their ratio is what we promise, and a
//! verdict on which they differ is an error. The residents' app is measured in a browser, any other member by its
//! example called `bench`. Every measurement ends with one line of JSON; what it prints before is for people.

mod browser;

use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result};
use serde_json::{Map, Value};

use crate::build;
use crate::process;
use crate::setup::{self, Scope};
use crate::workspace::{JOURNEYS, Member, Workspace};

/// `cargo xtask bench`.
pub(crate) fn run(workspace: &Workspace, json: bool) -> Result<()> {
    setup::ensure(&[Scope::Wasm, Scope::Bundle, Scope::Browser])?;
    let mut figures = Map::new();
    figures.insert("photo".into(), photo(workspace, json)?);
    for member in workspace.members.iter().filter(|member| offers_bench(member)) {
        let mut command =
            workspace.cargo(&["run", "--quiet", "--release", "-p", &member.name, "--example", "bench"]);
        figures.insert(member.name.clone(), measure(&member.name, &mut command, json)?);
    }
    figures.insert("app".into(), browser::run(workspace, json)?);
    if json {
        println!("{}", serde_json::to_string_pretty(&Value::Object(figures))?);
    }
    Ok(())
}

/// Native frames and times first, then the same in Wasm.
fn photo(workspace: &Workspace, json: bool) -> Result<Value> {
    let frames = workspace.target.join("bench/photo");
    let mut native =
        workspace.cargo(&["run", "--quiet", "--release", "-p", "photo", "--example", "probe", "--"]);
    process::run_aside("Measuring the photo engine natively", native.arg(&frames))?;
    let module = build::probe(workspace, &workspace.target.join("bench/probe"))?;
    let mut node = Command::new("node");
    node.arg(workspace.member("photo-worker")?.folder().join("probe.mjs")).arg(module).arg(&frames);
    measure("photo", node.arg(workspace.member("photo")?.folder().join("models")), json)
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
