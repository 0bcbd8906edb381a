//! What every page has in common: steps, buttons by name, and the checks that each screen must stand.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use fantoccini::Locator;
use serde_json::{Value, json};

use crate::{
    browser::{Browser, Device},
    hands::Wanted,
    world::{PATIENCE, from_env},
};

impl Browser {
    /// Waits until the screen of `step` is shown and nothing is under way.
    ///
    /// # Errors
    ///
    /// When it is not in time; the error names the step that is shown instead.
    pub async fn at(&self, step: &str) -> Result<()> {
        let since = Instant::now();
        let mut shown = Value::Null;
        while since.elapsed() < PATIENCE {
            shown = self
                .run("return document.querySelector('[data-step]')?.dataset.step ?? null", vec![])
                .await?;
            if shown == step {
                return self.comes_to(step).await;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let words = self.run("return document.body.innerText", vec![]).await?;
        self.picture(&format!("stuck-{step}")).await?;
        bail!("waited for {step}, but {shown} is shown: {words}")
    }

    /// Waits until `text` can be read on the page.
    ///
    /// # Errors
    ///
    /// When it can not in time.
    pub async fn reads(&self, text: &str) -> Result<()> {
        let script = "return document.body.innerText.includes(arguments[0])";
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if self.run(script, vec![json!(text)]).await? == true {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let words = self.run("return document.body.innerText", vec![]).await?;
        self.picture("stuck-reading").await?;
        bail!("`{text}` can not be read: {words}")
    }

    /// Waits until nothing matches a CSS selector any more.
    ///
    /// # Errors
    ///
    /// When something still does after a while.
    pub async fn gone(&self, selector: &str) -> Result<()> {
        let since = Instant::now();
        let there = "return document.querySelector(arguments[0]) !== null";
        while since.elapsed() < PATIENCE {
            if self.run(there, vec![json!(selector)]).await? == false {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.picture("stuck-going").await?;
        bail!("{selector} is still there")
    }

    /// Waits until the page is another than the one that was marked with `window.before`.
    ///
    /// # Errors
    ///
    /// When it is not in time.
    pub async fn reloaded(&self) -> Result<()> {
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            if self.run("return window.before === true", vec![]).await? == false {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        bail!("the page was not loaded anew")
    }

    /// Presses what matches a CSS selector, once it can be pressed.
    ///
    /// # Errors
    ///
    /// When there is no such thing in time.
    pub async fn press(&self, selector: &str) -> Result<()> {
        if self.hands.are_bound() {
            return self.handles(&Wanted::matching(selector)).await;
        }
        let since = Instant::now();
        loop {
            let found = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await;
            if found.is_err() {
                self.picture("stuck-pressing").await?;
            }
            let found = found.with_context(|| format!("nothing is {selector}"))?;
            let centred = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center', behavior: 'instant' })";
            self.run(centred, vec![json!(selector)]).await?;
            self.at_human_pace().await;
            let pressed = found.click().await;
            self.has_pressed().await;
            match pressed {
                Ok(()) => return Ok(()),
                Err(error) if since.elapsed() > PATIENCE => bail!("cannot press {selector}: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            }
        }
    }

    /// Presses a control by its visible or accessible name.
    ///
    /// # Errors
    ///
    /// When nothing has that name in time.
    pub async fn press_named(&self, name: &str) -> Result<()> {
        if self.hands.are_bound() {
            return self.handles(&Wanted::named(name)).await;
        }
        let script = "const name = arguments[0];
            const named = e => (e.getAttribute('aria-label') ?? e.innerText ?? '').includes(name) && e.getClientRects().length > 0;
            const all = [...document.querySelectorAll('button, a, label, [role=radio], [role=tab], summary')];
            const found = all.find(e => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim() === name && e.getClientRects().length > 0) ?? all.find(named);
            if (!found || found.disabled || found.getAttribute('aria-disabled') === 'true') return false;
            found.scrollIntoView({ block: 'center' }); found.click(); return true";
        let since = Instant::now();
        while since.elapsed() < PATIENCE {
            self.at_human_pace().await;
            if self.run(script, vec![json!(name)]).await? == true {
                self.has_pressed().await;
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.picture("stuck-pressing").await?;
        bail!("nothing to press is named `{name}`")
    }

    /// Types into the field that matches, replacing what is there.
    ///
    /// # Errors
    ///
    /// When there is no such field.
    pub async fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        if self.hands.are_bound() {
            return self.types_by_hand(selector, text).await;
        }
        let field = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }

    /// Chooses a file, as the system's dialog would give it to the page.
    ///
    /// # Errors
    ///
    /// When the page takes none.
    pub async fn chooses_file(&self, file: &Path) -> Result<()> {
        self.chooses(file, "input[type=file]").await
    }

    /// The same for the one of several inputs that matches a CSS selector.
    ///
    /// # Errors
    ///
    /// When the page takes none.
    pub async fn chooses(&self, file: &Path, selector: &str) -> Result<()> {
        let input = self.page.wait().at_most(PATIENCE).for_element(Locator::Css(selector)).await?;
        Ok(input.send_keys(&file.display().to_string()).await?)
    }

    /// Checks what every screen must stand: axe finds nothing serious, and everything to be pressed is large enough.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub async fn stands(&self, step: &str) -> Result<()> {
        self.at(step).await?;
        let axe = std::fs::read_to_string(from_env("MEDCARD_AXE")?)?;
        self.run(
            "if (!window.axe) { const run = new Function(arguments[0]); run.call(window) }",
            vec![json!(axe)],
        )
        .await
        .ok();
        if self.run("return typeof window.axe", vec![]).await? != "object" {
            self.run(&axe, vec![]).await?;
        }
        let script = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations
                .filter(fault => ['serious', 'critical'].includes(fault.impact))
                .map(fault => fault.id + ': ' + fault.nodes.map(node => node.target.join(' ')).join(', '))))";
        let faults = self.page.execute_async(script, vec![]).await?;
        ensure!(faults == json!([]), "{step}: axe found {faults}");
        self.targets_are_large(step).await
    }

    async fn targets_are_large(&self, step: &str) -> Result<()> {
        let least = match self.device {
            Device::Kiosk => 64,
            Device::Phone => 48,
            Device::Desk => 24,
        };
        let script = "const least = arguments[0];
            return [...document.querySelectorAll('button, a[href], input, select, textarea, summary, [role=button], [role=radio]')]
                .filter(e => !e.closest('[aria-hidden=true]') && e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !e.disabled)
                .map(e => (e.matches('input[type=radio], input[type=checkbox], input[type=file]') && e.closest('label')) || e)
                .filter(e => !(e.matches('a') && e.closest('p, li') && getComputedStyle(e).display === 'inline'))
                .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])
                .filter(([, box]) => box.width > 1 && (box.width < least - 0.5 || box.height < least - 0.5))
                .map(([html, box]) => `${html} is ${box.width.toFixed(0)}×${box.height.toFixed(0)}`)";
        let small = self.run(script, vec![json!(least)]).await?;
        ensure!(small == json!([]), "{step}: too small to be pressed: {small}");
        Ok(())
    }
}
