//! What time brings to payments: made known, asked after, closed, credited, given back.
//!
//! **Invariant:** what was leased is put off or moved on; what a killed server held is due again after [`LEASE`] seconds. Nothing here
//! knows more of a payment than its row, so a start goes on where the last one ended.

use std::{future::Future, sync::Arc, time::Duration};

use domain::{
    machine::Actor,
    moment::Moment,
    payment::{DOUBT_SECONDS, PaymentEvent, PaymentStatus, pause},
};
use tokio::{sync::Semaphore, task::JoinSet};

use super::{
    MoneyError, asking, crediting,
    gateway::{Opened, Order},
    passage::{Passage, With},
    refunds, words,
};
use crate::{
    app::App,
    cases::By,
    month_ends,
    store::{Change, CommitError, MoneyChange, PaymentRecord, StoreError},
};

/// Things done at the same time.
const SEATS: usize = 48;
/// How many are leased at once.
const BATCH: u32 = 64;
/// Seconds that something is held.
const LEASE: i64 = 30;
/// The longest pause between two looks: another node may have put something in.
const PAUSE: Duration = Duration::from_millis(500);

/// Does what is due until the server ends.
pub async fn run(app: App) {
    let seats = Arc::new(Semaphore::new(SEATS));
    let mut tasks = JoinSet::new();
    while !*app.ending.borrow() {
        while tasks.try_join_next().is_some() {}
        let full = match look(&app, &seats, &mut tasks).await {
            Ok(full) => full,
            Err(error) => {
                tracing::error!(cause = %error, "payments cannot be read");
                false
            }
        };
        if full {
            // There may be more: as soon as somebody has a free hand.
            drop(seats.acquire().await);
            continue;
        }
        tokio::select! {
            () = app.money.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            () = app.ended() => {}
        }
    }
    while tasks.join_next().await.is_some() {}
}

/// Takes up what is due, as far as there are free hands, and tells whether there may be more.
async fn look(app: &App, seats: &Arc<Semaphore>, tasks: &mut JoinSet<()>) -> Result<bool, StoreError> {
    let now = app.now();
    let free = u32::try_from(seats.available_permits()).unwrap_or(BATCH).min(BATCH);
    if free == 0 || app.store.next_money_at().await?.is_none_or(|at| at > now) {
        return Ok(free == 0);
    }
    let until = now.plus_seconds(LEASE);
    let payments = app.store.lease_payments(now, until, free).await?;
    let refunds = app.store.lease_refunds(now, until, free).await?;
    let credits = app.store.lease_credits(now, until, free).await?;
    let full = [payments.len(), refunds.len(), credits.len()].iter().any(|found| *found >= free as usize);
    for payment in payments {
        seat(app, seats, tasks, |app| async move { further(&app, payment).await }).await;
    }
    for refund in refunds {
        seat(app, seats, tasks, |app| async move {
            let done = refunds::further(&app, &refund).await;
            if !told(done, "refund").unwrap_or(false) {
                let until = app.now().plus_seconds(pause(refund.tries));
                let (id, version) = (refund.id, refund.version);
                put_off(&app, MoneyChange::PutOffRefund { id, version, until }).await;
            }
        })
        .await;
    }
    for credit in credits {
        seat(app, seats, tasks, |app| async move { month_ends::tell_core(&app, credit).await }).await;
    }
    Ok(full)
}

async fn seat<F: Future<Output = ()> + Send + 'static>(
    app: &App,
    seats: &Arc<Semaphore>,
    tasks: &mut JoinSet<()>,
    work: impl FnOnce(App) -> F,
) {
    let Ok(permit) = Arc::clone(seats).acquire_owned().await else { return };
    let work = work(app.clone());
    tasks.spawn(async move {
        work.await;
        drop(permit);
    });
}

/// Does what is next about a payment, and puts it off when nothing new came of it.
async fn further(app: &App, payment: PaymentRecord) {
    let (id, version) = (payment.id, payment.version);
    let (tries, status, until) = (payment.tries, payment.status, payment.until);
    let after = told(next(app, payment).await, "payment");
    if after.is_none_or(|after| after.version == version) {
        let again = app.now().plus_seconds(pause(tries));
        // Whoever waits for the end of a code is not kept waiting for the next question.
        let ends = matches!(status, PaymentStatus::Created | PaymentStatus::Pending) && app.now() < until;
        let until = if ends { again.min(until) } else { again };
        put_off(app, MoneyChange::PutOffPayment { id, version, until }).await;
    }
}

async fn next(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let now = app.now();
    let over = now >= payment.until;
    match payment.status {
        PaymentStatus::Created | PaymentStatus::Pending if over => {
            by_itself(app, payment, PaymentEvent::TimeOver).await
        }
        PaymentStatus::Created => open(app, payment).await,
        PaymentStatus::Pending => asking::ask(app, payment).await,
        PaymentStatus::Querying => match asking::ask_and_close(app, payment.clone()).await {
            Err(MoneyError::Outside(_)) if payment.since.plus_seconds(DOUBT_SECONDS) <= now => {
                by_itself(app, payment, PaymentEvent::NotLearned).await
            }
            done => done,
        },
        PaymentStatus::Unknown => asking::ask_and_close(app, payment).await,
        PaymentStatus::Paid => crediting::credit(app, payment).await,
        PaymentStatus::Closed
        | PaymentStatus::Fulfilled
        | PaymentStatus::Suspended
        | PaymentStatus::RefundDue
        | PaymentStatus::Refunded => Ok(payment),
    }
}

/// Makes a payment known to its gateway.
async fn open(app: &App, payment: PaymentRecord) -> Result<PaymentRecord, MoneyError> {
    let order = Order {
        number: payment.number.clone(),
        amount: payment.amount,
        until: payment.until,
        description: words::purpose(&payment.language, &payment.purpose),
    };
    let (event, with) = match app.tills.of(payment.channel).open(&order).await? {
        Opened::Payable(code) => (PaymentEvent::CodeIssued, With { code, ..With::default() }),
        Opened::Declined => (PaymentEvent::Declined, With::default()),
        Opened::Over => return asking::ask(app, payment).await,
    };
    stepped(app, payment, event, Actor::Gateway, with).await
}

async fn by_itself(
    app: &App,
    payment: PaymentRecord,
    event: PaymentEvent,
) -> Result<PaymentRecord, MoneyError> {
    stepped(app, payment, event, Actor::Timer, With::default()).await
}

async fn stepped(
    app: &App,
    payment: PaymentRecord,
    event: PaymentEvent,
    actor: Actor,
    with: With<'_>,
) -> Result<PaymentRecord, MoneyError> {
    let passage = Passage::of(payment).take(app, event, By::actor(actor, app.now()), with)?;
    let after = passage.payment.clone();
    app.commit(passage.changes()).await?;
    Ok(after)
}

async fn put_off(app: &App, change: MoneyChange) {
    if let Err(error) = app.commit(vec![Change::Money(change)]).await {
        tracing::error!(cause = %error, "what is due cannot be put off");
    }
}

/// What came of it; what did not is told once here.
fn told<T>(done: Result<T, MoneyError>, what: &'static str) -> Option<T> {
    match done {
        Ok(done) => Some(done),
        // Somebody else was faster.
        Err(MoneyError::Commit(CommitError::Stale | CommitError::Taken)) => None,
        Err(error) => {
            tracing::warn!(what, cause = %error, "money is not further yet");
            None
        }
    }
}

/// Wakes the worker when this is news for it.
#[must_use]
pub fn wakes(change: &Change, now: Moment) -> bool {
    let due = |at: Option<Moment>| at.is_some_and(|at| at <= now);
    match change {
        Change::Money(MoneyChange::PutPayment { payment, .. }) => due(payment.due_at),
        Change::Money(MoneyChange::PutRefund(refund)) => due(refund.due_at),
        Change::Money(MoneyChange::ReleaseMonthEnd { .. }) => true,
        _ => false,
    }
}
