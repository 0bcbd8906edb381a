//! The merchant's keys and the gateway's, read from a folder.
//!
//! **Invariant:** no key is in any error.

use std::{fs, path::Path};

use domain::wire::WECHAT_CALLBACKS;
use serde::Deserialize;
use wechatpay::{
    keys::{ApiKey, KeyError, KeyRing, PrivateKey, PublicKey},
    sign::Merchant,
};

use super::wechat::Settings;

/// The files of the folder, see `docs/operations.md`.
const DETAILS: &str = "merchant.json";
const MERCHANT: &str = "merchant-key.pem";
const PLATFORM: &str = "platform-public.pem";
const PLATFORM_NEXT: &str = "platform-next.pem";
const API: &str = "apiv3-key";

/// The merchant's keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MerchantError {
    /// A file cannot be read.
    #[error("{file} in the gateway's folder cannot be read: {error}")]
    File {
        /// Which.
        file: &'static str,
        /// What the file system says.
        error: std::io::Error,
    },
    /// The details are not of the documented form.
    #[error("merchant.json in the gateway's folder is not of the documented form")]
    Details,
    /// A file holds no key.
    #[error("{0} in the gateway's folder holds no key that can be used: {1}")]
    Key(&'static str, KeyError),
}

#[derive(Deserialize)]
struct Details {
    mchid: String,
    appid: String,
    merchant_serial: String,
    platform_serial: String,
    /// The key that comes after it, while the gateway changes from one to the other.
    platform_next_serial: Option<String>,
}

/// The settings of a gateway at `base` with the keys of `folder`, whose callbacks come to `public` address.
///
/// # Errors
///
/// [`MerchantError`].
pub fn settings(base: &str, folder: &Path, public: &str) -> Result<Settings, MerchantError> {
    let text = |file: &'static str| {
        fs::read_to_string(folder.join(file)).map_err(|error| MerchantError::File { file, error })
    };
    let details: Details = serde_json::from_str(&text(DETAILS)?).map_err(|_| MerchantError::Details)?;
    let public_key = |file: &'static str| {
        PublicKey::from_pem(&text(file)?).map_err(|error| MerchantError::Key(file, error))
    };
    let mut platform = KeyRing::new().with(details.platform_serial, public_key(PLATFORM)?);
    if let Some(serial) = details.platform_next_serial {
        platform = platform.with(serial, public_key(PLATFORM_NEXT)?);
    }
    let key = PrivateKey::from_pem(&text(MERCHANT)?).map_err(|error| MerchantError::Key(MERCHANT, error))?;
    let api_key = ApiKey::new(text(API)?.trim()).map_err(|error| MerchantError::Key(API, error))?;
    Ok(Settings {
        base: base.to_owned(),
        notify_url: format!("{}{WECHAT_CALLBACKS}", public.trim_end_matches('/')),
        merchant: Merchant {
            mchid: details.mchid,
            appid: details.appid,
            serial: details.merchant_serial,
            key,
        },
        platform,
        api_key,
    })
}
