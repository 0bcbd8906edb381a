//! A secret of 32 bytes in a file that only this user can read.
//!
//! **Invariant:** there is never half a secret in it, and two first starts at the same time agree on one.

use std::{
    fs,
    io::{ErrorKind, Write as _},
    path::Path,
};

const LENGTH: usize = 32;

/// A file of a secret that cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the key file {path} cannot be used: {why}")]
pub struct SecretFileError {
    path: String,
    why: String,
}

/// Reads the secret from `path`; at the first start there is none, and a new one is made that only this user can read.
///
/// # Errors
///
/// [`SecretFileError`] when the file cannot be made or read, when others can read it, or when it is not 32 bytes long.
pub(crate) fn at(path: &Path) -> Result<[u8; LENGTH], SecretFileError> {
    match fs::read(path) {
        Ok(bytes) => read(path, &bytes),
        Err(error) if error.kind() == ErrorKind::NotFound => create(path),
        Err(error) => Err(refused(path, &error)),
    }
}

fn read(path: &Path, bytes: &[u8]) -> Result<[u8; LENGTH], SecretFileError> {
    if is_open_to_others(path) {
        return Err(refused(path, "other users may read it: chmod 600"));
    }
    bytes.try_into().map_err(|_| refused(path, "it is not 32 bytes long"))
}

/// Writes the whole secret beside its place and links it there, so that a power loss leaves no half of it and two first starts agree.
fn create(path: &Path) -> Result<[u8; LENGTH], SecretFileError> {
    let mut secret = [0; LENGTH];
    getrandom::fill(&mut secret).map_err(|error| refused(path, &error))?;
    let beside = path.with_extension(format!("new-{}", std::process::id()));
    let written = write(&beside, &secret).and_then(|()| fs::hard_link(&beside, path));
    let _ = fs::remove_file(&beside);
    match written {
        Ok(()) => sync_folder(path).map(|()| secret).map_err(|error| refused(path, &error)),
        Err(error) if error.kind() == ErrorKind::AlreadyExists && path.exists() => at(path),
        Err(error) => Err(refused(path, &error)),
    }
}

fn refused(path: &Path, why: &(impl ToString + ?Sized)) -> SecretFileError {
    SecretFileError { path: path.display().to_string(), why: why.to_string() }
}

fn write(path: &Path, secret: &[u8]) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(secret)?;
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
