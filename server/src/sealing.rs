//! Personal data made unreadable for whoever holds the database or the photo folder alone.
//!
//! What is sealed is bound to its place: the same bytes put into another row, column or table do not open. Every place has a key of its
//! own, derived from the key in the data folder. A person is found by a blind index under another derived key.
//!
//! **Invariant:** no key and no plain text is in any error or `Debug` here.

mod aes;
mod key_file;

pub use aes::AesSealer;
pub use key_file::MasterKey;

use crate::{
    secret_file::SecretFileError,
    store::{BlindIndex, Sealed},
};

/// Where something sealed is kept.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table, or kind of object.
    pub table: &'a str,
    /// The column, or part of it.
    pub column: &'a str,
    /// The row, by a key that never changes.
    pub row: &'a str,
}

/// Why something could not be sealed, opened or set up.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// It was sealed for another place, with another key, or changed since.
    #[error("what was sealed does not open here")]
    DoesNotOpen,
    /// The machine gives no random bytes, or the cipher fails.
    #[error("sealing fails")]
    Cipher,
    /// The key file cannot be made, read, or is no key.
    #[error(transparent)]
    KeyFile(#[from] SecretFileError),
}

/// Seals and opens, and makes keyed hashes. [`AesSealer`] is the one that ships; SM4 hardware can take its place.
pub trait Sealer: Send + Sync {
    /// Seals `plain` for `place`.
    ///
    /// # Errors
    ///
    /// [`SealError::Cipher`].
    fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Sealed, SealError>;

    /// Opens what was sealed for the same place.
    ///
    /// # Errors
    ///
    /// [`SealError::DoesNotOpen`].
    fn open(&self, place: Place<'_>, sealed: &Sealed) -> Result<Vec<u8>, SealError>;

    /// The blind index of an identity number.
    fn blind_index(&self, id_number: &str) -> BlindIndex;

    /// A keyed hash of `value` for one purpose: codes that were sent, pickup codes. Nobody without the key can go through all six digits.
    fn keyed_hash(&self, purpose: &str, value: &[u8]) -> [u8; 32];

    /// The key of the audit chain.
    fn chain_key(&self) -> [u8; 32] {
        self.keyed_hash("audit chain", b"")
    }
}
