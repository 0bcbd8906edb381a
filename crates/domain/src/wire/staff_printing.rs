//! Printing a card at an outlet while its owner waits. The clerk says what the printer did: no printer is asked.

use serde::{Deserialize, Serialize};

use super::{endpoint, staff::CaseView};
use crate::{
    application::{GiveBackReason, GroupChoice},
    moment::Moment,
    stock::{Serial, SpoilReason},
};

endpoint!(
    /// Moves the printing of an instant card on. `wrong-step` where it does not come next, `stale-version` after somebody else's step,
    /// `out-of-stock` when the last blank card went to somebody else at this moment.
    Print: Post "/api/cases/{reference}/printing", Printed => CaseView
);

/// A step of the printing, on the version of the case that was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Printed {
    /// The version.
    pub version: u32,
    /// The step.
    pub step: PrintStep,
}

/// A step of the printing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum PrintStep {
    /// The person was compared with identity card and photo, and the card goes into the printer.
    Start,
    /// It came out spoiled, or not at all: its serial is void.
    Spoiled(SpoilReason),
    /// It was compared with the case and is good.
    Good,
    /// It is not printed here, and a blank that is still held never went in: the person chooses another outlet, or another day. What was
    /// paid stays paid.
    GiveBack(GiveBackReason),
}

/// What a clerk sees of an instant card beside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Instantly {
    /// Why it may be printed at once, as the person said.
    pub choice: Option<GroupChoice>,
    /// The blank card that is kept for it.
    pub serial: Option<Serial>,
    /// Until when.
    pub held_until: Option<Moment>,
    /// How many were spoiled since this outlet began.
    pub spoiled: u8,
    /// Whether the fee was paid.
    pub paid: bool,
}
