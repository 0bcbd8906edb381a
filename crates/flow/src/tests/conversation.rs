//! One way to hold a conversation with the flow.

use crate::{Attempt, Call, Effect, Event, Failure, Flow, Place, Reply, Target, replace, track};

use super::fixtures::{problem, setting};
use domain::{kiosk::KioskId, problem::ErrorCode};

/// A flow, and what it last asked for.
pub(super) struct Conversation {
    pub(super) flow: Flow,
    pub(super) effects: Vec<Effect>,
    awaited: Option<Attempt>,
}

impl Conversation {
    /// The app is open at `target`, and nobody is signed in.
    pub(super) fn opened(target: Target, kiosk: bool) -> Self {
        let mut talk = Self { flow: Flow::new(), effects: Vec::new(), awaited: None };
        let kiosk_id = kiosk.then(|| KioskId("demo".into()));
        talk.says(Event::Started { target, kiosk: kiosk_id })
            .hears(setting(kiosk))
            .fails(problem(ErrorCode::NotSignedIn));
        talk
    }

    /// The visitor or the device says something.
    pub(super) fn says(&mut self, event: Event) -> &mut Self {
        self.effects = self.flow.update(event);
        let call = self
            .effects
            .iter()
            .find_map(|effect| if let Effect::Call(attempt, _) = effect { Some(*attempt) } else { None });
        self.awaited = call.or(self.awaited);
        self
    }

    /// The server answers the last call.
    pub(super) fn hears(&mut self, reply: Reply) -> &mut Self {
        self.answered(Ok(reply))
    }

    /// The last call fails.
    pub(super) fn fails(&mut self, failure: Failure) -> &mut Self {
        self.answered(Err(failure))
    }

    fn answered(&mut self, answer: Result<Reply, Failure>) -> &mut Self {
        let attempt = self.awaited.take().expect("a call is under way");
        self.says(Event::Replied(attempt, answer))
    }

    /// The attempt that is awaited.
    pub(super) fn attempt(&self) -> Attempt {
        self.awaited.expect("a call is under way")
    }

    /// The calls that the last event led to.
    pub(super) fn calls(&self) -> Vec<&Call> {
        self.effects
            .iter()
            .filter_map(|effect| if let Effect::Call(_, call) = effect { Some(&**call) } else { None })
            .collect()
    }

    /// The step of replacing a card.
    pub(super) fn replacing(&self) -> &replace::Step {
        match self.flow.place() {
            Place::Replace(replace) => &replace.step,
            other => panic!("not replacing a card but at {other:?}"),
        }
    }

    /// The step of following an application.
    pub(super) fn following(&self) -> &track::Step {
        match self.flow.place() {
            Place::Track(track) => &track.step,
            other => panic!("not following but at {other:?}"),
        }
    }
}
