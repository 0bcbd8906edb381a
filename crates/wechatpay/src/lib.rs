//! The WeChat Pay API v3 native-pay protocol, as both sides speak it: the merchant, and a gateway that stands in for the real one.
//!
//! Everything goes in and comes out as values. The caller sends the bytes, tells the time, and throws the dice.
//!
//! A merchant creates an order:
//!
//! ```no_run
//! # use wechatpay::{order::{NativeOrder, NATIVE_PATH, CodeUrl}, keys::KeyRing, sign::{Merchant, Signed, sign_request}, verify::verify};
//! # fn example(merchant: &Merchant, platform: &KeyRing, order: &NativeOrder, header: impl Fn(&str) -> Option<String>, answer: &[u8]) -> Result<(), Box<dyn std::error::Error>> {
//! # let now = 1_795_568_400;
//! let body = serde_json::to_vec(order)?;
//! let authorization = sign_request(merchant, "POST", NATIVE_PATH, now, "593BEC0C930BF1AF", &body)?;
//! // Send it; then, with the headers of the answer:
//! let signed = Signed::from_headers(header)?;
//! let link = CodeUrl::read(verify(platform, &signed, answer, now)?)?;
//! # Ok(()) }
//! ```
//!
//! A callback is read the same way: [`verify::verify`], [`notice::Notice::read`], then [`notice::Notice::payment`] or
//! [`notice::Notice::refund`] with the APIv3 key.
//!
//! **Invariant:** no I/O, no clock, no random numbers, no panics. What arrives is parsed only as [`verify::Verified`], and only a
//! right signature or an authentic seal makes one. `Debug` shows no key.
//!
//! Sources: the public documentation of WeChat Pay API v3 (signing, verifying, sealed callbacks, native pay, refunds, the trade bill).

pub mod bill;
mod der;
pub mod failure;
mod hex;
pub mod instant;
pub mod keys;
pub mod notice;
pub mod order;
pub mod refund;
pub mod resource;
pub mod sign;
mod states;
pub mod verify;

use verify::Verified;

/// What was signed rightly and still cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is no JSON of this form.
    #[error("the message is not of the documented form")]
    Form,
    /// A state that is not documented. It is neither success nor failure: ask again, or show it to a person.
    #[error("the state {0:?} is not documented")]
    State(String),
    /// A kind of event that is not documented.
    #[error("the event {0:?} is not documented")]
    Event(String),
    /// A bill whose columns, lines or sums do not fit together.
    #[error("line {0} of the bill is not of the documented form")]
    Bill(usize),
    /// A bill whose summary says other sums than its lines.
    #[error("the bill's lines are not what its summary says")]
    Summary,
}

/// Reads JSON; fields that are not known are left aside.
fn read<T: serde::de::DeserializeOwned>(verified: Verified<'_>) -> Result<T, Unreadable> {
    serde_json::from_slice(verified.bytes()).map_err(|_| Unreadable::Form)
}
