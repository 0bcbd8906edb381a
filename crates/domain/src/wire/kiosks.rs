//! Enrolled kiosks: a key made in the browser, a code that registers it, and the signature under every request.
//!
//! What is signed is the text of [`Signature::message`], by ECDSA over P-256 with SHA-256 in the form of IEEE P1363, as browsers give it.
//! Bytes are written in small hexadecimal digits. See `docs/adr/0008-kiosks-sign.md`.
//!
//! **Invariant:** both sides make the signed text here, so it cannot differ between them.

use std::fmt::{self, Write as _};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Method, Nothing, endpoint};
use crate::{moment::Moment, typed::bare};

endpoint!(
    /// Registers this browser's key as the kiosk's, by a code that an administrator made. Whoever lost the answer asks again with the same
    /// key. A key that the kiosk had before counts until this one has signed something.
    Enrol: Post "/api/kiosks/{kiosk}/key", Enrolment => Enrolled
);
endpoint!(
    /// Signed: sets a short cookie by which pictures and events can be asked for, which no browser signs.
    TakePass: Post "/api/kiosk/pass", Nothing => Pass
);

/// The header that carries a [`Signature`].
pub const SIGNATURE: &str = "x-kiosk-signature";
/// Seconds that a kiosk's clock may differ from the server's.
pub const CLOCK_SECONDS: i64 = 300;

/// A code and the key that it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enrolment {
    /// The code.
    pub code: EnrolCode,
    /// The public key: an uncompressed point, 65 bytes in hexadecimal digits.
    pub public_key: String,
}

/// A registered key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Enrolled {
    /// Names the key in signatures.
    pub key: Uuid,
}

/// How long a pass counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Pass {
    /// In seconds from now.
    pub seconds: u32,
}

/// Eight characters of which no two look alike. Spaces and dashes do not count while it is read, and small letters are large ones.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct EnrolCode(String);

/// The text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an enrolment code")]
pub struct NoEnrolCode;

impl EnrolCode {
    /// The characters of a code: no 0, O, 1, I or L.
    pub const ALPHABET: &str = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    /// How many it has.
    pub const LENGTH: usize = 8;

    /// As it is shown and hashed.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for EnrolCode {
    type Error = NoEnrolCode;

    fn try_from(text: String) -> Result<Self, NoEnrolCode> {
        let kept = bare(&text);
        let code: String = kept.chars().map(|c| c.to_ascii_uppercase()).take(Self::LENGTH + 1).collect();
        let fits = code.chars().count() == Self::LENGTH && code.chars().all(|c| Self::ALPHABET.contains(c));
        if fits { Ok(Self(code)) } else { Err(NoEnrolCode) }
    }
}

impl From<EnrolCode> for String {
    fn from(code: EnrolCode) -> Self {
        code.0
    }
}

impl fmt::Debug for EnrolCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("EnrolCode(********)")
    }
}

/// What stands in the header [`SIGNATURE`]: `1.key.time.nonce.body.proof`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Names the key.
    pub key: Uuid,
    /// When it was signed, by the kiosk's clock.
    pub time: Moment,
    /// Sixteen bytes that the kiosk draws for each request.
    pub nonce: [u8; 16],
    /// The SHA-256 of the body.
    pub body: [u8; 32],
    /// The signature over [`Signature::message`].
    pub proof: [u8; 64],
}

impl Signature {
    /// What is signed: method, path with its query, and all that the header says but the proof.
    #[must_use]
    pub fn message(&self, method: Method, path: &str) -> String {
        let Self { key, time, nonce, body, .. } = self;
        let (nonce, body) = (hex(nonce), hex(body));
        format!("medcard-kiosk 1\n{}\n{path}\n{key}\n{}\n{nonce}\n{body}", method.as_str(), time.0)
    }

    /// From a header's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.');
        parts.next().filter(|edition| *edition == "1")?;
        let (key, time) = (parts.next()?.parse().ok()?, Moment(parts.next()?.parse().ok()?));
        let (nonce, body, proof) = (bytes(parts.next()?)?, bytes(parts.next()?)?, bytes(parts.next()?)?);
        parts.next().is_none().then_some(Self { key, time, nonce, body, proof })
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { key, time, nonce, body, proof } = self;
        write!(f, "1.{key}.{}.{}.{}.{}", time.0, hex(nonce), hex(body), hex(proof))
    }
}

/// Bytes in small hexadecimal digits.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a text does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// The bytes that small hexadecimal digits stand for, when they are exactly so many.
#[must_use]
pub fn bytes<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = digit(*high)? << 4 | digit(*low)?;
    }
    Some(bytes)
}
