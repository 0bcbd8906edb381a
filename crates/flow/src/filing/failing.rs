//! What follows when the server does not do what was asked.

use domain::{
    filing::{FilingFault, FilingRule, Stage},
    problem::ErrorCode,
    wire::{FilingList, FilingView, NewFiling},
};

use super::{Ask, Fault, Filing, Question, Step};
use crate::{Call, Failure, desk::Desk};

impl Filing {
    /// A question to the server failed.
    pub(crate) fn failed(&mut self, ask: &Ask, failure: &Failure, desk: &mut Desk) {
        match (ask, failure.code()) {
            (Ask::File(new), Some(ErrorCode::FilingPlace)) => {
                let fault = self.place_fault(new);
                self.changing = true;
                self.ask(Question::Place, desk);
                self.fault = Some(Fault::Rule(fault));
                self.load_rule(desk);
            }
            (Ask::File(_), Some(ErrorCode::StaleVersion)) => self.load_rule(desk),
            (Ask::File(_), Some(ErrorCode::FilingOpen)) => {
                self.fault = Some(Fault::Open);
                desk.call(Call::File(Ask::List));
            }
            (Ask::Withdraw(..), Some(ErrorCode::StaleVersion | ErrorCode::WrongStep)) => {
                desk.call(Call::File(Ask::List));
            }
            // What was looked up by itself may fail.
            (Ask::List, _) if matches!(self.step, Step::Done(_)) => desk.clear(),
            (Ask::Rule(_) | Ask::List | Ask::File(_) | Ask::Withdraw(..), _) => {}
        }
    }

    /// Why the server refuses a place: that it is one's own can be seen here; else the places here are old, and it is known no more.
    fn place_fault(&self, NewFiling { sought, .. }: &NewFiling) -> FilingFault {
        let known = self.rule.as_deref();
        let checked = known.map(|view| FilingRule::check_place(&sought.place, &view.region, &view.provinces));
        checked.and_then(Result::err).unwrap_or(FilingFault::Place)
    }

    /// Leads to the filing that is open for the place, or to all where it is not among them.
    pub(super) fn met(&mut self, list: &FilingList) {
        let today = list.as_of.day();
        let is_open = |one: &&FilingView| {
            Some(&one.place) == self.draft.place.as_ref() && one.stage(today) != Stage::Over
        };
        let open = list.filings.iter().find(is_open).cloned();
        self.step = open.map_or(Step::List, |open| Step::Shown(Box::new(open)));
    }

    fn load_rule(&self, desk: &mut Desk) {
        if let Some(view) = &self.rule {
            desk.call(Call::File(Ask::Rule(view.region.clone())));
        }
    }
}
