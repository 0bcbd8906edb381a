//! Cookies: `__Host-`, `HttpOnly`, `Secure`, `SameSite=Strict`, all of them.
//!
//! **Invariant:** a cookie holds 256 random bits and nothing else; the store knows their SHA-256 only.

use axum::http::{HeaderMap, HeaderValue, header};
use sha2::{Digest as _, Sha256};

use crate::store::TokenHash;

/// The visit's token.
pub(crate) const VISIT: &str = "__Host-visit";
/// A member of staff's session.
pub(crate) const STAFF: &str = "__Host-staff";
/// A kiosk's call for a clerk.
pub(crate) const HELP: &str = "__Host-help";
/// A kiosk's pass.
pub(crate) const KIOSK: &str = "__Host-kiosk";
/// The browser itself, so that wrong codes can be counted for it. Not personal, and kept for long.
pub(crate) const DEVICE: &str = "__Host-device";
const YEARS: u32 = 2 * 365 * 24 * 60 * 60;
/// The longest token that is looked at.
const TOKEN_MAX: usize = 64;

/// The value of a cookie that came with a request.
pub(crate) fn find<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, value)| *found == name && !value.is_empty() && value.len() <= TOKEN_MAX)
        .map(|(_, value)| value)
}

/// The hash of the token in a cookie.
pub(crate) fn hash_of(headers: &HeaderMap, name: &str) -> Option<TokenHash> {
    find(headers, name).map(hash)
}

/// The hash of a token.
pub(crate) fn hash(token: &str) -> TokenHash {
    TokenHash(Sha256::digest(token).into())
}

/// Sets a cookie that ends with the browser.
pub(crate) fn set(name: &str, token: &str) -> HeaderValue {
    line(&format!("{name}={token}"))
}

/// Sets a cookie that stays.
pub(crate) fn set_for_long(name: &str, token: &str) -> HeaderValue {
    line(&format!("{name}={token}; Max-Age={YEARS}"))
}

/// Takes a cookie away.
pub(crate) fn clear(name: &str) -> HeaderValue {
    line(&format!("{name}=; Max-Age=0"))
}

fn line(start: &str) -> HeaderValue {
    HeaderValue::from_str(&format!("{start}; Path=/; Secure; HttpOnly; SameSite=Strict"))
        .unwrap_or_else(|_| HeaderValue::from_static(""))
}
