//! Applying for a card, from the answers to the reference.

use anyhow::Result;

use super::{NEW_MOBILE, Person, ZHIMING};

impl Person<'_> {
    /// Says that it is for another, and who that is.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn is_for(&self, relation: &str, name: &str, id_number: &str) -> Result<()> {
        self.at("holder.whom").await?;
        self.browser.press(&format!("[data-testid={relation}]")).await?;
        self.at("holder.name").await?;
        self.browser.type_into("#holder-name", name).await?;
        self.goes_on().await?;
        self.at("holder.number").await?;
        self.types("#id-number", id_number).await?;
        self.goes_on().await
    }

    /// Chooses the first bank that is offered and agrees to an account there.
    ///
    /// # Errors
    ///
    /// When the bank is not asked for.
    pub async fn chooses_a_bank(&self) -> Result<()> {
        self.at("apply.bank").await?;
        self.browser.press("main label:has(input[type=radio])").await?;
        self.browser.press("main label:has(#bank-consent)").await?;
        self.goes_on().await
    }

    /// Goes from the check back to the answer that `label` calls so.
    ///
    /// # Errors
    ///
    /// When it can not be changed.
    pub async fn changes(&self, label: &str) -> Result<()> {
        let name = format!("{} {}", self.words("action.change")?, self.words(label)?);
        self.browser.press_named(&name).await
    }

    /// Sends another photo after a clerk refused one.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn sends_another_photo(&self) -> Result<()> {
        self.goes_on().await?;
        self.at("capture.intro").await?;
        self.presses("photo.open").await?;
        self.at("capture.finished").await?;
        self.presses("photo.use").await?;
        self.sees("under-review").await
    }

    /// Says that it is for oneself.
    ///
    /// # Errors
    ///
    /// When that is not asked.
    pub async fn is_for_oneself(&self) -> Result<()> {
        self.at("holder.whom").await?;
        self.browser.press("[data-testid=me]").await
    }

    /// Says for oneself and why, and confirms what is on file.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn answers(&self) -> Result<()> {
        self.is_for_oneself().await?;
        self.answers_the_rest().await
    }

    /// The same once it is said whom it is for.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn answers_the_rest(&self) -> Result<()> {
        self.answers_up_to_the_address().await?;
        self.presses("apply.contact.use").await?;
        self.at("capture.intro").await
    }

    /// The same for another, who lives there: where the agent lives is not offered.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn answers_for_another(&self, address: &str) -> Result<()> {
        self.answers_up_to_the_address().await?;
        self.lives_at(address).await?;
        self.at("capture.intro").await
    }

    /// Says where another lives.
    ///
    /// # Errors
    ///
    /// When it is not asked.
    pub async fn lives_at(&self, address: &str) -> Result<()> {
        self.at("contact.address").await?;
        self.reads("apply.address.title.another").await?;
        self.browser.type_into("#contact", address).await?;
        self.goes_on().await
    }

    async fn answers_up_to_the_address(&self) -> Result<()> {
        self.at("apply.reason").await?;
        self.presses("apply.reason.damaged").await?;
        self.goes_on().await?;
        self.at("contact.mobile").await?;
        if self.who.mobile.is_empty() {
            self.types("#contact", NEW_MOBILE).await?;
        }
        self.goes_on().await?;
        self.at("contact.email").await?;
        let on_file = self.who.mobile == ZHIMING.mobile;
        self.presses(if on_file { "apply.contact.use" } else { "apply.email.skip" }).await?;
        self.at("contact.address").await
    }

    /// Applies for a new card up to the photo, from the home screen.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn comes_to_the_photo(&self) -> Result<()> {
        self.wants_a_new_card().await?;
        self.identifies().await?;
        self.answers().await
    }

    /// Opens the camera, waits for the shutter to release by itself, and takes the photo.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn photographs(&self) -> Result<()> {
        self.presses("photo.open").await?;
        self.at("capture.live").await?;
        self.at("capture.finished").await?;
        self.presses("photo.use").await?;
        self.at("apply.check").await
    }

    /// Applies for a new card, from the home screen to the reference.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn applies(&self) -> Result<String> {
        self.comes_to_the_photo().await?;
        self.photographs().await?;
        self.hands_in().await
    }

    /// Declares the answers true and hands them in; the reference, without spaces.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn hands_in(&self) -> Result<String> {
        self.browser.press("main input[type=checkbox], main [role=checkbox], main label").await?;
        self.goes_on().await?;
        self.at("apply.done").await?;
        self.reference().await
    }
}
