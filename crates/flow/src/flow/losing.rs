//! A card that is reported lost, or made ready for use.

use domain::{problem::ErrorCode, wire::CardStanding};

use super::Flow;
use crate::{
    CardOf, Failure, Place, activate, identify,
    loss::{self, Loss},
};

impl Flow {
    pub(super) fn losing(&mut self, event: loss::Event) {
        let Self { place, session, desk, .. } = self;
        if let Place::Loss(loss) = place {
            loss.update(event, session, desk);
        }
    }

    pub(super) fn activating(&mut self, event: activate::Event) {
        let Self { place, session, desk, .. } = self;
        if let Place::Activate(activate) = place {
            activate.update(event, session, desk);
        }
    }

    /// Reporting a card lost as it begins: by asking whose it is, where another's was just said to be lost.
    pub(super) fn begin_losing(&mut self) -> Loss {
        let mut loss = Loss::new();
        if let Place::Activate(activate) = &self.place
            && activate.step == activate::Step::Lost
            && activate.card_of.is_anothers()
        {
            loss.update(loss::Event::ForAnotherAsked, &self.session, &mut self.desk);
        }
        loss
    }

    /// The server says how the card stands.
    pub(super) fn card_stands(&mut self, standing: CardStanding) {
        let Self { place, session, desk, .. } = self;
        let is_own = !place.card_of().is_some_and(CardOf::is_anothers);
        if let Some(person) = session.person.as_mut().filter(|_| is_own) {
            person.person.card_status = Some(standing.status);
        }
        if let Place::Loss(loss) = place {
            loss.stands(standing, desk);
        }
    }

    /// A call about the card failed.
    pub(super) fn card_failed(&mut self, failure: &Failure) {
        if let Place::Loss(loss) = &mut self.place {
            loss.failed(failure, &mut self.desk);
        }
    }

    /// A call about the card's halves failed.
    pub(super) fn activation_failed(&mut self, failure: &Failure) {
        if let Place::Activate(activate) = &mut self.place {
            activate.failed(failure, &mut self.desk);
        }
    }

    /// Looks again: whether a clerk has vouched, the bureau's system was told of a card, or a payment is begun.
    pub(super) fn poll(&mut self) {
        let Self { place, session, desk, .. } = self;
        if let Some(identify) = place.identifying() {
            identify.update(identify::Event::PollDue, session, desk);
        } else if let Place::Loss(loss) = place {
            loss.look(desk);
        } else if let Place::Filing(filing) = place {
            filing.look(desk);
        } else if let Some(pay) = place.paying() {
            pay.look(desk);
        }
    }

    /// An application cannot be made with the card as it stands; whether it was that.
    pub(super) fn card_is_in_the_way(&mut self, failure: &Failure) -> bool {
        let step = match failure.code() {
            Some(ErrorCode::HasCard) => crate::apply::Step::HasCard,
            Some(ErrorCode::CardNotLost) => crate::apply::Step::NotLost,
            _ => return false,
        };
        self.desk.clear();
        if let Place::Apply(apply) = &mut self.place {
            apply.step = step;
        }
        true
    }
}
