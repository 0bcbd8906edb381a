//! The photo engine on its test set: how often the right thing is said, natively and in Wasm, and what it costs.
//!
//! `docs/photo-checks.md` keeps the tables; `--bless` writes them anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};

use super::figures;
use crate::build;
use crate::process;
use crate::workspace::Workspace;

/// Where the tables stand, and what encloses them.
const DOCUMENT: &str = "docs/photo-checks.md";
const BEGIN: &str = "<!-- tables of `cargo xtask bench photo --bless` begin -->\n";
const END: &str = "<!-- tables end -->\n";

/// Native pictures, verdicts and times first, then the same in Wasm.
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
    found["targets"] = targets(&found);
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

/// One thing that is promised: what it is, the bound, what was measured, and whether more is better.
struct Target {
    name: String,
    bound: f64,
    found: Option<f64>,
    at_least: bool,
    unit: &'static str,
}

impl Target {
    fn at_most(name: &str, bound: f64, unit: &'static str, found: Option<f64>) -> Self {
        Self { name: name.into(), bound, found, at_least: false, unit }
    }

    fn at_least(name: &str, bound: f64, unit: &'static str, found: Option<f64>) -> Self {
        Self { name: name.into(), bound, found, at_least: true, unit }
    }

    fn row(&self) -> Value {
        let met = self
            .found
            .is_some_and(|found| if self.at_least { found >= self.bound } else { found <= self.bound });
        let target = format!("{} {} {}", if self.at_least { "≥" } else { "≤" }, self.bound, self.unit);
        json!({ "name": self.name, "target": target.trim_end(), "value": self.found, "met": met })
    }
}

/// Every promise that can be measured without a browser.
fn targets(found: &Value) -> Value {
    let number = |path: &str| found.pointer(path).and_then(Value::as_f64);
    let kib = |path: &str| number(path).map(|bytes| (bytes / 1024.0).round());
    let share = |part: &str, whole: &str| Some(percent(number(part)?, number(whole)?));
    let apart = list(&found["differences"]).len();
    let mut rows = vec![
        Target::at_most("worker's Wasm, brotli", 450.0, "KiB", kib("/weight/wasm")),
        Target::at_most("worker's Wasm with models, brotli", 2150.0, "KiB", kib("/weight/with_models")),
        Target::at_most("CPU a frame, Wasm", 35.0, "ms", number("/wasm/fresh_ms")),
        Target::at_most("CPU a frame that is followed, Wasm", 22.0, "ms", number("/wasm/followed_ms")),
        Target::at_most("Wasm against native, CPU", 2.2, "", number("/ratio")),
        Target::at_most("shutter to finished photo, CPU, Wasm", 400.0, "ms", number("/wasm/capture_ms")),
        Target::at_most("pictures judged differently by Wasm", 0.0, "", Some(to_f64(apart))),
        Target::at_most("landmarks apart, Wasm and native", 0.05, "px", number("/points_apart")),
        Target::at_most("memory of the Wasm", 64.0, "MiB", number("/memory_mib")),
        Target::at_least(
            "finished photos made as demanded",
            100.0,
            "%",
            share("/output/right", "/output/made"),
        ),
        Target::at_least(
            "finished photos with a white border",
            98.0,
            "%",
            share("/output/white", "/output/made"),
        ),
        Target::at_least(
            "no face found where there is none",
            100.0,
            "%",
            share("/finding/empty_right", "/finding/empty"),
        ),
        Target::at_least("the one face found", 100.0, "%", share("/finding/single_right", "/finding/single")),
    ];
    for (bound, kinds) in [
        (95.0, &["dark", "bright", "blur", "roll", "side-light"][..]),
        (90.0, &["mask"]),
        (80.0, &["hat", "sunglasses"]),
        (100.0, &["cut", "yaw", "two"]),
    ] {
        let named = kinds.iter().map(|kind| {
            let found = of_kind(found, kind).and_then(|kind| rate(kind, "named"));
            Target::at_least(&format!("right reason named: {kind}"), bound, "%", found)
        });
        rows.extend(named);
    }
    rows.iter().map(Target::row).collect()
}

fn of_kind<'v>(found: &'v Value, name: &str) -> Option<&'v Value> {
    found["kinds"].as_array()?.iter().find(|kind| kind["kind"] == name)
}

fn rate(kind: &Value, part: &str) -> Option<f64> {
    Some(percent(kind[part].as_f64()?, kind["cases"].as_f64()?))
}

fn percent(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { (1000.0 * part / whole).round() / 10.0 } else { 0.0 }
}

fn to_f64(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// The promises, then what was said of every kind.
fn tables(found: &Value) -> String {
    let mut text = String::from("| measured | target | found | met |\n|---|---|---|---|\n");
    for row in found["targets"].as_array().into_iter().flatten() {
        let (name, target) = (words(&row["name"]), words(&row["target"]));
        let met = if row["met"] == true { "yes" } else { "**no**" };
        let _ = writeln!(text, "| {name} | {target} | {} | {met} |", row["value"]);
    }
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
    fn a_target_is_met_at_its_bound_and_not_without_a_figure() {
        let met = |target: Target| target.row()["met"] == true;
        assert!(met(Target::at_most("ms", 35.0, "ms", Some(35.0))));
        assert!(!met(Target::at_most("ms", 35.0, "ms", Some(35.1))));
        assert!(met(Target::at_least("share", 95.0, "%", Some(95.0))));
        assert!(!met(Target::at_least("share", 95.0, "%", None)));
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
