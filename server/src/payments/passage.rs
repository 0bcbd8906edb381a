//! A payment on its way through its table: what every step changes, whoever takes it.
//!
//! **Invariant:** a status changes through [`domain::payment::step`] alone, and the movement in the ledger, the history, the audit and the
//! refund that goes with it stand in the same list of changes.

use domain::{
    ledger::{Cause, Movement, NoMovement, Paying, movement},
    machine::Guard,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentRefused, PaymentStatus, RefundReason, RefundStatus, step},
    wire::staff::RefundId,
};

use super::gateway::Taken;
use crate::{
    app::App,
    cases::By,
    entropy::NoEntropy,
    store::{
        AuditEntry, Change, MoneyChange, PaymentHistoryRecord, PaymentRecord, PostingId, PostingRecord,
        RefundRecord,
    },
};

/// Why a payment cannot take a step.
#[derive(Debug, thiserror::Error)]
pub enum PassageError {
    /// Its table has no such row.
    #[error(transparent)]
    Refused(#[from] PaymentRefused),
    /// The ledger has nothing to move.
    #[error(transparent)]
    Ledger(#[from] NoMovement),
    /// The machine gives no random bytes.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// What goes with a step.
#[derive(Clone, Debug, Default)]
pub struct With<'a> {
    /// What came, with an event that says so.
    pub taken: Option<&'a Taken>,
    /// Why it is not wanted any more, if it is not.
    pub unwanted: Option<RefundReason>,
    /// What went back, with [`PaymentEvent::GivenBack`].
    pub back: Fen,
    /// What stands in the code, with [`PaymentEvent::CodeIssued`].
    pub code: Option<String>,
    /// The core's receipt, with [`PaymentEvent::Fulfilled`].
    pub credit: Option<String>,
}

/// A payment on its way, and what is to be written for it.
#[derive(Clone, Debug)]
pub struct Passage {
    /// The payment as it stands after the steps so far.
    pub payment: PaymentRecord,
    changes: Vec<Change>,
}

impl Passage {
    /// From where the payment stands.
    #[must_use]
    pub const fn of(payment: PaymentRecord) -> Self {
        Self { payment, changes: Vec::new() }
    }

    /// Begins a payment.
    #[must_use]
    pub fn begin(payment: PaymentRecord, by: By<'_>) -> Self {
        let mut passage = Self::of(payment);
        passage.note(None, by);
        passage
    }

    /// What is to be written, all or nothing.
    #[must_use]
    pub fn changes(self) -> Vec<Change> {
        self.changes
    }

    /// Takes a step.
    ///
    /// # Errors
    ///
    /// [`PassageError`].
    #[expect(clippy::needless_pass_by_value, reason = "it is made for this step")]
    pub fn take(
        mut self,
        app: &App,
        event: PaymentEvent,
        by: By<'_>,
        with: With<'_>,
    ) -> Result<Self, PassageError> {
        let from = self.payment.status;
        let to = step(from, event, by.actor, |guard| holds(&self.payment, guard, &with))?;
        self.fill(event, by, &with);
        let paying = Paying {
            purpose: &self.payment.purpose,
            channel: self.payment.channel,
            person: &self.payment.account_name(),
            taken: self.payment.taken.unwrap_or_default(),
        };
        if let Some((cause, moved)) = movement(paying, from, event, to, with.back)? {
            self.post(app, cause, &moved, by.at)?;
        }
        if to != from {
            self.payment.status = to;
            self.payment.since = by.at;
            self.payment.tries = 0;
            self.payment.due_at = due(&self.payment, by.at);
        }
        if to == PaymentStatus::RefundDue && from != to && event != PaymentEvent::RefundAgreed {
            let reason = with.unwanted.unwrap_or(RefundReason::NotFulfilled);
            self.give_all_back(app, reason, by.at)?;
        }
        self.note(Some(event), by);
        Ok(self)
    }

    /// Moves money for the payment without a step of its own.
    ///
    /// # Errors
    ///
    /// [`NoEntropy`].
    pub fn post(&mut self, app: &App, cause: Cause, moved: &Movement, at: Moment) -> Result<(), NoEntropy> {
        self.changes.push(Change::Money(MoneyChange::Post(PostingRecord {
            id: PostingId(app.entropy.id(at)?),
            region: self.payment.region.clone(),
            cause,
            from: moved.from().clone(),
            to: moved.to().clone(),
            amount: moved.amount(),
            payment: Some(self.payment.id),
            reverses: None,
            at,
        })));
        Ok(())
    }

    /// Adds something else that is to be written with it.
    pub fn also(&mut self, changes: impl IntoIterator<Item = Change>) {
        self.changes.extend(changes);
    }

    /// Writes the payment down as it stands, without a step: something about it was learned.
    #[must_use]
    pub fn learned(mut self) -> Self {
        let payment = Box::new(self.payment.clone());
        self.changes.push(Change::Money(MoneyChange::PutPayment { payment, history: None }));
        self.payment.version += 1;
        self
    }

    fn fill(&mut self, event: PaymentEvent, by: By<'_>, with: &With<'_>) {
        let payment = &mut self.payment;
        if let Some(taken) = with.taken {
            payment.taken = Some(taken.amount);
            payment.paid_at = Some(taken.at);
            payment.transaction.clone_from(&taken.transaction);
        }
        match event {
            PaymentEvent::CodeIssued => payment.code.clone_from(&with.code),
            PaymentEvent::CounterPaid => payment.settled_by = by.account.map(str::to_owned),
            PaymentEvent::Fulfilled => {
                payment.fulfilled_at = Some(by.at);
                payment.credit.clone_from(&with.credit);
            }
            PaymentEvent::GivenBack => payment.given_back = Fen(payment.given_back.0 + with.back.0),
            PaymentEvent::Declined
            | PaymentEvent::TimeOver
            | PaymentEvent::GivenUp
            | PaymentEvent::ConfirmedUnpaid
            | PaymentEvent::NotLearned
            | PaymentEvent::Paid
            | PaymentEvent::PaidWrongly
            | PaymentEvent::FulfilmentRefused
            | PaymentEvent::FulfilmentLapsed
            | PaymentEvent::RefundAgreed => {}
        }
    }

    /// All that was taken goes back, without anybody asking for it.
    fn give_all_back(&mut self, app: &App, reason: RefundReason, at: Moment) -> Result<(), NoEntropy> {
        let amount = Fen(self.payment.taken.unwrap_or_default().0 - self.payment.promised_back.0);
        self.payment.promised_back = self.payment.taken.unwrap_or_default();
        let refund = refund_of(app, &self.payment, amount, reason, at)?;
        // What was taken at a counter a clerk hands back: there is nobody to ask.
        let due_at = (self.payment.channel != Channel::Counter).then_some(at);
        let refund = RefundRecord { status: RefundStatus::Due, due_at, ..refund };
        self.changes.push(Change::Money(MoneyChange::PutRefund(Box::new(refund))));
        Ok(())
    }

    /// The payment as it stands, the line of its history, and the line of the audit.
    fn note(&mut self, event: Option<PaymentEvent>, by: By<'_>) {
        let status = self.payment.status;
        let clerk = by.account.map(str::to_owned);
        let history = PaymentHistoryRecord { at: by.at, event, status, actor: by.actor, by: clerk.clone() };
        let payment = Box::new(self.payment.clone());
        self.changes.push(Change::Money(MoneyChange::PutPayment { payment, history: Some(history) }));
        self.changes.push(Change::Audit(AuditEntry {
            at: by.at,
            actor: clerk.unwrap_or_else(|| by.actor.as_str().to_owned()),
            action: format!("payment-{}", event.map_or("begun", PaymentEvent::as_str)),
            subject: self.payment.number.to_string(),
            detail: status.as_str().to_owned(),
        }));
        self.payment.version += 1;
    }
}

/// A refund that nobody has agreed to yet.
///
/// # Errors
///
/// [`NoEntropy`].
pub(super) fn refund_of(
    app: &App,
    payment: &PaymentRecord,
    amount: Fen,
    reason: RefundReason,
    at: Moment,
) -> Result<RefundRecord, NoEntropy> {
    let id = app.entropy.id(at)?;
    Ok(RefundRecord {
        id: RefundId(id),
        number: refund_number(id),
        version: 0,
        payment: payment.id,
        region: payment.region.clone(),
        amount,
        reason,
        status: RefundStatus::Proposed,
        since: at,
        transaction: None,
        accepted_at: None,
        done_at: None,
        proposed_by: None,
        agreed_by: None,
        by_hand: None,
        confirmed_by: None,
        due_at: None,
        tries: 0,
    })
}

/// What a gateway knows a refund by.
pub(super) fn refund_number(id: uuid::Uuid) -> String {
    format!("R{}", id.simple())
}

/// Whether a guard of the table holds.
fn holds(payment: &PaymentRecord, guard: Guard, with: &With<'_>) -> bool {
    let left = payment.taken.unwrap_or_default().0 - payment.given_back.0 - with.back.0;
    match guard {
        Guard::Wanted => with.unwanted.is_none(),
        Guard::NotWanted => with.unwanted.is_some(),
        Guard::AllGivenBack => left == 0,
        Guard::PartGivenBack => left > 0,
        _ => false,
    }
}

/// When something is to be done about it, now that it stands so.
fn due(payment: &PaymentRecord, now: Moment) -> Option<Moment> {
    match payment.status {
        PaymentStatus::Created | PaymentStatus::Querying | PaymentStatus::Unknown | PaymentStatus::Paid => {
            Some(now)
        }
        PaymentStatus::Pending => Some(now.plus_seconds(domain::payment::pause(0))),
        PaymentStatus::Closed
        | PaymentStatus::Fulfilled
        | PaymentStatus::Suspended
        | PaymentStatus::RefundDue
        | PaymentStatus::Refunded => None,
    }
}
