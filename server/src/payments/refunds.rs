//! Giving back: proposed by one clerk and agreed to by another, or due by itself; followed until the payer has it.
//!
//! **Invariant:** what goes back of a payment never exceeds what came: [`PaymentRecord::promised_back`] is moved in the commit in which a
//! refund is promised.

use domain::{
    ledger::fee_returned,
    machine::{Actor, Guard},
    moment::Moment,
    money::Fen,
    payment::{
        Channel, PaymentEvent, PaymentStatus, Purpose, RefundEvent, RefundReason, RefundStatus, pause,
        refund_step,
    },
    wire::staff::RefundDecision,
};

use super::{
    MoneyError,
    gateway::{Booked, RefundOrder, RefundStanding, RefundTold},
    passage::{Passage, With, refund_number, refund_of},
    words,
};
use crate::{
    app::App,
    cases::By,
    outside::{Failure, System},
    store::{AuditEntry, Change, CommitError, MoneyChange, PaymentRecord, RefundRecord},
};

const TRIES: u8 = 6;

/// What can be given back of a payment by staff: of a fee that was earned, and of what waits in suspense; what the core has is the
/// core's to give.
fn refundable(payment: &PaymentRecord) -> Fen {
    let by_us = match payment.status {
        PaymentStatus::Fulfilled => matches!(payment.purpose, Purpose::Fee { .. }),
        PaymentStatus::Suspended => true,
        _ => false,
    };
    let left = payment.taken.unwrap_or_default().0 - payment.promised_back.0;
    Fen(if by_us { left.max(0) } else { 0 })
}

/// What a clerk can propose to give back beside what is proposed already.
#[must_use]
pub fn proposable(payment: &PaymentRecord, refunds: &[RefundRecord]) -> Fen {
    let waiting: i64 =
        refunds.iter().filter(|one| one.status == RefundStatus::Proposed).map(|one| one.amount.0).sum();
    Fen((refundable(payment).0 - waiting).max(0))
}

/// A clerk proposes to give back some of a payment. What waits in suspense goes back whole.
///
/// # Errors
///
/// [`MoneyError::TooMuch`], and [`MoneyError::RefundStep`] when so little or for this reason nothing can go back.
pub fn propose(
    app: &App,
    payment: &PaymentRecord,
    refunds: &[RefundRecord],
    amount: Fen,
    reason: RefundReason,
    by: By<'_>,
) -> Result<Vec<Change>, MoneyError> {
    let most = proposable(payment, refunds);
    if amount > most {
        return Err(MoneyError::TooMuch);
    }
    let whole = payment.status != PaymentStatus::Suspended || amount == most;
    if amount <= Fen(0) || !whole || !RefundReason::BY_STAFF.contains(&reason) {
        return Err(MoneyError::RefundStep);
    }
    let refund = refund_of(app, payment, amount, reason, by.at)?;
    let refund = RefundRecord { proposed_by: by.account.map(str::to_owned), ..refund };
    let audit = audit(&refund, payment, "refund-proposed", by);
    // The payment is written too, at the version that was seen: two proposals at once do not both stand on the same sum.
    let mut passage = Passage::of(payment.clone()).learned();
    passage.also([Change::Money(MoneyChange::PutRefund(Box::new(refund))), audit]);
    Ok(passage.changes())
}

/// What a clerk says about a refund.
///
/// # Errors
///
/// [`MoneyError::SameClerk`], and [`MoneyError::RefundStep`] when it cannot be said of it.
pub fn decide(
    app: &App,
    payment: PaymentRecord,
    refund: RefundRecord,
    decision: RefundDecision,
    account: &str,
    at: Moment,
) -> Result<Vec<Change>, MoneyError> {
    if first_of_two(&refund, decision).contains(&Some(account)) {
        return Err(MoneyError::SameClerk);
    }
    let (first, second) = (By::clerk(account, at), By::second_clerk(account, at));
    match decision {
        RefundDecision::Agree => agree(app, payment, refund, second),
        RefundDecision::TurnDown => {
            let refund = stepped(refund, &payment, RefundEvent::TurnedDown, second)?;
            let refund = RefundRecord { agreed_by: Some(account.to_owned()), ..refund };
            Ok(written(refund, &payment, "refund-turned-down", second))
        }
        RefundDecision::TryAgain => {
            let refund = stepped(refund, &payment, RefundEvent::TriedAgain, first)?;
            Ok(written(refund, &payment, "refund-tried-again", first))
        }
        RefundDecision::BroughtByHand => {
            if !can_be_by_hand(&refund, &payment) {
                return Err(MoneyError::RefundStep);
            }
            let refund = RefundRecord { by_hand: Some(account.to_owned()), ..refund };
            Ok(written(refund, &payment, "refund-by-hand", first))
        }
        RefundDecision::ConfirmByHand => {
            if refund.by_hand.is_none() {
                return Err(MoneyError::RefundStep);
            }
            let refund = RefundRecord { confirmed_by: Some(account.to_owned()), ..refund };
            done(app, payment, refund, RefundEvent::SettledByHand, second)
        }
        RefundDecision::NotBrought => {
            // What two clerks have said one does not unsay.
            if refund.confirmed_by.is_some() {
                return Err(MoneyError::RefundStep);
            }
            let refund = stepped(refund, &payment, RefundEvent::NotBrought, second)?;
            let refund = RefundRecord { by_hand: None, ..refund };
            Ok(written(refund, &payment, "refund-not-brought", second))
        }
        RefundDecision::Recovered => {
            let refund = stepped(refund, &payment, RefundEvent::Recovered, second)?;
            let confirmed_by = refund.confirmed_by.or(Some(account.to_owned()));
            let refund = RefundRecord { confirmed_by, ..refund };
            Ok(written(refund, &payment, "refund-recovered", second))
        }
    }
}

/// Who said the words before it, where this one is another's to say.
fn first_of_two(refund: &RefundRecord, decision: RefundDecision) -> [Option<&str>; 2] {
    let by_hand = refund.by_hand.as_deref();
    match decision {
        RefundDecision::Agree | RefundDecision::TurnDown => [refund.proposed_by.as_deref(), None],
        RefundDecision::ConfirmByHand | RefundDecision::NotBrought => [by_hand, None],
        RefundDecision::Recovered => [by_hand, refund.confirmed_by.as_deref()],
        RefundDecision::TryAgain | RefundDecision::BroughtByHand => [None, None],
    }
}

/// Whether somebody can bring the money to the payer themselves.
fn can_be_by_hand(refund: &RefundRecord, payment: &PaymentRecord) -> bool {
    let at_counter = payment.channel == Channel::Counter && refund.status == RefundStatus::Due;
    refund.by_hand.is_none() && (at_counter || refund.status == RefundStatus::Abnormal)
}

/// A second clerk agrees: the money is promised, and moves to what is on its way back.
fn agree(
    app: &App,
    payment: PaymentRecord,
    refund: RefundRecord,
    by: By<'_>,
) -> Result<Vec<Change>, MoneyError> {
    if refund.amount > refundable(&payment) {
        return Err(MoneyError::RefundStep);
    }
    let refund = stepped(refund, &payment, RefundEvent::Agreed, by)?;
    let refund = RefundRecord { agreed_by: by.account.map(str::to_owned), ..refund };
    let promised_back = Fen(payment.promised_back.0 + refund.amount.0);
    let payment = PaymentRecord { promised_back, ..payment };
    let mut passage = Passage::of(payment.clone());
    if payment.status == PaymentStatus::Suspended {
        passage = passage.take(app, PaymentEvent::RefundAgreed, by, With::default())?;
    } else {
        let (cause, moved) = fee_returned(refund.amount)?;
        passage.post(app, cause, &moved, by.at)?;
        passage = passage.learned();
    }
    passage.also(written(refund, &payment, "refund-agreed", by));
    Ok(passage.changes())
}

/// Does what is next about a refund, and tells whether something came of it.
///
/// # Errors
///
/// [`MoneyError`]: nothing new is known.
pub async fn further(app: &App, refund: &RefundRecord) -> Result<bool, MoneyError> {
    let Some(payment) = app.store.payment_by_id(refund.payment).await? else { return Ok(false) };
    let gateway = app.tills.of(payment.channel);
    let order = order(&payment, refund);
    let standing = match refund.status {
        RefundStatus::Due => gateway.refund(&order).await?,
        RefundStatus::Processing | RefundStatus::Abnormal | RefundStatus::Done => {
            gateway.ask_refund(&order).await?
        }
        RefundStatus::Proposed | RefundStatus::TurnedDown | RefundStatus::Twice => return Ok(false),
    };
    Ok(take_down(app, &refund.number, &standing).await?.unwrap_or(false))
}

fn order(payment: &PaymentRecord, refund: &RefundRecord) -> RefundOrder {
    RefundOrder {
        number: refund.number.clone(),
        payment: payment.number.clone(),
        amount: refund.amount,
        taken: payment.taken.unwrap_or_default(),
        reason: words::refund(&payment.language, refund.reason),
    }
}

async fn known(app: &App, number: &str) -> Result<Option<(PaymentRecord, RefundRecord)>, MoneyError> {
    let Some(refund) = app.store.refund_by_number(number).await? else { return Ok(None) };
    let payment = app.store.payment_by_id(refund.payment).await?;
    Ok(payment.map(|payment| (payment, refund)))
}

/// Takes down what a callback says, and tells whether there is such a refund. A callback leaves out when the refund was accepted, and by
/// that it stands in the bill of a day: the gateway is asked for it first.
///
/// # Errors
///
/// [`MoneyError`]; then nothing of the callback was taken down.
pub async fn hear(app: &App, told: &RefundTold) -> Result<bool, MoneyError> {
    let Some((payment, refund)) = known(app, &told.number).await? else { return Ok(false) };
    if (&told.payment, told.amount) != (&payment.number, refund.amount) {
        take_down(app, &told.number, &RefundStanding::Other).await?;
        return Ok(true);
    }
    if refund.accepted_at.is_none() && refund.number == told.number {
        let standing = app.tills.of(payment.channel).ask_refund(&order(&payment, &refund)).await?;
        if standing == RefundStanding::Nowhere {
            return Err(System::Gateway.failed(Failure::Unreadable).into());
        }
        take_down(app, &told.number, &standing).await?;
        if standing == RefundStanding::Other {
            return Ok(true);
        }
    }
    take_down(app, &told.number, &told.standing).await?;
    Ok(true)
}

/// Takes down what is said of a refund, and tells whether that was new; nothing when there is no such refund.
///
/// # Errors
///
/// [`MoneyError`]; then nothing was taken down.
async fn take_down(app: &App, number: &str, standing: &RefundStanding) -> Result<Option<bool>, MoneyError> {
    for _ in 0..TRIES {
        let Some((payment, refund)) = known(app, number).await? else { return Ok(None) };
        // What the gateway closed before is not spoken of any more.
        if refund.number != number {
            return Ok(Some(false));
        }
        let Some(changes) = heard(app, payment, refund, standing)? else { return Ok(Some(false)) };
        match app.commit(changes).await {
            Ok(_) => return Ok(Some(true)),
            Err(CommitError::Stale | CommitError::Taken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(CommitError::Stale.into())
}

fn heard(
    app: &App,
    payment: PaymentRecord,
    refund: RefundRecord,
    standing: &RefundStanding,
) -> Result<Option<Vec<Change>>, MoneyError> {
    let by = By::actor(Actor::Gateway, app.now());
    let known_as = |booked: &Booked| RefundRecord {
        transaction: Some(booked.transaction.clone()),
        accepted_at: refund.accepted_at.or(booked.accepted_at),
        ..refund.clone()
    };
    match (refund.status, standing) {
        (RefundStatus::Due, RefundStanding::Processing(booked)) => {
            let refund = stepped(known_as(booked), &payment, RefundEvent::Accepted, by)?;
            Ok(Some(written(refund, &payment, "refund-accepted", by)))
        }
        (
            RefundStatus::Due | RefundStatus::Processing | RefundStatus::Abnormal,
            RefundStanding::Done { booked, at },
        ) => {
            let refund = RefundRecord { done_at: Some(*at), ..known_as(booked) };
            done(app, payment, refund, RefundEvent::Done, by).map(Some)
        }
        // Two clerks were faster, and the gateway has brought it too.
        (RefundStatus::Done, RefundStanding::Done { booked, at }) if refund.done_at.is_none() => {
            let refund = RefundRecord { done_at: Some(*at), ..known_as(booked) };
            let refund = stepped(refund, &payment, RefundEvent::Done, by)?;
            Ok(Some(written(refund, &payment, "refund-twice", by)))
        }
        (RefundStatus::Due | RefundStatus::Processing, RefundStanding::Closed) => {
            let refund = stepped(refund, &payment, RefundEvent::Closed, by)?;
            let refund = RefundRecord {
                number: refund_number(app.entropy.id(by.at)?),
                transaction: None,
                accepted_at: None,
                due_at: Some(by.at.plus_seconds(pause(4))),
                ..refund
            };
            Ok(Some(written(refund, &payment, "refund-closed", by)))
        }
        (RefundStatus::Due | RefundStatus::Processing, RefundStanding::Abnormal(booked)) => {
            let refund = stepped(known_as(booked), &payment, RefundEvent::Failed, by)?;
            Ok(Some(written(refund, &payment, "refund-abnormal", by)))
        }
        (RefundStatus::Processing, RefundStanding::Other) => {
            let refund = stepped(refund, &payment, RefundEvent::Failed, by)?;
            Ok(Some(written(refund, &payment, "refund-doubted", by)))
        }
        (RefundStatus::Due, RefundStanding::Refused | RefundStanding::Other) => {
            let refund = stepped(refund, &payment, RefundEvent::Failed, by)?;
            // It stands in no book of the gateway's, as far as is known.
            let refund = RefundRecord { accepted_at: None, ..refund };
            Ok(Some(written(refund, &payment, "refund-refused", by)))
        }
        _ => Ok(None),
    }
}

/// The payer has it: the refund is done, the payment knows, and the ledger too.
fn done(
    app: &App,
    payment: PaymentRecord,
    refund: RefundRecord,
    event: RefundEvent,
    by: By<'_>,
) -> Result<Vec<Change>, MoneyError> {
    let refund = stepped(refund, &payment, event, by)?;
    let gateway = By::actor(Actor::Gateway, by.at);
    let with = With { back: refund.amount, ..With::default() };
    let action = if refund.status == RefundStatus::Twice { "refund-twice" } else { "refund-done" };
    let written = written(refund, &payment, action, by);
    let mut passage = Passage::of(payment).take(app, PaymentEvent::GivenBack, gateway, with)?;
    passage.also(written);
    Ok(passage.changes())
}

/// The refund after a step of its table.
fn stepped(
    refund: RefundRecord,
    payment: &PaymentRecord,
    event: RefundEvent,
    by: By<'_>,
) -> Result<RefundRecord, MoneyError> {
    let holds = |guard| match guard {
        Guard::PaidAtCounter => payment.channel == Channel::Counter,
        Guard::ByHand => refund.by_hand.is_some(),
        Guard::NotByHand => refund.by_hand.is_none(),
        _ => false,
    };
    let status = refund_step(refund.status, event, by.actor, holds).map_err(|_| MoneyError::RefundStep)?;
    let due_at = match status {
        RefundStatus::Due if payment.channel == Channel::Counter => None,
        RefundStatus::Due => Some(by.at),
        RefundStatus::Processing => Some(by.at.plus_seconds(pause(0))),
        // The payer's bank may take it yet: it is asked after now and then.
        RefundStatus::Abnormal => Some(by.at.plus_seconds(pause(u16::MAX))),
        RefundStatus::Proposed | RefundStatus::TurnedDown | RefundStatus::Done | RefundStatus::Twice => None,
    };
    // From here on it stands in the gateway's books.
    let is_known = by.actor == Actor::Gateway
        && matches!(
            status,
            RefundStatus::Processing | RefundStatus::Abnormal | RefundStatus::Done | RefundStatus::Twice
        );
    let accepted_at = refund.accepted_at.or(is_known.then_some(by.at));
    Ok(RefundRecord { status, since: by.at, due_at, tries: 0, accepted_at, ..refund })
}

fn written(refund: RefundRecord, payment: &PaymentRecord, action: &str, by: By<'_>) -> Vec<Change> {
    let audit = audit(&refund, payment, action, by);
    vec![Change::Money(MoneyChange::PutRefund(Box::new(refund))), audit]
}

fn audit(refund: &RefundRecord, payment: &PaymentRecord, action: &str, by: By<'_>) -> Change {
    Change::Audit(AuditEntry {
        at: by.at,
        actor: by.account.unwrap_or(by.actor.as_str()).to_owned(),
        action: action.to_owned(),
        subject: payment.number.to_string(),
        detail: refund.number.clone(),
    })
}
