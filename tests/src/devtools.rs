//! What only the browser's own tools can set: permissions, position, network.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::browser::Browser;

/// Whether the visitor lets a page know something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Granted,
    /// No.
    Denied,
}

/// How the network is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// As it is.
    Up,
    /// Not there.
    Down,
    /// There, but sending takes long.
    SlowToSend,
}

impl Browser {
    /// Answers the question for a permission, such as `geolocation`, before it is asked.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn permits(&self, permission: &str, answer: Answer) -> Result<()> {
        let setting = if answer == Answer::Granted { "granted" } else { "denied" };
        let parameters = json!({ "permission": { "name": permission }, "setting": setting });
        self.devtools("Browser.setPermission", parameters).await.map(drop)
    }

    /// Puts the device somewhere.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn stands_at(&self, latitude: f64, longitude: f64) -> Result<()> {
        let position = json!({ "latitude": latitude, "longitude": longitude, "accuracy": 20 });
        self.devtools("Emulation.setGeolocationOverride", position).await.map(drop)
    }

    /// Changes the network for this page.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn network(&self, network: Network) -> Result<()> {
        let sending = if network == Network::SlowToSend { 10_000 } else { -1 };
        self.devtools("Network.enable", json!({})).await?;
        let conditions = json!({ "offline": network == Network::Down, "latency": 0, "downloadThroughput": -1, "uploadThroughput": sending });
        self.devtools("Network.emulateNetworkConditions", conditions).await.map(drop)
    }

    /// Runs a script in every page before its own.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn before_each_page(&self, script: &str) -> Result<()> {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await.map(drop)
    }

    /// Runs no script of any page.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn without_scripts(&self) -> Result<()> {
        self.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await.map(drop)
    }

    /// Gives the screen another size: a panel that hangs across.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn measures(&self, width: u32, height: u32) -> Result<()> {
        let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", metrics).await.map(drop)
    }

    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Result<Value> {
        let session = self.page.session_id().await?.context("the session is over")?;
        let url = format!("{}/session/{session}/goog/cdp/execute", self.driver);
        let asked = json!({ "cmd": command, "params": parameters });
        let answer = reqwest::Client::new().post(url).json(&asked).send().await?;
        let (status, mut told) = (answer.status(), answer.json::<Value>().await?);
        ensure!(status.is_success(), "the browser refused {command}: {told}");
        Ok(told["value"].take())
    }
}
