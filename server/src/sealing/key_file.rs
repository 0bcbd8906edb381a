//! The key in the data folder.

use std::path::Path;

use super::SealError;
use crate::secret_file;

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
        Ok(Self(secret_file::at(path)?))
    }

    pub(super) const fn bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }
}
