//! What follows when a call fails.
//!
//! **Invariant:** nothing that a visitor gave is lost by a failure.

use domain::problem::ErrorCode;

use super::Flow;
use crate::{Call, Effect, Failure, Place, Target, enrol::Enrol, identify::Identify, replace, track};

impl Flow {
    pub(super) fn failed(&mut self, call: &Call, failure: &Failure) {
        if let Some(enrol) = Enrol::of(failure).filter(|_| self.session.is_kiosk()) {
            return self.refused(enrol);
        }
        let lost = failure.code() == Some(ErrorCode::NotSignedIn);
        match call {
            call if !lost && self.tries_by_itself(call) => self.desk.ask(Effect::PollSoon),
            // Whoever was here last may still be: nobody else goes on before that is known to be over.
            Call::ShowVisit if self.opening && !lost && self.session.is_kiosk() => {
                self.opening = false;
                self.end();
            }
            Call::ShowVisit if self.opening && !lost => {}
            Call::ShowVisit if self.opening => {
                self.opening = false;
                self.desk.clear();
                if self.session.is_kiosk() && self.wanted == Target::Home {
                    self.place = Place::Attract;
                }
                self.open_wanted();
            }
            Call::EndVisit => {
                self.desk.clear();
                self.desk.ask(Effect::StartAnew);
            }
            Call::ChooseOutlet(_, chosen) if failure.code() == Some(ErrorCode::OutOfStock) => {
                if let Place::Track(track) = &mut self.place {
                    self.desk.clear();
                    track.out_of_stock(chosen.outlet.clone());
                }
            }
            Call::SendPhoto { .. } if !lost => {
                if let Some(capture) = self.place.capturing() {
                    capture.failed(failure, &mut self.desk);
                }
            }
            // Nobody was here: then nobody was signed out.
            Call::ShowVisit if lost && self.session.person.is_none() && !self.on_a_way() => self.desk.clear(),
            _ if lost => self.identify_again(),
            Call::SaveAnswer(..) | Call::Submit(_) if outdated(failure) => {
                if let Place::Replace(replace) = &mut self.place {
                    replace.outdated = true;
                }
                // What was handed in may rest on rules that are no longer shown; loading them looks at the visit too.
                let anew = matches!(call, Call::Submit(_)).then(|| self.session.setting_anew());
                self.desk.call(anew.unwrap_or(Call::ShowVisit));
            }
            Call::Submit(_) => {
                if let Place::Replace(replace) = &mut self.place {
                    replace.unsure = true;
                }
            }
            Call::ChooseOutlet(reference, _) | Call::GiveInfo(reference, _) if outdated(failure) => {
                self.desk.call(Call::ShowApplication(reference.clone()));
            }
            _ => {
                if let Some(identify) = self.place.identifying() {
                    identify.failed(&mut self.desk);
                }
            }
        }
    }

    /// Whether nobody need touch the screen for a call to be tried again: it shows why meanwhile, and being loaded anew would teach it nothing.
    fn tries_by_itself(&self, call: &Call) -> bool {
        match call {
            Call::EndVisit => true,
            Call::LoadSetting { kiosk, .. } => self.opening && kiosk.is_some(),
            Call::ShowVisit => self.opening && self.session.signs(),
            _ => false,
        }
    }

    /// Whether someone is on the way through a journey.
    const fn on_a_way(&self) -> bool {
        matches!(self.place, Place::Replace(_) | Place::Track(_))
    }

    /// The visit ended on the server: whoever it is says so again, and finds the answers as they were. The trouble stays to be read.
    fn identify_again(&mut self) {
        self.session.person = None;
        let Self { place, desk, .. } = self;
        match place {
            Place::Replace(replace) => {
                if let replace::Step::Photo(capture) = &replace.step {
                    capture.leave(desk);
                }
                replace.step = replace::Step::Identify(Identify::new());
            }
            Place::Track(track) => {
                track.leave(desk);
                track.step = track::Step::Identify(Identify::new());
            }
            Place::Attract | Place::Home | Place::Coming(_) | Place::Help | Place::Ending => {}
        }
    }
}

/// Whether what is shown has changed on the server meanwhile.
fn outdated(failure: &Failure) -> bool {
    matches!(failure.code(), Some(ErrorCode::StaleVersion | ErrorCode::WrongStep))
}
