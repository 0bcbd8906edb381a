//! Where the household is registered, and so which agency decides.
//!
//! **Invariant:** only a division of the region whose rules apply becomes an answer; for others the agency that decides is named.

use domain::{jurisdiction::Jurisdiction, region::RegionCode, wire::RegionView};

/// What is on the screen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// The region's own divisions.
    Here,
    /// The divisions outside of which an agency is known.
    Outside,
    /// Another region's agency decides about this division.
    Elsewhere(RegionCode),
    /// Nobody here knows the agency.
    Unknown,
}

/// What can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// This division was chosen.
    Chosen(RegionCode),
    /// It is none of those that are shown.
    NoneSaid,
}

impl Step {
    /// Applies one event; the division that is the answer, once one is chosen.
    pub(crate) fn update(&mut self, event: Event, region: &RegionView) -> Option<RegionCode> {
        match (&self, event) {
            (Self::Here | Self::Outside, Event::Chosen(code)) => {
                Jurisdiction::of(&region.agencies, &code)?;
                if region.code.covers(&code) {
                    return Some(code);
                }
                *self = Self::Elsewhere(code);
            }
            (Self::Here, Event::NoneSaid) => *self = Self::Outside,
            (Self::Outside, Event::NoneSaid) => *self = Self::Unknown,
            (Self::Elsewhere(_) | Self::Unknown, Event::Chosen(_) | Event::NoneSaid) => {}
        }
        None
    }

    /// The screen before this one; nothing before the first.
    pub(crate) fn before(&self) -> Option<Self> {
        match self {
            Self::Here => None,
            Self::Outside => Some(Self::Here),
            Self::Elsewhere(_) | Self::Unknown => Some(Self::Outside),
        }
    }
}
