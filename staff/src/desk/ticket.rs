//! Which question an answer belongs to.
//!
//! **Invariant:** each lane has one question whose answer counts, the newest.

use super::{Call, Effect};

/// Questions that take each other's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lane {
    /// Who is signed in.
    Session,
    /// The queue.
    Queue,
    /// The open case.
    Case,
    /// The whole identity number of the open case.
    Reveal,
    /// Handing over.
    Handover,
    /// Vouching.
    Vouch,
    /// Somebody's card.
    Cards,
    /// Blank cards.
    Stock,
    /// The card maker's files.
    Maker,
    /// Calls for a clerk.
    Bell,
    /// Kiosks and their keys.
    Kiosks,
    /// What everybody is told.
    Notices,
    /// The list of payments.
    Payments,
    /// The open payment.
    Payment,
    /// Reconciliation.
    Reconciliation,
    /// Month-end files.
    MonthEnds,
    /// The time in which a decision can be taken back.
    Undo,
}

/// A question's number in its lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ticket {
    /// The lane.
    pub(crate) lane: Lane,
    number: u32,
}

/// The newest number of each lane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tickets([u32; 17]);

impl Tickets {
    /// Puts `call`; answers to earlier ones of the lane do not count any more.
    pub(crate) fn call(&mut self, lane: Lane, call: impl Into<Call>) -> Effect {
        Effect::Call(self.draw(lane), Box::new(call.into()))
    }

    /// A new number; the earlier ones of the lane do not count any more.
    pub(crate) fn draw(&mut self, lane: Lane) -> Ticket {
        let newest = &mut self.0[lane as usize];
        *newest = newest.wrapping_add(1);
        Ticket { lane, number: *newest }
    }

    /// Whether the answer to this question counts.
    pub(crate) fn is_newest(&self, ticket: Ticket) -> bool {
        self.0[ticket.lane as usize] == ticket.number
    }

    /// No answer that is under way counts any more.
    pub(crate) fn void(&mut self) {
        self.0.iter_mut().for_each(|newest| *newest = newest.wrapping_add(1));
    }
}
