//! How far a place lies from where somebody is insured, as far as any rule asks.

use super::{Catalogue, ElsewhereRule};
use crate::region::RegionCode;

/// Where a place lies, seen from where somebody is insured.
///
/// Care anywhere but at home can be filed for, so that it is settled directly there. What the fund pays changes in another province alone
/// ([`ElsewhereRule`]): inside a province one catalogue counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Away {
    /// There, or in a province as a whole in which that lies.
    Home,
    /// In another city of the same province.
    SameProvince,
    /// In another province.
    OtherProvince,
}

impl Away {
    /// How far `place` lies from `home`.
    #[must_use]
    pub fn of(place: &RegionCode, home: &RegionCode) -> Self {
        if home.covers(place) || place.covers(home) {
            Self::Home
        } else if home.province() == place.province() {
            Self::SameProvince
        } else {
            Self::OtherProvince
        }
    }
}

impl ElsewhereRule {
    /// The catalogues that somebody who is insured at `home` may meet: those of other provinces.
    pub fn catalogues_from(&self, home: &RegionCode) -> impl Iterator<Item = &Catalogue> {
        self.catalogues.iter().filter(|known| Away::of(&known.code, home) == Away::OtherProvince)
    }
}
