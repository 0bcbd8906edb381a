//! What the gateway answers when it refuses, with a status of 4xx or 5xx.

use serde::{Deserialize, Serialize};

/// The body of a refusal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Failure {
    /// A documented word, as `ORDERPAID`.
    pub code: String,
    /// What a developer reads.
    #[serde(default)]
    pub message: String,
}

/// The words that a merchant acts upon; others mean that the request was wrong or the gateway is ill.
pub mod code {
    /// The order was paid, so that it can be neither paid again nor closed.
    pub const ORDER_PAID: &str = "ORDERPAID";
    /// The order is closed.
    pub const ORDER_CLOSED: &str = "ORDER_CLOSED";
    /// The number was used for an order with other parameters.
    pub const OUT_TRADE_NO_USED: &str = "OUT_TRADE_NO_USED";
    /// There is no such order.
    pub const ORDER_NOT_EXIST: &str = "ORDER_NOT_EXIST";
    /// There is no such refund or other thing.
    pub const RESOURCE_NOT_EXISTS: &str = "RESOURCE_NOT_EXISTS";
    /// The bill is not made yet.
    pub const NO_STATEMENT_EXIST: &str = "NO_STATEMENT_EXIST";
    /// The request cannot be.
    pub const PARAM_ERROR: &str = "PARAM_ERROR";
    /// The request is right and cannot be done as things stand.
    pub const INVALID_REQUEST: &str = "INVALID_REQUEST";
    /// Too often: later with the same numbers.
    pub const FREQUENCY_LIMITED: &str = "FREQUENCY_LIMITED";
    /// The signature of the request is wrong.
    pub const SIGN_ERROR: &str = "SIGN_ERROR";
    /// The gateway is ill: whether it was done is not known. Ask, or send the same again.
    pub const SYSTEM_ERROR: &str = "SYSTEM_ERROR";
}

impl Failure {
    /// Reads a refusal. It is proof of something only under the platform's signature: refusals made on the way, by a proxy say, are not
    /// signed. None when it is not of the documented form.
    #[must_use]
    pub fn read(body: &[u8]) -> Option<Self> {
        serde_json::from_slice(body).ok()
    }
}
