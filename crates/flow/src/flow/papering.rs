//! Papers that are photographed, wherever in the conversation.

use domain::wire::DocumentView;

use super::Flow;
use crate::{Failure, Place, papers};

impl Flow {
    /// Applies one event to the paper on the screen; one that is accepted is the answer.
    pub(super) fn papered(&mut self, event: papers::Event) {
        let Self { place, session, desk, .. } = self;
        let Some(document) = place.papers().and_then(|papers| papers.update(event, desk)) else { return };
        match place {
            Place::Apply(apply) => apply.paper_kept(document, session, desk),
            Place::Track(track) => track.paper_kept(document, desk),
            Place::Attract
            | Place::Home
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Recharge(_)
            | Place::Payments(_)
            | Place::Account(_)
            | Place::Estimate(_)
            | Place::Filing(_)
            | Place::Help(_)
            | Place::Policy(_)
            | Place::Ending => {}
        }
    }

    /// The server keeps a picture of the paper on the screen.
    pub(super) fn paper_taken(&mut self, document: DocumentView) {
        if let Some(papers) = self.place.papers() {
            papers.taken(document);
        }
    }

    /// The server did not take the picture of the paper on the screen.
    pub(super) fn paper_failed(&mut self, failure: &Failure) {
        if let Some(papers) = self.place.papers() {
            papers.failed(failure, &mut self.desk);
        }
    }
}
