//! What stops the build: the checks of the build script, on files with one fault each.

#![expect(clippy::unwrap_used, reason = "a helper of tests stops as a test does")]

#[path = "../build/locales.rs"]
mod locales;

use locales::{checked_keys, keys_module, placeholders};

#[track_caller]
fn refuses(zh: &str, en: &str, why: &str) {
    let fault = checked_keys(zh, en).unwrap_err();
    assert!(fault.contains(why), "{fault}");
}

#[test]
fn agreeing_files_become_an_enum() {
    let keys = checked_keys("{\n\"home.title\": \"{n} 个\"}", "{\n\"home.title\": \"{n} pieces\"}").unwrap();
    assert_eq!(keys, [("home.title".to_owned(), "HomeTitle".to_owned())]);
    let module = keys_module(&keys);
    assert!(module.contains("HomeTitle,") && module.contains("\"home.title\", "));
}

#[test]
fn a_missing_key_is_named() {
    refuses("{\n\"a.b\": \"x\"}", "{}", "`a.b` is missing in en");
    refuses("{}", "{\n\"a.b\": \"x\"}", "`a.b` is missing in zh-CN");
}

#[test]
fn different_placeholders_are_named() {
    refuses("{\n\"a\": \"{n}\"}", "{\n\"a\": \"{m}\"}", "`a` has the placeholders");
    assert_eq!(placeholders("{b} and {a} of {b}").len(), 2);
}

#[test]
fn two_keys_of_one_variant_are_named() {
    let both = "{\n\"a.b\": \"x\",\n\"a_b\": \"y\"}";
    refuses(both, both, "`a_b` and `a.b` would be one variant");
}

#[test]
fn odd_names_and_doubled_or_empty_entries_are_refused() {
    refuses("{\n\"A b\": \"x\"}", "{\n\"A b\": \"x\"}", "`A b` may hold");
    refuses("{\n\"a\": \"x\",\n\"a\": \"y\"}", "{\n\"a\": \"x\"}", "each key once");
    refuses("{\n\"a\": \" \"}", "{\n\"a\": \"x\"}", "`a` is empty in zh-CN");
}
