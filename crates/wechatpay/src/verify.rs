//! Verifying: the merchant answers and callbacks, the gateway requests.
//!
//! **Invariant:** [`Verified`] is made here and where a seal is opened, and nowhere else. A refusal says why and changes nothing.

use crate::{
    keys::KeyRing,
    sign::{SCHEME, Signed, answer_message, request_message},
};

/// Seconds that two clocks may differ; from this on a message is refused.
const WINDOW: u64 = 300;
/// How the platform marks signatures that are wrong on purpose, to see whether they are verified.
const PROBE: &str = "WECHATPAY/SIGNTEST/";

/// Why a message is not believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, thiserror::Error)]
pub enum Refused {
    /// It carries no signature, or not all that belongs to one.
    #[error("it is not signed")]
    Unsigned,
    /// The time it was signed is no number.
    #[error("its time cannot be read")]
    Timestamp,
    /// It was signed 300 seconds ago or more, or as far in the future.
    #[error("it is too old, or from the future")]
    Stale,
    /// It names a key that is not on the ring.
    #[error("it names a key that is not known")]
    Serial,
    /// The platform tests whether signatures are verified.
    #[error("it is a probe with a wrong signature")]
    Probe,
    /// The signature is not that of the key it names over these bytes.
    #[error("its signature is wrong")]
    Signature,
    /// The seal of its contents is wrong.
    #[error("its seal is wrong")]
    Seal,
}

/// Bytes that came from who they say. To parse them takes one of these.
#[derive(Clone, Copy, Debug)]
pub struct Verified<'a>(&'a [u8]);

impl<'a> Verified<'a> {
    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> &'a [u8] {
        self.0
    }

    pub(crate) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }
}

/// Checks an answer or a callback of the platform. `now` in Unix seconds.
///
/// # Errors
///
/// See [`Refused`].
pub fn verify<'a>(
    keys: &KeyRing,
    signed: &Signed,
    body: &'a [u8],
    now: i64,
) -> Result<Verified<'a>, Refused> {
    let message = answer_message(&signed.timestamp, &signed.nonce, body);
    check(keys, &signed.serial, &signed.timestamp, &signed.signature, &message, now)?;
    Ok(Verified(body))
}

/// The `Authorization` header of a request, taken apart. Nothing of it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorization {
    /// The merchant who says to be asking.
    pub mchid: String,
    /// What makes every request another.
    pub nonce: String,
    /// Unix seconds, as text.
    pub timestamp: String,
    /// Which key signed.
    pub serial: String,
    /// The signature in base64.
    pub signature: String,
}

impl Authorization {
    /// Takes a header apart; its fields may come in any order.
    ///
    /// # Errors
    ///
    /// [`Refused::Unsigned`] when it is of another scheme, or a field is missing.
    pub fn parse(header: &str) -> Result<Self, Refused> {
        let fields =
            header.strip_prefix(SCHEME).and_then(|rest| rest.strip_prefix(' ')).ok_or(Refused::Unsigned)?;
        let field = |name: &str| {
            let value =
                fields.split(',').find_map(|field| field.trim().strip_prefix(name)?.strip_prefix('='));
            let value = value.and_then(|value| value.strip_prefix('"')?.strip_suffix('"'));
            value.map(str::to_owned).ok_or(Refused::Unsigned)
        };
        Ok(Self {
            mchid: field("mchid")?,
            nonce: field("nonce_str")?,
            timestamp: field("timestamp")?,
            serial: field("serial_no")?,
            signature: field("signature")?,
        })
    }
}

/// Checks a merchant's request. `now` in Unix seconds. Whether the key is that merchant's is the caller's to know.
///
/// # Errors
///
/// See [`Refused`].
pub fn verify_request<'a>(
    keys: &KeyRing,
    authorization: &Authorization,
    method: &str,
    path_and_query: &str,
    body: &'a [u8],
    now: i64,
) -> Result<Verified<'a>, Refused> {
    let Authorization { nonce, timestamp, serial, signature, .. } = authorization;
    let message = request_message(method, path_and_query, timestamp, nonce, body);
    check(keys, serial, timestamp, signature, &message, now)?;
    Ok(Verified(body))
}

fn check(
    keys: &KeyRing,
    serial: &str,
    timestamp: &str,
    signature: &str,
    message: &[u8],
    now: i64,
) -> Result<(), Refused> {
    let digits = timestamp.bytes().all(|byte| byte.is_ascii_digit());
    let at = timestamp.parse::<i64>().ok().filter(|_| digits).ok_or(Refused::Timestamp)?;
    if now.abs_diff(at) >= WINDOW {
        return Err(Refused::Stale);
    }
    if signature.starts_with(PROBE) {
        return Err(Refused::Probe);
    }
    let key = keys.get(serial).ok_or(Refused::Serial)?;
    if key.verifies(message, signature) { Ok(()) } else { Err(Refused::Signature) }
}
