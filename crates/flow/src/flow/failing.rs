//! What follows when a call fails.
//!
//! **Invariant:** nothing that a visitor gave is lost by a failure.

use domain::problem::ErrorCode;

use super::Flow;
use crate::{
    Call, Effect, Failure, Own, Place, Target, activate, apply, enrol::Enrol, identify::Identify, loss,
    recharge, track,
};

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
                self.ended();
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
            Call::SendDocument { .. } if !lost => self.paper_failed(failure),
            // Nobody was here: then nobody was signed out.
            Call::ShowVisit if lost && self.session.person.is_none() && !self.on_a_way() => self.desk.clear(),
            _ if lost => self.identify_again(),
            Call::AskHolder(..) | Call::ActFor(_) => self.holder_refused(failure),
            Call::SaveAnswer(..) | Call::Submit(_) => self.answer_failed(call, failure),
            Call::ChooseOutlet(reference, _)
            | Call::GiveInfo(reference, _)
            | Call::Withdraw(reference, _)
                if outdated(failure) =>
            {
                self.desk.call(Call::ShowApplication(reference.clone()));
            }
            Call::ShowHalves(_) | Call::Activate(_) => self.activation_failed(failure),
            Call::ShowRecharge(_)
            | Call::BeginPayment(_)
            | Call::ShowPayment(_)
            | Call::AskPayment(_)
            | Call::GiveUpPayment(_) => self.paying_failed(call, failure),
            Call::File(ask) => self.filing_failed(ask, failure),
            Call::ShowCard(_) | Call::ReportLoss(..) | Call::TakeLossBack(..) => self.card_failed(failure),
            _ => self.question_failed(call),
        }
    }

    /// A question that changes nothing was not answered. An estimate does without the entries of the account.
    fn question_failed(&mut self, call: &Call) {
        let Self { place, desk, .. } = self;
        match place {
            Place::Estimate(estimate) if matches!(call, Call::ShowOwn(Own::Entries(_))) => {
                desk.clear();
                estimate.credited(None, desk);
            }
            place => {
                if let Some(identify) = place.identifying() {
                    identify.failed(desk);
                }
            }
        }
    }

    /// An answer was not saved, or the application not handed in.
    fn answer_failed(&mut self, call: &Call, failure: &Failure) {
        let submits = matches!(call, Call::Submit(_));
        if self.card_is_in_the_way(failure) {
            return;
        }
        self.holder_refused(failure);
        let Place::Apply(apply) = &mut self.place else { return };
        apply.written_for = apply.another(&self.session);
        if outdated(failure) {
            apply.outdated = true;
            // What was handed in may rest on rules that are no longer shown; loading them looks at the visit too.
            let anew = submits.then(|| self.session.setting_anew());
            self.desk.call(anew.unwrap_or(Call::ShowVisit));
        } else if submits {
            apply.unsure = true;
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
        matches!(
            self.place,
            Place::Apply(_)
                | Place::Loss(_)
                | Place::Activate(_)
                | Place::Track(_)
                | Place::Recharge(_)
                | Place::Payments(_)
                | Place::Account(_)
                | Place::Estimate(_)
                | Place::Filing(_)
        )
    }

    /// The visit ended on the server: whoever it is says so again, and finds the answers as they were. The trouble stays to be read.
    fn identify_again(&mut self) {
        self.session.person = None;
        let Self { place, desk, .. } = self;
        if let Some(papers) = place.paper() {
            papers.leave(desk);
        }
        match place {
            Place::Apply(apply) => {
                if let apply::Step::Photo(capture) = &apply.step {
                    capture.leave(desk);
                }
                apply.step = apply::Step::Identify(Identify::new());
            }
            Place::Loss(loss) => loss.step = loss::Step::Identify(Identify::new()),
            Place::Activate(activate) => activate.step = activate::Step::Identify(Identify::new()),
            Place::Track(track) => {
                track.leave(desk);
                track.step = track::Step::Identify(Identify::reading());
            }
            Place::Recharge(recharge) => {
                recharge.leave(desk);
                recharge.step = recharge::Step::Identify(Identify::new());
            }
            Place::Payments(payments) => payments.identify_again(),
            Place::Account(account) => account.identify_again(),
            Place::Estimate(estimate) => estimate.identify_again(),
            Place::Filing(filing) => filing.identify_again(),
            Place::Attract
            | Place::Home
            | Place::Services(_)
            | Place::Instant(_)
            | Place::Help(_)
            | Place::Policy(_)
            | Place::Ending => {}
        }
    }
}

/// Whether what is shown has changed on the server meanwhile.
fn outdated(failure: &Failure) -> bool {
    matches!(failure.code(), Some(ErrorCode::StaleVersion | ErrorCode::WrongStep))
}
