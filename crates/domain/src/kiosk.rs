//! A kiosk: where it stands, which region it serves, and how large its panel is.
//!
//! **Invariant:** lengths on a panel are computed here and nowhere else; a screen is measured in millimetres, not in pixels.

use serde::{Deserialize, Serialize};

use crate::{
    outlet::Position,
    region::{Bilingual, RegionCode},
};

/// A kiosk's identifier, for example `demo`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct KioskId(pub String);

/// The longest name of a kiosk.
const ID_MAX: usize = 40;

impl KioskId {
    /// Whether a kiosk may be called so: up to 40 small letters, digits and hyphens, as they stand in an address as they are.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        (1..=ID_MAX).contains(&self.0.len()) && self.0.bytes().all(fits)
    }
}

/// What a kiosk knows of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Kiosk {
    /// Its identifier.
    pub id: KioskId,
    /// The hall it stands in.
    pub hall: Bilingual,
    /// Its number in the hall.
    pub number: u16,
    /// The region it serves.
    pub region: RegionCode,
    /// Where it stands.
    pub position: Position,
    /// Its panel.
    #[serde(default)]
    pub panel: Panel,
    /// How long it waits for somebody who does nothing.
    #[serde(default)]
    pub idle: IdleTimes,
    /// For demonstration: it needs no key, and is there with the server's `--demo` only.
    #[serde(default)]
    pub demo: bool,
}

/// The panel of a kiosk.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Panel {
    /// The diagonal in inches.
    pub diagonal: f64,
    /// Pixels from left to right, as it hangs.
    pub width: u16,
    /// Pixels from top to bottom, as it hangs.
    pub height: u16,
    /// How it hangs.
    pub orientation: Orientation,
    /// Millimetres from the eyes to the panel.
    pub distance: u16,
}

/// How a panel hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Orientation {
    /// Higher than wide.
    Portrait,
    /// Wider than high.
    Landscape,
}

/// Seconds that a kiosk waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct IdleTimes {
    /// Until the warning.
    pub idle: u16,
    /// Until the warning in elder mode.
    pub idle_elder: u16,
    /// How long the warning stands.
    pub warning: u16,
}

/// The body text's em that is read well from arm's length, in millimetres.
const ROOT_MM: f64 = 8.9;
/// Arm's length, in millimetres; from further away everything is larger.
const NEAR_MM: u16 = 600;
const MM_AN_INCH: f64 = 25.4;
/// Panels that are made, and distances that are stood at.
const DIAGONALS: std::ops::RangeInclusive<f64> = 10.0..=65.0;
const DISTANCES: std::ops::RangeInclusive<u16> = 300..=1500;

impl Default for Panel {
    /// 21.5 inches in portrait, at arm's length.
    fn default() -> Self {
        let orientation = Orientation::Portrait;
        Self { diagonal: 21.5, width: 1080, height: 1920, orientation, distance: NEAR_MM }
    }
}

impl Panel {
    /// A length on this panel in its pixels.
    #[must_use]
    pub fn px(&self, mm: f64) -> f64 {
        mm * f64::from(self.width).hypot(f64::from(self.height)) / (self.diagonal * MM_AN_INCH)
    }

    /// The root font size in its pixels: 8.9 mm at arm's length. Elder mode makes it larger by its own rule.
    #[must_use]
    pub fn root_px(&self) -> f64 {
        let further = f64::from(self.distance) / f64::from(NEAR_MM);
        self.px(ROOT_MM * further.max(1.0))
    }

    /// Whether there can be such a panel, hanging like that.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let hangs = match self.orientation {
            Orientation::Portrait => self.height >= self.width,
            Orientation::Landscape => self.width >= self.height,
        };
        let pixels = |count| (600..=8000).contains(&count);
        hangs
            && pixels(self.width)
            && pixels(self.height)
            && DIAGONALS.contains(&self.diagonal)
            && DISTANCES.contains(&self.distance)
    }
}

impl Default for IdleTimes {
    fn default() -> Self {
        Self { idle: 60, idle_elder: 120, warning: 30 }
    }
}

impl IdleTimes {
    /// Whether nobody is sent away too soon, and nobody's data stays too long.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let fits = |seconds| (20..=600).contains(&seconds);
        fits(self.idle) && fits(self.warning) && (self.idle..=600).contains(&self.idle_elder)
    }
}
