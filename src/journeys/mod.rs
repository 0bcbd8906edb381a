//! Journeys: from a question a person comes with to something that is handed in.
//!
//! One screen a file, a folder a journey; what journeys share stands in folders of its own.
//!
//! **Invariant:** screens arrange and report; what happens next is the flow's.

pub(crate) mod activate;
pub(crate) mod apply;
pub(crate) mod capture;
pub(crate) mod contact;
pub(crate) mod filing;
pub(crate) mod holder;
pub(crate) mod identify;
pub(crate) mod instant;
pub(crate) mod loss;
pub(crate) mod papers;
pub(crate) mod pay;
pub(crate) mod progress;
pub(crate) mod recharge;
mod ticking;
pub(crate) mod whose;
pub(crate) mod wording;
