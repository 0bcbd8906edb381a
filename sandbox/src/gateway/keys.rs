//! The keys of the demonstration: made once, kept in files, so that the server can be pointed at them.
//!
//! **Invariant:** `merchant.json` is written last, so that a start that was cut makes all of them again.

use std::{
    fs::{self, OpenOptions, Permissions},
    io::{self, Write as _},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _},
    path::Path,
};

use aws_lc_rs::{
    encoding::{AsDer as _, Pkcs8V1Der},
    rand,
    rsa::{KeyPair, KeySize},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use wechatpay::keys::{ApiKey, KeyError, KeyRing, PrivateKey, PublicKey, pem};

/// The files, in the folder `gateway` of the sandbox's data.
const DETAILS: &str = "merchant.json";
const MERCHANT: &str = "merchant-key.pem";
const PLATFORM: &str = "platform-key.pem";
const PLATFORM_PUBLIC: &str = "platform-public.pem";
const API: &str = "apiv3-key";
/// The one merchant there is.
const MCHID: &str = "1900000109";
const APPID: &str = "wx0000000000000000";
/// What an APIv3 key consists of, and how long it is.
const LETTERS: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
const API_LENGTH: usize = 32;
/// Hexadecimal digits of a serial number.
const SERIAL: usize = 40;
/// Only the owner reads and writes.
const PRIVATE: u32 = 0o600;

/// The keys could not be made or read.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// A file could not be written or read.
    #[error("the gateway's keys: {0}")]
    File(#[from] io::Error),
    /// A file holds no key.
    #[error("the gateway's keys: {0}")]
    Key(#[from] KeyError),
    /// No key could be made.
    #[error("the gateway's keys cannot be made")]
    Make,
}

/// What a merchant has to know of itself and of the platform, beside the keys.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MerchantDetails {
    /// The merchant's number.
    pub mchid: String,
    /// The app.
    pub appid: String,
    /// The serial number of the merchant's key.
    pub merchant_serial: String,
    /// The serial number of the platform's key.
    pub platform_serial: String,
}

/// What the gateway verifies, signs and seals with.
pub(super) struct Keys {
    pub(super) details: MerchantDetails,
    pub(super) merchants: KeyRing,
    pub(super) platform: PrivateKey,
    pub(super) api: ApiKey,
}

impl Keys {
    /// Reads the keys in `folder`, making them when they are missing.
    pub(super) fn open(folder: &Path) -> Result<Self, KeysError> {
        fs::create_dir_all(folder)?;
        if !folder.join(DETAILS).exists() {
            make(folder)?;
        }
        let details: MerchantDetails =
            serde_json::from_str(&fs::read_to_string(folder.join(DETAILS))?).map_err(io::Error::from)?;
        let merchant = PrivateKey::from_pem(&fs::read_to_string(folder.join(MERCHANT))?)?;
        let public = PublicKey::from_pem(&merchant.public_pem()?)?;
        Ok(Self {
            merchants: KeyRing::new().with(&details.merchant_serial, public),
            platform: PrivateKey::from_pem(&fs::read_to_string(folder.join(PLATFORM))?)?,
            api: ApiKey::new(&fs::read_to_string(folder.join(API))?)?,
            details,
        })
    }
}

fn make(folder: &Path) -> Result<(), KeysError> {
    let (merchant, merchant_public) = pair()?;
    let (platform, platform_public) = pair()?;
    let details = MerchantDetails {
        mchid: MCHID.to_owned(),
        appid: APPID.to_owned(),
        merchant_serial: serial(&merchant_public),
        platform_serial: serial(&platform_public),
    };
    write(&folder.join(MERCHANT), &merchant)?;
    write(&folder.join(PLATFORM), &platform)?;
    write(&folder.join(PLATFORM_PUBLIC), &platform_public)?;
    write(&folder.join(API), &api_key()?)?;
    write(&folder.join(DETAILS), &serde_json::to_string_pretty(&details).map_err(io::Error::from)?)?;
    Ok(())
}

/// A private key and its public half, as PEM.
fn pair() -> Result<(String, String), KeysError> {
    let pair = KeyPair::generate(KeySize::Rsa2048).map_err(|_| KeysError::Make)?;
    let der: Pkcs8V1Der<'_> = pair.as_der().map_err(|_| KeysError::Make)?;
    let private = pem("PRIVATE KEY", der.as_ref());
    let public = PrivateKey::from_pem(&private)?.public_pem()?;
    Ok((private, public))
}

/// A name for a key that another key does not have.
fn serial(public: &str) -> String {
    let mut digits = super::hex(&Sha256::digest(public)).to_uppercase();
    digits.truncate(SERIAL);
    digits
}

fn api_key() -> Result<String, KeysError> {
    let mut bytes = [0; API_LENGTH];
    rand::fill(&mut bytes).map_err(|_| KeysError::Make)?;
    Ok(bytes
        .iter()
        .filter_map(|byte| LETTERS.get(usize::from(*byte) % LETTERS.len()))
        .map(|byte| char::from(*byte))
        .collect())
}

fn write(path: &Path, text: &str) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).write(true).truncate(true).mode(PRIVATE).open(path)?;
    file.set_permissions(Permissions::from_mode(PRIVATE))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
