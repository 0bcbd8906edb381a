//! Handing a card over: the reference finds the case, the clerk compares the photo, pickup code and identity number release the card.
//!
//! **Invariant:** nothing is handed over before the case was shown.

use domain::{
    application::Status,
    id_number::IdNumber,
    reference::Reference,
    wire::staff::{CaseView, Handover},
};

use super::{Call, Effect, Failure, Focus, Lane, Reply, Tickets};

/// Something that happened at the counter.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum HandoverEvent {
    /// A reference was given.
    Sought(Reference),
    /// Pickup code and identity number were given.
    Given {
        /// Six digits.
        pickup_code: String,
        /// The number on the identity card.
        id_number: IdNumber,
    },
    /// The next person comes.
    Left,
}

/// How far the handover is.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum HandoverStep {
    /// Which case?
    #[default]
    Seeking,
    /// This one. Is it the person in the photo, and are code and number right?
    Comparing(Box<CaseView>),
    /// Done.
    Done(Box<CaseView>),
}

/// The counter.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct HandoverDesk {
    /// How far it is.
    pub(crate) step: HandoverStep,
    /// Waiting for an answer.
    pub(crate) busy: bool,
    /// Why it did not work.
    pub(crate) trouble: Option<Failure>,
}

impl HandoverDesk {
    pub(super) fn update(&mut self, event: HandoverEvent, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match (event, &self.step) {
            (HandoverEvent::Left, _) => {
                tickets.draw(Lane::Handover);
                *self = Self::default();
                return vec![Effect::Focus(Focus::Title)];
            }
            _ if self.busy => return vec![],
            (HandoverEvent::Sought(reference), HandoverStep::Seeking) => Call::ShowCase(reference),
            (HandoverEvent::Given { pickup_code, id_number }, HandoverStep::Comparing(case))
                if case.row.status == Status::Ready =>
            {
                let reference = case.row.reference.clone();
                Call::HandOver(Handover { reference, pickup_code, id_number })
            }
            (HandoverEvent::Sought(_) | HandoverEvent::Given { .. }, _) => return vec![],
        };
        self.busy = true;
        self.trouble = None;
        vec![tickets.call(Lane::Handover, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        self.busy = false;
        match (answer, &self.step) {
            (Ok(Reply::Case(case)), HandoverStep::Seeking) => self.step = HandoverStep::Comparing(case),
            (Ok(Reply::Case(case)), HandoverStep::Comparing(_)) => self.step = HandoverStep::Done(case),
            (Ok(_), _) => self.trouble = Some(Failure::Garbled),
            (Err(failure), _) => {
                self.trouble = Some(failure);
                return vec![];
            }
        }
        vec![Effect::Focus(Focus::Title)]
    }
}
