//! A headless Chromium of one's own, with a fake webcam.

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail};
use fantoccini::{Client, ClientBuilder, wd::Capabilities};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::sync::Mutex;

use crate::{
    hands::Hands,
    world::{Running, free_port, from_env, serves},
};

/// A screen of a certain size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Device {
    /// A portrait kiosk, 1080×1920.
    Kiosk,
    /// A phone, 390×844.
    Phone,
    /// A clerk's desk, 1440×900.
    Desk,
}

/// What the webcam shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Webcam {
    /// A scene of `fake-camera`: `face`, `none`, `half`, `two` or `dark`.
    Shows(&'static str),
    /// The visitor says no.
    Denied,
    /// There is none.
    Absent,
}

/// A browser that ends when it is dropped.
#[derive(Debug)]
pub struct Browser {
    /// The WebDriver session.
    pub page: Client,
    /// The screen.
    pub device: Device,
    /// Address of the driver.
    pub(crate) driver: String,
    pressed: Mutex<Option<Instant>>,
    pub(crate) hands: Hands,
    pub(crate) process: Running,
    pub(crate) profile: TempDir,
}

impl Drop for Browser {
    /// A driver that is killed leaves its browser behind: end what runs on our profile.
    fn drop(&mut self) {
        let ours = self.profile.path().display().to_string();
        let _ = Command::new("pkill").args(["-KILL", "-f", "--", &ours]).status();
    }
}

/// Nobody presses twice within this time on purpose, and the app takes it for one press.
const PACE: Duration = Duration::from_millis(320);

impl Device {
    pub(crate) const fn size(self) -> (u32, u32) {
        match self {
            Self::Kiosk => (1080, 1920),
            Self::Phone => (390, 844),
            Self::Desk => (1440, 900),
        }
    }
}

impl Browser {
    /// Opens a browser with an empty profile.
    ///
    /// # Errors
    ///
    /// When driver or browser do not start.
    pub async fn open(device: Device, webcam: Webcam) -> Result<Self> {
        let profile = tempfile::tempdir()?;
        let capabilities = capabilities(device, webcam, &profile)?;
        Self::driven_by("MEDCARD_CHROMEDRIVER", device, capabilities, profile).await
    }

    /// Opens a browser through the driver that a variable names.
    pub(crate) async fn driven_by(
        driver: &str,
        device: Device,
        capabilities: Capabilities,
        profile: TempDir,
    ) -> Result<Self> {
        let port = free_port()?;
        let process = Running::start(Command::new(from_env(driver)?).arg(format!("--port={port}")))?;
        let address = format!("http://127.0.0.1:{port}");
        serves(&format!("{address}/status")).await?;
        let page =
            ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await;
        let page = page.context("no browser session")?;
        page.update_timeouts(fantoccini::wd::TimeoutConfiguration::new(
            Some(Duration::from_secs(30)),
            None,
            None,
        ))
        .await?;
        let (pressed, hands) = (Mutex::default(), Hands::default());
        Ok(Self { page, device, driver: address, pressed, hands, process, profile })
    }

    /// Waits until a person could press again.
    pub async fn at_human_pace(&self) {
        let pressed = *self.pressed.lock().await;
        if let Some(before) = pressed {
            tokio::time::sleep_until((before + PACE).into()).await;
        }
    }

    /// Something was pressed just now.
    pub(crate) async fn has_pressed(&self) {
        *self.pressed.lock().await = Some(Instant::now());
    }

    /// Runs JavaScript in the page.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn run(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        self.page.execute(script, arguments).await.with_context(|| format!("in the page: {script}"))
    }

    /// Keeps a picture under `name`, when `MEDCARD_PICTURES` names a folder.
    ///
    /// # Errors
    ///
    /// When the folder can not be written.
    pub async fn picture(&self, name: &str) -> Result<()> {
        if let Some(folder) = std::env::var_os("MEDCARD_PICTURES").map(PathBuf::from) {
            std::fs::create_dir_all(&folder)?;
            std::fs::write(folder.join(format!("{name}.png")), self.page.screenshot().await?)?;
        }
        Ok(())
    }
}

fn capabilities(device: Device, webcam: Webcam, profile: &TempDir) -> Result<Capabilities> {
    let (width, height) = device.size();
    let mut arguments: Vec<String> = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--lang=zh-CN",
    ]
    .map(str::to_owned)
    .to_vec();
    arguments.push(format!("--window-size={width},{height}"));
    arguments.push(format!("--user-data-dir={}", profile.path().display()));
    match webcam {
        Webcam::Shows(scene) => {
            let video = profile.path().join("webcam.y4m");
            film(scene, &video)?;
            arguments.push("--use-fake-device-for-media-stream".into());
            arguments.push("--use-fake-ui-for-media-stream".into());
            arguments.push(format!("--use-file-for-fake-video-capture={}", video.display()));
        }
        Webcam::Denied => {
            arguments.push("--use-fake-device-for-media-stream".into());
            arguments.push("--deny-permission-prompts".into());
        }
        Webcam::Absent => arguments.push("--use-fake-ui-for-media-stream".into()),
    }
    let (ratio, mobile) = if device == Device::Phone { (2.0, true) } else { (1.0, false) };
    let metrics = json!({ "width": width, "height": height, "pixelRatio": ratio, "mobile": mobile, "touch": device != Device::Desk });
    let options = json!({ "args": arguments, "mobileEmulation": { "deviceMetrics": metrics } });
    let capabilities = json!({ "browserName": "chrome", "goog:chromeOptions": options, "goog:loggingPrefs": { "browser": "ALL" } });
    Ok(capabilities.as_object().cloned().unwrap_or_default())
}

/// Makes what a fake webcam shows: a video, or its first frame when the file ends with `.png`.
///
/// # Errors
///
/// When it cannot be made.
pub fn film(scene: &str, file: &Path) -> Result<()> {
    let mut camera = Command::new(from_env("MEDCARD_FAKE_CAMERA")?);
    let made = camera.arg(scene).arg(file).arg("1280x720").current_dir("..").status()?;
    if !made.success() {
        bail!("no picture of {scene}");
    }
    Ok(())
}
