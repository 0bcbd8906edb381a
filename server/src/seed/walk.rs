//! A case of a demonstration on its way, step by step as its table has it.
//!
//! **Invariant:** every step goes through [`cases::take`], so that no case stands where a real one could not.

use std::collections::VecDeque;

use domain::{
    application::{Ask, Event, PhotoReason, RejectReason, Status, WithdrawReason, transitions},
    machine::Actor,
    moment::Moment,
    outlet::OutletId,
    photo::PhotoPurpose,
    service::Service,
    stock::Serial,
};

use super::{album::Album, cases::CasesError};
use crate::{
    app::App,
    cases::{self, By, Moved, Spoiled},
    jobs,
    store::{ApplicationRecord, Change, VisitId},
};

const HOUR: i64 = 60 * 60;
/// Hours that what waits for the card maker can be looked at before it goes on.
const LOOKED_AT: i64 = 8;

/// A case on its way.
pub(super) struct Walk<'a> {
    /// The server's parts.
    pub(super) app: &'a App,
    /// The region's photos.
    pub(super) album: &'a Album,
    /// The clerk who has it, and the one who looks after that.
    pub(super) clerks: [&'a str; 2],
    /// The visit it was handed in in.
    pub(super) visit: VisitId,
    /// Where its card is collected.
    pub(super) outlet: &'a OutletId,
    /// How it stands.
    pub(super) application: ApplicationRecord,
    /// The blank card that is held for it, where it is printed at once.
    pub(super) held: Option<Serial>,
    /// Those that lie free where cards are printed at once, in the order they are taken.
    pub(super) blanks: &'a mut VecDeque<Serial>,
    /// What was done to it.
    pub(super) changes: Vec<Change>,
}

impl Walk<'_> {
    /// Takes a step and, before it, what the case's own rules put there: a second clerk, a fee, the days of reminding.
    ///
    /// # Errors
    ///
    /// [`CasesError`] when the table has no such step.
    pub(super) fn go(&mut self, event: Event, at: Moment) -> Result<(), CasesError> {
        let before = at.plus_seconds(-HOUR);
        if event == Event::Approved && self.application.four_eyes {
            self.step(Event::Proposed, before)?;
        }
        if event == Event::OutletChosen && !self.application.fee.is_zero() {
            self.step(Event::FeeCharged, before)?;
            return self.step(Event::CounterPaid, at);
        }
        while event == Event::CollectionLapsed && self.application.remind_at.is_some() {
            self.step(Event::Reminded, at)?;
        }
        self.step(event, at)
    }

    /// Once it was looked at, a card goes on that waits for the card maker or comes from there. An instant one is printed at its outlet.
    ///
    /// # Errors
    ///
    /// [`CasesError`].
    pub(super) fn go_on(&mut self, now: Moment) -> Result<(), CasesError> {
        let (app, case, at) = (self.app, &self.application, now.plus_seconds(LOOKED_AT * HOUR));
        let job = match case.status {
            _ if case.service == Service::InstantCard => None,
            Status::OutletChosen | Status::Paid => Some(jobs::order_card(app, case, at)?),
            Status::InProduction | Status::InTransit => {
                Some(jobs::ask_after_card(app, case.reference.clone(), at)?)
            }
            Status::Submitted
            | Status::UnderReview
            | Status::NeedsInfo
            | Status::Expired
            | Status::SecondReview
            | Status::Approved
            | Status::Rejected
            | Status::FeeDue
            | Status::Printing
            | Status::PrintTrouble
            | Status::Verified
            | Status::Ready
            | Status::Collected
            | Status::Accepted
            | Status::AssistedCapture
            | Status::Withdrawn
            | Status::Returned => None,
        };
        self.changes.extend(job.map(Change::Enqueue));
        Ok(())
    }

    fn step(&mut self, event: Event, at: Moment) -> Result<(), CasesError> {
        let (service, status) = (self.application.service, self.application.status);
        let mut rows = transitions(service).iter();
        let row = rows.find(|row| row.from == status && row.event == event);
        let actor = row.ok_or(CasesError::Missing("a row of the table"))?.actor;
        let by = match actor {
            Actor::Clerk => By::clerk(self.clerks[0], at),
            Actor::SecondClerk => By::second_clerk(self.clerks[1], at),
            // The clock acts when it is due.
            Actor::Timer => By::actor(actor, self.application.timer().unwrap_or(at)),
            Actor::Resident | Actor::Gateway | Actor::CardMaker | Actor::Core => By::actor(actor, at),
        };
        if event == Event::InfoGiven && self.application.asks.contains(&Ask::NewPhoto) {
            let (of, purpose) = ((self.visit, self.application.person), PhotoPurpose::of(service));
            let what = (purpose, self.application.photo_exception);
            let (photo, added) = self.album.photo(self.app, of, what, at)?;
            self.application.photo = photo;
            self.changes.extend(added);
        }
        let moved = match event {
            Event::CardSpoiled => self.spoiled(by)?,
            _ => cases::take(self.app, self.application.clone(), event, by)?,
        };
        let moved = self.completed(moved, by);
        self.application =
            ApplicationRecord { version: moved.application.version + 1, ..moved.application.clone() };
        self.changes.extend(moved.changes());
        if service == Service::InstantCard {
            self.hold();
        }
        Ok(())
    }

    /// The card that is held comes out spoiled.
    fn spoiled(&mut self, by: By<'_>) -> Result<Moved, CasesError> {
        let serial = self.held.take().ok_or(CasesError::Missing("a blank card that is held"))?;
        let spoiled = Spoiled { serial, another_left: !self.blanks.is_empty() };
        Ok(cases::spoil(self.app, self.application.clone(), Event::CardSpoiled, by, spoiled)?)
    }

    /// Knows which blank card is held, as the store will.
    fn hold(&mut self) {
        let status = self.application.status;
        // After a second spoiled card none is held any more.
        let holds = status.holds_blank() && status != Status::PrintTrouble;
        self.held = match (holds, self.held.take()) {
            (true, held @ Some(_)) => held,
            (true, None) => self.blanks.pop_front(),
            (false, _) => None,
        };
    }

    /// The step with what its actor adds.
    fn completed(&self, mut moved: Moved, by: By<'_>) -> Moved {
        let clerk = by.account.map(str::to_owned);
        match moved.event {
            Event::TakenUp => moved.application.assigned = clerk,
            Event::Proposed => moved.application.proposed_by = clerk,
            Event::Approved | Event::Rejected => {
                moved.application.decided_by = clerk;
                moved.application.decided_at = Some(by.at);
            }
            Event::SentBack
            | Event::InfoRequested
            | Event::AssistanceOffered
            | Event::InfoGiven
            | Event::PhotoTaken
            | Event::AnswerLapsed
            | Event::OutletChosen
            | Event::FeeCharged
            | Event::CounterPaid
            | Event::OnlinePaid
            | Event::HoldLapsed
            | Event::BlankVoided
            | Event::ProductionStarted
            | Event::PrintingStarted
            | Event::CardSpoiled
            | Event::CardVerified
            | Event::PrintingLapsed
            | Event::GivenBack
            | Event::Shipped
            | Event::Arrived
            | Event::Reminded
            | Event::HandedOver
            | Event::CollectionLapsed
            | Event::Withdrawn => {}
        }
        let service = moved.application.service;
        match moved.application.status {
            Status::Rejected => moved.because(vec![RejectReason::DetailsDoNotMatch]),
            Status::NeedsInfo | Status::AssistedCapture if service == Service::ChangePhoto => {
                moved.asking(vec![Ask::NewPhoto], vec![PhotoReason::Background])
            }
            Status::NeedsInfo => moved.asking(vec![Ask::Address], Vec::new()),
            Status::OutletChosen | Status::FeeDue => moved.collected_at(self.outlet.clone()),
            Status::Withdrawn => moved.taken_back(WithdrawReason::NotNeeded),
            Status::Submitted
            | Status::UnderReview
            | Status::Expired
            | Status::SecondReview
            | Status::Approved
            | Status::Paid
            | Status::InProduction
            | Status::InTransit
            | Status::Printing
            | Status::PrintTrouble
            | Status::Verified
            | Status::Ready
            | Status::Collected
            | Status::Accepted
            | Status::AssistedCapture
            | Status::Returned => moved,
        }
    }
}
