//! The key in the data folder.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    path::Path,
};

use super::SealError;

const LENGTH: usize = 32;

/// The key that all others are derived from.
#[derive(Clone)]
pub struct MasterKey([u8; LENGTH]);

impl MasterKey {
    /// The key with these bytes.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// Reads the key from `path`; at the first start there is none, and a new one is made that only this user can read.
    ///
    /// # Errors
    ///
    /// [`SealError::KeyFile`] when the file cannot be made or read, when others can read it, or when it is not 32 bytes long.
    pub fn at(path: &Path) -> Result<Self, SealError> {
        match fs::read(path) {
            Ok(bytes) => Self::read(path, &bytes),
            Err(error) if error.kind() == ErrorKind::NotFound => Self::create(path),
            Err(error) => Err(refused(path, &error)),
        }
    }

    pub(super) const fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    fn read(path: &Path, bytes: &[u8]) -> Result<Self, SealError> {
        if is_open_to_others(path) {
            return Err(refused(path, "other users may read it: chmod 600"));
        }
        bytes.try_into().map(Self).map_err(|_| refused(path, "it is not 32 bytes long"))
    }

    /// Writes the whole key beside its place and links it there, so that a power loss leaves no half key and two first starts agree.
    fn create(path: &Path) -> Result<Self, SealError> {
        let mut key = [0; LENGTH];
        getrandom::fill(&mut key).map_err(|error| refused(path, &error))?;
        let beside = path.with_extension(format!("new-{}", std::process::id()));
        let written = write(&beside, &key).and_then(|()| fs::hard_link(&beside, path));
        let _ = fs::remove_file(&beside);
        match written {
            Ok(()) => sync_folder(path).map(|()| Self(key)).map_err(|error| refused(path, &error)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && path.exists() => Self::at(path),
            Err(error) => Err(refused(path, &error)),
        }
    }
}

fn refused(path: &Path, why: &(impl ToString + ?Sized)) -> SealError {
    SealError::KeyFile { path: path.display().to_string(), why: why.to_string() }
}

fn write(path: &Path, key: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(key)?;
    file.sync_all()
}

fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::File::open(folder)?.sync_all()
}

#[cfg(unix)]
fn is_open_to_others(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(path).is_ok_and(|metadata| metadata.permissions().mode() & 0o077 != 0)
}

#[cfg(not(unix))]
fn is_open_to_others(_path: &Path) -> bool {
    false
}
