//! The one call under way, and the effects collected for the shell.

use crate::{Call, Effect, Failure};

/// Names a call, so that a late answer is told from the one awaited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attempt(u32);

/// At most one call is under way; while it is, nothing else is asked for, so a second tap does nothing.
///
/// **Invariant:** an answer is taken once, and only for the call that is awaited.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Desk {
    last: u32,
    awaited: Option<(Attempt, Box<Call>)>,
    trouble: Option<(Failure, Box<Call>)>,
    effects: Vec<Effect>,
}

impl Desk {
    /// Whether an answer is awaited.
    pub(crate) const fn busy(&self) -> bool {
        self.awaited.is_some()
    }

    /// Whether the awaited call changes something on the server that the visitor has to learn of.
    pub(crate) fn writes(&self) -> bool {
        let writes = |call: &Call| {
            matches!(call, Call::File(ask) if ask.writes())
                || matches!(
                    call,
                    Call::SaveAnswer(..)
                        | Call::Submit(_)
                        | Call::ChooseOutlet(..)
                        | Call::GiveInfo(..)
                        | Call::ReportLoss(..)
                        | Call::TakeLossBack(..)
                        | Call::Activate(_)
                        | Call::Withdraw(..)
                        | Call::BeginPayment(_)
                        | Call::GiveUpPayment(_)
                )
        };
        self.awaited.as_ref().is_some_and(|(_, call)| writes(call))
    }

    /// Why the last call failed, until something else is done.
    pub(crate) fn trouble(&self) -> Option<&Failure> {
        self.trouble.as_ref().map(|(failure, _)| failure)
    }

    /// Asks the server, unless an answer is awaited already.
    pub(crate) fn call(&mut self, call: Call) {
        if self.busy() {
            return;
        }
        self.trouble = None;
        self.last = self.last.wrapping_add(1);
        let attempt = Attempt(self.last);
        self.awaited = Some((attempt, Box::new(call.clone())));
        self.effects.push(Effect::Call(attempt, Box::new(call)));
    }

    /// The awaited call, if `attempt` is its.
    pub(crate) fn asked(&self, attempt: Attempt) -> Option<Call> {
        self.awaited.as_ref().filter(|(awaited, _)| *awaited == attempt).map(|(_, call)| (**call).clone())
    }

    /// Takes the answer to the awaited call. `None` for any other, and for a failure, which is kept as the trouble.
    pub(crate) fn take<R>(
        &mut self,
        attempt: Attempt,
        answer: Result<R, Failure>,
    ) -> Option<Result<R, Failure>> {
        let (_, call) = self.awaited.take_if(|(awaited, _)| *awaited == attempt)?;
        if let Err(failure) = &answer {
            self.trouble = Some((failure.clone(), call));
        }
        Some(answer)
    }

    /// Asks again what failed.
    pub(crate) fn retry(&mut self) {
        if let Some((_, call)) = self.trouble.take() {
            self.call(*call);
        }
    }

    /// Awaits nothing any more, and forgets what failed: the visitor went on.
    pub(crate) fn clear(&mut self) {
        self.awaited = None;
        self.trouble = None;
    }

    /// Asks the shell for something else than a call.
    pub(crate) fn ask(&mut self, effect: Effect) {
        self.effects.push(effect);
    }

    /// Hands over what was collected.
    pub(crate) fn collected(&mut self) -> Vec<Effect> {
        std::mem::take(&mut self.effects)
    }
}
