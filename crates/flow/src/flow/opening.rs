//! Where a visit stands, and what the address asked for.

use domain::{
    service::Service,
    wire::{Insurance, RegionName, Stage, VisitView},
};

use super::Flow;
use crate::{
    Call, Effect, Place, Target, activate, apply,
    identify::{self, Identify, Step},
    loss, track,
};

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
                self.session.person = Some(*person);
                self.identified();
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

    /// Somebody says who they are, or the time to look again has come.
    pub(super) fn identifying(&mut self, event: identify::Event) {
        let Self { place, session, desk, .. } = self;
        match event {
            identify::Event::PollDue if self.opening || matches!(place, Place::Ending) => desk.retry(),
            identify::Event::PollDue => self.poll(),
            identify::Event::RecordAsked => self.record_asked(),
            event => {
                if let Some(identify) = place.identifying() {
                    identify.update(event, session, desk);
                }
            }
        }
    }

    /// The region that insures whoever is told that this one does not, if a phone can go on in it; a kiosk stays in its own.
    #[must_use]
    pub fn region_elsewhere(&self) -> Option<&RegionName> {
        let Step::NotHere(Insurance::Elsewhere { region, .. }) = &self.place.identify()?.step else {
            return None;
        };
        let setting = self.session.setting.as_ref().filter(|setting| setting.kiosk.is_none())?;
        let served = setting.regions.regions.iter().find(|served| served.code == *region);
        served.filter(|served| served.code != setting.region.code)
    }

    /// Goes on in the region that insures them. A visit is one region's: it ends, and they say there who they are.
    pub(super) fn follow(&mut self) {
        if let Some(region) = self.region_elsewhere().cloned() {
            let target = self.place.target();
            self.end();
            (self.follows, self.wanted) = (Some(region), target);
        }
    }

    /// The visit has ended: the page begins anew, or the same place in another region.
    pub(super) fn ended(&mut self) {
        match self.follows.take() {
            Some(region) => {
                (self.place, self.opening) = (Place::Home, true);
                self.desk.call(Call::LoadSetting { kiosk: None, region: Some(region.code) });
            }
            None => self.desk.ask(Effect::StartAnew),
        }
    }

    /// Somebody is identified: the place goes on, if it is for them.
    fn identified(&mut self) {
        let Self { place, session, desk, .. } = self;
        let is_insured = session.insured().is_some();
        match place {
            Place::Track(track) => track.step = track::Step::List,
            Place::Payments(payments) => payments.identified(desk),
            Place::Account(account) => account.identified(desk),
            Place::Apply(apply) if is_insured => apply.identified(session, desk),
            Place::Loss(loss) if is_insured => loss.identified(desk),
            Place::Activate(activate) if is_insured => activate.identified(desk),
            Place::Recharge(recharge) if is_insured => recharge.identified(desk),
            Place::Estimate(estimate) if is_insured => estimate.identified(session, desk),
            Place::Filing(filing) if is_insured => filing.identified(session, desk),
            Place::Apply(_)
            | Place::Loss(_)
            | Place::Activate(_)
            | Place::Recharge(_)
            | Place::Estimate(_)
            | Place::Filing(_) => {
                if let Some(identify) = place.identifying() {
                    *identify = Identify::anew(session);
                }
            }
            Place::Attract
            | Place::Home
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Help(_)
            | Place::Policy(_)
            | Place::Ending => {}
        }
    }

    /// Whoever is told that they are not insured any more sees what is on record of them, under the name that they said is theirs.
    pub(super) fn record_asked(&mut self) {
        let told = self.place.identify().is_some_and(|one| one.step == Step::NotHere(Insurance::NotInForce));
        if !told {
            return;
        }
        self.go(Target::Service(Service::Account));
        if let Some(identify) = self.place.identifying() {
            *identify = Identify::recorded();
            self.desk.call(Call::ConfirmName);
        }
    }

    /// Opens what the address asked for, once: a kiosk that was asked for nothing waits for someone.
    pub(super) fn open_wanted(&mut self) {
        match std::mem::replace(&mut self.wanted, Target::Home) {
            Target::Home => {}
            target => {
                self.go(target);
                match (&mut self.place, self.session.insured()) {
                    (Place::Apply(apply), Some(_)) => apply.identified(&self.session, &mut self.desk),
                    (Place::Activate(activate), Some(_)) => activate.identified(&mut self.desk),
                    (Place::Loss(loss), Some(_)) => loss.identified(&mut self.desk),
                    _ => {}
                }
            }
        }
    }
}
