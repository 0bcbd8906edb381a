//! A headless Firefox of one's own: the other engine that people have on their phones and desks.

use std::fmt::Write as _;

use anyhow::Result;
use serde_json::json;
use tempfile::TempDir;

use crate::{
    browser::{Browser, Device},
    world::from_env,
};

/// How dense a phone's screen is.
const DENSITY: u32 = 2;

/// Lets its window be as narrow as a phone.
const NARROW: &str = ":root { min-width: 0 !important; }";

/// What its profile says: quiet, no camera for anybody, the words in Chinese.
const SETTINGS: [(&str, &str); 10] = [
    ("app.normandy.enabled", "false"),
    ("app.update.auto", "false"),
    ("browser.shell.checkDefaultBrowser", "false"),
    ("datareporting.policy.dataSubmissionEnabled", "false"),
    ("dom.w3c_touch_events.enabled", "1"),
    ("intl.accept_languages", "\"zh-CN,zh\""),
    ("media.navigator.streams.fake", "true"),
    ("permissions.default.camera", "2"),
    ("ui.useOverlayScrollbars", "1"),
    ("toolkit.legacyUserProfileCustomizations.stylesheets", "true"),
];

impl Browser {
    /// Opens Firefox with an empty profile, where the visitor says no to the camera.
    ///
    /// # Errors
    ///
    /// When driver or browser do not start.
    pub async fn open_firefox(device: Device) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let density = if device == Device::Phone { DENSITY } else { 1 };
        write_settings(&profile, density)?;
        let (width, height) = device.size();
        let size = [width, height].map(|pixels| pixels.to_string());
        let options = json!({
            "binary": from_env("MEDCARD_FIREFOX")?,
            "args": ["-headless", "-profile", profile.path(), "--width", size[0], "--height", size[1]],
        });
        let capabilities = json!({ "browserName": "firefox", "moz:firefoxOptions": options });
        let capabilities = capabilities.as_object().cloned().unwrap_or_default();
        Self::driven_by("MEDCARD_GECKODRIVER", device, capabilities, profile).await
    }
}

fn write_settings(profile: &TempDir, density: u32) -> Result<()> {
    let mut settings = format!("user_pref(\"layout.css.devPixelsPerPx\", \"{density}.0\");\n");
    for (name, value) in SETTINGS {
        writeln!(settings, "user_pref(\"{name}\", {value});")?;
    }
    std::fs::write(profile.path().join("user.js"), settings)?;
    std::fs::create_dir(profile.path().join("chrome"))?;
    Ok(std::fs::write(profile.path().join("chrome/userChrome.css"), NARROW)?)
}
