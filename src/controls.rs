//! What a visitor changes about how things are shown: language, text size, contrast, voice, position. Kept for the session only.
//!
//! **Invariant:** every control stands in an attribute of `<html>`, where the styles find it.

use leptos::prelude::*;
use text::Language;

use crate::{effects::address, texts::Texts};

/// What the app runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Device {
    /// A hall's kiosk.
    Kiosk,
    /// A phone, or any browser of one's own.
    Phone,
}

impl Device {
    /// Whether it is a kiosk.
    pub(crate) fn is_kiosk(self) -> bool {
        self == Self::Kiosk
    }
}

/// The controls of the top bar.
#[derive(Clone, Copy)]
pub(crate) struct Controls {
    /// Larger text, fewer choices.
    pub(crate) elder: RwSignal<bool>,
    /// Black on white with strong lines.
    pub(crate) contrast: RwSignal<bool>,
    /// Everything in the lower part of a tall screen.
    pub(crate) low: RwSignal<bool>,
    /// What is written is read aloud.
    pub(crate) voice: RwSignal<bool>,
}

impl Controls {
    /// As the address says, or as they were before the page was loaded anew.
    pub(crate) fn new() -> Self {
        let on = |name, value| RwSignal::new(address::wish(name).as_deref() == Some(value));
        Self {
            elder: on("mode", "elder"),
            contrast: on("contrast", "high"),
            low: on("position", "low"),
            voice: on("voice", "on"),
        }
    }

    /// Whether anything is not as a kiosk begins with it.
    pub(crate) fn are_changed(self) -> bool {
        let on = [self.elder, self.contrast, self.low, self.voice].iter().any(|on| on.get_untracked());
        on || !address::is_marked("lang", Language::default().tag())
    }

    /// Keeps the attributes of `<html>`, and what a reload of the page finds again, as the controls are.
    pub(crate) fn keep(self, device: Device, texts: Texts) {
        let name = |on: bool, name: &'static str| if on { name } else { "plain" };
        Effect::new(move |_| {
            let device = if device.is_kiosk() { "kiosk" } else { "phone" };
            address::mark("lang", texts.language().tag());
            address::mark("data-device", device);
            for (attribute, wish, value) in [
                ("data-mode", "mode", name(self.elder.get(), "elder")),
                ("data-contrast", "contrast", name(self.contrast.get(), "high")),
                ("data-position", "position", name(self.low.get(), "low")),
                ("data-voice", "voice", name(self.voice.get(), "on")),
            ] {
                address::mark(attribute, value);
                address::keep(wish, value);
            }
            address::keep("lang", texts.language().tag());
        });
    }
}

/// The language to begin with.
pub(crate) fn first_language() -> Language {
    address::wish("lang").and_then(|tag| Language::from_tag(&tag)).unwrap_or_default()
}

/// The controls, from any component.
pub(crate) fn use_controls() -> Controls {
    expect_context()
}

/// The device, from any component.
pub(crate) fn use_device() -> Device {
    expect_context()
}
