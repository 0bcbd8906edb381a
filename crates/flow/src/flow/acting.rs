//! Acting for somebody else, wherever it is asked about.

use domain::{
    application::ForWhom,
    problem::ErrorCode,
    wire::{CodeSent, DraftView, HolderSummary, NamedForCard},
};

use super::Flow;
use crate::{
    Call, CardOf, Failure, Place,
    holder::{self, Step},
};

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
            place => place.card_of().is_some_and(CardOf::is_anothers),
        }
    }

    /// What was said about whom it is for.
    pub(super) fn holder_said(&mut self, event: holder::Event) {
        let Self { place, session, desk, .. } = self;
        if desk.busy() {
            return;
        }
        if let Place::Apply(apply) = place {
            return apply.holder_said(event, session, desk);
        }
        let service = place.service();
        let (Some(step), Some(service)) = (place.asking_whom_mut(), service) else { return };
        if (&*step, &event) == (&Step::Whom, &holder::Event::OneselfChosen) {
            return self.card_is_ones_own();
        }
        let answer = step.update(event, service, desk);
        self.card_is_of(answer);
    }

    /// Another is sent a code, or would be.
    pub(super) fn holder_asked(&mut self, sent: CodeSent) {
        if let Some(step) = self.place.asking_whom_mut() {
            step.sent(sent);
        }
    }

    /// Another has given the right code.
    pub(super) fn holder_agreed(&mut self) {
        let Self { place, session, desk, .. } = self;
        match place {
            Place::Apply(apply) => apply.holder_agreed(session, desk),
            place => {
                let answer = place.asking_whom_mut().and_then(Step::agreed);
                self.card_is_of(answer);
            }
        }
    }

    /// Somebody else was not taken as named: it is asked again, with the reason.
    pub(super) fn holder_refused(&mut self, failure: &Failure) {
        let Some(step) = self.place.asking_whom_mut() else { return };
        match failure.code() {
            Some(ErrorCode::HolderName) => step.misnamed(),
            Some(ErrorCode::HolderIsAgent) => step.misnumbered(),
            Some(ErrorCode::CodeExpired) => step.unproven(),
            _ => {}
        }
    }

    /// The server lets whoever is here act for this person.
    pub(super) fn acts_for(&mut self, holder: HolderSummary) {
        self.looks_up(CardOf::Another(Some(holder)));
    }

    fn card_is_ones_own(&mut self) {
        self.looks_up(CardOf::Oneself);
    }

    /// Looks the card up of whom it was asked.
    fn looks_up(&mut self, card_of: CardOf) {
        let Self { place, desk, .. } = self;
        match place {
            Place::Loss(loss) => loss.look_up(card_of, desk),
            Place::Activate(activate) => activate.look_up(card_of, desk),
            _ => {}
        }
    }

    /// Names the other person to the server, once they agreed.
    fn card_is_of(&mut self, answer: Option<ForWhom>) {
        if let (Some(ForWhom::Another(another)), Some(service)) = (answer, self.place.service()) {
            self.desk.call(Call::ActFor(Box::new(NamedForCard { service, another: *another })));
        }
    }
}
