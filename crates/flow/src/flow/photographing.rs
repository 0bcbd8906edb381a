//! The photo, wherever it is made.

use domain::{
    photo::{PhotoProfile, PhotoPurpose},
    wire::PhotoView,
};

use super::Flow;
use crate::{Place, capture};

impl Flow {
    /// How the photo that is made here must be.
    #[must_use]
    pub fn photo_rules(&self) -> Option<&PhotoProfile> {
        let person = self.session.person.as_ref();
        let of_another = match &self.place {
            Place::Apply(apply) => {
                let another = person.and_then(|person| person.draft(apply.service).another());
                another.map(|another| &another.photo_rules)
            }
            Place::Track(track) => track.agent().map(|agent| &agent.photo_rules),
            _ => None,
        };
        if of_another.is_some() {
            return of_another;
        }
        let service = match &self.place {
            Place::Apply(apply) => Some(apply.service),
            Place::Track(track) => track.service(),
            _ => None,
        };
        let purpose = service.map(PhotoPurpose::of).unwrap_or_default();
        person.map(|person| person.photo_rules(purpose))
    }

    /// The server took the photo on the screen.
    pub(super) fn photo_judged(&mut self, photo: PhotoView) {
        if let Some(capture) = self.place.capturing() {
            capture.judged(photo);
        }
    }

    pub(super) fn captured(&mut self, event: capture::Event) {
        let Self { place, session, desk, .. } = self;
        let Some(capture) = place.capturing() else { return };
        let Some(photo) = capture.update(event, desk) else { return };
        match place {
            Place::Apply(apply) => apply.photo_made(photo.id, session, desk),
            Place::Track(track) => track.photo_accepted(&photo, desk),
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
}
