//! The book of the photo's national forms: the file of a folder of regions, or the one that this program was built with.
//!
//! **Invariant:** who reads a file of a folder completes it by that folder's book. So the server and `medcard-server photo` read a
//! region's file alike.

use std::{fs, io::ErrorKind, path::Path};

use domain::photo::ProfileBook;

/// Its name in a folder of regions.
pub const FILE: &str = "photo-profiles.json";
/// The national forms, as they were when this program was built.
const BUILT_IN: &str = include_str!("../../regions/photo-profiles.json");

/// The book of a folder, or the built-in one when the folder has none.
///
/// # Errors
///
/// A sentence, when there is one that cannot be read.
pub fn beside(folder: &Path) -> Result<ProfileBook, String> {
    let path = folder.join(FILE);
    match fs::read_to_string(&path) {
        Ok(text) => serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display())),
        Err(error) if error.kind() == ErrorKind::NotFound => built_in(),
        Err(error) => Err(format!("{}: {error}", path.display())),
    }
}

/// The book that this program was built with.
///
/// # Errors
///
/// A sentence, when it is none.
pub fn built_in() -> Result<ProfileBook, String> {
    serde_json::from_str(BUILT_IN).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folders_own_book_comes_before_the_built_in_one() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(beside(folder.path()), built_in());
        let mut book: serde_json::Value = serde_json::from_str(BUILT_IN).unwrap();
        book["child"]["under"] = 9.into();
        fs::write(folder.path().join(FILE), book.to_string()).unwrap();
        assert_eq!(beside(folder.path()).unwrap().child.under, 9);
        fs::write(folder.path().join(FILE), "{}").unwrap();
        assert!(beside(folder.path()).unwrap_err().contains(FILE));
    }
}
