//! Whether a screen is in order for whoever does not see it or does not point: focus, names, headings, landmarks.

use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::{browser::Browser, world::PATIENCE};

/// Where the focus is: nowhere, or on the title, a fault, or a control.
const FOCUS: &str =
    "const at = document.activeElement; return at === null || at === document.body ? null : at.tagName";

/// Stops of the Tab key that lie above or left of the stop before, in words. A group of radio buttons is one stop.
const BACKWARDS: &str = "const room = e => ['.c-top-bar', 'main', '.c-bottom-bar, .c-places-bar'].findIndex(bar => e.closest(bar));
    const root = document.querySelector('dialog[open]') ?? document, groups = new Set();
    const stops = [...root.querySelectorAll('a[href], button, input, select, textarea, summary, video[controls], [tabindex]')]
        .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }) && !e.closest('dialog:not([open])'))
        .filter(e => !e.matches('[type=radio]') || !groups.has(e.name) && groups.add(e.name))
        .map(e => ({ e, room: room(e), box: (e.closest('label') ?? e).getBoundingClientRect() })).filter(({ box }) => box.width > 1);
    const name = ({ e }) => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim() || e.id || e.tagName;
    return stops.slice(1).map((stop, index) => [stops[index], stop]).filter(([one, next]) => {
        if (one.room !== next.room) return next.room < one.room;
        const beside = Math.min(one.box.bottom, next.box.bottom) - Math.max(one.box.top, next.box.top) > Math.min(one.box.height, next.box.height) / 2;
        return beside ? next.box.left < one.box.left - 1 : next.box.top < one.box.top - 1;
    }).map(([one, next]) => `${name(next)} comes after ${name(one)}`)";

impl Browser {
    /// Checks focus, names, headings and landmarks of the screen that is shown.
    ///
    /// # Errors
    ///
    /// With what is wrong.
    pub(crate) async fn is_in_order(&self, step: &str, by_keys: bool) -> Result<()> {
        let since = Instant::now();
        while self.run(FOCUS, vec![]).await?.is_null() {
            if since.elapsed() > PATIENCE {
                self.picture(&format!("lost-{step}")).await?;
                anyhow::bail!("{step}: nothing has the focus");
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        if by_keys {
            self.shows_focus().await.with_context(|| step.to_owned())?;
        }
        let backwards = self.run(BACKWARDS, vec![]).await?;
        ensure!(backwards == json!([]), "{step}: the focus goes backwards: {backwards}");
        let titled =
            "const title = document.querySelector('main h1')?.innerText.replace(/\\s+/g, ' ').trim();
            return Boolean(title) && document.title.replace(/\\s+/g, ' ').includes(title)";
        ensure!(self.run(titled, vec![]).await? == true, "{step}: the page is not called as its title says");
        self.is_named(step).await
    }

    /// Checks what assistive technology is told.
    async fn is_named(&self, step: &str) -> Result<()> {
        self.devtools("Accessibility.enable", json!({})).await?;
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await?;
        let nodes: Vec<&Value> =
            tree["nodes"].as_array().into_iter().flatten().filter(|node| node["ignored"] != true).collect();
        let role = |node: &&&Value, role: &str| node["role"]["value"] == role;
        let count = |wanted: &str| nodes.iter().filter(|node| role(node, wanted)).count();
        ensure!(count("main") == 1, "{step}: {} main landmarks", count("main"));
        let first = |node: &&&Value| role(node, "heading") && property(node, "level") == json!(1);
        let titles = nodes.iter().filter(first).count();
        ensure!(titles == 1, "{step}: {titles} headings of the first level");
        let nameless: Vec<_> = nodes
            .iter()
            .filter(|node| property(node, "focusable") == json!(true) && !role(node, "RootWebArea"))
            .filter(|node| unnamed(&node["name"]) || unnamed(&node["role"]) || role(node, "generic"))
            .map(|node| json!([node["role"]["value"], node["name"]["value"], node["properties"]]))
            .collect();
        ensure!(nameless.is_empty(), "{step}: without name or role: {}", json!(nameless));
        Ok(())
    }
}

fn property(node: &Value, name: &str) -> Value {
    let mut all = node["properties"].as_array().into_iter().flatten();
    all.find(|property| property["name"] == name).map_or(Value::Null, |found| found["value"]["value"].clone())
}

fn unnamed(said: &Value) -> bool {
    said["value"].as_str().is_none_or(|text| text.trim().is_empty())
}
