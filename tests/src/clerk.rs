//! What a clerk does, in their words.

use anyhow::{Context as _, Result};

use crate::{
    browser::{Browser, Device, Webcam},
    person::Insured,
    world::World,
};

/// A clerk at the console.
#[derive(Debug)]
pub struct Clerk {
    /// What they see.
    pub browser: Browser,
}

impl Clerk {
    /// Signs in at the console.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn signs_in(world: &World, name: &str) -> Result<Self> {
        let browser = Browser::open(Device::Desk, Webcam::Absent).await?;
        browser.page.goto(&format!("{}/", world.staff)).await?;
        browser.at("staff.sign-in").await?;
        browser.type_into("#name", name).await?;
        browser.type_into("#password", &format!("demo-{name}")).await?;
        browser.press("[data-testid=sign-in]").await?;
        browser.at("staff.queue").await?;
        Ok(Self { browser })
    }

    /// Opens a case from the queue and takes it up.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn takes_up(&self, reference: &str) -> Result<()> {
        self.opens(reference).await?;
        self.browser.press("[data-testid=take-up]").await?;
        self.sees("under-review").await
    }

    /// Opens a case.
    ///
    /// # Errors
    ///
    /// When it is not there.
    pub async fn opens(&self, reference: &str) -> Result<()> {
        self.browser.type_into("#search", reference).await?;
        self.browser.press(&format!("[data-testid='case-{reference}']")).await
    }

    /// Grants the case that is open.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn approves(&self) -> Result<()> {
        self.browser.press("[data-testid=approve]").await?;
        self.sees("approved").await
    }

    /// Settles the fee of the case that is open.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn settles(&self, reference: &str) -> Result<()> {
        self.opens(reference).await?;
        self.browser.press("[data-testid=settle]").await?;
        self.browser.press("[data-testid=confirm-settle]").await
    }

    /// Hands the card over against the code and the identity number.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn hands_over(&self, reference: &str, code: &str, who: Insured) -> Result<()> {
        self.browser.run("location.hash = '#handover'", vec![]).await?;
        self.browser.at("staff.handover").await?;
        self.browser.type_into("#handover-reference", reference).await?;
        self.browser.press("[data-testid=find-case]").await?;
        self.browser.type_into("#pickup-code", code).await?;
        self.browser.type_into("#id-number", who.id_number).await?;
        self.browser.press("[data-testid=handover]").await?;
        self.browser.press("[data-testid=handed-over]").await
    }

    /// Waits until the open case stands at `status`.
    ///
    /// # Errors
    ///
    /// When it does not in time.
    pub async fn sees(&self, status: &str) -> Result<()> {
        let selector = format!("[data-testid=case-status][data-status='{status}']");
        let wait = self.browser.page.wait().at_most(crate::world::PATIENCE);
        wait.for_element(fantoccini::Locator::Css(&selector))
            .await
            .with_context(|| format!("the case is not {status}"))?;
        Ok(())
    }
}
