//! Calls for a clerk from the hall's kiosks.
//!
//! **Invariant:** the list is the server's; a bell sounds once for a call that nobody has answered.

use domain::wire::staff::{CallView, HelpCalls};
use uuid::Uuid;

use super::{Call, Effect, Failure, Lane, Reply, Tickets};

/// Something that happened to the calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BellEvent {
    /// The server says that a call was made, answered or ended, or a look is due.
    Due,
    /// "I am on my way."
    Answered(Uuid),
    /// The person was helped.
    Ended(Uuid),
}

/// The calls of the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct BellDesk {
    /// Open calls, oldest first.
    pub(crate) calls: Vec<CallView>,
    /// Waiting for the answer to a press.
    pub(crate) busy: bool,
    /// Why a press did nothing.
    pub(crate) trouble: Option<Failure>,
}

impl BellDesk {
    /// The open call with this number.
    pub(crate) fn call(&self, id: Uuid) -> Option<&CallView> {
        self.calls.iter().find(|call| call.id == id)
    }

    pub(super) fn load(tickets: &mut Tickets) -> Effect {
        tickets.call(Lane::Bell, Call::ListHelp)
    }

    pub(super) fn update(&mut self, event: BellEvent, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match event {
            _ if self.busy => return vec![],
            BellEvent::Due => Call::ListHelp,
            BellEvent::Answered(id) => Call::AnswerHelp(id),
            BellEvent::Ended(id) => Call::EndHelp(id),
        };
        self.busy = call != Call::ListHelp;
        vec![tickets.call(Lane::Bell, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        let pressed = std::mem::take(&mut self.busy);
        match answer {
            Ok(Reply::Calls(HelpCalls { calls })) => {
                let known = |call: &CallView| self.calls.iter().any(|before| before.id == call.id);
                let rings = calls.iter().any(|call| call.by.is_none() && !known(call));
                self.calls = calls;
                self.trouble = None;
                rings.then_some(Effect::Chime).into_iter().collect()
            }
            Ok(_) => vec![],
            // A look that fails is made again soon; what was pressed must be said.
            Err(failure) => {
                self.trouble = pressed.then_some(failure);
                vec![]
            }
        }
    }
}
