//! Reporting a card lost, and found again: one's own, or that of another who agreed.
//!
//! **Invariant:** a report is made by a tap, never later by itself. One whose answer did not come is said not to be made, with whom to call.

use domain::{
    card::CardStatus,
    problem::ErrorCode,
    wire::{CardStanding, CoreWord, HolderKey, LossKind, LossReport, LossTakenBack},
};

use crate::{Call, CardOf, Effect, Failure, Session, desk::Desk, holder, identify::Identify};

/// How often it is looked by itself whether the bureau's system was told.
const LOOKS: u8 = 6;

/// Where reporting stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Loss {
    /// What is on the screen.
    pub step: Step,
    /// Whose card it is.
    pub card_of: CardOf,
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
    /// Whose card it is, when it is not one's own.
    Holder(holder::Step),
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
    /// It is for somebody else.
    ForAnotherAsked,
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

    const fn call(self, holder: Option<HolderKey>, version: u32) -> Call {
        match self {
            Self::ForATime => Call::ReportLoss(holder, LossReport { kind: LossKind::ForATime, version }),
            Self::ForGood => Call::ReportLoss(holder, LossReport { kind: LossKind::ForGood, version }),
            Self::TakeBack => Call::TakeLossBack(holder, LossTakenBack { version }),
        }
    }
}

impl Loss {
    /// Begins by saying what it does.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Overview, card_of: CardOf::Oneself, looks: LOOKS }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => self.begin(CardOf::Oneself, session, desk),
            (Step::Overview | Step::NoCard, Event::ForAnotherAsked) => {
                self.begin(CardOf::Another(None), session, desk);
            }
            (Step::Standing(standing), Event::Chosen(act)) if Act::possible(standing).contains(&act) => {
                // Looking by itself must not hold up a tap.
                desk.clear();
                self.step = Step::Confirm(act, standing.clone());
            }
            (Step::Confirm(act, standing), Event::Confirmed) => {
                desk.call(act.call(self.card_of.key(), standing.version));
            }
            (Step::Done(_, standing), Event::StandingAsked) => {
                self.step = Step::Standing(standing.clone());
            }
            (
                _,
                Event::Begun
                | Event::ForAnotherAsked
                | Event::Chosen(_)
                | Event::Confirmed
                | Event::StandingAsked,
            ) => {}
        }
    }

    fn begin(&mut self, card_of: CardOf, session: &Session, desk: &mut Desk) {
        self.card_of = card_of;
        match session.insured() {
            Some(_) => self.identified(desk),
            None => self.step = Step::Identify(Identify::anew(session)),
        }
    }

    /// Someone is identified: their card is looked up, or whose else it is asked.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        match self.card_of {
            CardOf::Oneself => self.look_up(CardOf::Oneself, desk),
            CardOf::Another(_) => self.ask_whom(),
        }
    }

    /// Looks up whose card it is.
    pub(crate) fn look_up(&mut self, card_of: CardOf, desk: &mut Desk) {
        self.step = Step::LookingUp;
        desk.call(Call::ShowCard(card_of.key()));
        self.card_of = card_of;
    }

    /// Nobody has agreed, or no longer.
    fn ask_whom(&mut self) {
        self.card_of.forget();
        self.step = Step::Holder(holder::Step::Whom);
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
            Step::Overview | Step::Identify(_) | Step::Holder(_) | Step::NoCard => return,
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
            desk.call(Call::ShowCard(self.card_of.key()));
        }
    }

    /// A call about the card failed.
    pub(crate) fn failed(&mut self, failure: &Failure, desk: &mut Desk) {
        match (&self.step, failure.code()) {
            // What was done stays done, and is not looked at by itself any more.
            (Step::Done(..), _) => desk.clear(),
            (_, Some(ErrorCode::CodeExpired | ErrorCode::NotFound)) if self.card_of.is_anothers() => {
                self.ask_whom();
            }
            (Step::LookingUp, Some(ErrorCode::NoCard)) => {
                desk.clear();
                self.step = Step::NoCard;
            }
            // It stands otherwise meanwhile, maybe by the very tap whose answer was lost.
            (
                Step::Confirm(..) | Step::NotDone(..),
                Some(ErrorCode::StaleVersion | ErrorCode::WrongStep | ErrorCode::NoCard),
            ) => self.look_up(self.card_of.clone(), desk),
            (Step::Confirm(act, standing), _) => self.step = Step::NotDone(*act, standing.clone()),
            // What was looked up by itself may fail.
            (Step::Standing(_), _) => desk.clear(),
            (
                Step::Overview
                | Step::Identify(_)
                | Step::Holder(_)
                | Step::LookingUp
                | Step::NoCard
                | Step::NotDone(..),
                _,
            ) => {}
        }
    }

    /// Steps back inside; `false` when the journey is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.step = match &self.step {
            Step::Identify(_) => Step::Overview,
            Step::Holder(step) => step.before().map_or(Step::Overview, Step::Holder),
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
