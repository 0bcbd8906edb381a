//! What a member of staff can do, and what happens next.
//!
//! [`Desk`] is the whole console as data. [`Desk::update`] takes one [`Event`], changes the state, and names the [`Effect`]s that the
//! browser must carry out. Answers come back as [`Event::Replied`] with the ticket of their question.
//!
//! **Invariant:** no I/O, no clock, no panics. An answer whose ticket is no longer the newest of its lane changes nothing.

mod action;
mod bell;
mod cards;
mod case;
mod console;
mod effect;
mod handover;
mod kiosks;
mod money;
mod notices;
mod place;
mod printing;
mod queue;
mod shortcut;
mod stock;
mod ticket;
mod vouch;

#[cfg(test)]
mod tests;

pub(crate) use domain::problem::Failure;
use domain::{problem::ErrorCode, wire::staff::Credentials};

pub(crate) use self::{
    action::{Action, actions},
    bell::{BellDesk, BellEvent},
    cards::{CardsDesk, CardsEvent},
    case::{CaseDesk, CaseEvent, Deed, Panel, Reveal, Said},
    console::{Console, ConsoleEvent},
    effect::{Call, Effect, Focus, Reply},
    handover::{Confirming, HandoverDesk, HandoverEvent, HandoverStep},
    kiosks::{KiosksDesk, KiosksEvent},
    money::{
        MoneyCall, MoneyDesk, MoneyEvent, MonthEndDone, MonthEndPress, PaymentAction, PaymentDesk,
        PaymentPress, PaymentSaid, PaymentsEvent, ReconcileDone, ReconcilePress, Typed, may_release,
        payment_actions, refund_actions, said_by,
    },
    notices::{NoticeDone, NoticePart, NoticesDesk, NoticesEvent, Since},
    place::Place,
    printing::{PrintingDesk, PrintingEvent},
    queue::{Group, Queue, QueueEvent, Way},
    shortcut::Shortcut,
    stock::{StockDesk, StockDone, StockPress},
    ticket::{Lane, Ticket, Tickets},
    vouch::{VouchDesk, VouchEvent},
};

/// The console whole.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Desk {
    scene: Scene,
    shortcuts: bool,
    tickets: Tickets,
}

/// Where a member of staff is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Scene {
    /// Asking who is signed in.
    Opening {
        /// Why nobody knows.
        trouble: Option<Failure>,
    },
    /// Nobody is signed in.
    SignIn(SignIn),
    /// At work.
    Console(Box<Console>),
}

/// The sign-in.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct SignIn {
    /// Waiting for the answer.
    pub(crate) busy: bool,
    /// A session was open, and is not any more.
    pub(crate) lapsed: bool,
    /// Why it did not work.
    pub(crate) trouble: Option<Failure>,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Event {
    /// The page was loaded, or another try is wanted.
    Started,
    /// Name and password were given.
    SignedIn(Credentials),
    /// Leaving was asked for.
    SignedOut,
    /// Single-key shortcuts were switched on or off.
    ShortcutsSet(bool),
    /// A key was pressed, outside of fields.
    Pressed(Shortcut),
    /// Something happened at work.
    Console(ConsoleEvent),
    /// The server answered.
    Replied(Ticket, Result<Reply, Failure>),
}

impl Desk {
    /// Begins before anything is known. `shortcuts` is what was kept from before.
    pub(crate) fn new(shortcuts: bool) -> Self {
        Self { scene: Scene::Opening { trouble: None }, shortcuts, tickets: Tickets::default() }
    }

    /// Where we are.
    pub(crate) fn scene(&self) -> &Scene {
        &self.scene
    }

    /// The work, when somebody is signed in.
    pub(crate) fn console(&self) -> Option<&Console> {
        match &self.scene {
            Scene::Console(console) => Some(console),
            Scene::Opening { .. } | Scene::SignIn(_) => None,
        }
    }

    /// Whether single keys do something.
    pub(crate) fn shortcuts(&self) -> bool {
        self.shortcuts
    }

    /// Applies one event. Events that make no sense here change nothing.
    #[must_use = "effects do nothing until the shell runs them"]
    pub(crate) fn update(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::Started => {
                self.scene = Scene::Opening { trouble: None };
                vec![self.tickets.call(Lane::Session, Call::ShowSession)]
            }
            Event::SignedIn(credentials) => self.sign_in(credentials),
            Event::SignedOut => match &mut self.scene {
                Scene::Console(console) => console.sign_out(&mut self.tickets),
                Scene::Opening { .. } | Scene::SignIn(_) => vec![],
            },
            Event::ShortcutsSet(on) => {
                self.shortcuts = on;
                vec![Effect::KeepShortcuts(on)]
            }
            Event::Pressed(_) if !self.shortcuts => vec![],
            Event::Pressed(key) => self.at_work(|console, tickets| console.pressed(key, tickets)),
            Event::Console(event) => self.at_work(|console, tickets| console.update(event, tickets)),
            Event::Replied(ticket, answer) if self.tickets.is_newest(ticket) => {
                self.replied(ticket.lane, answer)
            }
            Event::Replied(..) => vec![],
        }
    }

    fn at_work(&mut self, act: impl FnOnce(&mut Console, &mut Tickets) -> Vec<Effect>) -> Vec<Effect> {
        match &mut self.scene {
            Scene::Console(console) => act(console, &mut self.tickets),
            Scene::Opening { .. } | Scene::SignIn(_) => vec![],
        }
    }

    fn sign_in(&mut self, credentials: Credentials) -> Vec<Effect> {
        match &mut self.scene {
            Scene::SignIn(sign_in) if !sign_in.busy => {
                *sign_in = SignIn { busy: true, lapsed: sign_in.lapsed, trouble: None };
                vec![self.tickets.call(Lane::Session, Call::SignIn(credentials))]
            }
            Scene::SignIn(_) | Scene::Opening { .. } | Scene::Console(_) => vec![],
        }
    }

    fn replied(&mut self, lane: Lane, answer: Result<Reply, Failure>) -> Vec<Effect> {
        match (lane, answer) {
            (Lane::Session, Ok(Reply::Staff(staff))) => {
                let mut console = Console::new(*staff);
                let effects = console.begin(&mut self.tickets);
                self.scene = Scene::Console(Box::new(console));
                effects
            }
            (Lane::Session, Ok(_)) => self.leave(SignIn::default()),
            (_, Err(failure)) if failure.code() == Some(ErrorCode::NotSignedIn) => {
                let lapsed = matches!(self.scene, Scene::Console(_));
                self.leave(SignIn { lapsed, ..SignIn::default() })
            }
            (Lane::Session, Err(failure)) => self.session_failed(failure),
            (lane, answer) => self.at_work(|console, tickets| console.replied(lane, answer, tickets)),
        }
    }

    fn session_failed(&mut self, failure: Failure) -> Vec<Effect> {
        match &mut self.scene {
            Scene::Opening { trouble } => *trouble = Some(failure),
            Scene::SignIn(sign_in) => {
                *sign_in = SignIn { busy: false, lapsed: false, trouble: Some(failure) };
            }
            Scene::Console(console) => console.trouble = Some(failure),
        }
        vec![]
    }

    /// Nothing of the last one's work stays on the screen, not even where they were, and no answer to it is taken any more.
    fn leave(&mut self, sign_in: SignIn) -> Vec<Effect> {
        self.tickets.void();
        self.scene = Scene::SignIn(sign_in);
        vec![Effect::Unfollow, Effect::Go(Place::default()), Effect::Focus(Focus::Title)]
    }
}
