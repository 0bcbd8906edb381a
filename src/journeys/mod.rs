//! Journeys: from a question a person comes with to something that is handed in.
//!
//! One screen a file, a folder a journey; what journeys share stands in folders of its own.
//!
//! **Invariant:** screens arrange and report; what happens next is the flow's.

pub(crate) mod capture;
pub(crate) mod contact;
pub(crate) mod identify;
pub(crate) mod progress;
pub(crate) mod replace;
mod ticking;
pub(crate) mod wording;
