//! Which profile a picture is judged by.

use std::{fs, path::Path};

use domain::{
    photo::{PhotoProfile, ProfileBook},
    region::RegionProfile,
};

use super::words::Form;

/// The national forms, as they were when this program was built.
const BOOK: &str = include_str!("../../../regions/photo-profiles.json");
/// The form that `check` goes by when none is named.
const USUAL: &str = "social-security-card";

/// The profile that the words name, for that age.
///
/// # Errors
///
/// A sentence, when there is no such profile or it cannot be.
pub(super) fn choose(form: &Form) -> Result<PhotoProfile, String> {
    let book: ProfileBook = serde_json::from_str(BOOK).map_err(|error| error.to_string())?;
    let name = form.profile.as_deref().unwrap_or(USUAL);
    let is_file = Path::new(name).extension().is_some_and(|extension| extension == "json");
    let profile = match book.named(name) {
        Some(profile) => profile,
        None if is_file => book.completed(read(Path::new(name))?),
        None => return Err(unknown(name, &book)),
    };
    if !profile.is_possible() {
        return Err(format!("{name}: no photo can be made by this profile"));
    }
    Ok(profile.for_age(form.age.unwrap_or(u8::MAX)))
}

fn unknown(name: &str, book: &ProfileBook) -> String {
    let names: Vec<_> = book.profiles.iter().map(|profile| profile.id.as_str()).collect();
    format!("there is no profile {name:?}. There are {}, and files that end in .json", names.join(", "))
}

/// A file with a profile, or with a region's rules.
fn read(path: &Path) -> Result<PhotoProfile, String> {
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = fs::read_to_string(path).map_err(|error| told(&error))?;
    match serde_json::from_str::<RegionProfile>(&text) {
        Ok(region) => Ok(region.photo),
        Err(_) => serde_json::from_str(&text).map_err(|error| told(&error)),
    }
}

#[cfg(test)]
mod tests {
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
        let bare = PhotoProfile { rules: Vec::new(), child: None, ..two };
        fs::write(&path, serde_json::to_string(&bare).unwrap()).unwrap();
        let own = chosen(path.to_str(), None).unwrap();
        assert_eq!((own.id.as_str(), own.rules.len()), ("two-inch", Check::ALL.len()));
        fs::write(&path, serde_json::to_string(&PhotoProfile { width: 0, ..bare }).unwrap()).unwrap();
        assert!(chosen(path.to_str(), None).unwrap_err().contains("no photo can be made"));
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
