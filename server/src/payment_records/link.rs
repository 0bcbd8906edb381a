//! The address in a record's QR code: number, content, signature.
//!
//! **Invariant:** a [`Proof`] was signed by a key that is published.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{payment::PaymentNumber, payment_record::RecordContent};

use super::key::{PublishedKeys, RecordKey, SIGNED_BYTES};

/// The page's address without the number.
pub(super) const FOLDER: &str = "/verify";

/// The address that a paper's QR code has. `base` is where the residents' server is reached, `https://…` without a slash at the end.
pub(super) fn address(base: &str, content: &RecordContent, key: &RecordKey) -> String {
    let bytes = content.to_bytes();
    let (number, signature) = (&content.number, URL_SAFE_NO_PAD.encode(key.sign(&bytes)));
    format!("{base}{FOLDER}/{number}?c={}&s={signature}", URL_SAFE_NO_PAD.encode(bytes))
}

/// A content that we signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof(pub RecordContent);

/// Why what a QR code carries proves nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkFault {
    /// It is no content and signature.
    #[error("this is no record of a payment")]
    Unreadable,
    /// It was signed by a key that is not published.
    #[error("it was signed by a key that is not published")]
    UnknownKey,
    /// The signature is not of this content.
    #[error("the signature is not of this content")]
    Forged,
    /// It stands under another number than it says.
    #[error("the address has another number than the content")]
    OtherNumber,
}

impl Proof {
    /// Reads content and signature as the address has them.
    ///
    /// # Errors
    ///
    /// [`LinkFault`].
    pub fn of(keys: &PublishedKeys, content: &str, signature: &str) -> Result<Self, LinkFault> {
        let decode = |text: &str| URL_SAFE_NO_PAD.decode(text).map_err(|_| LinkFault::Unreadable);
        let bytes = decode(content)?;
        let signature: [u8; SIGNED_BYTES] =
            decode(signature)?.try_into().map_err(|_| LinkFault::Unreadable)?;
        keys.check(&bytes, &signature)?;
        RecordContent::from_bytes(&bytes).map(Self).map_err(|_| LinkFault::Unreadable)
    }

    /// Reads an address, or what stands in it behind the question mark.
    ///
    /// # Errors
    ///
    /// [`LinkFault`].
    pub fn of_address(keys: &PublishedKeys, address: &str) -> Result<Self, LinkFault> {
        let (path, query) = address.split_once('?').unwrap_or(("", address));
        let part = |name: &str| {
            let mut parts = query.split('&').filter_map(|part| part.split_once('='));
            parts.find(|(key, _)| *key == name).map(|(_, value)| value).ok_or(LinkFault::Unreadable)
        };
        let proof = Self::of(keys, part("c")?, part("s")?)?;
        match path.rsplit_once('/').map(|(_, number)| PaymentNumber::try_from(number.to_owned())) {
            Some(number) if number.as_ref() != Ok(&proof.0.number) => Err(LinkFault::OtherNumber),
            _ => Ok(proof),
        }
    }
}
