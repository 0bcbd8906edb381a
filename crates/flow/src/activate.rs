//! Making one's card ready for use: its social half here, its bank half at the bank.
//!
//! **Invariant:** what is shown of a half is what the server said last.

use domain::{card::Halves, problem::ErrorCode};

use crate::{Call, Failure, Session, desk::Desk, identify::Identify};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Activate {
    /// What is on the screen.
    pub step: Step,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// That a card has two halves, and who makes which ready.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// The card is looked up.
    LookingUp,
    /// There is none.
    NoCard,
    /// It is reported lost.
    Lost,
    /// How both halves stand.
    Halves(Halves),
}

/// What can happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// "Start now."
    Begun,
    /// The social half is to be made ready.
    ActivationAsked,
}

impl Activate {
    /// Begins by saying what it does.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Overview }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => match &session.person {
                Some(_) => self.identified(desk),
                None => self.step = Step::Identify(Identify::new()),
            },
            (Step::Halves(halves), Event::ActivationAsked) if !halves.social => desk.call(Call::Activate),
            (_, Event::Begun | Event::ActivationAsked) => {}
        }
    }

    /// Someone is identified: their card is looked up.
    pub(crate) fn identified(&mut self, desk: &mut Desk) {
        self.step = Step::LookingUp;
        desk.call(Call::ShowHalves);
    }

    /// The server says how both halves stand.
    pub(crate) fn stands(&mut self, halves: Halves) {
        if matches!(self.step, Step::LookingUp | Step::Halves(_)) {
            self.step = Step::Halves(halves);
        }
    }

    /// A call about the card failed.
    pub(crate) fn failed(&mut self, failure: &Failure, desk: &mut Desk) {
        let found = match failure.code() {
            Some(ErrorCode::NoCard) => Step::NoCard,
            Some(ErrorCode::WrongStep) => Step::Lost,
            _ => return,
        };
        desk.clear();
        self.step = found;
    }

    /// Steps back inside; `false` when the journey is to be left.
    pub(crate) fn back(&mut self) -> bool {
        let inside = matches!(self.step, Step::Identify(_));
        if inside {
            self.step = Step::Overview;
        }
        inside
    }
}

impl Default for Activate {
    fn default() -> Self {
        Self::new()
    }
}
