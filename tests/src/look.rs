//! How a screen must look to a person: in both languages, on kiosk and phone, in a picture that is kept.

use anyhow::{Result, ensure};
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Device},
    clerk::Clerk,
    person::{Language, Person},
};

impl Person<'_> {
    /// Checks a screen and keeps its picture.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub async fn stands(&self, step: &str) -> Result<()> {
        self.stands_as(step, step, self.language).await
    }

    /// Checks a screen in both languages, and keeps both pictures under `name`. It ends in the language it began with.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub async fn stands_in_both(&self, step: &str, name: &str) -> Result<()> {
        self.stands_as(step, name, self.language).await?;
        let [there, back] = match self.language {
            Language::Chinese => ["English", "中文"],
            Language::English => ["中文", "English"],
        };
        self.browser.press_named(there).await?;
        self.browser.speaks(self.language.other()).await?;
        self.stands_as(step, name, self.language.other()).await?;
        self.browser.press_named(back).await?;
        self.browser.speaks(self.language).await
    }

    /// Checks a screen that is in `language`, and keeps its picture under `name`.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub async fn stands_as(&self, step: &str, name: &str, language: Language) -> Result<()> {
        self.browser.stands(step).await?;
        self.browser.fits(step).await?;
        self.browser.picture(&format!("{}-{}-{name}", self.device(), language.tag())).await
    }

    const fn device(&self) -> &'static str {
        match self.browser.device {
            Device::Kiosk => "kiosk",
            Device::Phone => "phone",
            Device::Desk => "desk",
        }
    }
}

impl Clerk {
    /// Checks what the console shows and keeps its picture under `name`.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub async fn stands(&self, step: &str, name: &str) -> Result<()> {
        self.browser.stands(step).await?;
        self.browser.picture(&format!("desk-{name}")).await
    }
}

impl Browser {
    /// Checks that nothing has to be scrolled sideways.
    ///
    /// # Errors
    ///
    /// When something has.
    pub async fn fits(&self, step: &str) -> Result<()> {
        let script = "const root = document.documentElement; return root.scrollWidth - root.clientWidth";
        let beyond = self.run(script, vec![]).await?;
        ensure!(beyond == json!(0), "{step}: {beyond} pixels beyond the edge");
        Ok(())
    }

    /// Types on the keyboard, into whatever has the focus.
    ///
    /// # Errors
    ///
    /// When nothing can have it.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        Ok(self.page.active_element().await?.send_keys(keys).await?)
    }

    pub(crate) async fn shows_focus(&self) -> Result<()> {
        let script = "const at = document.activeElement;
            // A title that takes the focus is where reading starts, not a control.
            if (!at || at === document.body || at.matches('[tabindex=\"-1\"]')) return null;
            const shown = e => { const style = getComputedStyle(e);
                return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none' };
            const seen = [at, at.closest('label'), at.parentElement].some(e => e && shown(e));
            return seen ? null : at.outerHTML.slice(0, 120)";
        let unseen = self.run(script, vec![]).await?;
        ensure!(unseen == Value::Null, "the focus can not be seen on {unseen}");
        Ok(())
    }

    /// Waits until the page is in `language`.
    ///
    /// # Errors
    ///
    /// When it is not in time.
    pub async fn speaks(&self, language: Language) -> Result<()> {
        let selector = format!("html[lang='{}']", language.tag());
        let wait = self.page.wait().at_most(crate::world::PATIENCE);
        wait.for_element(fantoccini::Locator::Css(&selector)).await?;
        Ok(())
    }
}
