//! Money: payments and the open one, reconciliation, the bank's month-end files.
//!
//! **Invariant:** no single key moves money, and nothing is sent that was not asked once more.

mod action;
mod call;
mod month_ends;
mod payment;
mod payments;
mod reconciling;

use domain::payment::PaymentNumber;

pub(crate) use self::{
    action::{PaymentAction, payment_actions, refund_actions, said_by},
    call::MoneyCall,
    month_ends::{MonthEndDone, MonthEndPress, MonthEndsDesk, may_release},
    payment::{PaymentDesk, PaymentPress, PaymentSaid},
    payments::{Payments, PaymentsEvent, Typed},
    reconciling::{ReconcileDone, ReconcilePress, ReconcilingDesk},
};
use super::{Effect, Failure, Focus, Lane, Place, Reply, Shortcut, Tickets, Way};

/// Something that happened about money.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum MoneyEvent {
    /// The server says that a payment changed.
    Changed(Option<PaymentNumber>),
    /// A line was opened.
    Opened(PaymentNumber),
    /// The line beside was gone to from within the list.
    Moved(Way),
    /// The next payment that wants a clerk is wanted.
    NextAsked,
    /// About the list.
    Payments(PaymentsEvent),
    /// About the open payment.
    Payment(PaymentPress),
    /// About reconciliation.
    Reconciling(ReconcilePress),
    /// About month-end files.
    MonthEnds(MonthEndPress),
}

/// All about money.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct MoneyDesk {
    /// The list.
    pub(crate) list: Payments,
    /// The open payment.
    pub(crate) open: Option<PaymentDesk>,
    /// Reconciliation.
    pub(crate) reconciling: ReconcilingDesk,
    /// Month-end files.
    pub(crate) month_ends: MonthEndsDesk,
}

impl MoneyDesk {
    pub(super) fn update(&mut self, event: MoneyEvent, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        match event {
            MoneyEvent::Changed(number) => self.changed(number.as_ref(), tickets),
            MoneyEvent::Opened(number) => self.open(number, Focus::CaseTitle, tickets),
            MoneyEvent::Moved(way) => match self.list.beside(self.number(), way) {
                Some(number) => self.open(number.clone(), Focus::Payment(number), tickets),
                None => vec![],
            },
            MoneyEvent::NextAsked => match self.list.next_wanting(self.number()) {
                Some(number) => self.open(number, Focus::CaseTitle, tickets),
                None => self.with_open(|open| {
                    open.said = Some(PaymentSaid::NothingWants);
                    vec![]
                }),
            },
            MoneyEvent::Payments(event) => self.list.update(event, tickets),
            MoneyEvent::Payment(press) => self.with_open(|open| open.update(press, me, tickets)),
            MoneyEvent::Reconciling(press) => self.reconciling.update(press, tickets),
            MoneyEvent::MonthEnds(press) => self.month_ends.update(press, tickets),
        }
    }

    /// What is asked anew now and then: the list, whose number stands in the bar, and what is on the screen.
    pub(super) fn look(&mut self, place: Place, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = self.list.update(PaymentsEvent::Due, tickets);
        effects.extend(self.came(place, tickets));
        effects
    }

    /// What is asked when a place is gone to.
    pub(super) fn came(&mut self, place: Place, tickets: &mut Tickets) -> Vec<Effect> {
        match place {
            Place::Payments => self.with_open(|open| open.look(tickets)),
            Place::Reconciliation => self.reconciling.update(ReconcilePress::Due, tickets),
            Place::MonthEnds => self.month_ends.update(MonthEndPress::Due, tickets),
            Place::Queue
            | Place::Handover
            | Place::Vouch
            | Place::Cards
            | Place::Stock
            | Place::Kiosks
            | Place::Notices => {
                vec![]
            }
        }
    }

    /// A single key, while no question is asked.
    pub(super) fn pressed(&mut self, key: Shortcut, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        if self.open.as_ref().is_some_and(|open| open.question.is_some()) {
            return vec![];
        }
        let go = |found: Option<PaymentNumber>| found.map(MoneyEvent::Opened);
        let event = match key {
            Shortcut::Search => return vec![Effect::Focus(Focus::Search)],
            Shortcut::Down => go(self.list.beside(self.number(), Way::Down)),
            Shortcut::Up => go(self.list.beside(self.number(), Way::Up)),
            Shortcut::Next => Some(MoneyEvent::NextAsked),
            Shortcut::Gateway => Some(MoneyEvent::Payment(PaymentPress::Asked(PaymentAction::Ask))),
            Shortcut::Undo | Shortcut::Do(_) => None,
        };
        event.map_or_else(Vec::new, |event| self.update(event, me, tickets))
    }

    pub(super) fn replied(
        &mut self,
        lane: Lane,
        answer: Result<Reply, Failure>,
        tickets: &mut Tickets,
    ) -> Vec<Effect> {
        match lane {
            Lane::Payments => {
                let mut effects = self.list.replied(answer, tickets);
                if let Some(number) = self.list.sought.take() {
                    effects.extend(self.open(number, Focus::Search, tickets));
                }
                effects
            }
            Lane::Payment => self.payment_replied(answer, tickets),
            Lane::Reconciliation => {
                let done = self.reconciling.replied(answer);
                if done { self.list.update(PaymentsEvent::Due, tickets) } else { vec![] }
            }
            Lane::MonthEnds => self.month_ends.replied(answer),
            Lane::Session
            | Lane::Queue
            | Lane::Case
            | Lane::Reveal
            | Lane::Handover
            | Lane::Vouch
            | Lane::Cards
            | Lane::Stock
            | Lane::Maker
            | Lane::Bell
            | Lane::Kiosks
            | Lane::Notices
            | Lane::Undo => vec![],
        }
    }

    /// The open payment.
    pub(crate) fn number(&self) -> Option<&PaymentNumber> {
        self.open.as_ref().map(|open| &open.number)
    }

    /// Whether something about money was asked for and is not answered yet.
    pub(crate) fn is_moving(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.doing().is_some())
    }

    fn with_open(&mut self, act: impl FnOnce(&mut PaymentDesk) -> Vec<Effect>) -> Vec<Effect> {
        self.open.as_mut().map_or_else(Vec::new, act)
    }

    fn changed(&mut self, number: Option<&PaymentNumber>, tickets: &mut Tickets) -> Vec<Effect> {
        let mut effects = self.list.update(PaymentsEvent::Due, tickets);
        if number.is_some() && number == self.number() {
            effects.extend(self.with_open(|open| open.look(tickets)));
        }
        effects
    }

    fn payment_replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        let moved = self.is_moving();
        let mut effects = self.with_open(|open| open.replied(answer, tickets));
        if moved {
            effects.extend(self.list.update(PaymentsEvent::Due, tickets));
            effects.push(Effect::Focus(Focus::CaseTitle));
        }
        effects
    }

    /// Opens a payment, unless something is still being done with the open one.
    fn open(&mut self, number: PaymentNumber, focus: Focus, tickets: &mut Tickets) -> Vec<Effect> {
        if self.is_moving() {
            return vec![];
        }
        if self.number() == Some(&number) {
            return vec![Effect::Focus(focus)];
        }
        let (open, call) = PaymentDesk::open(number, tickets);
        self.open = Some(open);
        vec![call, Effect::Focus(focus)]
    }
}
