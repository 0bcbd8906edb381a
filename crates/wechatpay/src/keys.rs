//! Keys: the merchant's private one, the platform's public ones by serial number, the APIv3 key.
//!
//! **Invariant:** `Debug` shows no key, and no error repeats what was given.

use std::{collections::BTreeMap, fmt};

use aws_lc_rs::{
    encoding::{AsDer as _, PublicKeyX509Der},
    rand::SystemRandom,
    rsa::KeyPair,
    signature::{KeyPair as _, ParsedPublicKey, RSA_PKCS1_2048_8192_SHA256, RSA_PKCS1_SHA256},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};

use crate::{der::Certificate, hex};

/// Bytes of an APIv3 key.
const API_KEY: usize = 32;
/// Characters of a line in a PEM file.
const PEM_LINE: usize = 64;

/// A key that cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no such block in the PEM text.
    #[error("the PEM text has no key of this kind")]
    Pem,
    /// What the block holds is no RSA key of 2048 bits or more.
    #[error("the key is no RSA key of 2048 bits or more")]
    Rsa,
    /// The certificate cannot be opened.
    #[error("the certificate cannot be read")]
    Certificate,
    /// An APIv3 key has 32 bytes.
    #[error("an APIv3 key has 32 bytes")]
    Length,
}

/// What signs.
pub struct PrivateKey(KeyPair);

impl PrivateKey {
    /// Reads `PRIVATE KEY` (PKCS#8) or `RSA PRIVATE KEY` (PKCS#1).
    ///
    /// # Errors
    ///
    /// When there is none, or it is no RSA key that is long enough.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        let pair = match (block(text, "PRIVATE KEY"), block(text, "RSA PRIVATE KEY")) {
            (Some(der), _) => KeyPair::from_pkcs8(&der),
            (None, Some(der)) => KeyPair::from_der(&der),
            (None, None) => return Err(KeyError::Pem),
        };
        pair.map(Self).map_err(|_| KeyError::Rsa)
    }

    /// The public half, as it is given to others: `PUBLIC KEY`.
    ///
    /// # Errors
    ///
    /// When it cannot be written down.
    pub fn public_pem(&self) -> Result<String, KeyError> {
        let der: PublicKeyX509Der<'_> = self.0.public_key().as_der().map_err(|_| KeyError::Rsa)?;
        Ok(pem("PUBLIC KEY", der.as_ref()))
    }

    /// Signs: RSASSA-PKCS1-v1.5 with SHA-256, in base64. The same message has the same signature every time.
    pub(crate) fn sign(&self, message: &[u8]) -> Result<String, KeyError> {
        let mut signature = vec![0; self.0.public_modulus_len()];
        let random = SystemRandom::new();
        self.0.sign(&RSA_PKCS1_SHA256, &random, message, &mut signature).map_err(|_| KeyError::Rsa)?;
        Ok(STANDARD.encode(signature))
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey(hidden)")
    }
}

/// What verifies.
#[derive(Clone)]
pub struct PublicKey(ParsedPublicKey);

impl PublicKey {
    /// Reads `PUBLIC KEY` (SPKI).
    ///
    /// # Errors
    ///
    /// When there is none, or it is no RSA key.
    pub fn from_pem(text: &str) -> Result<Self, KeyError> {
        Self::from_der(&block(text, "PUBLIC KEY").ok_or(KeyError::Pem)?)
    }

    fn from_der(der: &[u8]) -> Result<Self, KeyError> {
        ParsedPublicKey::new(&RSA_PKCS1_2048_8192_SHA256, der).map(Self).map_err(|_| KeyError::Rsa)
    }

    /// Whether a signature in base64 is this key's over a message.
    pub(crate) fn verifies(&self, message: &[u8], signature: &str) -> bool {
        STANDARD.decode(signature).is_ok_and(|signature| self.0.verify_sig(message, &signature).is_ok())
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PublicKey")
    }
}

/// Public keys by the serial number, or the key's identifier, that a signature names. Several at once, so that keys can change
/// while both are in use.
#[derive(Clone, Debug, Default)]
pub struct KeyRing(BTreeMap<String, PublicKey>);

impl KeyRing {
    /// A ring without keys.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a key under the name that signatures call it by.
    #[must_use]
    pub fn with(mut self, serial: impl Into<String>, key: PublicKey) -> Self {
        self.0.insert(serial.into(), key);
        self
    }

    /// Adds the key of an X.509 certificate under its serial number, in capital hexadecimal digits.
    ///
    /// # Errors
    ///
    /// When it is no certificate of an RSA key.
    pub fn with_certificate(self, text: &str) -> Result<Self, KeyError> {
        let der = block(text, "CERTIFICATE").ok_or(KeyError::Pem)?;
        let certificate = Certificate::read(&der).ok_or(KeyError::Certificate)?;
        let serial = hex::lower(certificate.serial).to_uppercase();
        Ok(self.with(serial, PublicKey::from_der(certificate.key)?))
    }

    /// The names of the keys.
    pub fn serials(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub(crate) fn get(&self, serial: &str) -> Option<&PublicKey> {
        self.0.get(serial)
    }
}

/// The key that callbacks are sealed with.
#[derive(Clone)]
pub struct ApiKey([u8; API_KEY]);

impl ApiKey {
    /// Takes the 32 characters that the merchant set.
    ///
    /// # Errors
    ///
    /// When there are more or fewer.
    pub fn new(text: &str) -> Result<Self, KeyError> {
        text.as_bytes().try_into().map(Self).map_err(|_| KeyError::Length)
    }

    pub(crate) const fn bytes(&self) -> &[u8; API_KEY] {
        &self.0
    }
}

impl fmt::Debug for ApiKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ApiKey(hidden)")
    }
}

/// DER as PEM text with this label.
#[must_use]
pub fn pem(label: &str, der: &[u8]) -> String {
    let mut text = format!("-----BEGIN {label}-----\n");
    let mut rest = STANDARD.encode(der);
    while !rest.is_empty() {
        let after = rest.split_off(rest.len().min(PEM_LINE));
        text.push_str(&rest);
        text.push('\n');
        rest = after;
    }
    text + &format!("-----END {label}-----\n")
}

/// The bytes of the first PEM block with this label.
fn block(text: &str, label: &str) -> Option<Vec<u8>> {
    let (_, rest) = text.split_once(&format!("-----BEGIN {label}-----"))?;
    let (body, _) = rest.split_once(&format!("-----END {label}-----"))?;
    STANDARD.decode(body.split_ascii_whitespace().collect::<String>()).ok()
}

#[cfg(test)]
mod tests;
