//! Files and folders: listing in order, copying, replacing a folder in one step.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};

/// Every file under `path`, in order; `path` itself when it is a file; nothing when it does not exist. Hidden ones are left out.
pub(crate) fn under(path: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(path, &mut files)?;
    files.sort();
    Ok(files)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    if path.is_file() {
        files.push(path.to_owned());
    } else if path.is_dir() {
        for entry in
            fs::read_dir(path).with_context(|| format!("cannot read the folder {}", path.display()))?
        {
            let entry = entry?;
            if !entry.file_name().to_string_lossy().starts_with('.') {
                collect(&entry.path(), files)?;
            }
        }
    }
    Ok(())
}

/// Copies everything under `from` to `to`.
pub(super) fn copy(from: &Path, to: &Path) -> Result<()> {
    for file in under(from)? {
        let target = to.join(file.strip_prefix(from)?);
        copy_file(&file, &target)?;
    }
    Ok(())
}

/// Copies one file, making its folder.
pub(super) fn copy_file(from: &Path, to: &Path) -> Result<()> {
    make_folder(to.parent().unwrap_or(to))?;
    fs::copy(from, to).with_context(|| format!("cannot copy {} to {}", from.display(), to.display()))?;
    Ok(())
}

/// Makes a folder and those above it.
pub(super) fn make_folder(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot make the folder {}", folder.display()))
}

/// Makes an empty folder in the place of whatever was there.
pub(super) fn fresh_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    make_folder(folder)
}

/// Puts the folder `new` into the place of `old`.
pub(super) fn replace_folder(old: &Path, new: &Path) -> Result<()> {
    if old.exists() {
        fs::remove_dir_all(old).with_context(|| format!("cannot clear {}", old.display()))?;
    }
    fs::rename(new, old).with_context(|| format!("cannot put {} into place", old.display()))
}
