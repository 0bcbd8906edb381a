//! What anybody may read: regions, kiosks, outlets.

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{
    card::LossRule,
    instant::InstantRule,
    jurisdiction::Jurisdiction,
    kiosk::Kiosk,
    outlet::{Outlet, OutletId},
    region::{Agency, Bank, BankId, Bilingual, ConsentRule, District, Fees, Hotline, RegionCode, Terms},
};

endpoint!(
    /// The regions served here.
    ListRegions: Get "/api/regions", Nothing => Regions
);
endpoint!(
    /// One region's public rules.
    ShowRegion: Get "/api/regions/{region}", Nothing => RegionView
);
endpoint!(
    /// A region's outlets with the blank cards they have left.
    ListOutlets: Get "/api/regions/{region}/outlets", Nothing => Vec<OutletStock>
);
endpoint!(
    /// A kiosk's place and region.
    ShowKiosk: Get "/api/kiosks/{kiosk}", Nothing => Kiosk
);

/// The regions served here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Regions {
    /// The one to begin with.
    pub default: RegionCode,
    /// All of them.
    pub regions: Vec<RegionName>,
}

/// A region by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionName {
    /// Its code.
    pub code: RegionCode,
    /// Its name.
    pub name: Bilingual,
}

/// What the app needs of a [`crate::region::RegionProfile`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RegionView {
    /// Its code.
    pub code: RegionCode,
    /// Edition of its rules.
    pub version: String,
    /// Its name.
    pub name: Bilingual,
    /// Whether its figures are made up for demonstration.
    pub demo: bool,
    /// Who decides.
    pub agency: Agency,
    /// Who decides about a first card, by where the household is registered.
    pub agencies: Vec<Jurisdiction>,
    /// Numbers to turn to.
    pub hotlines: Vec<Hotline>,
    /// What cards cost.
    pub fees: Fees,
    /// What becomes of a card that was reported lost.
    pub loss: LossRule,
    /// The banks that issue the card.
    pub banks: Vec<Bank>,
    /// Those of them whose cards an outlet prints at once.
    #[serde(default)]
    pub printing_banks: Vec<BankId>,
    /// Who may have a card printed at once.
    pub instant: InstantRule,
    /// What is promised.
    pub terms: Terms,
    /// What is agreed to.
    pub consent: ConsentRule,
    /// Districts to choose from.
    pub districts: Vec<District>,
}

/// An outlet and how many blank cards it has.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutletStock {
    /// The outlet; its `blanks` are those it started with.
    pub outlet: Outlet,
    /// Blank cards that are neither used nor held.
    pub free: u32,
}

/// An outlet to be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChosenOutlet {
    /// Which one.
    pub outlet: OutletId,
    /// The case's version the choice was made on.
    pub version: u32,
}
