//! Saying who one is.

use anyhow::{Context as _, Result};

use super::Person;

impl Person<'_> {
    /// Agrees, gives number and code, and confirms the masked name.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn identifies(&self) -> Result<()> {
        self.identifies_after(None).await.map(drop)
    }

    /// The same with a code that is not the one `before`; the code.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn identifies_after(&self, before: Option<&str>) -> Result<String> {
        self.gives_number().await?;
        let code = self.world.code_for(self.who.mobile, before).await?;
        self.gives_code(&code).await?;
        self.at("identify.name").await?;
        self.goes_on().await?;
        Ok(code)
    }

    /// Agrees and gives the number, up to the question for the code.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn gives_number(&self) -> Result<()> {
        self.at("identify.consent").await?;
        self.goes_on().await?;
        self.at("identify.number").await?;
        self.types("#id-number", self.who.id_number).await?;
        self.goes_on().await?;
        self.at("identify.code").await
    }

    /// Gives a code.
    ///
    /// # Errors
    ///
    /// When it can not be typed.
    pub async fn gives_code(&self, code: &str) -> Result<()> {
        self.types("[autocomplete=one-time-code], main input", code).await?;
        // Six digits may go on by themselves.
        let step = "return document.querySelector('[data-step]')?.dataset.step";
        if self.browser.run(step, vec![]).await? == "identify.code" {
            self.goes_on().await.ok();
        }
        Ok(())
    }

    /// At a kiosk, asks for a clerk who vouches; the digits to tell them.
    ///
    /// # Errors
    ///
    /// When none are shown.
    pub async fn asks_for_vouching(&self) -> Result<String> {
        self.presses("identify.code.vouch").await?;
        self.at("identify.vouching").await?;
        let digits = "return document.querySelector('.c-big-number__digits')?.innerText.replace(/\\D/g, '')";
        let shown = self.browser.run(digits, vec![]).await?;
        Ok(shown.as_str().context("no digits are shown")?.to_owned())
    }
}
