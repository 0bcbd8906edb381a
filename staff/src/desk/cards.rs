//! Somebody's card: found by the number, for a reason, and reported lost or found again.
//!
//! **Invariant:** a step is asked once more before it is taken, and counts at the version that is shown. When somebody else was faster
//! the card is looked at anew, and that is said.

use domain::{
    card::CardEvent,
    problem::ErrorCode,
    wire::staff::{CardSought, CardStep, FoundCard},
};

use super::{Call, Effect, Failure, Focus, Lane, Reply, Tickets};

/// Something that happened while looking at a card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum CardsEvent {
    /// A number and a reason were given.
    Sought(CardSought),
    /// A step was chosen.
    Asked(CardEvent),
    /// The chosen step is meant.
    Confirmed,
    /// The chosen step is not meant.
    Cancelled,
    /// The next person comes.
    Left,
}

/// Looking at a card.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct CardsDesk {
    /// The card, once found.
    pub(crate) found: Option<Box<FoundCard>>,
    /// The step that is asked about.
    pub(crate) asked: Option<CardEvent>,
    /// The step that was taken last.
    pub(crate) done: Option<CardEvent>,
    /// Waiting for an answer.
    pub(crate) busy: bool,
    /// Why it did not work.
    pub(crate) trouble: Option<Failure>,
    /// Whose card, and why.
    sought: Option<CardSought>,
}

impl CardsDesk {
    /// Why the card is looked at.
    pub(crate) fn occasion(&self) -> Option<domain::card::Occasion> {
        self.sought.as_ref().map(|sought| sought.occasion)
    }

    pub(super) fn update(&mut self, event: CardsEvent, tickets: &mut Tickets) -> Vec<Effect> {
        match (event, &self.found) {
            (CardsEvent::Left, _) => {
                tickets.draw(Lane::Cards);
                *self = Self::default();
                vec![Effect::Focus(Focus::Title)]
            }
            (CardsEvent::Sought(sought), None) if !self.busy => {
                self.sought = Some(sought.clone());
                self.ask(Call::FindCard(sought), tickets)
            }
            (CardsEvent::Asked(event), Some(found)) if !self.busy && found.steps.contains(&event) => {
                self.asked = Some(event);
                vec![]
            }
            (CardsEvent::Confirmed, Some(_)) if !self.busy => self.step(tickets),
            (CardsEvent::Cancelled, _) if !self.busy => {
                self.asked = None;
                vec![]
            }
            (
                CardsEvent::Sought(_) | CardsEvent::Asked(_) | CardsEvent::Confirmed | CardsEvent::Cancelled,
                _,
            ) => vec![],
        }
    }

    fn ask(&mut self, call: Call, tickets: &mut Tickets) -> Vec<Effect> {
        (self.busy, self.trouble, self.done) = (true, None, None);
        vec![tickets.call(Lane::Cards, call)]
    }

    /// Takes the step that was asked about.
    fn step(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        let (Some(of), Some(found), Some(event)) = (self.sought.clone(), &self.found, self.asked) else {
            return vec![];
        };
        let version = found.standing.version;
        self.ask(Call::StepCard(CardStep { of, event, version }), tickets)
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        self.busy = false;
        match answer {
            Ok(Reply::Card(found)) => {
                self.done = self.asked.take();
                self.found = Some(found);
                vec![Effect::Focus(Focus::Title)]
            }
            Ok(_) => {
                self.trouble = Some(Failure::Garbled);
                vec![]
            }
            Err(failure) => self.failed(failure, tickets),
        }
    }

    fn failed(&mut self, failure: Failure, tickets: &mut Tickets) -> Vec<Effect> {
        let outdated = failure.code() == Some(ErrorCode::StaleVersion);
        let stepping = self.asked.take().is_some();
        self.trouble = Some(failure);
        match &self.sought {
            Some(sought) if outdated && stepping => {
                self.busy = true;
                vec![tickets.call(Lane::Cards, Call::FindCard(sought.clone()))]
            }
            Some(_) | None => vec![],
        }
    }
}
