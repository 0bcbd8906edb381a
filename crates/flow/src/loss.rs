//! Reporting one's card lost, and found again.
//!
//! **Invariant:** a report is made by a tap, never later by itself. One whose answer did not come is said not to be made, with whom to call.

use domain::{
    card::CardStatus,
    problem::ErrorCode,
    wire::{CardStanding, CoreWord, LossKind, LossReport, LossTakenBack},
};

use crate::{Call, Effect, Failure, Session, desk::Desk, identify::Identify};

/// How often it is looked by itself whether the bureau's system was told.
const LOOKS: u8 = 6;

/// Where reporting stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// What is on the screen.
    pub step: Step,
    /// Looks that are left.
    looks: u8,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// What it does, and who answers by phone.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// The card is looked up.
    LookingUp,
    /// There is none.
    NoCard,
    /// How the card stands, and what can be done.
    Standing(CardStanding),
    /// What is about to be done.
    Confirm(Act, CardStanding),
    /// What was done.
    Done(Act, CardStanding),
    /// No answer came: it is not known to be done.
    NotDone(Act, CardStanding),
}

/// What can be done with one's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Act {
    /// Report it lost for a time.
    ForATime,
    /// Report it lost for good.
    ForGood,
    /// Say that it was found, or take the report back.
    TakeBack,
}

/// What can happen while reporting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// "Start now."
    Begun,
    /// Something is to be done.
    Chosen(Act),
    /// It is to be done indeed.
    Confirmed,
    /// The card's standing is to be shown.
    StandingAsked,
}

impl Act {
    /// What can be done with a card that stands so.
    #[must_use]
    pub const fn possible(standing: &CardStanding) -> &'static [Self] {
        match standing.status {
            CardStatus::Active => &[Self::ForATime, Self::ForGood],
            CardStatus::TempLost => &[Self::ForGood, Self::TakeBack],
            CardStatus::FormalLost if standing.can_be_taken_back => &[Self::TakeBack],
            CardStatus::FormalLost | CardStatus::Void => &[],
        }
    }

    const fn call(self, version: u32) -> Call {
        match self {
            Self::ForATime => Call::ReportLoss(LossReport { kind: LossKind::ForATime, version }),
            Self::ForGood => Call::ReportLoss(LossReport { kind: LossKind::ForGood, version }),
            Self::TakeBack => Call::TakeLossBack(LossTakenBack { version }),
        }
    }
}

impl Loss {
    /// Begins by saying what it does.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Overview, looks: LOOKS }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => self.begin(session, desk),
            (Step::Standing(standing), Event::Chosen(act)) if Act::possible(standing).contains(&act) => {
                // Looking by itself must not hold up a tap.
                desk.clear();
                self.step = Step::Confirm(act, standing.clone());
            }
            (Step::Confirm(act, standing), Event::Confirmed) => desk.call(act.call(standing.version)),
            (Step::Done(_, standing), Event::StandingAsked) => {
                self.step = Step::Standing(standing.clone());
            }
            (_, Event::Begun | Event::Chosen(_) | Event::Confirmed | Event::StandingAsked) => {}
        }
    }

    fn begin(&mut self, session: &Session, desk: &mut Desk) {
        match &session.person {
            Some(_) => self.identified(desk),
            None => self.step = Step::Identify(Identify::new()),
        }
    }

    /// Someone is identified: their card is looked up.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        self.step = Step::LookingUp;
        desk.call(Call::ShowCard);
    }

    /// The server says how the card stands.
    pub(crate) fn stands(&mut self, standing: CardStanding, desk: &mut Desk) {
        let awaited = standing.core == CoreWord::Awaited;
        self.step = match &self.step {
            Step::Confirm(act, _) | Step::NotDone(act, _) => {
                self.looks = LOOKS;
                Step::Done(*act, standing)
            }
            Step::Done(act, before) if before.status == standing.status => Step::Done(*act, standing),
            Step::LookingUp | Step::Standing(_) | Step::Done(..) => Step::Standing(standing),
            Step::Overview | Step::Identify(_) | Step::NoCard => return,
        };
        if awaited && self.looks > 0 {
            self.looks -= 1;
            desk.ask(Effect::PollSoon);
        }
    }

    /// Time to look whether the bureau's system was told.
    pub(crate) fn look(&self, desk: &mut Desk) {
        if let Step::Standing(standing) | Step::Done(_, standing) = &self.step
            && standing.core == CoreWord::Awaited
        {
            desk.call(Call::ShowCard);
        }
    }

    /// A call about the card failed.
    pub(crate) fn failed(&mut self, failure: &Failure, desk: &mut Desk) {
        match (&self.step, failure.code()) {
            (Step::LookingUp, Some(ErrorCode::NoCard)) => {
                desk.clear();
                self.step = Step::NoCard;
            }
            // It stands otherwise meanwhile, maybe by the very tap whose answer was lost.
            (
                Step::Confirm(..) | Step::NotDone(..),
                Some(ErrorCode::StaleVersion | ErrorCode::WrongStep | ErrorCode::NoCard),
            ) => self.identified(desk),
            (Step::Confirm(act, standing), _) => self.step = Step::NotDone(*act, standing.clone()),
            // What was looked up by itself may fail: what was done stays done.
            (Step::Standing(_) | Step::Done(..), _) => desk.clear(),
            (Step::Overview | Step::Identify(_) | Step::LookingUp | Step::NoCard | Step::NotDone(..), _) => {}
        }
    }

    /// Steps back inside; `false` when the journey is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.step = match &self.step {
            Step::Identify(_) => Step::Overview,
            Step::Confirm(_, standing) | Step::NotDone(_, standing) => Step::Standing(standing.clone()),
            Step::Overview | Step::LookingUp | Step::NoCard | Step::Standing(_) | Step::Done(..) => {
                return false;
            }
        };
        true
    }
}

impl Default for Loss {
    fn default() -> Self {
        Self::new()
    }
}
