//! The key that records are signed with, and the keys that anybody checks them by.
//!
//! **Invariant:** the private key never leaves its file and this process.

use std::path::Path;

use aws_lc_rs::{
    digest::{SHA256, digest},
    signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Deserialize, Serialize};

use super::link::LinkFault;
use crate::{
    hex::hex,
    secret_file::{self, SecretFileError},
};

const ID_BYTES: usize = 8;
const SIGNATURE_BYTES: usize = 64;
const KEY_BYTES: usize = 32;
/// A key's id and a signature by it.
pub(super) const SIGNED_BYTES: usize = ID_BYTES + SIGNATURE_BYTES;
/// Stands before what is signed, so that the key's signatures are good for records only.
const CONTEXT: &[u8] = b"medcard payment record\n";
/// The key in the data folder.
const FILE: &str = "record-key";
/// Keys of before, in the form in which they are published.
const FORMER: &str = "record-keys-former.json";

type KeyId = [u8; ID_BYTES];

/// The key that this server signs records with.
pub struct RecordKey {
    pair: Ed25519KeyPair,
    id: KeyId,
}

/// Why there are no keys.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeysError {
    /// The key file cannot be made or read.
    #[error(transparent)]
    File(#[from] SecretFileError),
    /// A text is no list of published keys.
    #[error("{0} has no published keys of records")]
    NoKeys(String),
}

impl RecordKey {
    /// The key in the data folder, which is made at the first start.
    ///
    /// # Errors
    ///
    /// [`KeysError`].
    pub fn in_folder(data: &Path) -> Result<Self, KeysError> {
        let path = data.join(FILE);
        let no_key = |_| KeysError::NoKeys(path.display().to_string());
        let pair = Ed25519KeyPair::from_seed_unchecked(&secret_file::at(&path)?).map_err(no_key)?;
        let id = id_of(pair.public_key().as_ref());
        Ok(Self { pair, id })
    }

    /// The key's id and the signature of these bytes.
    #[must_use]
    pub(super) fn sign(&self, content: &[u8]) -> Vec<u8> {
        let signature = self.pair.sign(&[CONTEXT, content].concat());
        [self.id.as_slice(), signature.as_ref()].concat()
    }

    /// What is published: this key, and those of before that the data folder names.
    ///
    /// # Errors
    ///
    /// [`KeysError::NoKeys`] when the file with the keys of before is none.
    pub fn published(&self, data: &Path) -> Result<PublishedKeys, KeysError> {
        let former = match std::fs::read_to_string(data.join(FORMER)) {
            Ok(json) => PublishedKeys::read(&json).ok_or_else(|| KeysError::NoKeys(FORMER.to_owned()))?.keys,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(_) => return Err(KeysError::NoKeys(FORMER.to_owned())),
        };
        let mut keys = vec![PublishedKey::of(self.pair.public_key().as_ref())];
        for key in former {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        Ok(PublishedKeys { keys })
    }
}

/// The keys that anybody checks records by: a JSON Web Key Set (RFC 7517, RFC 8037).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublishedKeys {
    keys: Vec<PublishedKey>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct PublishedKey {
    kty: String,
    crv: String,
    #[serde(rename = "use")]
    purpose: String,
    kid: String,
    x: String,
}

impl PublishedKey {
    fn of(public: &[u8]) -> Self {
        Self {
            kty: "OKP".to_owned(),
            crv: "Ed25519".to_owned(),
            purpose: "sig".to_owned(),
            kid: hex(&id_of(public)),
            x: URL_SAFE_NO_PAD.encode(public),
        }
    }

    /// The key, if it is one of our kind and has the id that it says.
    fn public(&self) -> Option<[u8; KEY_BYTES]> {
        let public = URL_SAFE_NO_PAD.decode(&self.x).ok()?;
        (*self == Self::of(&public)).then(|| public.try_into().ok()).flatten()
    }
}

impl PublishedKeys {
    /// The keys in a published text, if all of them are keys of records.
    #[must_use]
    pub fn read(json: &str) -> Option<Self> {
        let keys: Self = serde_json::from_str(json).ok()?;
        keys.keys.iter().all(|key| key.public().is_some()).then_some(keys)
    }

    /// The text that is published.
    #[must_use]
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    pub(super) fn check(&self, content: &[u8], signed: &[u8; SIGNED_BYTES]) -> Result<(), LinkFault> {
        let (id, signature) = signed.split_at(ID_BYTES);
        let id = hex(id);
        let key = self.keys.iter().find(|key| key.kid == id).and_then(PublishedKey::public);
        let key = UnparsedPublicKey::new(&ED25519, key.ok_or(LinkFault::UnknownKey)?);
        key.verify(&[CONTEXT, content].concat(), signature).map_err(|_| LinkFault::Forged)
    }
}

/// The first bytes of the SHA-256 of a public key.
fn id_of(public: &[u8]) -> KeyId {
    digest(&SHA256, public).as_ref().first_chunk().copied().unwrap_or_default()
}
