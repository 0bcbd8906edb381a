//! What the clients of the systems behind us share: one HTTP client with its time limit, and one way to fail.
//!
//! **Invariant:** an [`OutsideError`] names the system and the kind of failure, never what was sent or answered: personal data
//! travels there.

use std::time::Duration;

use serde::de::DeserializeOwned;

/// How long a system behind us may take to answer.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// The longest answer that is read.
const ANSWER_MAX: usize = 4 * 1024 * 1024;

/// A system behind us did not do what was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{system} {failure}")]
pub struct OutsideError {
    /// Which one.
    pub system: System,
    /// What happened.
    pub failure: Failure,
}

/// A system behind us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum System {
    /// The insurance core.
    Core,
    /// The SMS gateway.
    Sms,
    /// The mail gateway.
    Mail,
    /// The card maker.
    CardMaker,
    /// The payment gateway.
    Gateway,
}

impl std::fmt::Display for System {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Core => "the insurance core",
            Self::Sms => "the SMS gateway",
            Self::Mail => "the mail gateway",
            Self::CardMaker => "the card maker",
            Self::Gateway => "the payment gateway",
        })
    }
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// It could not be reached.
    #[error("cannot be reached")]
    Unreachable,
    /// It took longer than it may: [`PATIENCE`], as a rule.
    #[error("did not answer in time")]
    TooSlow,
    /// It answered with this HTTP status.
    #[error("answered with status {0}")]
    Status(u16),
    /// Its answer is not what was agreed.
    #[error("answered something that cannot be read")]
    Unreadable,
    /// It is outside its office hours.
    #[error("is closed now")]
    Closed,
    /// It failed so often that it is left alone for a while.
    #[error("is left alone for a while")]
    LeftAlone,
    /// It said no, in words that are not for us to show.
    #[error("refused the request")]
    Refused,
}

impl System {
    /// This system failed in this way.
    #[must_use]
    pub const fn failed(self, failure: Failure) -> OutsideError {
        OutsideError { system: self, failure }
    }
}

/// A client for a system behind us.
#[derive(Clone, Debug)]
pub struct Caller {
    client: reqwest::Client,
    base: String,
    system: System,
}

impl Caller {
    /// A client for the system at `base`.
    ///
    /// # Errors
    ///
    /// When the machine's TLS cannot be set up.
    pub fn new(system: System, base: &str) -> Result<Self, reqwest::Error> {
        Self::with_patience(system, base, PATIENCE)
    }

    /// The same, with another patience.
    ///
    /// # Errors
    ///
    /// Those of [`Caller::new`].
    pub fn with_patience(system: System, base: &str, patience: Duration) -> Result<Self, reqwest::Error> {
        let client = reqwest::Client::builder().timeout(patience).no_proxy().build()?;
        Ok(Self { client, base: base.to_owned(), system })
    }

    /// Posts `body` and reads the answer.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    pub async fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl serde::Serialize,
    ) -> Result<T, OutsideError> {
        self.answer(self.client.post(self.address(path)).json(body)).await
    }

    /// Gets something; `None` when there is no such thing.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    pub async fn get<T: DeserializeOwned>(&self, path: &str) -> Result<Option<T>, OutsideError> {
        match self.answer(self.client.get(self.address(path))).await {
            Err(OutsideError { failure: Failure::Status(404), .. }) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Posts `body`; only whether it was taken counts.
    ///
    /// # Errors
    ///
    /// [`OutsideError`].
    pub async fn tell(&self, path: &str, body: &impl serde::Serialize) -> Result<(), OutsideError> {
        self.send(self.client.post(self.address(path)).json(body)).await.map(drop)
    }

    fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    async fn answer<T: DeserializeOwned>(&self, request: reqwest::RequestBuilder) -> Result<T, OutsideError> {
        let body = self.body(self.send(request).await?).await?;
        serde_json::from_slice(&body).map_err(|_| self.system.failed(Failure::Unreadable))
    }

    /// The whole answer, unless it is longer than any that was agreed.
    async fn body(&self, mut response: reqwest::Response) -> Result<Vec<u8>, OutsideError> {
        let mut body = Vec::new();
        let failed = |error: reqwest::Error| self.failed(&error, Failure::Unreadable);
        while let Some(chunk) = response.chunk().await.map_err(failed)? {
            if body.len() + chunk.len() > ANSWER_MAX {
                return Err(self.system.failed(Failure::Unreadable));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }

    async fn send(&self, request: reqwest::RequestBuilder) -> Result<reqwest::Response, OutsideError> {
        let response = request.send().await.map_err(|error| self.failed(&error, Failure::Unreachable))?;
        let status = response.status();
        if status.is_success() {
            Ok(response)
        } else {
            Err(self.system.failed(Failure::Status(status.as_u16())))
        }
    }

    fn failed(&self, error: &reqwest::Error, otherwise: Failure) -> OutsideError {
        self.system.failed(if error.is_timeout() { Failure::TooSlow } else { otherwise })
    }
}
