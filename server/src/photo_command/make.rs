//! The card photo of a picture, written to a file.

use std::{
    ffi::OsString,
    fs::{self, File},
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use domain::photo::PhotoProfile;
use photo::Engine;

use super::{
    line::{Line, Made},
    look,
};

/// Makes the card photo of `file` at `to`; a picture that a counter would refuse becomes none.
///
/// # Errors
///
/// A sentence, when the picture cannot be judged or the photo not be written. What was at `to` before is still there then.
pub(super) fn make(engine: &Engine, profile: &PhotoProfile, file: &Path, to: &Path) -> Result<Line, String> {
    let seen = look::look(engine, profile, file)?;
    let answer = seen.answer();
    let Some(finished) = seen.finished else { return Ok(answer) };
    if is_same(file, to) {
        return Err("the photo would take the place of the picture".to_owned());
    }
    write(to, &finished.jpeg).map_err(|error| format!("{} cannot be written: {error}", to.display()))?;
    let made = Made::new(to.to_string_lossy().into_owned(), &finished, profile);
    Ok(Line { made: Some(made), ..answer })
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// Writes beside the place and moves there, so that nobody ever finds half a photo.
fn write(to: &Path, jpeg: &[u8]) -> io::Result<()> {
    if to.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let beside = beside(to)?;
    // Renaming would put a file in the place of a device or a pipe.
    if to.symlink_metadata().is_ok_and(|there| !there.is_file()) {
        return Err(io::Error::other("something else than a file is there"));
    }
    let written = File::create_new(&beside)
        .and_then(|mut file| file.write_all(jpeg).and_then(|()| file.sync_all()))
        .and_then(|()| fs::rename(&beside, to));
    if written.is_err() {
        // It is ours, or was never made: what failed is said either way.
        let _ = fs::remove_file(&beside);
    }
    written
}

/// A name of our own in the same folder.
fn beside(to: &Path) -> io::Result<PathBuf> {
    let name = to.file_name().ok_or(io::ErrorKind::InvalidInput)?;
    let mut own = OsString::from(".");
    own.push(name);
    own.push(format!(".{}.part", std::process::id()));
    Ok(to.with_file_name(own))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_written_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let to = folder.path().join("out.jpg");
        write(&to, b"one").unwrap();
        write(&to, b"two").unwrap();
        assert_eq!(fs::read(&to).unwrap(), b"two");
        assert!(write(folder.path(), b"three").is_err());
        assert!(write(&folder.path().join("missing/out.jpg"), b"three").is_err());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
        assert!(is_same(&to, &folder.path().join("../").join(folder.path()).join("out.jpg")));
    }
}
