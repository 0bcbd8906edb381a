//! Hands that can do one thing only: a finger on the glass, or the keys of a keyboard.
//!
//! **Invariant:** a finger presses the middle of what can be seen, and keys go to what has the focus; no script presses anything.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use serde_json::{Value, json};

use crate::{browser::Browser, world::PATIENCE};

/// What a person uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hand {
    /// A finger on the glass. On a phone the device's own keyboard types.
    Finger,
    /// Tab, Shift and Tab, Enter, Space, arrows, letters.
    Keys,
}

/// How this browser is used; free hands use whatever comes first.
#[derive(Debug, Default)]
pub(crate) struct Hands(OnceLock<Hand>);

impl Hands {
    pub(crate) fn are_bound(&self) -> bool {
        self.0.get().is_some()
    }

    pub(crate) fn type_on_keys(&self) -> bool {
        self.0.get() == Some(&Hand::Keys)
    }
}

/// What is to be pressed.
pub(crate) struct Wanted {
    selector: Option<String>,
    name: Option<String>,
}

impl Wanted {
    pub(crate) fn matching(selector: &str) -> Self {
        Self { selector: Some(selector.to_owned()), name: None }
    }

    pub(crate) fn named(name: &str) -> Self {
        Self { selector: None, name: Some(name.to_owned()) }
    }

    fn arguments(&self) -> Vec<Value> {
        vec![json!(self.selector), json!(self.name)]
    }
}

/// Finds what is wanted among what can be seen, and says where a finger would press it, or how the keys get to it.
const FIND: &str = "const [selector, name] = arguments, modal = document.querySelector('dialog[open]') ?? document;
    const said = e => (e.getAttribute('aria-label') ?? e.innerText ?? '').trim();
    const pressed = 'button, a, label, [role=radio], [role=tab], summary';
    const all = [...modal.querySelectorAll(selector ?? pressed)].filter(e => e.checkVisibility({ visibilityProperty: true }));
    const wanted = selector ? all[0] : all.find(e => said(e) === name) ?? all.find(e => said(e).includes(name));
    if (!wanted || wanted.disabled || wanted.getAttribute('aria-disabled') === 'true') return null;
    const control = wanted.matches('label') ? wanted.control ?? wanted : wanted;";

/// The middle of it, and how far it must be moved up to be touched.
const TOUCH: &str = "const shown = control.closest('label') ?? wanted, box = shown.getBoundingClientRect();
    const x = box.left + box.width / 2, y = box.top + box.height / 2, top = document.elementFromPoint(x, y);
    const free = top !== null && (shown.contains(top) || top.contains(shown) && top.matches('label'));
    return { x, y, free, up: free ? 0 : y - innerHeight / 2, over: top?.outerHTML.slice(0, 80) ?? 'the edge' }";

/// How the keys get to it: `here`, `Tab`, `ShiftTab`, or an arrow inside a group of radio buttons.
const STEER: &str = "const at = document.activeElement;
    const group = e => e?.matches('input[type=radio]') ? e.name : null;
    const after = at.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING;
    const kind = control.matches('input[type=radio], input[type=checkbox]') ? 'tick' : 'press';
    const way = at === control ? 'here' : group(at) && group(at) === group(control) ? (after ? 'Down' : 'Up')
        : at === document.body || after ? 'Tab' : 'ShiftTab';
    return { way, kind, ticked: control.checked ?? false, tag: at.outerHTML.slice(0, 100) }";

const TAB: &str = "\u{e004}";
const SHIFT_TAB: &str = "\u{e008}\u{e004}";
const DOWN: &str = "\u{e015}";
const UP: &str = "\u{e013}";
const ENTER: &str = "\u{e007}";
const SPACE: &str = " ";
const ALL: &str = "\u{e009}a";
const DELETE: &str = "\u{e017}";

impl Browser {
    /// From now on everything is pressed by this hand, and every screen that is come to is checked as it needs it.
    pub fn uses(&self, hand: Hand) {
        let _ = self.hands.0.set(hand);
    }

    /// A screen was come to.
    pub(crate) async fn comes_to(&self, step: &str) -> Result<()> {
        if self.hands.are_bound() { self.is_in_order(step, self.hands.type_on_keys()).await } else { Ok(()) }
    }

    /// Presses what is wanted.
    pub(crate) async fn handles(&self, wanted: &Wanted) -> Result<()> {
        self.at_human_pace().await;
        if self.hands.type_on_keys() {
            self.steers_to(wanted, true).await
        } else {
            self.touches(wanted).await
        }?;
        self.has_pressed().await;
        Ok(())
    }

    /// Goes to the field and types.
    pub(crate) async fn types_by_hand(&self, selector: &str, text: &str) -> Result<()> {
        let field = Wanted::matching(selector);
        if self.hands.type_on_keys() {
            self.steers_to(&field, false).await?;
            self.keys(ALL).await?;
            return self.keys(&format!("{DELETE}{text}")).await;
        }
        self.touches(&field).await?;
        self.pastes(text).await
    }

    /// Puts a text at the cursor in one go, as pasting and a phone's keyboard do.
    ///
    /// # Errors
    ///
    /// When nothing that takes text has the focus.
    pub async fn pastes(&self, text: &str) -> Result<()> {
        let typing = "return document.activeElement.matches('input, textarea')";
        ensure!(self.run(typing, vec![]).await? == true, "no field has the focus");
        self.devtools("Input.insertText", json!({ "text": text })).await.map(drop)
    }

    /// Touches the glass with fingers at these points, all at once, and lifts them.
    ///
    /// # Errors
    ///
    /// When the browser does not take it.
    pub async fn fingers(&self, points: &[(f64, f64)]) -> Result<()> {
        let points: Vec<_> =
            points.iter().enumerate().map(|(id, (x, y))| json!({ "x": x, "y": y, "id": id })).collect();
        let down = json!({ "type": "touchStart", "touchPoints": points });
        self.devtools("Input.dispatchTouchEvent", down).await?;
        let up = json!({ "type": "touchEnd", "touchPoints": [] });
        self.devtools("Input.dispatchTouchEvent", up).await.map(drop)
    }

    /// Swipes until the middle of what is wanted lies free and rests, and touches it.
    async fn touches(&self, wanted: &Wanted) -> Result<()> {
        let (since, find) = (Instant::now(), format!("{FIND}{TOUCH}"));
        let mut before = Value::Null;
        loop {
            let found = self.run(&find, wanted.arguments()).await?;
            if found["free"] == true && found == before {
                let part = |name: &str| found[name].as_f64().context("no place to touch");
                return self.fingers(&[(part("x")?, part("y")?)]).await;
            }
            if since.elapsed() > PATIENCE {
                self.picture("stuck-touching").await?;
                bail!("{} lies under {}", json!([wanted.selector, wanted.name]), found["over"]);
            }
            match found["up"].as_f64() {
                Some(up) if found["free"] == false && found == before => self.swipes(up).await?,
                Some(_) | None => tokio::time::sleep(Duration::from_millis(50)).await,
            }
            before = found;
        }
    }

    /// Moves the page up by so many pixels, with a finger that rests before it is lifted.
    async fn swipes(&self, up: f64) -> Result<()> {
        const MOVES: u8 = 8;
        let middle = self.run("return [innerWidth / 2, innerHeight / 2]", vec![]).await?;
        let (x, y) = (middle[0].as_f64().unwrap_or_default(), middle[1].as_f64().unwrap_or_default());
        let way = up.clamp(-y / 2.0, y / 2.0);
        let begin = y + way / 2.0;
        let at =
            |part: u8| json!([{ "x": x, "y": begin - way * f64::from(part.min(MOVES)) / f64::from(MOVES) }]);
        for (part, kind) in std::iter::once("touchStart").chain(["touchMove"; MOVES as usize + 2]).enumerate()
        {
            let points = at(u8::try_from(part)?);
            self.devtools("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await?;
        }
        self.devtools("Input.dispatchTouchEvent", json!({ "type": "touchEnd", "touchPoints": [] }))
            .await
            .map(drop)
    }

    /// Goes to what is wanted by Tab and arrows, sees the focus on every stop, and presses it.
    async fn steers_to(&self, wanted: &Wanted, press: bool) -> Result<()> {
        const STOPS: usize = 80;
        let (since, find) = (Instant::now(), format!("{FIND}{STEER}"));
        let mut stops = 0;
        while stops < STOPS && since.elapsed() < PATIENCE {
            let found = self.run(&find, wanted.arguments()).await?;
            let key = match found["way"].as_str() {
                Some("here") if !press => return Ok(()),
                Some("here") if found["kind"] == "press" => return self.keys(ENTER).await,
                Some("here") if found["ticked"] == true => return Ok(()),
                Some("here") => return self.keys(SPACE).await,
                Some("Down") => DOWN,
                Some("Up") => UP,
                Some("ShiftTab") => SHIFT_TAB,
                Some(_) => TAB,
                None => {
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            };
            self.keys(key).await?;
            self.shows_focus().await?;
            stops += 1;
        }
        self.picture("stuck-steering").await?;
        bail!("{} can not be reached by keys", json!([wanted.selector, wanted.name]))
    }
}
