//! What is promised of the photo engine, and whether it is kept.

use serde_json::{Value, json};

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

/// Every promise.
pub(super) fn rows(found: &Value) -> Value {
    [engine(found), judgement(found), reasons(found), browser(found)]
        .iter()
        .flatten()
        .map(Target::row)
        .collect()
}

fn number(found: &Value, path: &str) -> Option<f64> {
    found.pointer(path).and_then(Value::as_f64)
}

/// Weight, speed and memory.
fn engine(found: &Value) -> Vec<Target> {
    let number = |path: &str| number(found, path);
    let kib = |path: &str| number(path).map(|bytes| (bytes / 1024.0).round());
    vec![
        Target::at_most("worker's Wasm, brotli", 450.0, "KiB", kib("/weight/wasm")),
        Target::at_most("worker's Wasm with models, brotli", 2150.0, "KiB", kib("/weight/with_models")),
        Target::at_most("CPU a live frame looked at anew, Wasm", 35.0, "ms", number("/wasm/fresh_ms")),
        Target::at_most("CPU a live frame that is followed, Wasm", 22.0, "ms", number("/wasm/followed_ms")),
        Target::at_most("Wasm against native, CPU of a live frame", 2.2, "", number("/ratio")),
        Target::at_most("shutter to finished photo, CPU, Wasm", 400.0, "ms", number("/wasm/capture_ms")),
        Target::at_most("memory of the Wasm", 64.0, "MiB", number("/memory_mib")),
    ]
}

/// What is made and found, natively and in Wasm.
fn judgement(found: &Value) -> Vec<Target> {
    let share = |part: &str, whole: &str| Some(percent(number(found, part)?, number(found, whole)?));
    let apart = found["differences"].as_array().map_or(0, Vec::len);
    vec![
        Target::at_most("pictures judged differently by Wasm", 0.0, "", Some(to_f64(apart))),
        Target::at_most("landmarks apart, Wasm and native", 0.05, "px", number(found, "/points_apart")),
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
    ]
}

/// How often the right reason is named.
fn reasons(found: &Value) -> Vec<Target> {
    let bounds = [
        (95.0, &["dark", "bright", "blur", "roll", "side-light"][..]),
        (90.0, &["mask"]),
        (80.0, &["hat", "sunglasses"]),
        (100.0, &["cut", "yaw", "two"]),
    ];
    let targets = bounds.iter().flat_map(|(bound, kinds)| kinds.iter().map(move |kind| (*bound, *kind)));
    targets
        .map(|(bound, kind)| {
            let named = of_kind(found, kind).and_then(|kind| rate(kind, "named"));
            Target::at_least(&format!("right reason named: {kind}"), bound, "%", named)
        })
        .collect()
}

/// The live view in Chromium, with a camera of 1280 × 720.
fn browser(found: &Value) -> Vec<Target> {
    let number = |path: &str| number(found, &format!("/browser/{path}"));
    let whole = |path: &str| number(path).map(f64::round);
    let mut targets = Vec::new();
    for (name, at) in [("at a kiosk", "kiosk"), ("on a phone's screen", "phone")] {
        let at = |part: &str| format!("{at}/{part}");
        targets.extend([
            Target::at_least(&format!("analyses a second, {name}"), 15.0, "", number(&at("looks"))),
            Target::at_least(&format!("frames of the page a second, {name}"), 60.0, "", whole(&at("frames"))),
            Target::at_most(
                &format!("longest gap between frames, {name}"),
                50.0,
                "ms",
                number(&at("gap_ms")),
            ),
            Target::at_most(&format!("longest task of the page, {name}"), 16.0, "ms", number(&at("task_ms"))),
            Target::at_most(
                &format!("longest script of the page, {name}"),
                16.0,
                "ms",
                number(&at("script_ms")),
            ),
            Target::at_most(
                &format!("most CPU of a script of the page, {name}"),
                16.0,
                "ms",
                number(&at("script_cpu_ms")),
            ),
        ]);
    }
    let minutes = number("memory/minutes").unwrap_or_default();
    let over = |what: &str| format!("{what}, growth over {minutes} minutes");
    targets.extend([
        Target::at_least("analyses a second, processor slowed 4 times", 5.0, "", number("slowed/looks")),
        Target::at_most("memory of the Wasm in the browser", 64.0, "MiB", number("memory/wasm_mib")),
        Target::at_most(&over("memory of the Wasm"), 0.0, "%", number("memory/wasm_growth_percent")),
        Target::at_most(&over("heap of the worker"), 5.0, "%", number("memory/heap_growth_percent")),
        Target::at_most(
            &over("memory of the whole browser"),
            5.0,
            "%",
            number("memory/resident_growth_percent"),
        ),
        Target::at_most("bytes of the models fetched again", 0.0, "", number("models/again_bytes")),
    ]);
    targets
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_target_is_met_at_its_bound_and_not_without_a_figure() {
        let met = |target: Target| target.row()["met"] == true;
        assert!(met(Target::at_most("ms", 35.0, "ms", Some(35.0))));
        assert!(!met(Target::at_most("ms", 35.0, "ms", Some(35.1))));
        assert!(met(Target::at_least("share", 95.0, "%", Some(95.0))));
        assert!(!met(Target::at_least("share", 95.0, "%", None)));
    }

    #[test]
    fn what_was_not_measured_is_not_met() {
        let rows = rows(&json!({}));
        let rows = rows.as_array().unwrap();
        let unmet = rows.iter().filter(|row| row["met"] == false).count();
        // Without pictures, none is judged differently.
        assert_eq!(unmet + 1, rows.len());
    }
}
