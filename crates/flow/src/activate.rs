//! Making a card ready for use, one's own or that of another who agreed: its social half here, its bank half at the bank.
//!
//! **Invariant:** what is shown of a half is what the server said last.

use domain::{card::Halves, problem::ErrorCode};

use crate::{Call, CardOf, Failure, Session, desk::Desk, holder, identify::Identify};

/// Where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Activate {
    /// What is on the screen.
    pub step: Step,
    /// Whose card it is.
    pub card_of: CardOf,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// That a card has two halves, and who makes which ready.
    Overview,
    /// Who it is.
    Identify(Identify),
    /// Whose card it is, when it is not one's own.
    Holder(holder::Step),
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
    /// It is for somebody else.
    ForAnotherAsked,
    /// The social half is to be made ready.
    ActivationAsked,
}

impl Activate {
    /// Begins by saying what it does.
    #[must_use]
    pub const fn new() -> Self {
        Self { step: Step::Overview, card_of: CardOf::Oneself }
    }

    pub(crate) fn update(&mut self, event: Event, session: &Session, desk: &mut Desk) {
        match (&self.step, event) {
            (Step::Overview, Event::Begun) => self.begin(CardOf::Oneself, session, desk),
            (Step::Overview | Step::NoCard, Event::ForAnotherAsked) => {
                self.begin(CardOf::Another(None), session, desk);
            }
            (Step::Halves(halves), Event::ActivationAsked) if !halves.social => {
                desk.call(Call::Activate(self.card_of.key()));
            }
            (_, Event::Begun | Event::ForAnotherAsked | Event::ActivationAsked) => {}
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
        desk.call(Call::ShowHalves(card_of.key()));
        self.card_of = card_of;
    }

    /// Nobody has agreed, or no longer.
    fn ask_whom(&mut self) {
        self.card_of.forget();
        self.step = Step::Holder(holder::Step::Whom);
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
            Some(ErrorCode::CodeExpired | ErrorCode::NotFound) if self.card_of.is_anothers() => {
                return self.ask_whom();
            }
            _ => return,
        };
        desk.clear();
        self.step = found;
    }

    /// Steps back inside; `false` when the journey is to be left.
    pub(crate) fn back(&mut self) -> bool {
        self.step = match &self.step {
            Step::Identify(_) => Step::Overview,
            Step::Holder(step) => step.before().map_or(Step::Overview, Step::Holder),
            Step::Overview | Step::LookingUp | Step::NoCard | Step::Lost | Step::Halves(_) => return false,
        };
        true
    }
}

impl Default for Activate {
    fn default() -> Self {
        Self::new()
    }
}
