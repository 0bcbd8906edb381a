//! The photo engine on its test set: how often the right thing is said, natively and in Wasm, and what it costs; then the live view in a
//! browser, on the release build.
//!
//! `docs/photo-checks.md` keeps the tables; `--bless` writes them anew.

mod targets;

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::figures;
use crate::build::{self, Mode};
use crate::journeys;
use crate::process;
use crate::workspace::{JOURNEYS, Workspace};

/// Where the tables stand, and what encloses them.
const DOCUMENT: &str = "docs/photo-checks.md";
const BEGIN: &str = "<!-- tables of `cargo xtask bench photo --bless` begin -->\n";
const END: &str = "<!-- tables end -->\n";

/// Native pictures, verdicts and times first, then the same in Wasm, then a camera in the browser.
pub(super) fn run(workspace: &Workspace, json: bool, bless: bool) -> Result<Value> {
    let frames = workspace.target.join("bench/photo");
    let mut native =
        workspace.cargo(&["run", "--quiet", "--release", "-p", "photo", "--example", "probe", "--"]);
    process::run_aside("Measuring the photo engine natively", native.arg(&frames))?;
    let module = build::probe(workspace, &workspace.target.join("bench/probe"))?;
    let models = workspace.member("photo")?.folder().join("models");
    let mut node = Command::new("node");
    node.arg(workspace.member("photo-worker")?.folder().join("probe.mjs")).arg(&module).arg(&frames);
    node.arg(&models).stderr(Stdio::inherit());
    let output = process::capture("Measuring the photo engine in Wasm", &mut node)?;
    let mut found = figures(&output).context("The probe did not end with a line of JSON")?;
    found["weight"] = weigh(&module, &models)?;
    found["browser"] = live(workspace, json)?;
    found["targets"] = targets::rows(&found);
    let tables = tables(&found);
    if bless {
        write(&workspace.root.join(DOCUMENT), &tables)?;
    }
    if !json {
        println!("{tables}");
    }
    let differences = list(&found["differences"]);
    if !differences.is_empty() {
        bail!("Wasm and native differ on {} pictures: {}", differences.len(), differences.join("; "));
    }
    Ok(found)
}

/// The live view, with the journeys' example called `bench`.
fn live(workspace: &Workspace, json: bool) -> Result<Value> {
    let mut command =
        workspace.cargo(&["run", "--quiet", "-p", JOURNEYS, "--example", "bench", "--", "photo"]);
    command.current_dir(workspace.member(JOURNEYS)?.folder());
    super::measure("live view", journeys::equip(workspace, Mode::Release, &mut command)?, json)
}

/// Bytes a browser loads, compressed. The probe's own functions make the worker a little heavier than the one that is shipped.
fn weigh(module: &Path, models: &Path) -> Result<Value> {
    let wasm = brotli(&module.with_file_name("photo_worker_bg.wasm"))?;
    let mut all = wasm;
    for model in build::under(models)?.iter().filter(|file| file.extension().is_some_and(|end| end == "onnx"))
    {
        all += brotli(model)?;
    }
    Ok(json!({ "wasm": wasm, "with_models": all }))
}

fn brotli(file: &Path) -> Result<usize> {
    let plain = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(build::brotli(&plain, build::BEST)?.len())
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The promises, what the live view takes, then what was said of every kind.
fn tables(found: &Value) -> String {
    let mut text = String::from("| measured | target | found | met |\n|---|---|---|---|\n");
    for row in found["targets"].as_array().into_iter().flatten() {
        let (name, target) = (words(&row["name"]), words(&row["target"]));
        let met = if row["met"] == true { "yes" } else { "**no**" };
        let _ = writeln!(text, "| {name} | {target} | {} | {met} |", row["value"]);
    }
    let judged = [&found["native"]["judged_ms"], &found["wasm"]["judged_ms"]];
    let _ = writeln!(
        text,
        "\nA whole picture is judged in {} ms of CPU natively and {} in Wasm.",
        judged[0], judged[1]
    );
    text.push_str(&costs(&found["browser"]));
    text.push_str("\n| kind | pictures | rightly judged | right reason | named, advice included |\n|---|---|---|---|---|\n");
    for kind in found["kinds"].as_array().into_iter().flatten() {
        let said = kind["faults"].as_object().into_iter().flatten();
        let said: Vec<_> = said.map(|(fault, count)| format!("{fault} {count}")).collect();
        let (name, cases, right) = (words(&kind["kind"]), &kind["cases"], &kind["right"]);
        let named = if kind["good"] == true { "–".to_owned() } else { kind["named"].to_string() };
        let _ = writeln!(text, "| {name} | {cases} | {right} | {named} | {} |", said.join(", "));
    }
    text
}

/// What a look takes in the browser, and how busy the machine was with other things: what limits the paces above.
fn costs(browser: &Value) -> String {
    let mut text = String::from(
        "\n| live view | worker, CPU a look | worker, clock | page, CPU a look | page's tasks over 16 ms | processors kept busy by others |\n|---|---|---|---|---|---|\n",
    );
    for (name, at) in
        [("kiosk", "kiosk"), ("phone's screen", "phone"), ("the same, slowed 4 times", "slowed")]
    {
        let part = |key: &str| &browser[at][key];
        let _ = writeln!(
            text,
            "| {name} | {} ms | {} ms | {} ms | {} of {} | {} |",
            part("worker_cpu_ms"),
            part("worker_ms"),
            part("page_cpu_ms"),
            part("tasks_over_16_ms"),
            part("tasks"),
            part("others")
        );
    }
    text
}

fn words(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Puts the tables between their marks; begins the document where there is none.
fn write(file: &Path, tables: &str) -> Result<()> {
    let old =
        fs::read_to_string(file).unwrap_or_else(|_| format!("# The checks of the photo\n\n{BEGIN}{END}"));
    let new = replaced(&old, tables)
        .with_context(|| format!("{} has lost the marks of its tables", file.display()))?;
    fs::write(file, new).with_context(|| format!("cannot write {}", file.display()))
}

fn replaced(text: &str, tables: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{tables}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_between_their_marks() {
        let text = format!("before\n{BEGIN}old\n{END}after\n");
        let new = replaced(&text, "| new |\n").unwrap();
        assert_eq!(new, format!("before\n{BEGIN}\n| new |\n\n{END}after\n"));
        assert_eq!(replaced(&new, "| new |\n").unwrap(), new);
        assert_eq!(replaced("no marks", ""), None);
    }

    #[test]
    fn kinds_become_rows() {
        let found = json!({
            "targets": [{ "name": "mask", "target": "≥ 90 %", "value": 91.7, "met": true }],
            "kinds": [{ "kind": "mask", "good": false, "cases": 24, "right": 24, "named": 22, "faults": { "face_covered": 22 } }],
        });
        let tables = tables(&found);
        assert!(tables.contains("| mask | ≥ 90 % | 91.7 | yes |"), "{tables}");
        assert!(tables.contains("| mask | 24 | 24 | 22 | face_covered 22 |"), "{tables}");
    }
}
