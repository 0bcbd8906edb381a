//! The browser's inspector, spoken to directly: workers and recordings, which WebDriver knows nothing of.
//!
//! The methods are those of the Chrome `DevTools` Protocol.

pub mod recording;
mod socket;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use self::socket::Socket;
use crate::browser::Browser;

/// What can be inspected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The page, with everything in it when it is recorded.
    Page,
    /// The worker that the page has started.
    Worker,
}

/// A conversation with the inspector of one part.
#[derive(Debug)]
pub struct Inspector {
    socket: Socket,
    asked: u64,
    heard: Vec<Value>,
}

impl Browser {
    /// Begins to inspect a part. A worker that was ended is not there any more.
    ///
    /// # Errors
    ///
    /// When there is no such part.
    pub async fn inspects(&self, part: Part) -> Result<Inspector> {
        let address = std::fs::read_to_string(self.profile.path().join("DevToolsActivePort"))
            .context("the browser does not say where its inspector is")?;
        let number = address.lines().next().unwrap_or_default();
        let all: Value = reqwest::get(format!("http://127.0.0.1:{number}/json/list")).await?.json().await?;
        let kind = if part == Part::Page { "page" } else { "worker" };
        let mut of_kind = all.as_array().into_iter().flatten().filter(|found| found["type"] == kind);
        let found = of_kind.next().and_then(|found| found["webSocketDebuggerUrl"].as_str());
        let socket = Socket::open(found.with_context(|| format!("there is no {kind}"))?).await?;
        Ok(Inspector { socket, asked: 0, heard: Vec::new() })
    }
}

impl Inspector {
    /// Calls a method, and gives its result.
    ///
    /// # Errors
    ///
    /// When the browser refuses, or what was inspected has ended.
    pub async fn asks(&mut self, method: &str, parameters: Value) -> Result<Value> {
        self.asked += 1;
        let question = json!({ "id": self.asked, "method": method, "params": parameters });
        self.socket.send(&question.to_string()).await?;
        loop {
            let mut message = self.next().await?;
            if message["id"] == self.asked {
                ensure!(message["error"].is_null(), "the browser refused {method}: {}", message["error"]);
                return Ok(message["result"].take());
            }
            self.heard.push(message);
        }
    }

    /// The parameters of every event so far, up to the next one called `last`.
    ///
    /// # Errors
    ///
    /// When what was inspected has ended.
    pub async fn hears_until(&mut self, last: &str) -> Result<Vec<(String, Value)>> {
        while self.heard.last().is_none_or(|message| message["method"] != last) {
            let message = self.next().await?;
            self.heard.push(message);
        }
        let named = |mut message: Value| {
            (message["method"].as_str().unwrap_or_default().to_owned(), message["params"].take())
        };
        Ok(self.heard.drain(..).map(named).collect())
    }

    /// The value of an expression there.
    ///
    /// # Errors
    ///
    /// When it throws.
    pub async fn evaluates(&mut self, expression: &str) -> Result<Value> {
        let asked = json!({ "expression": expression, "returnByValue": true, "awaitPromise": true });
        let mut answer = self.asks("Runtime.evaluate", asked).await?;
        ensure!(answer["exceptionDetails"].is_null(), "{expression} threw: {}", answer["exceptionDetails"]);
        Ok(answer["result"]["value"].take())
    }

    async fn next(&mut self) -> Result<Value> {
        Ok(serde_json::from_str(&self.socket.receive().await?)?)
    }
}
