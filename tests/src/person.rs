//! What a resident does, in their words.

mod applying;
mod identifying;
mod paying;

use std::time::Instant;

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

pub use crate::insured::{
    ABDU, AILI, AYI, DASHAN, Insured, RUOLAN, SIYUAN, TUAN, WENJING, XIAOMAN, XIULAN, YAN, ZHIMING,
};
pub use crate::language::Language;
use crate::{
    browser::{Browser, Device, Webcam},
    world::{PATIENCE, World},
};

/// What people give who have a new mobile.
pub const NEW_MOBILE: &str = "15400009999";

/// A resident at a screen.
#[derive(Debug)]
pub struct Person<'w> {
    /// What they see.
    pub browser: Browser,
    /// The language of the screens.
    pub language: Language,
    world: &'w World,
    words: Value,
    who: Insured,
}

impl<'w> Person<'w> {
    /// Opens the app: at the attract screen of a kiosk, or at home on a phone.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn arrives(
        world: &'w World,
        who: Insured,
        device: Device,
        webcam: Webcam,
        language: Language,
    ) -> Result<Self> {
        Self::arrives_with(world, who, device, webcam, language, "").await
    }

    /// The same, with a wish in the address, such as `&mode=elder`.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn arrives_with(
        world: &'w World,
        who: Insured,
        device: Device,
        webcam: Webcam,
        language: Language,
        wish: &str,
    ) -> Result<Self> {
        Self::arrives_in(Browser::open(device, webcam).await?, world, who, language, wish).await
    }

    /// The same in a browser that stands open.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn arrives_in(
        browser: Browser,
        world: &'w World,
        who: Insured,
        language: Language,
        wish: &str,
    ) -> Result<Self> {
        let device = browser.device;
        let file = format!("../crates/text/locales/app/{}.json", language.tag());
        let words = serde_json::from_slice(&std::fs::read(file)?)?;
        let person = Self { browser, language, world, words, who };
        let kiosk = if device == Device::Kiosk { format!("&kiosk={}", who.kiosk) } else { String::new() };
        person.browser.page.goto(&format!("{}/?lang={}{kiosk}{wish}", world.app, language.tag())).await?;
        person.at(if device == Device::Kiosk { "attract" } else { "home" }).await?;
        Ok(person)
    }

    /// Comes back to the first screen, as somebody whose visit was ended.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn opens_anew(&self) -> Result<()> {
        let device = self.browser.device;
        self.browser.page.delete_all_cookies().await?;
        let kiosk =
            if device == Device::Kiosk { format!("&kiosk={}", self.who.kiosk) } else { String::new() };
        let address = format!("{}/?lang={}&mode=plain{kiosk}", self.world.app, self.language.tag());
        self.browser.page.goto(&address).await?;
        self.at(if device == Device::Kiosk { "attract" } else { "home" }).await
    }

    /// The screen alone, when the world is to be changed behind it.
    #[must_use]
    pub fn into_browser(self) -> Browser {
        self.browser
    }

    /// Who it is.
    #[must_use]
    pub const fn who(&self) -> Insured {
        self.who
    }

    /// Waits until the screen of `step` is shown.
    ///
    /// # Errors
    ///
    /// When it is not in time.
    pub async fn at(&self, step: &str) -> Result<()> {
        self.browser.at(step).await
    }

    /// The sentence of a key, in the language of the screens.
    ///
    /// # Errors
    ///
    /// When there is no such key.
    pub fn words(&self, key: &str) -> Result<&str> {
        self.words[key].as_str().with_context(|| format!("no words for {key}"))
    }

    /// Whether this is a whole sentence of the locale file, without places to fill in.
    #[must_use]
    pub fn says(&self, sentence: &str) -> bool {
        !sentence.contains('{')
            && self.words.as_object().is_some_and(|words| words.values().any(|said| said == sentence))
    }

    /// Presses the control that says what `key` says.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn presses(&self, key: &str) -> Result<()> {
        self.browser.press_named(self.words(key)?).await
    }

    /// Presses the screen's one main action.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn goes_on(&self) -> Result<()> {
        self.browser.press("[data-testid=primary]").await
    }

    /// Waits until what `key` says can be read.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn reads(&self, key: &str) -> Result<()> {
        let sentence = self.words(key)?;
        let plain = sentence.split('{').next().unwrap_or_default().trim();
        self.browser.reads(plain).await
    }

    /// From the first screen to what replacing takes.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn wants_a_new_card(&self) -> Result<()> {
        if self.browser.device == Device::Kiosk {
            self.browser.press("main button").await?;
            self.at("home").await?;
        } else {
            self.chooses_the_region().await?;
        }
        self.presses("service.replace.title").await?;
        self.at("apply.overview").await?;
        self.goes_on().await?;
        self.at("identify.consent").await
    }

    /// Opens a service by its address, up to what it takes.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn wants(&self, path: &str) -> Result<()> {
        self.opens(path).await?;
        self.at("apply.overview").await
    }

    /// Opens an address of the app.
    ///
    /// # Errors
    ///
    /// When it cannot be loaded.
    pub async fn opens(&self, path: &str) -> Result<()> {
        let kiosk = if self.browser.device == Device::Kiosk {
            format!("&kiosk={}", self.who.kiosk)
        } else {
            String::new()
        };
        let address = format!("{}{path}?lang={}{kiosk}", self.world.app, self.language.tag());
        Ok(self.browser.page.goto(&address).await?)
    }

    /// The reference that can be read on the page.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub async fn reference(&self) -> Result<String> {
        let script = "return document.body.innerText.match(/\\d{4} \\d{4} \\d/)?.[0] ?? null";
        let found = self.browser.run(script, vec![]).await?;
        Ok(found.as_str().context("no reference can be read")?.replace(' ', ""))
    }

    /// Waits until the case that is shown stands at `status`.
    ///
    /// # Errors
    ///
    /// When it does not in time.
    pub async fn sees(&self, status: &str) -> Result<()> {
        let script = "return document.querySelector('[data-status]')?.dataset.status ?? null";
        let since = Instant::now();
        let mut shown = Value::Null;
        while since.elapsed() < PATIENCE {
            shown = self.browser.run(script, vec![]).await?;
            if shown == status {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        self.browser.picture(&format!("stuck-{status}")).await?;
        bail!("waited for {status}, but the case is shown as {shown}")
    }

    /// Chooses the first outlet of the list.
    ///
    /// # Errors
    ///
    /// When a screen does not follow.
    pub async fn chooses_the_nearest_outlet(&self) -> Result<()> {
        self.goes_on().await?;
        self.at("track.outlets").await?;
        self.browser.press("[data-testid=outlet]").await?;
        self.goes_on().await?;
        self.at("track.case").await
    }

    /// The pickup code that is shown.
    ///
    /// # Errors
    ///
    /// When none is.
    pub async fn pickup_code(&self) -> Result<String> {
        let script = "return document.querySelector('[data-testid=pickup-code]')?.innerText ?? null";
        let found = self.browser.run(script, vec![]).await?;
        let code: String =
            found.as_str().context("no pickup code is shown")?.chars().filter(char::is_ascii_digit).collect();
        Ok(code)
    }

    /// Types on a phone, presses the pad's keys on a kiosk.
    ///
    /// # Errors
    ///
    /// When there is nothing to type into.
    pub async fn types(&self, selector: &str, text: &str) -> Result<()> {
        if self.browser.device != Device::Kiosk || self.browser.hands.type_on_keys() {
            return self.browser.type_into(selector, text).await;
        }
        let typed = "return document.querySelector(arguments[0]).value.replace(/\\s/g, '').length";
        let since = Instant::now();
        for (index, key) in text.chars().enumerate() {
            // A key that was pressed a moment ago is a second tap: press until it counts, as people do.
            while self.browser.run(typed, vec![selector.into()]).await?.as_u64() == u64::try_from(index).ok()
            {
                self.browser.press_named(&key.to_string()).await?;
                tokio::task::yield_now().await;
                if since.elapsed() > PATIENCE {
                    bail!("the pad does not type {key}");
                }
            }
        }
        Ok(())
    }

    /// On a phone, where it is not the region that is shown already.
    ///
    /// # Errors
    ///
    /// When it cannot be chosen.
    pub async fn chooses_the_region(&self) -> Result<()> {
        let [chinese, english] = self.who.region;
        let region = if self.language == Language::Chinese { chinese } else { english };
        let shown = "return document.body.innerText.includes(arguments[0])";
        if self.browser.run(shown, vec![region.into()]).await? == true {
            return Ok(());
        }
        self.browser.press("[data-testid=region]").await?;
        self.browser.press_named(region).await?;
        self.browser.reads(region).await
    }
}
