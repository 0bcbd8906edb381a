//! Sources: not too long, introduced by what they are for, SQL in the store, words in the locale files, HTTP in its room.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};

use super::{Offence, place};
use crate::build;
use crate::workspace::Workspace;

const LONGEST: usize = 400;

/// The only room for SQL.
const STORE: &str = "server/src/store";
/// How a statement begins. Case counts: sentences do not shout.
const SQL: [&str; 8] = [
    "\"SELECT ",
    "\"INSERT INTO ",
    "\"UPDATE ",
    "\"DELETE FROM ",
    "\"CREATE TABLE ",
    "\"PRAGMA ",
    "\"ALTER TABLE ",
    "\"WITH ",
];

/// The only file of the apps that knows the HTTP client.
const HTTP_ROOM: &str = "crates/shell/src/http";
/// Where nobody else may know it.
const APPS: [&str; 3] = ["src/", "staff/src/", "crates/shell/src/"];
const HTTP_CLIENTS: [&str; 2] = ["reqwasm::", "gloo_net::"];

/// Where every word comes from a locale file.
const WORDLESS: [&str; 4] = ["src/", "staff/src/", "crates/shell/src/", "crates/ui/src/"];
/// But for what keys type, which is the same in every language, and for made-up data.
const NO_WORDS: [&str; 2] = ["src/typing/layout.rs", "src/gallery/"];

/// Checks every Rust source.
pub(super) fn check(workspace: &Workspace) -> Result<Vec<Offence>> {
    let mut offences = Vec::new();
    for member in &workspace.members {
        for room in ["src", "build.rs", "examples", "benches"] {
            for file in build::under(&member.folder().join(room))? {
                if file.extension().is_some_and(|extension| extension == "rs") {
                    offences.extend(of_file(workspace, &file)?);
                }
            }
        }
    }
    Ok(offences)
}

fn of_file(workspace: &Workspace, file: &Path) -> Result<Vec<Offence>> {
    let source = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let place = place(workspace, file);
    Ok(faults(&place, &source).into_iter().map(|fault| Offence::new(&*place, fault)).collect())
}

/// What is wrong with the source at `place`.
fn faults(place: &str, source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let is_test = place.ends_with("/tests.rs") || place.contains("/tests/");
    let is_in = |rooms: &[&str]| rooms.iter().any(|room| place.starts_with(room));
    let lines = source.lines().count();
    if lines > LONGEST && !is_test {
        faults.push(format!("has {lines} lines; past {LONGEST} a file is two"));
    }
    if !source.starts_with("//!") && !is_test {
        faults.push("does not begin with `//!`: what it is for".into());
    }
    if is_test {
        return faults;
    }
    for (number, line) in product_lines(source) {
        if !place.starts_with(STORE)
            && place.starts_with("server/")
            && SQL.iter().any(|begin| line.contains(begin))
        {
            faults.push(format!("line {number}: SQL stands in {STORE} only"));
        }
        if APPS.iter().any(|app| place.starts_with(app))
            && !place.starts_with(HTTP_ROOM)
            && HTTP_CLIENTS.iter().any(|c| line.contains(c))
        {
            faults.push(format!("line {number}: the HTTP client is known to {HTTP_ROOM}.rs only"));
        }
        if is_in(&WORDLESS) && !is_in(&NO_WORDS) && line.chars().any(is_chinese) {
            faults.push(format!("line {number}: Chinese text; words stand in crates/text/locales"));
        }
    }
    faults
}

/// The lines before the tests, without comments.
fn product_lines(source: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = source.lines().enumerate().map(|(index, line)| (index + 1, line));
    let product = numbered.take_while(|(_, line)| line.trim() != "#[cfg(test)]" || line.starts_with(' '));
    product.filter(|(_, line)| !line.trim_start().starts_with("//"))
}

fn is_chinese(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tidy_source_has_no_faults() {
        assert!(
            faults("src/app.rs", "//! The app.\n\nfn main() {} // 好\n".replace(" // 好", "").as_str())
                .is_empty()
        );
    }

    #[test]
    fn a_long_or_unintroduced_source_is_found_but_not_among_tests() {
        let long = format!("//! Long.\n{}", "\n".repeat(400));
        assert_eq!(faults("server/src/x.rs", &long), ["has 401 lines; past 400 a file is two"]);
        assert_eq!(faults("server/src/x.rs", "fn x() {}\n"), ["does not begin with `//!`: what it is for"]);
        assert!(faults("server/src/x/tests.rs", &long.replace("//!", "")).is_empty());
    }

    #[test]
    fn sql_outside_the_store_is_found() {
        let source = "//! X.\nlet a = \"SELECT 1\";\n// \"SELECT 2\"\n#[cfg(test)]\nlet b = \"SELECT 3\";\n";
        assert_eq!(faults("server/src/http/x.rs", source), ["line 2: SQL stands in server/src/store only"]);
        assert!(faults("server/src/store/sqlite/x.rs", source).is_empty());
    }

    #[test]
    fn chinese_words_in_a_screen_are_found() {
        let source = "//! X.\n/// 换领\nlet title = \"换领\";\n";
        let expected = ["line 3: Chinese text; words stand in crates/text/locales"];
        assert_eq!(faults("staff/src/x.rs", source), expected);
        assert!(faults("crates/text/src/x.rs", source).is_empty());
    }

    #[test]
    fn the_http_client_stays_in_its_room() {
        let source = "//! X.\nuse reqwasm::http::Request;\n";
        assert_eq!(
            faults("src/app.rs", source),
            ["line 2: the HTTP client is known to crates/shell/src/http.rs only"]
        );
        assert!(faults("crates/shell/src/http.rs", source).is_empty());
    }
}
