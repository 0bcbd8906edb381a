//! Bringing money, from the first screen to the code that is paid.

use anyhow::{Context as _, Result};

use super::Person;
use crate::browser::Device;

impl Person<'_> {
    /// From the first screen to the ways of bringing money.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn wants_to_bring_money(&self) -> Result<()> {
        self.looks_at_money().await?;
        self.presses("service.recharge.title").await?;
        self.at("recharge.overview").await
    }

    /// From the first screen to the services about money.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn looks_at_money(&self) -> Result<()> {
        if self.browser.device == Device::Kiosk {
            self.browser.press("main button").await?;
            self.at("home").await?;
        } else {
            self.chooses_the_region().await?;
        }
        self.presses("service.money.title").await?;
        self.at("services").await
    }

    /// Says who it is, and that the money is for oneself.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn brings_money_for_oneself(&self) -> Result<()> {
        self.wants_to_bring_money().await?;
        self.goes_on().await?;
        self.identifies().await?;
        self.at("recharge.whom").await?;
        self.browser.press("[data-testid=me]").await
    }

    /// Tops up one's own account, up to the code that is to be paid.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn tops_up(&self, yuan: &str) -> Result<()> {
        self.brings_money_for_oneself().await?;
        self.at("recharge.amount").await?;
        self.types("#amount", yuan).await?;
        self.goes_on().await?;
        self.at("recharge.check").await?;
        self.goes_on().await?;
        self.at("pay.waiting").await
    }

    /// The receipt code of the payment on the screen, without spaces.
    ///
    /// # Errors
    ///
    /// When none can be read.
    pub async fn receipt_code(&self) -> Result<String> {
        let script = "return document.body.innerText.match(/\\d{4}\\s\\d{4}\\s\\d{4}/)?.[0] ?? null";
        let found = self.browser.run(script, vec![]).await?;
        let digits = found.as_str().context("no receipt code can be read")?.replace(char::is_whitespace, "");
        Ok(digits)
    }
}
