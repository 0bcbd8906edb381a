//! Paying: one payment at a time, from the way that is chosen to what becomes of the money.
//!
//! **Invariant:** a payment is begun by a tap, under a key that is kept from before it is sent until its answer is here; while it is not
//! known to be closed no other is begun. What is shown of a payment never becomes older.

use domain::{
    money::Fen,
    payment::{Channel, PaymentNumber, PaymentStatus, Purpose},
    problem::ErrorCode,
    region::PaymentMethod,
    wire::{NewPayment, Payee, PaymentBegun, PaymentKey, PaymentView},
};

use crate::{Call, Effect, Failure, desk::Desk};

/// Where paying stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Pay {
    /// What is on the screen.
    pub step: Step,
    /// What is to be paid; nothing where a payment was found that was begun before.
    pub order: Option<Order>,
    /// How often the gateway was asked and said that it is not paid yet.
    pub not_paid: u32,
}

/// What is to be paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// What for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Fen,
    /// Somebody else whom it is for.
    pub payee: Option<Payee>,
    /// The ways to pay it.
    pub channels: Vec<Channel>,
}

/// What is on the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// By which way.
    Methods,
    /// The payment is being begun, under this key.
    Opening(Box<NewPayment>),
    /// A payment that was begun is looked up.
    LookingUp(PaymentNumber),
    /// How it stands.
    Standing(Box<PaymentView>),
    /// Its number, before somebody leaves: it goes on.
    Leaving(Box<PaymentView>),
}

/// How a payment stands, as far as whoever pays is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stand {
    /// It can be paid.
    Waiting,
    /// Its time is over or it was given up: the gateway is asked.
    Asking,
    /// The gateway does not say: nothing can be said, and nothing else is begun.
    Unknown,
    /// Nothing was paid, and nothing can be.
    Closed,
    /// Paid; what it is for has not happened yet.
    Paid,
    /// What it is for has happened.
    Done,
    /// The money goes back, or has gone back.
    GoesBack,
    /// Something else was paid than asked for: a clerk looks.
    Held,
}

/// What can happen while paying.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// A way was chosen; the payment is to have this key.
    MethodChosen(Channel, PaymentKey),
    /// Another payment is wanted instead of the one that was closed; it is to have this key.
    AgainAsked(PaymentKey),
    /// The payment that is shown changed, or it is time to look.
    Changed,
    /// The gateway is to be asked: by a tap, or since the time is over.
    AskAsked,
    /// The payment is given up.
    GiveUpAsked,
    /// Nobody leaves after all.
    StayAsked,
    /// What was paid is over, and what it was paid for goes on.
    GoneOn,
}

impl Stand {
    /// How a payment with this status stands.
    #[must_use]
    pub const fn of(status: PaymentStatus) -> Self {
        match status {
            PaymentStatus::Created | PaymentStatus::Pending => Self::Waiting,
            PaymentStatus::Querying => Self::Asking,
            PaymentStatus::Unknown => Self::Unknown,
            PaymentStatus::Closed => Self::Closed,
            PaymentStatus::Paid => Self::Paid,
            PaymentStatus::Fulfilled => Self::Done,
            PaymentStatus::RefundDue | PaymentStatus::Refunded => Self::GoesBack,
            PaymentStatus::Suspended => Self::Held,
        }
    }
}

/// The ways of a region, as a payment takes them.
pub(crate) fn channels(methods: &[PaymentMethod]) -> Vec<Channel> {
    let channel = |method: &PaymentMethod| match method {
        PaymentMethod::Online => Channel::Wechat,
        PaymentMethod::Counter => Channel::Counter,
    };
    methods.iter().map(channel).collect()
}

impl Pay {
    /// Begins with the way to pay, or at once where there is one only.
    pub(crate) fn new(order: Order, key: PaymentKey, desk: &mut Desk) -> Self {
        let mut pay = Self { step: Step::Methods, order: Some(order), not_paid: 0 };
        pay.begin(key, desk);
        pay
    }

    /// Goes on with a payment that was begun before.
    pub(crate) fn found(number: PaymentNumber, desk: &mut Desk) -> Self {
        desk.call(Call::ShowPayment(number.clone()));
        Self { step: Step::LookingUp(number), order: None, not_paid: 0 }
    }

    /// Applies one event; whether paying is over here, and what it was for goes on.
    pub(crate) fn update(&mut self, event: Event, desk: &mut Desk) -> bool {
        let stand = self.view().map(|view| Stand::of(view.status));
        match event {
            Event::MethodChosen(channel, key) if self.step == Step::Methods => self.open(channel, key, desk),
            Event::AgainAsked(_) if stand == Some(Stand::Closed) && self.order.is_none() => return true,
            Event::AgainAsked(key) if stand == Some(Stand::Closed) && !desk.busy() => {
                desk.ask(Effect::Unfollow);
                self.step = Step::Methods;
                self.begin(key, desk);
            }
            Event::Changed => self.look(desk),
            Event::AskAsked => self.with_number(PaymentStatus::is_awaited, Call::AskPayment, desk),
            Event::GiveUpAsked => {
                let waits = |status| Stand::of(status) == Stand::Waiting;
                self.with_number(waits, Call::GiveUpPayment, desk);
            }
            Event::StayAsked => {
                if let Step::Leaving(view) = &self.step {
                    self.step = Step::Standing(view.clone());
                }
            }
            Event::GoneOn => return self.view().is_some_and(|view| !is_in_flight(view)),
            Event::MethodChosen(..) | Event::AgainAsked(_) => {}
        }
        false
    }

    /// The payment on the screen, once it is known how it stands.
    #[must_use]
    pub const fn view(&self) -> Option<&PaymentView> {
        match &self.step {
            Step::Standing(view) | Step::Leaving(view) => Some(view),
            Step::Methods | Step::Opening(_) | Step::LookingUp(_) => None,
        }
    }

    /// The key of a payment that was sent to be begun, and nobody has answered yet.
    pub(crate) const fn sent(&self) -> Option<PaymentKey> {
        match &self.step {
            Step::Opening(new) => Some(new.key),
            Step::Methods | Step::LookingUp(_) | Step::Standing(_) | Step::Leaving(_) => None,
        }
    }

    /// The payment that was begun, unless nothing of it came or all of it went back.
    pub(crate) fn counts(&self) -> Option<&PaymentNumber> {
        match &self.step {
            Step::LookingUp(number) => Some(number),
            Step::Standing(view) | Step::Leaving(view) => {
                let is_over = matches!(view.status, PaymentStatus::Closed | PaymentStatus::Refunded);
                (!is_over).then_some(&view.number)
            }
            Step::Methods | Step::Opening(_) => None,
        }
    }

    /// Whether money is under way that nobody is to be sent away from.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(&self.step, Step::Standing(view) if is_in_flight(view))
    }

    /// Says that the payment goes on, before somebody leaves it; whether there is something to say.
    pub(crate) fn parts(&mut self) -> bool {
        match &self.step {
            Step::Standing(view) if is_in_flight(view) => {
                self.step = Step::Leaving(view.clone());
                true
            }
            _ => false,
        }
    }

    /// The payment was begun.
    pub(crate) fn begun(&mut self, begun: PaymentBegun, desk: &mut Desk) {
        if let Step::Opening(_) = self.step {
            desk.call(Call::ShowPayment(begun.number.clone()));
            self.step = Step::LookingUp(begun.number);
        }
    }

    /// The server says how a payment stands. What comes late says nothing.
    pub(crate) fn stands(&mut self, view: PaymentView, desk: &mut Desk) {
        match &mut self.step {
            Step::LookingUp(number) if *number == view.number => {
                desk.ask(Effect::FollowPayment(view.number.clone(), view.version));
                self.step = Step::Standing(Box::new(view));
            }
            Step::Standing(shown) | Step::Leaving(shown)
                if shown.number == view.number && shown.version <= view.version =>
            {
                **shown = view;
            }
            _ => {}
        }
    }

    /// The gateway was asked, and how it stands is here.
    pub(crate) fn asked(&mut self) {
        if self.view().is_some_and(|view| Stand::of(view.status) == Stand::Waiting) {
            self.not_paid += 1;
        }
    }

    /// Looks at the payment, or sends once more what was not answered.
    pub(crate) fn look(&self, desk: &mut Desk) {
        match &self.step {
            Step::Methods => {}
            Step::Opening(sent) => desk.call(Call::BeginPayment(sent.clone())),
            Step::LookingUp(number) => desk.call(Call::ShowPayment(number.clone())),
            Step::Standing(view) | Step::Leaving(view) => desk.call(Call::ShowPayment(view.number.clone())),
        }
    }

    /// A call about the payment failed; whether nothing was begun, and what is to be paid has to be looked at anew.
    pub(crate) fn failed(&self, call: &Call, failure: &Failure, desk: &mut Desk) -> bool {
        let again = matches!(failure, Failure::Unreachable) || failure.code() == Some(ErrorCode::InFlight);
        match (&self.step, call) {
            (Step::Opening(_), Call::BeginPayment(_)) if failure.code().is_some_and(is_refusal) => {
                return true;
            }
            (Step::Opening(_) | Step::LookingUp(_), _) if again => desk.ask(Effect::PollSoon),
            // What was looked at by itself may fail.
            (Step::Standing(_) | Step::Leaving(_), Call::ShowPayment(_)) => desk.clear(),
            (Step::Standing(_) | Step::Leaving(_), _) if failure.is_overtaken() => self.look(desk),
            _ => {}
        }
        false
    }

    /// Begins where there is one way only.
    fn begin(&mut self, key: PaymentKey, desk: &mut Desk) {
        let channels = self.order.as_ref().map(|order| order.channels.as_slice());
        if let Some(&[channel]) = channels {
            self.open(channel, key, desk);
        }
    }

    fn open(&mut self, channel: Channel, key: PaymentKey, desk: &mut Desk) {
        let order = self.order.as_ref().filter(|order| order.channels.contains(&channel));
        if let Some(Order { purpose, amount, payee, .. }) = order.filter(|_| !desk.busy()) {
            let (purpose, amount, payee) = (purpose.clone(), *amount, payee.clone());
            let new = Box::new(NewPayment { key, purpose, amount, channel, payee });
            (self.step, self.not_paid) = (Step::Opening(new.clone()), 0);
            desk.call(Call::BeginPayment(new));
        }
    }

    fn with_number(
        &self,
        stands: impl Fn(PaymentStatus) -> bool,
        call: impl FnOnce(PaymentNumber) -> Call,
        desk: &mut Desk,
    ) {
        if let Some(view) = self.view().filter(|view| stands(view.status)) {
            desk.call(call(view.number.clone()));
        }
    }
}

/// Whether the money of a payment is under way here. At a counter it is not: its slip is taken away.
fn is_in_flight(view: &PaymentView) -> bool {
    let here = view.channel != Channel::Counter;
    here && (view.status.is_awaited() || view.status == PaymentStatus::Paid)
}

/// Whether an answer says that nothing was begun, and that asking for the same again does not help.
const fn is_refusal(code: ErrorCode) -> bool {
    // It may have been begun, or may be by the same request later; who is not signed in, or whose kiosk is not known, begins there.
    !matches!(
        code,
        ErrorCode::InFlight
            | ErrorCode::NotSignedIn
            | ErrorCode::KioskRefused
            | ErrorCode::KioskClock
            | ErrorCode::KioskRevoked
            | ErrorCode::KioskRepeated
            | ErrorCode::Locked
            | ErrorCode::TooMany
            | ErrorCode::TooManyCodes
            | ErrorCode::Internal
            | ErrorCode::CoreClosed
            | ErrorCode::Unavailable
    )
}
