//! The protocol as others wrote it down, and as nobody should get around it.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up should stop")]

mod messages;
mod signatures;

use wechatpay::{
    keys::{KeyRing, PrivateKey, PublicKey},
    sign::{Merchant, Signed, sign_answer},
};

/// 2026-11-25 09:00:00 in China.
pub(crate) const NOW: i64 = 1_795_568_400;
pub(crate) const SERIAL: &str = "PUB_KEY_ID_0000000000000024101100397200000006";

pub(crate) fn key() -> PrivateKey {
    PrivateKey::from_pem(include_str!("../published/merchant-key.pem")).unwrap()
}

/// A platform that signs with the published key.
pub(crate) fn platform() -> KeyRing {
    KeyRing::new().with(SERIAL, PublicKey::from_pem(&key().public_pem().unwrap()).unwrap())
}

pub(crate) fn signed(body: &[u8]) -> Signed {
    sign_answer(&key(), SERIAL, NOW, "593BEC0C930BF1AFEB40B4A08C8FB242", body).unwrap()
}

pub(crate) fn merchant() -> Merchant {
    Merchant {
        mchid: "1900007291".to_owned(),
        appid: "wx0".to_owned(),
        serial: SERIAL.to_owned(),
        key: key(),
    }
}
