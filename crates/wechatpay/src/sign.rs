//! Signing: the merchant its requests, the platform its answers and callbacks.

use std::fmt;

use crate::{
    keys::{KeyError, PrivateKey},
    verify::Refused,
};

/// The one scheme there is.
pub(crate) const SCHEME: &str = "WECHATPAY2-SHA256-RSA2048";
/// The headers that carry a signature of the platform.
const TIMESTAMP: &str = "Wechatpay-Timestamp";
const NONCE: &str = "Wechatpay-Nonce";
const SERIAL: &str = "Wechatpay-Serial";
const SIGNATURE: &str = "Wechatpay-Signature";

/// Who asks for money.
pub struct Merchant {
    /// The merchant's number.
    pub mchid: String,
    /// The app the merchant is bound to.
    pub appid: String,
    /// The serial number of the certificate of `key`.
    pub serial: String,
    /// What signs the merchant's requests.
    pub key: PrivateKey,
}

impl fmt::Debug for Merchant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Merchant")
            .field("mchid", &self.mchid)
            .field("serial", &self.serial)
            .finish_non_exhaustive()
    }
}

/// The `Authorization` header of a request. `path_and_query` is what the request line says, `timestamp` in Unix seconds.
///
/// # Errors
///
/// When the key cannot sign.
pub fn sign_request(
    merchant: &Merchant,
    method: &str,
    path_and_query: &str,
    timestamp: i64,
    nonce: &str,
    body: &[u8],
) -> Result<String, KeyError> {
    let message = request_message(method, path_and_query, &timestamp.to_string(), nonce, body);
    let signature = merchant.key.sign(&message)?;
    let Merchant { mchid, serial, .. } = merchant;
    Ok(format!(
        r#"{SCHEME} mchid="{mchid}",nonce_str="{nonce}",signature="{signature}",timestamp="{timestamp}",serial_no="{serial}""#
    ))
}

/// Signs an answer or a callback.
///
/// # Errors
///
/// When the key cannot sign.
pub fn sign_answer(
    key: &PrivateKey,
    serial: &str,
    timestamp: i64,
    nonce: &str,
    body: &[u8],
) -> Result<Signed, KeyError> {
    let timestamp = timestamp.to_string();
    let signature = key.sign(&answer_message(&timestamp, nonce, body))?;
    Ok(Signed { timestamp, nonce: nonce.to_owned(), serial: serial.to_owned(), signature })
}

/// What the headers of an answer or a callback say about its signature. Nothing of it is checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    /// Unix seconds, as text.
    pub timestamp: String,
    /// What makes every message another.
    pub nonce: String,
    /// Which key signed.
    pub serial: String,
    /// The signature in base64.
    pub signature: String,
}

impl Signed {
    /// Collects the headers by name.
    ///
    /// # Errors
    ///
    /// [`Refused::Unsigned`] when one is missing.
    pub fn from_headers(header: impl Fn(&str) -> Option<String>) -> Result<Self, Refused> {
        let header = |name| header(name).ok_or(Refused::Unsigned);
        let (timestamp, nonce) = (header(TIMESTAMP)?, header(NONCE)?);
        Ok(Self { timestamp, nonce, serial: header(SERIAL)?, signature: header(SIGNATURE)? })
    }

    /// The headers to send.
    #[must_use]
    pub fn headers(&self) -> [(&'static str, &str); 4] {
        [
            (TIMESTAMP, &self.timestamp),
            (NONCE, &self.nonce),
            (SERIAL, &self.serial),
            (SIGNATURE, &self.signature),
        ]
    }
}

/// What a merchant signs.
pub(crate) fn request_message(
    method: &str,
    path_and_query: &str,
    timestamp: &str,
    nonce: &str,
    body: &[u8],
) -> Vec<u8> {
    lines(&[method.as_bytes(), path_and_query.as_bytes(), timestamp.as_bytes(), nonce.as_bytes(), body])
}

/// What the platform signs.
pub(crate) fn answer_message(timestamp: &str, nonce: &str, body: &[u8]) -> Vec<u8> {
    lines(&[timestamp.as_bytes(), nonce.as_bytes(), body])
}

fn lines(parts: &[&[u8]]) -> Vec<u8> {
    let mut message = parts.join(&b'\n');
    message.push(b'\n');
    message
}
