//! Filing for care elsewhere.

use super::Flow;
use crate::{
    Failure, Place,
    filing::{self, Filing},
};

impl Flow {
    /// Begins with what is filed.
    pub(super) fn begin_filing(&mut self) -> Place {
        Place::Filing(Box::new(Filing::new(&self.session, &mut self.desk)))
    }

    /// Applies one event about filing.
    pub(super) fn filing(&mut self, event: filing::Event) {
        if let Self { place: Place::Filing(filing), desk, .. } = self {
            filing.update(event, desk);
        }
    }

    /// The server answers about it.
    pub(super) fn filing_told(&mut self, told: filing::Told) {
        if let Self { place: Place::Filing(filing), desk, .. } = self {
            filing.told(told, desk);
        }
    }

    /// A question about it failed.
    pub(super) fn filing_failed(&mut self, ask: &filing::Ask, failure: &Failure) {
        if let Self { place: Place::Filing(filing), desk, .. } = self {
            filing.failed(ask, failure, desk);
        }
    }
}
