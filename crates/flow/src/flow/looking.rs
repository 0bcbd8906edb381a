//! What a person has, what was settled for them, and what would be; and notices and help, which know nobody.

use domain::wire::OutletStock;

use super::Flow;
use crate::{
    Event, Place, Reply,
    account::{Account, Start},
};

impl Flow {
    /// Begins with one of the two services.
    pub(super) fn look_at(&mut self, start: Start) -> Place {
        Place::Account(Box::new(Account::new(start, &self.session, &mut self.desk)))
    }

    /// Applies one event about what a person has, would get back, or asks for help with.
    pub(super) fn looking(&mut self, event: Event) {
        let Self { place, desk, .. } = self;
        match (event, place) {
            (Event::Account(event), Place::Account(account)) => account.update(event, desk),
            (Event::Estimate(event), Place::Estimate(estimate)) => estimate.update(event, desk),
            (Event::Policy(event), Place::Policy(policy)) => policy.update(event),
            (Event::Topics(event), Place::Help(topics)) => topics.update(event),
            _ => {}
        }
    }

    /// Asks once more for what stepping back has dropped.
    pub(super) fn back_inside(&mut self) {
        let Self { place, session, desk, .. } = self;
        if let Place::Policy(policy) = place {
            policy.ask(session, desk);
        }
    }

    /// The region's outlets came, for whoever chooses one.
    pub(super) fn outlets_listed(&mut self, list: Vec<OutletStock>) {
        match &mut self.place {
            Place::Track(track) => track.listed(list),
            Place::Instant(instant) => instant.listed(list),
            Place::Apply(apply) => apply.listed(list),
            _ => {}
        }
    }

    /// The server answers about either.
    pub(super) fn looked_up(&mut self, reply: Reply) {
        let Self { place, session, desk, .. } = self;
        match place {
            Place::Estimate(estimate) => return estimate.told(reply, desk),
            Place::Policy(policy) => return policy.told(reply, session, desk),
            _ => {}
        }
        let Place::Account(account) = place else { return };
        match reply {
            Reply::Account(view) => account.told(*view, desk),
            Reply::Entries(entries) => account.entered(*entries),
            Reply::Settlements(list) => account.listed(*list),
            Reply::Settlement(view) => account.shown(*view),
            Reply::Months(months) => account.counted(*months),
            Reply::Rights(view) => account.recorded(*view),
            _ => {}
        }
    }
}
