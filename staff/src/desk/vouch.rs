//! Vouching for a person at a kiosk: six digits find them, the clerk compares identity card and face, and decides.
//!
//! **Invariant:** a person is decided on once, and only after being shown.

use domain::wire::staff::{VouchDecision, VouchView};

use super::{Call, Effect, Failure, Focus, Lane, Reply, Tickets};

/// Something that happened while vouching.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum VouchEvent {
    /// Six digits were given.
    Sought(String),
    /// The clerk decided.
    Decided(VouchDecision),
    /// The next person comes.
    Left,
}

/// Vouching.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct VouchDesk {
    /// The person, once found.
    pub(crate) view: Option<Box<VouchView>>,
    /// Waiting for an answer.
    pub(crate) busy: bool,
    /// Why it did not work.
    pub(crate) trouble: Option<Failure>,
}

impl VouchDesk {
    pub(super) fn update(&mut self, event: VouchEvent, tickets: &mut Tickets) -> Vec<Effect> {
        let call = match (event, &self.view) {
            (VouchEvent::Left, _) => {
                tickets.draw(Lane::Vouch);
                *self = Self::default();
                return vec![Effect::Focus(Focus::Title)];
            }
            _ if self.busy => return vec![],
            (VouchEvent::Sought(code), None) => Call::ShowVouch(code),
            (VouchEvent::Decided(decision), Some(view)) if may(view, decision) => {
                Call::Vouch(view.code.clone(), decision)
            }
            (VouchEvent::Sought(_) | VouchEvent::Decided(_), _) => return vec![],
        };
        self.busy = true;
        self.trouble = None;
        vec![tickets.call(Lane::Vouch, call)]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>) -> Vec<Effect> {
        self.busy = false;
        match answer {
            Ok(Reply::Vouch(view)) => {
                self.view = Some(view);
                vec![Effect::Focus(Focus::Title)]
            }
            Ok(_) => {
                self.trouble = Some(Failure::Garbled);
                vec![]
            }
            Err(failure) => {
                self.trouble = Some(failure);
                vec![]
            }
        }
    }
}

/// Nobody vouches for someone without a name on file.
fn may(view: &VouchView, decision: VouchDecision) -> bool {
    let named = view.name.is_some() || decision == VouchDecision::Declined;
    view.decided.is_none() && named
}
