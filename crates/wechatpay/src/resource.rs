//! What a callback carries, sealed with the APIv3 key: `AEAD_AES_256_GCM`.

use aes_gcm::{
    Aes256Gcm, KeyInit as _,
    aead::{Aead as _, Payload},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use crate::{
    keys::ApiKey,
    verify::{Refused, Verified},
};

/// The one algorithm there is.
const ALGORITHM: &str = "AEAD_AES_256_GCM";
/// Bytes of a nonce.
const NONCE: usize = 12;

/// Something sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// How it is sealed.
    pub algorithm: String,
    /// The sealed bytes and their tag, in base64.
    pub ciphertext: String,
    /// What is sealed along without being hidden.
    #[serde(default)]
    pub associated_data: String,
    /// What it was before: `transaction` or `refund`.
    #[serde(default)]
    pub original_type: String,
    /// 12 bytes, another for each seal.
    pub nonce: String,
}

/// What a seal held.
#[derive(Clone, Debug)]
pub struct Opened(Vec<u8>);

impl Opened {
    /// The bytes, to be parsed.
    #[must_use]
    pub fn verified(&self) -> Verified<'_> {
        Verified::new(&self.0)
    }
}

/// Opens a seal.
///
/// # Errors
///
/// [`Refused::Seal`] when it is another algorithm, was made with another key, or was changed.
pub fn open_resource(key: &ApiKey, resource: &Resource) -> Result<Opened, Refused> {
    if resource.algorithm != ALGORITHM {
        return Err(Refused::Seal);
    }
    let ciphertext = STANDARD.decode(&resource.ciphertext).map_err(|_| Refused::Seal)?;
    open(key.bytes(), resource.nonce.as_bytes(), resource.associated_data.as_bytes(), &ciphertext)
        .map(Opened)
        .ok_or(Refused::Seal)
}

/// Seals: the platform's side. None when the nonce has not 12 bytes.
///
/// **Invariant:** the caller never gives a nonce twice.
#[must_use]
pub fn seal_resource(
    key: &ApiKey,
    nonce: &str,
    associated: &str,
    original: &str,
    plain: &[u8],
) -> Option<Resource> {
    let payload = Payload { msg: plain, aad: associated.as_bytes() };
    let bytes: [u8; NONCE] = nonce.as_bytes().try_into().ok()?;
    let sealed = Aes256Gcm::new(key.bytes().into()).encrypt(&bytes.into(), payload).ok()?;
    Some(Resource {
        algorithm: ALGORITHM.to_owned(),
        ciphertext: STANDARD.encode(sealed),
        associated_data: associated.to_owned(),
        original_type: original.to_owned(),
        nonce: nonce.to_owned(),
    })
}

fn open(key: &[u8; 32], nonce: &[u8], associated: &[u8], ciphertext: &[u8]) -> Option<Vec<u8>> {
    let nonce: [u8; NONCE] = nonce.try_into().ok()?;
    Aes256Gcm::new(key.into()).decrypt(&nonce.into(), Payload { msg: ciphertext, aad: associated }).ok()
}

#[cfg(test)]
mod tests;
