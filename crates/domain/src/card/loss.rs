//! What a region makes of a loss.

use serde::{Deserialize, Serialize};

use super::CardEvent;
use crate::{machine::Guard, moment::Moment};

/// Seconds of a day.
const DAY: i64 = 24 * 60 * 60;

/// A region's rule for lost cards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LossRule {
    /// Days that a temporary report lasts.
    pub temporary_days: u16,
    /// What becomes of one that nobody confirmed.
    pub lapse: Lapse,
    /// Days before that at which its owner is warned.
    pub warn_days: u16,
    /// Whether a report for good can be taken back while no new card was asked for.
    pub formal_is_withdrawable: bool,
}

/// What becomes of a temporary report that nobody confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Lapse {
    /// The card is in use again.
    Active,
    /// The report becomes one for good.
    Formal,
}

impl LossRule {
    /// When a temporary report of that moment ends.
    #[must_use]
    pub const fn lapses_at(&self, reported: Moment) -> Moment {
        reported.plus_seconds(self.temporary_days as i64 * DAY)
    }

    /// When the owner of a temporary report of that moment is warned of its end; never before it began.
    #[must_use]
    pub const fn warns_at(&self, reported: Moment) -> Moment {
        let warned = self.temporary_days.saturating_sub(self.warn_days);
        reported.plus_seconds(warned as i64 * DAY)
    }

    /// What happens when a temporary report ends by itself.
    #[must_use]
    pub const fn at_the_end(&self) -> CardEvent {
        match self.lapse {
            Lapse::Active => CardEvent::ReportEnded,
            Lapse::Formal => CardEvent::ReportKept,
        }
    }

    /// Whether a guard of the card's table holds here, for a card of which `reissue_open` says whether a new one was asked for.
    #[must_use]
    pub const fn holds(&self, guard: Guard, reissue_open: bool) -> bool {
        match guard {
            Guard::ReportEnds => matches!(self.lapse, Lapse::Active),
            Guard::ReportStays => matches!(self.lapse, Lapse::Formal),
            Guard::LossCanBeTakenBack => self.formal_is_withdrawable && !reissue_open,
            Guard::Always => true,
            Guard::Fee
            | Guard::NoFee
            | Guard::OneClerk
            | Guard::TwoClerks
            | Guard::PhotosLeft
            | Guard::PhotosSpent
            | Guard::NothingPaid
            | Guard::RetryLeft
            | Guard::RetrySpent
            | Guard::NothingPaidNorHeld
            | Guard::BlankHeld
            | Guard::NoBlankLeft
            | Guard::NotPrinting
            | Guard::Wanted
            | Guard::NotWanted
            | Guard::AllGivenBack
            | Guard::PartGivenBack
            | Guard::PaidAtCounter
            | Guard::ByHand
            | Guard::NotByHand => false,
        }
    }

    /// Whether it can be: a report lasts a day at least, and is warned of while it lasts.
    #[must_use]
    pub const fn is_possible(&self) -> bool {
        self.temporary_days > 0 && self.warn_days > 0 && self.warn_days <= self.temporary_days
    }
}
