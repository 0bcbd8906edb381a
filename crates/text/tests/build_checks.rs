//! What stops the build: the checks of the build script, on files with one fault each.

#![expect(clippy::unwrap_used, reason = "a helper of tests stops as a test does")]

#[path = "../build/locales.rs"]
#[allow(dead_code, reason = "the build script uses the rest")]
mod locales;

use locales::{Surface, placeholders};

/// Locale files of as many languages as there are texts.
fn surface(files: &[&str], first: Option<&str>) -> Result<Surface, String> {
    let tags = ["zh-CN", "en", "fr"];
    let file = |(tag, json): (&&str, &&str)| ((*tag).to_owned(), (*json).to_owned());
    Surface::of(&tags.iter().zip(files).map(file).collect::<Vec<_>>(), first)
}

#[track_caller]
fn refuses(files: &[&str], why: &str) {
    let fault = surface(files, None).err().unwrap();
    assert!(fault.contains(why), "{fault}");
}

#[test]
fn agreeing_files_become_an_enum() {
    let files = ["{\n\"home.title\": \"{n} 个\"}", "{\n\"home.title\": \"{n} pieces\"}"];
    let module = surface(&files, None).unwrap().keys_module().unwrap();
    assert!(module.contains("HomeTitle,") && module.contains("\"home.title\", "));
}

#[test]
fn a_key_that_any_language_lacks_is_named() {
    let (with, without) = ("{\n\"a.b\": \"x\"}", "{}");
    refuses(&[with, without], "`a.b` is missing in en");
    refuses(&[without, with], "`a.b` is missing in zh-CN");
    refuses(&[with, with, without], "`a.b` is missing in fr");
}

#[test]
fn different_placeholders_are_named() {
    refuses(&["{\n\"a\": \"{n}\"}", "{\n\"a\": \"{m}\"}"], "`a` has the placeholders");
    assert_eq!(placeholders("{b} and {a} of {b}").len(), 2);
}

#[test]
fn two_keys_of_one_variant_are_named() {
    let both = "{\n\"a.b\": \"x\",\n\"a_b\": \"y\"}";
    refuses(&[both, both], "`a_b` and `a.b` would be one variant");
}

#[test]
fn odd_names_and_doubled_or_empty_entries_are_refused() {
    refuses(&["{\n\"A b\": \"x\"}", "{\n\"A b\": \"x\"}"], "`A b` may hold");
    refuses(&["{\n\"a\": \"x\",\n\"a\": \"y\"}", "{\n\"a\": \"x\"}"], "each key once");
    refuses(&["{\n\"a\": \" \"}", "{\n\"a\": \"x\"}"], "`a` is empty in zh-CN");
}

#[test]
fn what_the_first_load_needs_stands_first_and_apart() {
    let file = "{\n\"a\": \"x\",\n\"b.c\": \"y\",\n\"b.d\": \"z\"}";
    let made = surface(&[file], Some("# a word on it\nb.*\n")).unwrap();
    let tables: Vec<_> = made.tables();
    let names: Vec<_> = tables.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["zh-CN.json", "zh-CN.later.json"]);
    assert!(tables[0].1.ends_with(",\"y\",\"z\"]") && tables[1].1.ends_with(",\"x\"]"));
    assert!(made.keys_module().unwrap().contains("FIRST: usize = 2"));
    let fault = surface(&[file], Some("gone.*")).err().unwrap();
    assert!(fault.contains("names `gone.*`"), "{fault}");
}

#[test]
fn the_pseudo_language_is_longer_accented_and_keeps_placeholders() {
    let file = "{\n\"a\": \"Send again in {seconds} s\"}";
    let tables = surface(&[file, file], None).unwrap().tables();
    let (name, table) = tables.last().unwrap();
    assert_eq!(name, "en-XA.json");
    assert!(table.ends_with("\"[Sééñð áágááííñ ííñ {seconds} s]\"]"), "{table}");
}

#[test]
fn a_language_says_its_own_name_and_that_is_no_sentence() {
    let made = surface(&["{\n\"a\": \"x\",\n\"language.name\": \"中文\"}"], None).unwrap();
    assert_eq!(made.languages[0].own_name.as_deref(), Some("中文"));
    assert!(!made.keys_module().unwrap().contains("LanguageName"));
}
