//! A kiosk: where it stands and which region it serves.

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
}
