//! Acting for somebody else, wherever it is asked about.

use domain::wire::DraftView;

use super::Flow;
use crate::Place;

impl Flow {
    /// Whether what is asked now is about somebody else than whoever is here.
    #[must_use]
    pub fn is_for_another(&self) -> bool {
        match &self.place {
            Place::Apply(apply) => {
                let person = self.session.person.as_ref();
                person.map(|person| person.draft(apply.service)).and_then(DraftView::another).is_some()
            }
            Place::Track(track) => track.agent().is_some(),
            Place::Attract
            | Place::Home
            | Place::Coming(_)
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Help
            | Place::Ending => false,
        }
    }
}
