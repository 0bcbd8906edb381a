//! What a gateway says of a payment becomes what we know of it.
//!
//! **Invariant:** the same word twice changes nothing the second time, in whatever order words come; and money that came is taken
//! down wherever the payment stood.

use domain::{
    application::{Event, Status},
    machine::Actor,
    moment::Moment,
    payment::{
        Channel, NOWHERE_SECONDS, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundReason, pause,
    },
    reference::Reference,
    service::Service,
};

use super::{
    MoneyError,
    gateway::{Standing, Taken},
    passage::{Passage, With},
};
use crate::{
    app::App,
    cases::{self, By},
    jobs,
    store::{ApplicationRecord, BlindIndex, Change, CommitError, PaymentRecord, StoreError},
};

/// How often something is tried anew when somebody else was faster.
const TRIES: u8 = 6;

/// Takes down what is said of a payment by whom it is paid through, and tells how it stands then; nothing when there is no such payment.
///
/// # Errors
///
/// [`MoneyError`]; then nothing was taken down.
pub async fn take_down(
    app: &App,
    by: Channel,
    number: &PaymentNumber,
    standing: &Standing,
) -> Result<Option<PaymentRecord>, MoneyError> {
    for _ in 0..TRIES {
        let mut payments = app.store.payments_beside(number).await?.into_iter();
        let Some(payment) = payments.next().filter(|payment| payment.channel == by) else { return Ok(None) };
        let heard = heard(app, payment.clone(), payments.as_slice(), standing).await?;
        let Some(passage) = heard else { return Ok(Some(payment)) };
        let after = passage.payment.clone();
        match app.commit(passage.changes()).await {
            Ok(_) => return Ok(Some(after)),
            // Two words at once, or the case it is for has moved: look again.
            Err(CommitError::Stale | CommitError::Taken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(CommitError::Stale.into())
}

/// What the word changes; nothing when it is known.
async fn heard(
    app: &App,
    payment: PaymentRecord,
    others: &[PaymentRecord],
    standing: &Standing,
) -> Result<Option<Passage>, MoneyError> {
    let now = app.now();
    let gateway = By::actor(Actor::Gateway, now);
    match standing {
        Standing::Paid(taken) => paid(app, payment, others, taken, now).await,
        Standing::Open { scanned }
            if payment.status == PaymentStatus::Pending && *scanned != payment.scanned =>
        {
            // Somebody is at it: it is asked after as often as at first.
            let due_at = Some(now.plus_seconds(pause(0)).min(payment.until));
            let looked_at = PaymentRecord { scanned: *scanned, due_at, tries: 0, ..payment };
            Ok(Some(Passage::of(looked_at).learned()))
        }
        Standing::Closed | Standing::Nowhere if ends_unpaid(&payment, standing, now) => {
            let closed =
                Passage::of(payment).take(app, PaymentEvent::ConfirmedUnpaid, gateway, With::default())?;
            Ok(Some(closed))
        }
        Standing::Open { .. } | Standing::Closed | Standing::Nowhere => Ok(None),
    }
}

/// Whether what a gateway says ends a payment without money.
fn ends_unpaid(payment: &PaymentRecord, standing: &Standing, now: Moment) -> bool {
    let is_doubted = matches!(payment.status, PaymentStatus::Querying | PaymentStatus::Unknown);
    match standing {
        Standing::Closed => is_doubted || payment.status == PaymentStatus::Pending,
        Standing::Nowhere => is_doubted && payment.until.plus_seconds(NOWHERE_SECONDS) < now,
        Standing::Open { .. } | Standing::Paid(_) => false,
    }
}

/// It was paid: what is wanted is fulfilled, in the same commit where that is ours to do.
async fn paid(
    app: &App,
    payment: PaymentRecord,
    others: &[PaymentRecord],
    taken: &Taken,
    now: Moment,
) -> Result<Option<Passage>, MoneyError> {
    if payment.taken.is_some() {
        if payment.transaction != taken.transaction {
            tracing::error!(number = %payment.number, "a payment is said to be paid twice");
        }
        return Ok(None);
    }
    let by = By::actor(Actor::Gateway, now);
    let with = With { taken: Some(taken), ..With::default() };
    if !taken.is_ours || taken.amount != payment.amount {
        return Ok(Some(Passage::of(payment).take(app, PaymentEvent::PaidWrongly, by, with)?));
    }
    let wanted = wanted_beside(app, &payment, others).await?;
    let unwanted = wanted.as_ref().err().copied();
    let mut passage = Passage::of(payment).take(app, PaymentEvent::Paid, by, With { unwanted, ..with })?;
    if let Ok(Some(case)) = wanted {
        passage = fulfil_fee(app, passage, *case, Event::OnlinePaid, by)?;
    }
    Ok(Some(passage))
}

/// The fee's case moves on, with the payment and in one commit.
///
/// # Errors
///
/// [`MoneyError`].
pub fn fulfil_fee(
    app: &App,
    passage: Passage,
    case: ApplicationRecord,
    event: Event,
    by: By<'_>,
) -> Result<Passage, MoneyError> {
    let core = By::actor(Actor::Core, by.at);
    let mut passage = passage.take(app, PaymentEvent::Fulfilled, core, With::default())?;
    let moved = cases::take(app, case, event, by)?;
    // An instant card is printed where it was paid: nothing is ordered.
    if moved.application.service != Service::InstantCard {
        passage.also([Change::Enqueue(jobs::order_card(app, &moved.application, by.at)?)]);
    }
    passage.also(moved.changes());
    Ok(passage)
}

/// Whether what is paid for is still wanted: with the case whose fee it is, or the reason why the money goes back.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn wanted(
    app: &App,
    payment: &PaymentRecord,
) -> Result<Result<Option<Box<ApplicationRecord>>, RefundReason>, MoneyError> {
    wanted_beside(app, payment, &app.store.payments_for(&payment.subject()).await?).await
}

async fn wanted_beside(
    app: &App,
    payment: &PaymentRecord,
    others: &[PaymentRecord],
) -> Result<Result<Option<Box<ApplicationRecord>>, RefundReason>, MoneyError> {
    let instead = |other: &PaymentRecord| {
        let has_money = matches!(other.status, PaymentStatus::Paid | PaymentStatus::Fulfilled);
        let for_the_same = payment.purpose != Purpose::TopUp || in_its_place(payment, other);
        other.id != payment.id && has_money && for_the_same
    };
    if others.iter().any(instead) {
        return Ok(Err(RefundReason::PaidTwice));
    }
    match &payment.purpose {
        Purpose::TopUp | Purpose::Contribution { .. } => Ok(Ok(None)),
        Purpose::Fee { reference, .. } => Ok(fee_wanted(app, reference).await?.map(Some)),
    }
}

/// Whether a top-up was made since another seemed to fail: later, by the same payer, of the same amount. Any other is one of its own.
fn in_its_place(first: &PaymentRecord, later: &PaymentRecord) -> bool {
    (later.begun_at, later.id.0) > (first.begun_at, first.id.0)
        && later.payer == first.payer
        && later.amount == first.amount
}

/// Whether the fee of a case may be being paid online just now: nothing is taken from under it meanwhile.
///
/// # Errors
///
/// [`StoreError`] when the database fails.
pub async fn fee_under_way(app: &App, case: &ApplicationRecord) -> Result<bool, StoreError> {
    let under_way =
        |payment: &PaymentRecord| payment.channel == Channel::Wechat && payment.status.is_awaited();
    Ok(fee_payments(app, case).await?.iter().any(under_way))
}

/// The payment of a case's fee that this payer has begun and that is not resolved.
///
/// # Errors
///
/// [`StoreError`] when the database fails.
pub async fn fee_payment(
    app: &App,
    case: &ApplicationRecord,
    payer: &BlindIndex,
) -> Result<Option<PaymentNumber>, StoreError> {
    let own = |payment: &PaymentRecord| payment.payer == *payer && payment.status.is_in_flight();
    Ok(fee_payments(app, case).await?.into_iter().find(own).map(|payment| payment.number))
}

/// The payments of a fee that is due.
async fn fee_payments(app: &App, case: &ApplicationRecord) -> Result<Vec<PaymentRecord>, StoreError> {
    if case.status != Status::FeeDue {
        return Ok(Vec::new());
    }
    let purpose = Purpose::Fee { reference: case.reference.clone(), service: case.service };
    app.store.payments_for(&PaymentRecord::subject_of(&purpose, &case.person)).await
}

async fn fee_wanted(
    app: &App,
    reference: &Reference,
) -> Result<Result<Box<ApplicationRecord>, RefundReason>, MoneyError> {
    Ok(match app.store.application(reference).await? {
        Some(case) if case.paid => Err(RefundReason::PaidTwice),
        Some(case) if case.status == Status::FeeDue => Ok(Box::new(case)),
        Some(_) | None => Err(RefundReason::PaidLate),
    })
}
