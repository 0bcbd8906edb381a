//! Which browser this is, as far as the way to allow the camera and the files it hands over differ.
//!
//! **Invariant:** used for words and for the kinds of files asked for; what a browser can do is tried, never guessed from its name.

use leptos::prelude::window;
use text::app::Key;

/// How the camera is allowed in this browser.
pub(super) fn how_to_allow() -> Key {
    how(&window().navigator().user_agent().unwrap_or_default())
}

/// Whether the system makes a JPEG of a photo of its own kind when a page takes no other: iOS does, and would hand over what nobody can
/// read to a page that takes that too.
pub(super) fn makes_jpegs() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    agent.contains("iPhone") || agent.contains("iPad")
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
