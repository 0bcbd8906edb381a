//! What follows when the server does not take this kiosk for one of its own.

use super::Flow;
use crate::{
    Call, Effect, Place,
    enrol::{Enrol, Event},
};

impl Flow {
    /// Why this kiosk does not work, when it does not.
    #[must_use]
    pub const fn enrol(&self) -> Option<Enrol> {
        self.enrol
    }

    pub(super) fn enrolling(&mut self, event: Event) {
        let kiosk = self.session.setting.as_ref().and_then(|setting| setting.kiosk.as_ref());
        match event {
            Event::Given(code) if self.enrol.is_some() => {
                if let Some(kiosk) = kiosk {
                    self.desk.call(Call::Enrol(kiosk.id.clone(), code));
                }
            }
            Event::Refused(enrol) if self.enrol.is_none() && !self.opening => self.refused(enrol),
            Event::Given(_) | Event::Refused(_) => {}
        }
    }

    /// Somebody who is at it must not see it stay: the page is loaded anew, and finds out again that it is refused.
    pub(super) fn refused(&mut self, enrol: Enrol) {
        self.help.cancel(&mut self.desk);
        if self.opening || matches!(self.place, Place::Attract) {
            self.opening = false;
            self.desk.clear();
            self.place = Place::Attract;
            self.enrol = Some(enrol);
        } else {
            self.leave();
            self.session.person = None;
            self.place = Place::Ending;
            self.desk.ask(Effect::StartAnew);
        }
    }

    /// The key is registered: the kiosk opens as if it were loaded just now.
    pub(super) fn enrolled(&mut self) {
        self.enrol = None;
        self.opening = true;
        self.desk.call(Call::ShowVisit);
    }
}
