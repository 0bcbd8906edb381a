//! A card that is wanted today: asking whether it can be had, and applying for it with what was answered.

use domain::service::Service;

use super::Flow;
use crate::{Place, apply::Apply, instant};

impl Flow {
    /// Applies one event to the questions on the screen, wherever they are asked.
    pub(super) fn hurrying(&mut self, event: instant::Event) {
        let Self { place, session, desk, .. } = self;
        match place {
            Place::Instant(asking) if event == instant::Event::ApplyAsked => {
                let rule = session.setting.as_ref().map(|setting| &setting.region.instant);
                if let Some(choice) = rule.and_then(|rule| asking.choice(rule)) {
                    desk.clear();
                    let mut apply = Apply::bringing(choice);
                    apply.begin(session, desk);
                    *place = Place::Apply(Box::new(apply));
                }
            }
            Place::Instant(asking) => asking.update(event, session, desk),
            Place::Apply(apply) => apply.grouped(event, session, desk),
            Place::Attract
            | Place::Home
            | Place::Services(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Track(_)
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

    /// Whether something of an instant card's application was answered before: then that goes on.
    pub(super) fn hurried_before(&self) -> bool {
        let person = self.session.person.as_ref();
        person.is_some_and(|person| person.draft(Service::InstantCard).version > 0)
    }
}
