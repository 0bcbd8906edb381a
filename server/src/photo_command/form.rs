//! Which profile a picture is judged by.

use std::path::Path;

use domain::{
    photo::{PartialProfile, PhotoProfile, ProfileBook},
    region::RegionProfile,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::words::Form;
use crate::photo_book;

/// The form that `check` goes by when none is named.
const USUAL: &str = "social-security-card";
/// Most bytes of a file with a profile or a region: a hundred times those of ours.
const MOST: usize = 1 << 20;

/// The profile that the words name, for that age.
///
/// # Errors
///
/// A sentence, when there is no such profile or it cannot be.
pub(super) fn choose(form: &Form) -> Result<PhotoProfile, String> {
    let name = form.profile.as_deref().unwrap_or(USUAL);
    let built_in = photo_book::built_in()?;
    let is_file = Path::new(name).extension().is_some_and(|extension| extension == "json");
    let profile = match built_in.named(name) {
        Some(profile) => profile,
        None if is_file => read(Path::new(name))?,
        None => return Err(unknown(name, &built_in)),
    };
    if let Some(fault) = profile.faults().first() {
        return Err(format!("{name}: {fault}"));
    }
    Ok(profile.for_age(form.age.unwrap_or(u8::MAX)))
}

fn unknown(name: &str, book: &ProfileBook) -> String {
    let names: Vec<_> = book.profiles.iter().map(|profile| profile.id.as_str()).collect();
    format!("there is no profile {name:?}. There are {}, and files that end in .json", names.join(", "))
}

/// A file with a profile, or with a region's rules: what it says, and for the rest the book beside it.
fn read(path: &Path) -> Result<PhotoProfile, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let bytes = super::read(path, MOST).map_err(|error| told(&error))?;
    let text = String::from_utf8(bytes).map_err(|error| told(&error))?;
    let own = own(&text).map_err(|error| told(&error))?;
    let book = photo_book::beside(path.parent().unwrap_or(Path::new("")))?;
    book.completed(own).map_err(|error| told(&error))
}

/// What the file says of the photo. A region is told from a profile by its `photo`, so that what is wrong in either is said of that.
fn own(text: &str) -> serde_json::Result<PartialProfile> {
    fn parsed<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
        serde_json::from_str(text)
    }
    if parsed::<Value>(text)?.get("photo").is_some() {
        parsed::<RegionProfile<PartialProfile>>(text).map(|region| region.photo)
    } else {
        parsed(text)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use domain::photo::{Check, Level};

    use super::*;

    fn chosen(profile: Option<&str>, age: Option<u8>) -> Result<PhotoProfile, String> {
        choose(&Form { profile: profile.map(str::to_owned), age })
    }

    #[test]
    fn profiles_are_found_by_name_and_by_file() {
        assert_eq!(chosen(None, None).unwrap().id, USUAL);
        let two = chosen(Some("two-inch"), None).unwrap();
        assert_eq!((two.width, two.height, two.rules.len()), (413, 579, Check::ALL.len()));
        let region = chosen(Some("../regions/yunling.json"), None).unwrap();
        assert_eq!(region.bytes.min, 15_360);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.json");
        let own = |profile: &PhotoProfile| {
            fs::write(&path, serde_json::to_string(profile).unwrap()).unwrap();
            chosen(path.to_str(), None)
        };
        let bare = PhotoProfile { id: "visa".to_owned(), rules: Vec::new(), child: None, ..two.clone() };
        let filled = own(&bare).unwrap();
        assert_eq!((filled.id.as_str(), filled.rules), ("visa", two.rules));
        assert!(own(&PhotoProfile { width: 0, ..bare }).unwrap_err().contains("no photo can be made"));
    }

    #[test]
    fn a_rule_that_a_file_leaves_out_is_the_books() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.json");
        let pass = |check| format!(r#"{{ "check": "{check}", "level": "pass" }}"#);
        let own = format!(
            r#"{{ "id": "two-inch", "rules": [{}], "child": {{ "rules": [{}] }} }}"#,
            pass("sharp"),
            pass("sharp")
        );
        fs::write(&path, own).unwrap();
        let profile = |age| chosen(path.to_str(), age).unwrap();
        let level = |age, check| profile(age).rule(check).unwrap().level;
        assert_eq!((level(None, Check::Sharp), level(Some(3), Check::Sharp)), (Level::Pass, Level::Pass));
        assert_eq!(level(None, Check::EyesOpen), Level::Fault);
        let checks: Vec<_> = profile(None).rules.iter().map(|rule| rule.check).collect();
        assert_eq!(checks, Check::ALL);
        // Another book lies beside it.
        let book = fs::read_to_string("../regions/photo-profiles.json").unwrap();
        let eyes = r#""check": "eyes-open", "level": "fault""#;
        assert!(book.contains(eyes));
        let other = book.replace(eyes, r#""check": "eyes-open", "level": "advice""#);
        fs::write(folder.path().join(photo_book::FILE), other).unwrap();
        assert_eq!(level(None, Check::EyesOpen), Level::Advice);
    }

    #[test]
    fn what_is_wrong_in_a_file_is_said_of_what_the_file_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("own.json");
        let told = |text: &str| {
            fs::write(&path, text).unwrap();
            chosen(path.to_str(), None).unwrap_err()
        };
        let region = fs::read_to_string("../regions/yunling.json").unwrap();
        let wrong = |from, to| {
            assert!(region.contains(from), "{from}");
            told(&region.replacen(from, to, 1))
        };
        assert!(
            wrong("\"review_days\": 5", "\"review_days\": \"five\"")
                .contains("invalid type: string \"five\"")
        );
        assert!(wrong("\"demo\": true", "\"demo\": true, \"colour\": 1").contains("unknown field `colour`"));
        let of_photo = wrong("\"max_age_months\"", "\"max_age\"");
        assert!(of_photo.contains("unknown field `max_age`") && of_photo.contains(" line "), "{of_photo}");
        assert!(told(r#"{ "id": "two-inch", "max_age": 6 }"#).contains("unknown field `max_age`"));
        let unlimited = told(r#"{ "id": "two-inch", "rules": [{ "check": "sharp", "level": "advice" }] }"#);
        assert!(unlimited.contains("no limits (`within`) for Sharp"), "{unlimited}");
        assert!(told(r#"{ "id": "visa" }"#).contains("`width` is missing"));
        assert!(told("[]").contains("own.json") && told("{").contains("own.json"));
    }

    #[test]
    fn an_unknown_name_is_answered_with_all_that_are_known() {
        let told = chosen(Some("passport"), None).unwrap_err();
        assert!(told.contains("\"passport\"") && told.contains("one-inch, two-inch"), "{told}");
        assert!(chosen(Some("missing.json"), None).unwrap_err().contains("missing.json"));
        assert!(chosen(Some("../regions/staff.json"), None).is_err());
    }

    #[test]
    fn children_are_judged_as_children() {
        let mouth = |age| chosen(None, age).unwrap().rule(Check::MouthClosed).unwrap().level;
        assert_eq!(
            (mouth(None), mouth(Some(30)), mouth(Some(3))),
            (Level::Fault, Level::Fault, Level::Advice)
        );
    }
}
