//! Turning to a person: numbers to call, and on a kiosk a bell at the clerks' desk.
//!
//! **Invariant:** it stands beside the journey and never in its way: what is asked here waits for no other call, and no other for it.

use domain::{
    region::Bilingual,
    wire::{HelpStage, HelpView},
};

use crate::{Effect, Failure, desk::Desk};

/// The help that is open over a screen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    /// Whether it is shown.
    pub open: bool,
    /// How far the call has come.
    pub bell: Bell,
    /// The call, so that an answer to an earlier one is told apart.
    number: u32,
    /// Whether the server has taken it.
    taken: bool,
    /// How often the server was out of reach in a row.
    unheard: u8,
}

/// What the shell asks the server for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A clerk, now.
    Ring,
    /// The same in a few seconds: the server was out of reach.
    RingAgain,
    /// In a few seconds, what became of the call.
    Look,
}

/// A call for a clerk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Bell {
    /// None was made, or it is over.
    #[default]
    Silent,
    /// It rings, and nobody has answered yet.
    Ringing,
    /// Nobody answered for a minute: the hotline is the better way. It goes on ringing.
    Unanswered,
    /// A clerk is on the way.
    Coming {
        /// What they are called.
        name: String,
        /// Where they work.
        office: Bilingual,
    },
    /// The server could not be asked.
    Unheard,
}

impl Bell {
    /// Whether a clerk is waited for.
    #[must_use]
    pub const fn is_awaited(&self) -> bool {
        matches!(self, Self::Ringing | Self::Unanswered | Self::Coming { .. })
    }
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// Help is wanted.
    Asked,
    /// It is closed; a clerk who was called still comes.
    Closed,
    /// Nobody needs to come any more.
    Cancelled,
    /// What became of the call with this number.
    Told(u32, Result<HelpView, Failure>),
}

/// Seconds after which the hotline is the better way.
const MINUTE: u32 = 60;
/// How often the server may be out of reach in a row: while it has to take the call, and once it has.
const PATIENCE: [u8; 2] = [1, 5];

impl Help {
    /// Whether somebody waits for a clerk.
    pub(crate) const fn is_awaited(&self) -> bool {
        self.bell.is_awaited()
    }

    /// Applies one event. Where no clerk can be called, Help shows numbers and stays silent.
    pub(crate) fn update(&mut self, event: Event, rings: bool, desk: &mut Desk) {
        match event {
            Event::Asked => {
                self.open = true;
                if rings && !self.is_awaited() {
                    let number = self.number.wrapping_add(1);
                    *self = Self { open: true, bell: Bell::Ringing, number, taken: false, unheard: 0 };
                    desk.ask(Effect::Help(number, Ask::Ring));
                }
            }
            Event::Closed => self.open = false,
            Event::Cancelled => self.cancel(desk),
            Event::Told(number, answer) if number == self.number && self.is_followed() => {
                self.told(answer, desk);
            }
            // It was cancelled before the server said that it rings.
            Event::Told(_, Ok(view)) if !self.is_followed() && view.stage != HelpStage::Ended => {
                desk.ask(Effect::StopRinging);
            }
            Event::Told(..) => {}
        }
    }

    /// Calls nobody any more: the visit is over, or help came.
    pub(crate) fn cancel(&mut self, desk: &mut Desk) {
        // A call that nobody hears of may ring all the same.
        if self.bell != Bell::Silent {
            desk.ask(Effect::StopRinging);
        }
        *self = Self { number: self.number, ..Self::default() };
    }

    fn told(&mut self, answer: Result<HelpView, Failure>, desk: &mut Desk) {
        self.bell = match answer {
            Ok(HelpView { stage: HelpStage::Coming { name, office }, .. }) => Bell::Coming { name, office },
            Ok(HelpView { stage: HelpStage::Ended, .. }) => Bell::Silent,
            Ok(HelpView { stage: HelpStage::Waiting, waited }) if waited >= MINUTE => Bell::Unanswered,
            Ok(HelpView { stage: HelpStage::Waiting, .. }) => Bell::Ringing,
            // A weak moment of the network is not the end of a call; one that the server did not take is made again.
            Err(Failure::Unreachable) if self.unheard < PATIENCE[usize::from(self.taken)] => {
                self.unheard += 1;
                let ask = if self.taken { Ask::Look } else { Ask::RingAgain };
                return desk.ask(Effect::Help(self.number, ask));
            }
            // Who was called may be on the way: it is looked after for as long as the screen says that nobody knows.
            Err(Failure::Unreachable) if self.taken => {
                self.bell = Bell::Unheard;
                return desk.ask(Effect::Help(self.number, Ask::Look));
            }
            Err(_) => {
                (self.bell, self.taken) = (Bell::Unheard, false);
                return;
            }
        };
        (self.taken, self.unheard) = (true, 0);
        if self.is_awaited() {
            desk.ask(Effect::Help(self.number, Ask::Look));
        }
    }

    /// Whether what became of the call is still asked for.
    const fn is_followed(&self) -> bool {
        self.is_awaited() || (matches!(self.bell, Bell::Unheard) && self.taken)
    }
}
