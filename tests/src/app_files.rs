//! The app's files for a server of one's own, with some of them missing.

use std::{ffi::OsStr, fs, path::Path};

use anyhow::Result;

use crate::world::from_env;

/// Copies the app's files, without the folders of this name.
///
/// # Errors
///
/// When a file cannot be copied.
pub fn copy_without(folder: &str, to: &Path) -> Result<()> {
    copy(&from_env("MEDCARD_APP_DIST")?, to, OsStr::new(folder))
}

/// Copies the folders of this name too.
///
/// # Errors
///
/// When a file cannot be copied.
pub fn bring_back(folder: &str, to: &Path) -> Result<()> {
    copy(&from_env("MEDCARD_APP_DIST")?.join(folder), &to.join(folder), OsStr::new(""))
}

fn copy(from: &Path, to: &Path, without: &OsStr) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let (entry, name) = entry.map(|entry| (entry.path(), entry.file_name()))?;
        if entry.is_file() {
            fs::copy(&entry, to.join(name))?;
        } else if name != without {
            copy(&entry, &to.join(name), without)?;
        }
    }
    Ok(())
}
