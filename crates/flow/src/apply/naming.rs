//! Whom an application is for: the answer, and what follows from it.

use domain::{
    application::{DraftAnswer, ForWhom, Gap},
    reference::Reference,
    wire::{ApplicationSummary, DraftView, HolderKey, HolderView},
};

use super::{Apply, Step, asking::has};
use crate::{Call, Session, desk::Desk, holder};

impl Apply {
    /// An answer is saved, and the draft as it is now.
    pub(crate) fn drafted(&mut self, draft: DraftView, session: &mut Session, desk: &mut Desk) {
        if let Some(person) = &mut session.person {
            person.drafts.insert(self.service, draft);
        }
        self.saved(session);
        self.bring(session, desk);
    }

    /// What was said about whom it is for.
    pub(crate) fn holder_said(&mut self, event: holder::Event, session: &Session, desk: &mut Desk) {
        let Step::Holder(step) = &mut self.step else { return };
        if (&*step, &event) == (&holder::Step::Whom, &holder::Event::OneselfChosen) {
            return self.oneself(session, desk);
        }
        let answer = step.update(event, self.service, desk);
        self.holder_is(answer, session, desk);
    }

    /// Another has given the right code.
    pub(crate) fn holder_agreed(&mut self, session: &Session, desk: &mut Desk) {
        let Step::Holder(step) = &mut self.step else { return };
        let answer = step.agreed();
        self.holder_is(answer, session, desk);
    }

    /// Saves whom it is for, once that is known.
    pub(super) fn holder_is(&self, answer: Option<ForWhom>, session: &Session, desk: &mut Desk) {
        let version = self.draft(session).map_or(0, |draft| draft.version);
        if let Some(for_whom) = answer {
            desk.call(Call::SaveAnswer(self.service, version, DraftAnswer::Holder(for_whom)));
        }
    }

    /// It is for whoever is here: an application that is open is shown, and what stands in the way is said.
    fn oneself(&mut self, session: &Session, desk: &mut Desk) {
        let is_said = |draft: &DraftView| has(draft, Gap::Holder) && draft.another().is_none();
        if let Some(open) = self.open(None, session) {
            desk.call(Call::ShowApplication(open));
        } else if self.has_card(session) {
            self.step = Step::HasCard;
        } else if self.lacks_a_loss(session) {
            self.step = Step::NotLost;
        } else if self.draft(session).is_some_and(is_said) {
            self.saved(session);
        } else {
            self.holder_is(Some(ForWhom::Oneself), session, desk);
        }
    }

    /// Whether the answers are said to be for whoever is here.
    pub(super) fn is_own(&self, session: &Session) -> bool {
        self.draft(session).is_some_and(|draft| {
            has(draft, Gap::Holder) && !matches!(draft.holder, Some(HolderView::Another(_)))
        })
    }

    /// The other person the answers are for.
    pub(crate) fn another(&self, session: &Session) -> Option<HolderKey> {
        self.draft(session).and_then(DraftView::another).map(|another| another.key)
    }

    /// The open application that is shown instead of going on: one's own; and once the answers are gone, what they may have led to.
    pub(super) fn in_the_way(&self, session: &Session) -> Option<Reference> {
        if self.is_own(session) {
            return self.open(None, session);
        }
        // Half-done answers for another are gone on with, whatever else was handed in.
        let are_gone = (self.unsure || self.outdated) && self.another(session).is_none();
        if are_gone { self.open(self.written_for, session) } else { None }
    }

    /// The open application for this service that is for this person: one's own when nobody else is named.
    fn open(&self, holder: Option<HolderKey>, session: &Session) -> Option<Reference> {
        let counts = |known: &&ApplicationSummary| {
            let whose = known.holder.as_ref().map(|holder| holder.key);
            known.service == self.service && !known.status.is_final() && whose == holder
        };
        let mut all = session.person.iter().flat_map(|person| &person.applications);
        all.find(counts).map(|open| open.reference.clone())
    }
}
