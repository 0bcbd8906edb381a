//! Filing for care elsewhere (异地就医备案): which kinds there are, what each asks for, where to, from when and until when, and its life.
//!
//! Article 29 of the Social Insurance Law has care in other places settled directly; how one files for it is a region's own, so all of it is
//! data.
//!
//! **Invariant:** [`FilingRule::check`] alone says whether something can be filed: browser and server ask the same function.

mod division;
mod life;
mod period;
mod rule;

pub use division::{Area, Place, Province, found, province_faults};
pub use life::{FILINGS, FilingEvent, FilingRefused, FilingStatus, RefuseReason, filing_step};
pub use period::{Stage, last_day, stage};
pub use rule::{CountsAs, FilingFault, FilingKind, FilingRule, KindId, Lasts, Proof, Sought};

#[cfg(test)]
mod tests;
