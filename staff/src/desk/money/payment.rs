//! The open payment: what is shown of it, what is being done with it.
//!
//! **Invariant:** one deed at a time, and what moves money is sent only as an answer to a question about what is shown: when that
//! changes, the question is closed and the clerk is told.

use domain::{
    money::Fen,
    payment::{PaymentNumber, PaymentStatus, RefundReason},
    wire::staff::{RefundDecided, RefundId, RefundProposed, SlipSettled, StaffPayment},
};

use super::MoneyCall;
use super::action::{PaymentAction, payment_actions, refund_actions};
use crate::desk::{Effect, Failure, Lane, Reply, Tickets};

/// Something that happened to the open payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum PaymentPress {
    /// A button or its key asked for an action; all but asking the gateway open a question first.
    Asked(PaymentAction),
    /// So much was counted for the slip.
    Counted(Fen),
    /// So much is to be given back, for this reason.
    Proposed(Fen, RefundReason),
    /// What is asked about a refund is meant.
    Confirmed,
    /// The question was left.
    Left,
    /// Another look is wanted.
    Retried,
}

/// What is said over the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaymentSaid {
    /// This was done.
    Done(PaymentAction),
    /// It changed meanwhile, and was loaded anew.
    Changed,
    /// No other payment wants a clerk.
    NothingWants,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Work {
    Loading,
    Doing(PaymentAction),
}

/// The open payment.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PaymentDesk {
    /// Which one.
    pub(crate) number: PaymentNumber,
    /// What the server showed last.
    pub(crate) view: Option<Box<StaffPayment>>,
    /// What is asked over it.
    pub(crate) question: Option<PaymentAction>,
    /// What is said over it.
    pub(crate) said: Option<PaymentSaid>,
    /// Why the last press did nothing.
    trouble: Option<Failure>,
    /// Why the last look showed nothing.
    unseen: Option<Failure>,
    work: Option<Work>,
}

impl PaymentDesk {
    pub(super) fn open(number: PaymentNumber, tickets: &mut Tickets) -> (Self, Effect) {
        let call = tickets.call(Lane::Payment, MoneyCall::ShowPayment(number.clone()));
        let (view, question, said) = (None, None, None);
        let (trouble, unseen) = (None, None);
        (Self { number, view, question, said, trouble, unseen, work: Some(Work::Loading) }, call)
    }

    /// What did not work.
    pub(crate) fn failed(&self) -> Option<&Failure> {
        self.trouble.as_ref().or(self.unseen.as_ref())
    }

    /// What is being done with it.
    pub(crate) fn doing(&self) -> Option<PaymentAction> {
        match self.work {
            Some(Work::Doing(action)) => Some(action),
            Some(Work::Loading) | None => None,
        }
    }

    pub(super) fn update(&mut self, press: PaymentPress, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        match (press, self.question) {
            (PaymentPress::Asked(action), None) => self.asked(action, me, tickets),
            (PaymentPress::Counted(amount), Some(PaymentAction::Settle)) => self.counted(amount, tickets),
            (PaymentPress::Proposed(amount, reason), Some(PaymentAction::Refund)) => {
                self.proposed(amount, reason, tickets)
            }
            (PaymentPress::Confirmed, Some(PaymentAction::Decide(id, decision))) => {
                let Some(version) = self.refund_version(id) else { return vec![] };
                let decided = RefundDecided { version, decision };
                self.act(PaymentAction::Decide(id, decision), MoneyCall::DecideRefund(id, decided), tickets)
            }
            (PaymentPress::Left, Some(_)) if self.doing().is_none() => {
                self.question = None;
                vec![]
            }
            (PaymentPress::Retried, _) => self.look(tickets),
            (
                PaymentPress::Asked(_)
                | PaymentPress::Counted(_)
                | PaymentPress::Proposed(..)
                | PaymentPress::Confirmed
                | PaymentPress::Left,
                _,
            ) => vec![],
        }
    }

    fn asked(&mut self, action: PaymentAction, me: &str, tickets: &mut Tickets) -> Vec<Effect> {
        if !self.offers(action, me) || self.doing().is_some() {
            return vec![];
        }
        (self.said, self.trouble) = (None, None);
        if action == PaymentAction::Ask {
            let call = MoneyCall::AskPayment(self.number.clone());
            return self.act(action, call, tickets);
        }
        self.question = Some(action);
        vec![]
    }

    fn offers(&self, action: PaymentAction, me: &str) -> bool {
        let Some(view) = self.view.as_deref() else { return false };
        match action {
            PaymentAction::Ask | PaymentAction::Settle | PaymentAction::Refund => {
                payment_actions(view).contains(&action)
            }
            PaymentAction::Decide(id, decision) => {
                let refund = view.refunds.iter().find(|refund| refund.id == id);
                refund.is_some_and(|refund| refund_actions(refund, view.line.channel, me).contains(&decision))
            }
        }
    }

    /// The slip is settled by its own amount and no other.
    fn counted(&mut self, amount: Fen, tickets: &mut Tickets) -> Vec<Effect> {
        let Some(view) = self.view.as_deref().filter(|view| view.line.amount == amount) else {
            return vec![];
        };
        let settled = SlipSettled { version: view.version, amount };
        self.act(PaymentAction::Settle, MoneyCall::SettleSlip(self.number.clone(), settled), tickets)
    }

    fn proposed(&mut self, amount: Fen, reason: RefundReason, tickets: &mut Tickets) -> Vec<Effect> {
        let possible = |view: &&StaffPayment| {
            let whole = view.line.status != PaymentStatus::Suspended || amount == view.refundable;
            Fen::ZERO < amount && amount <= view.refundable && whole
        };
        let Some(view) = self.view.as_deref().filter(possible) else { return vec![] };
        let proposed = RefundProposed { version: view.version, amount, reason };
        self.act(PaymentAction::Refund, MoneyCall::ProposeRefund(self.number.clone(), proposed), tickets)
    }

    fn refund_version(&self, id: RefundId) -> Option<u32> {
        let view = self.view.as_deref()?;
        view.refunds.iter().find(|refund| refund.id == id).map(|refund| refund.version)
    }

    fn act(&mut self, action: PaymentAction, call: MoneyCall, tickets: &mut Tickets) -> Vec<Effect> {
        if self.doing().is_some() {
            return vec![];
        }
        self.work = Some(Work::Doing(action));
        vec![tickets.call(Lane::Payment, call)]
    }

    /// Loads it again, unless something is being done that will show it anyway.
    pub(super) fn look(&mut self, tickets: &mut Tickets) -> Vec<Effect> {
        if self.doing().is_some() {
            return vec![];
        }
        self.work = Some(Work::Loading);
        vec![tickets.call(Lane::Payment, MoneyCall::ShowPayment(self.number.clone()))]
    }

    pub(super) fn replied(&mut self, answer: Result<Reply, Failure>, tickets: &mut Tickets) -> Vec<Effect> {
        let done = self.doing();
        (self.work, self.unseen) = (None, None);
        match answer {
            Ok(Reply::Payment(view)) => self.show(view, done),
            Ok(_) => self.unseen = Some(Failure::Garbled),
            Err(failure) if done.is_some() => {
                self.question = None;
                if failure.is_overtaken() {
                    self.said = Some(PaymentSaid::Changed);
                } else {
                    self.trouble = Some(failure);
                }
                // Whether it was done may not be known: what the server has is seen before anything is pressed again.
                return self.look(tickets);
            }
            // Looking again in the background may fail: the next look comes soon.
            Err(Failure::Unreachable) if self.view.is_some() => {}
            Err(failure) => self.unseen = Some(failure),
        }
        vec![]
    }

    /// Shows what the server answered. A look does not take away why the last press did nothing.
    fn show(&mut self, view: Box<StaffPayment>, done: Option<PaymentAction>) {
        let before = self.view.replace(view);
        if let Some(action) = done {
            (self.question, self.trouble) = (None, None);
            self.said = Some(PaymentSaid::Done(action));
            return;
        }
        let changed = before.is_some_and(|before| Some(&before) != self.view.as_ref());
        if changed && self.question.take().is_some() {
            self.said = Some(PaymentSaid::Changed);
        } else if changed && matches!(self.said, Some(PaymentSaid::Done(_))) {
            self.said = None;
        }
    }
}
