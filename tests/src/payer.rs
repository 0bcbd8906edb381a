//! Whoever pays: a code read off a screen, and the payer's page in a browser of their own.

use anyhow::{Context as _, Result};
use fantoccini::Locator;
use serde_json::Value;

use crate::{
    browser::{Browser, Device, Webcam},
    world::PATIENCE,
};

/// Pixels that a module of a code has in the picture that is read.
const SCALE: usize = 4;

/// A payer with a phone of their own.
#[derive(Debug)]
pub struct Payer {
    /// What they see.
    pub browser: Browser,
}

impl Payer {
    /// Scans the code on a screen, which opens the payer's page.
    ///
    /// # Errors
    ///
    /// When there is no code, or its page does not open.
    pub async fn scans(screen: &Browser) -> Result<Self> {
        Self::opens(&screen.code_on_screen().await?).await
    }

    /// Opens the payer's page.
    ///
    /// # Errors
    ///
    /// When it does not open.
    pub async fn opens(link: &str) -> Result<Self> {
        let browser = Browser::open(Device::Phone, Webcam::Absent).await?;
        browser.page.goto(link).await?;
        browser.reads("模拟支付").await?;
        Ok(Self { browser })
    }

    /// Pays; the transaction number.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn pays(&self) -> Result<String> {
        self.browser.pays_on_this_page().await
    }
}

impl Browser {
    /// Pays on the payer's page; the transaction number.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn pays_on_this_page(&self) -> Result<String> {
        self.press("button.pay").await?;
        self.reads("支付成功（模拟）").await?;
        let number = "return document.querySelector('code')?.innerText ?? null";
        let number = self.run(number, vec![]).await?;
        Ok(number.as_str().context("there is no transaction number")?.to_owned())
    }

    /// Declines on the payer's page.
    ///
    /// # Errors
    ///
    /// When it can not.
    pub async fn declines_on_this_page(&self) -> Result<()> {
        self.press("form[action$='/decline'] button").await?;
        self.reads("没有付款").await
    }

    /// What the code on the screen says, read from its dark squares as a phone's camera reads them.
    ///
    /// # Errors
    ///
    /// When none can be read.
    pub async fn code_on_screen(&self) -> Result<String> {
        self.page.wait().at_most(PATIENCE).for_element(Locator::Css(".c-qr__modules")).await?;
        let squares = "const code = document.querySelector('.c-qr');
            return [code.viewBox.baseVal.width, code.querySelector('.c-qr__modules').getAttribute('d')]";
        let drawn = self.run(squares, vec![]).await?;
        read(&drawn).context("the code on the screen can not be read")
    }
}

/// The text of a drawn code: the modules of a side, and a path of one square for each dark one.
fn read(drawn: &Value) -> Option<String> {
    let side = usize::try_from(drawn[0].as_u64()?).ok()?;
    let square = |square: &str| {
        let (x, y) = square.strip_suffix("h1v1h-1z")?.split_once(' ')?;
        Some((x.parse::<usize>().ok()?, y.parse::<usize>().ok()?))
    };
    let mut dark = vec![false; side * side];
    for (x, y) in drawn[1].as_str()?.split('M').filter_map(square) {
        *dark.get_mut(y * side + x)? = true;
    }
    let grey = |x: usize, y: usize| if dark[y / SCALE * side + x / SCALE] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side * SCALE, side * SCALE, grey);
    picture.detect_grids().first()?.decode().ok().map(|(_, text)| text)
}
