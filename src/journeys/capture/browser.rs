//! Which browser this is, as far as the way to allow the camera differs.
//!
//! **Invariant:** used for words only; what a browser can do is tried, never guessed from its name.

use leptos::prelude::window;
use text::app::Key;

/// How the camera is allowed in this browser.
pub(super) fn how_to_allow() -> Key {
    how(&window().navigator().user_agent().unwrap_or_default())
}

fn how(agent: &str) -> Key {
    let says = |name: &str| agent.contains(name);
    if says("MicroMessenger") {
        Key::PhotoTroubleAllowWechat
    } else if says("Firefox") || says("FxiOS") {
        Key::PhotoTroubleAllowFirefox
    } else if says("Safari") && !says("Chrome") && !says("CriOS") && !says("EdgiOS") {
        Key::PhotoTroubleAllowSafari
    } else {
        Key::PhotoTroubleAllowChromium
    }
}
