//! Where a card is collected, and how far away that is.

use serde::{Deserialize, Serialize};

use crate::region::{BankId, Bilingual, RegionCode};

/// Mean radius of the Earth in metres.
const EARTH: f64 = 6_371_000.0;

/// A point on the map, WGS 84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Position {
    /// Latitude, north positive.
    pub lat: f64,
    /// Longitude, east positive.
    pub lon: f64,
}

impl Position {
    /// Distance to `other` in metres, on a sphere.
    #[must_use]
    pub fn metres_to(self, other: Self) -> f64 {
        let (from, to) = (self.lat.to_radians(), other.lat.to_radians());
        let half = |degrees: f64| (degrees.to_radians() / 2.0).sin().powi(2);
        let chord = half(other.lat - self.lat) + from.cos() * to.cos() * half(other.lon - self.lon);
        2.0 * EARTH * chord.sqrt().min(1.0).asin()
    }
}

/// An outlet's identifier inside its region, for example `anlan-03`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct OutletId(pub String);

/// An outlet that hands cards over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Outlet {
    /// Its identifier.
    pub id: OutletId,
    /// The district it stands in.
    pub district: RegionCode,
    /// Its name.
    pub name: Bilingual,
    /// Where it is.
    pub address: Bilingual,
    /// Where that is on the map.
    pub position: Position,
    /// When it is open.
    pub hours: Bilingual,
    /// Its telephone number.
    pub phone: String,
    /// The bank whose cards it prints at once, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prints: Option<BankId>,
    /// Blank cards it starts with; the store counts from there.
    pub blanks: u32,
}

impl Outlet {
    /// Whether it prints cards at once.
    #[must_use]
    pub const fn prints_at_once(&self) -> bool {
        self.prints.is_some()
    }
}
