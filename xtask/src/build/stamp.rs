//! Stamps: a fingerprint of all that goes into a part, kept in a file beside it.
//!
//! Contents are hashed, not times, so a fresh checkout of the same sources builds nothing.
//!
//! **Invariant:** the same files with the same contents give the same fingerprint, wherever they stand.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};

use super::files;
use crate::workspace::Workspace;

/// What goes into a part.
pub(super) struct Inputs(Sha256);

impl Inputs {
    /// Nothing yet, for the part `name`.
    pub(super) fn new(name: &str) -> Self {
        let mut inputs = Self(Sha256::new());
        inputs.text(name);
        inputs
    }

    /// Adds a word: a mode, a version, the fingerprint of another part.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        self.0.update(text.len().to_le_bytes());
        self.0.update(text);
        self
    }

    /// Adds a file or a whole folder, by its path from `base` and its contents. What does not exist adds nothing.
    pub(super) fn tree(&mut self, base: &Path, path: &Path) -> Result<&mut Self> {
        for file in files::under(path)? {
            let content = fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            self.text(&file.strip_prefix(base).unwrap_or(&file).to_string_lossy());
            self.0.update(content.len().to_le_bytes());
            self.0.update(content);
        }
        Ok(self)
    }

    /// Adds the sources of `member` and of every member built into it, and what all builds share.
    pub(super) fn member(&mut self, workspace: &Workspace, member: &str) -> Result<&mut Self> {
        let root = &workspace.root;
        for shared in ["Cargo.toml", "Cargo.lock", "rust-toolchain.toml", ".cargo/config.toml"] {
            self.tree(root, &root.join(shared))?;
        }
        for member in workspace.closure(member)? {
            for entry in [
                "Cargo.toml",
                "build.rs",
                "build",
                "src",
                "locales",
                "models",
                "index.html",
                "Trunk.toml",
                "public",
            ] {
                self.tree(root, &member.folder().join(entry))?;
            }
        }
        Ok(self)
    }

    /// The fingerprint of all that was added, in hexadecimal digits.
    pub(super) fn fingerprint(self) -> String {
        hex(&self.0.finalize())
    }
}

/// The first 16 hexadecimal digits of the hash of everything in `folder`: a name for that content.
pub(super) fn content_name(folder: &Path) -> Result<String> {
    let mut inputs = Inputs::new("content");
    inputs.tree(folder, folder)?;
    let mut name = inputs.fingerprint();
    name.truncate(16);
    Ok(name)
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::new(), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether the part with this stamp file was built from what `fingerprint` stands for.
pub(super) fn is_current(stamp: &Path, fingerprint: &str) -> bool {
    fs::read_to_string(stamp).is_ok_and(|found| found == fingerprint)
}

/// Says that the part is being built.
pub(super) fn clear(stamp: &Path) -> Result<()> {
    if stamp.exists() {
        fs::remove_file(stamp).with_context(|| format!("cannot remove {}", stamp.display()))?;
    }
    Ok(())
}

/// Says that the part was built.
pub(super) fn write(stamp: &Path, fingerprint: &str) -> Result<()> {
    fs::write(stamp, fingerprint).with_context(|| format!("cannot write {}", stamp.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(base: &Path) -> String {
        let mut inputs = Inputs::new("part");
        inputs.tree(base, base).unwrap();
        inputs.fingerprint()
    }

    fn folder_with(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, content).unwrap();
        }
        folder
    }

    #[test]
    fn the_same_contents_elsewhere_have_the_same_fingerprint() {
        let files = [("a.rs", "fn a() {}"), ("deep/b.css", "x")];
        assert_eq!(fingerprint(folder_with(&files).path()), fingerprint(folder_with(&files).path()));
    }

    #[test]
    fn contents_names_and_borders_all_count() {
        let base = fingerprint(folder_with(&[("a", "xy"), ("b", "z")]).path());
        for other in [[("a", "xy"), ("b", "Z")], [("a", "xy"), ("c", "z")], [("a", "x"), ("b", "yz")]] {
            assert_ne!(base, fingerprint(folder_with(&other).path()), "{other:?}");
        }
    }

    #[test]
    fn a_stamp_is_current_only_after_it_was_written() {
        let folder = tempfile::tempdir().unwrap();
        let stamp = folder.path().join("part.stamp");
        assert!(!is_current(&stamp, "f"));
        write(&stamp, "f").unwrap();
        assert!(is_current(&stamp, "f"));
        assert!(!is_current(&stamp, "g"));
        clear(&stamp).unwrap();
        assert!(!is_current(&stamp, "f"));
    }
}
