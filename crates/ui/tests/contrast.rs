//! Every text the design sets is readable on every ground it stands on: 7:1, and 3:1 for what is not text.

#![expect(clippy::panic, reason = "a helper of tests stops as a test does")]

use std::collections::BTreeMap;

use wasm_bindgen_test::wasm_bindgen_test as test;

const TOKENS: &str = include_str!("../../../style/tokens.css");

/// Text and the ground it stands on, on ordinary surfaces.
const TEXT: &[(&str, &str)] = &[
    ("ink", "ground"),
    ("ink", "card"),
    ("ink", "key"),
    ("ink-2", "ground"),
    ("ink-2", "card"),
    ("ink-2", "key"),
    ("ink-2", "action-soft"),
    ("on-action", "action"),
    ("on-action", "action-press"),
    ("action-ink", "action-soft"),
    ("action-ink", "card"),
    ("action-ink", "ground"),
    ("action", "bar"),
    ("good-ink", "good-soft"),
    ("on-good", "good"),
    ("warn", "warn-soft"),
    ("warn", "ground"),
    ("error", "error-soft"),
    ("error", "card"),
    ("error", "ground"),
    ("on-bar", "bar"),
    ("on-bar-2", "bar"),
    ("on-surround", "surround"),
];

/// Lines, marks and icons, and what they stand on.
const MARKS: &[(&str, &str)] = &[
    ("edge", "card"),
    ("edge", "ground"),
    ("action", "card"),
    ("action", "ground"),
    ("action", "action-soft"),
    ("action", "divider"),
    ("good", "ground"),
    ("error", "card"),
    ("focus", "focus-edge"),
    ("focus-edge", "ground"),
    ("focus-edge", "card"),
];

/// The same in high contrast, where a progress bar's groove is a card with a black edge.
const HIGH_MARKS: &[(&str, &str)] =
    &[("edge", "card"), ("edge", "ground"), ("action", "card"), ("good", "ground"), ("focus", "focus-edge")];

/// Beside the camera.
const DARK_TEXT: &[(&str, &str)] = &[
    ("ink", "ground"),
    ("ink", "card"),
    ("ink-2", "ground"),
    ("ink-2", "card"),
    ("good", "ground"),
    ("good-ink", "good-soft"),
    ("warn", "warn-soft"),
    ("warn", "ground"),
    ("error", "error-soft"),
    ("error", "ground"),
];

/// The head of the staff console.
const STAFF_TEXT: &[(&str, &str)] =
    &[("on-bar", "bar"), ("on-bar-2", "bar"), ("ink-2", "card"), ("ink", "ground")];

const ROOT: &str = ":root";
const HIGH: &str = "html[data-contrast=\"high\"]";
const DARK: &str = ".u-dark";
const HIGH_DARK: &str = "html[data-contrast=\"high\"] .u-dark";
const STAFF: &str = "html[data-surface=\"staff\"]";

#[test]
fn the_ordinary_theme_is_readable() {
    check(&[ROOT], TEXT, 7.0);
    check(&[ROOT], MARKS, 3.0);
}

#[test]
fn the_high_contrast_theme_is_readable() {
    check(&[ROOT, HIGH], TEXT, 7.0);
    check(&[ROOT, HIGH], HIGH_MARKS, 3.0);
}

#[test]
fn words_beside_the_camera_are_readable() {
    check(&[ROOT, DARK], DARK_TEXT, 7.0);
    check(&[ROOT, HIGH, HIGH_DARK], DARK_TEXT, 7.0);
}

#[test]
fn the_staff_console_is_readable() {
    check(&[ROOT, STAFF], STAFF_TEXT, 7.0);
    check(&[ROOT, HIGH, STAFF], STAFF_TEXT, 7.0);
}

#[test]
fn the_formula_is_that_of_wcag() {
    assert!((ratio(rgb("#000000"), rgb("#ffffff")) - 21.0).abs() < 0.01);
    assert!((ratio(rgb("#777777"), rgb("#ffffff")) - 4.48).abs() < 0.01);
}

#[track_caller]
fn check(blocks: &[&str], pairs: &[(&str, &str)], least: f64) {
    let tokens = tokens(blocks);
    let low: Vec<String> = pairs
        .iter()
        .map(|(front, back)| (front, back, ratio(colour(&tokens, front), colour(&tokens, back))))
        .filter(|(_, _, found)| *found < least)
        .map(|(front, back, found)| format!("{front} on {back}: {found:.2}"))
        .collect();
    assert!(low.is_empty(), "below {least}:1 in {blocks:?}: {low:#?}");
}

/// The custom properties of the given blocks, later ones over earlier ones.
fn tokens(blocks: &[&str]) -> BTreeMap<&'static str, &'static str> {
    blocks.iter().flat_map(|selector| declarations(selector)).collect()
}

fn declarations(selector: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let start = format!("\n  {selector} {{\n");
    let Some((_, rest)) = TOKENS.split_once(start.as_str()) else { panic!("no block {selector}") };
    let block = rest.split_once('}').map_or(rest, |(block, _)| block);
    block.split(';').filter_map(|line| {
        let (name, value) = line.split_once("--").map(|(_, rest)| rest)?.split_once(':')?;
        Some((name.trim(), value.trim()))
    })
}

fn colour(tokens: &BTreeMap<&str, &str>, name: &str) -> [f64; 3] {
    let Some(value) = tokens.get(name) else { panic!("no token --{name}") };
    match value.strip_prefix("var(--").and_then(|inner| inner.strip_suffix(')')) {
        Some(other) => colour(tokens, other),
        None => rgb(value),
    }
}

fn rgb(hex: &str) -> [f64; 3] {
    let part = |at: usize| hex.get(at..at + 2).and_then(|pair| u8::from_str_radix(pair, 16).ok());
    match (part(1), part(3), part(5)) {
        (Some(red), Some(green), Some(blue)) => [red, green, blue].map(|part| f64::from(part) / 255.0),
        _ => panic!("not a colour: {hex}"),
    }
}

/// Contrast as WCAG 2.2 defines it.
fn ratio(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
