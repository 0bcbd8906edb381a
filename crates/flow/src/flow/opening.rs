//! Where a visit stands, and what the address asked for.

use domain::wire::{Stage, VisitView};

use super::Flow;
use crate::{Place, Target, activate, apply, identify::Identify, loss, track};

impl Flow {
    /// The server says where the visit stands: while identifying, or after the app was opened again.
    pub(super) fn visit_stands(&mut self, visit: VisitView) {
        if self.opening && self.session.is_kiosk() && self.wanted == Target::Home {
            // Whoever was here last is gone: what was not ended is ended now.
            self.opening = false;
            return self.end();
        }
        let here = self.session.setting.as_ref().is_some_and(|setting| setting.region.code == visit.region);
        if self.session.is_kiosk() && !here {
            // A visit under another region's rules has no place in this hall.
            self.opening = false;
            return self.end();
        }
        if let Some(load) = self.session.other_setting(&visit.region) {
            return self.desk.call(load);
        }
        self.opening = false;
        match visit.stage {
            Stage::Identified(person) => {
                let Self { place, session, desk, .. } = self;
                session.person = Some(*person);
                match place {
                    Place::Apply(apply) => apply.identified(session, desk),
                    Place::Loss(loss) => loss.identified(desk),
                    Place::Activate(activate) => activate.identified(desk),
                    Place::Track(track) => track.step = track::Step::List,
                    Place::Recharge(recharge) => recharge.identified(desk),
                    Place::Payments(payments) => payments.identified(desk),
                    Place::Attract
                    | Place::Home
                    | Place::Coming(_)
                    | Place::Services(_)
                    | Place::Instant(_)
                    | Place::Help
                    | Place::Ending => {}
                }
                self.open_wanted();
            }
            stage => {
                self.open_wanted();
                let Self { place, desk, .. } = self;
                if let Place::Apply(apply) = place
                    && apply.step == apply::Step::Overview
                {
                    apply.step = apply::Step::Identify(Identify::new());
                }
                if let Place::Loss(loss) = place
                    && loss.step == loss::Step::Overview
                {
                    loss.step = loss::Step::Identify(Identify::new());
                }
                if let Place::Activate(activate) = place
                    && activate.step == activate::Step::Overview
                {
                    activate.step = activate::Step::Identify(Identify::new());
                }
                if let Some(identify) = place.identifying() {
                    identify.enter(stage, desk);
                }
            }
        }
    }

    /// Opens what the address asked for, once: a kiosk that was asked for nothing waits for someone.
    pub(super) fn open_wanted(&mut self) {
        match std::mem::replace(&mut self.wanted, Target::Home) {
            Target::Home => {}
            target => {
                self.go(target);
                match (&mut self.place, &self.session.person) {
                    (Place::Apply(apply), Some(_)) => apply.identified(&self.session, &mut self.desk),
                    (Place::Activate(activate), Some(_)) => activate.identified(&mut self.desk),
                    (Place::Loss(loss), Some(_)) => loss.identified(&mut self.desk),
                    _ => {}
                }
            }
        }
    }
}
