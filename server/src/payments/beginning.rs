//! A payment is written down; the worker makes it known.
//!
//! **Invariant:** one commit makes the payment and keeps the answer to its key, so that a key has one payment however often and however
//! fast it comes.

use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use domain::{
    kiosk::KioskId,
    machine::Actor,
    moment::Moment,
    money::Fen,
    payment::{Channel, PaymentEvent, PaymentNumber, PaymentStatus, Purpose},
    region::RegionCode,
    wire::{NewPayment, PaymentKey},
};

use super::{
    MoneyError,
    passage::{Passage, PassageError, With},
};
use crate::{
    app::App,
    cases::By,
    forms::PaymentDetails,
    store::{BlindIndex, Change, CommitError, KeptAnswer, MoneyChange, PaymentId, PaymentRecord, StoreError},
};

/// How often a number that is taken is drawn anew.
const DRAWS: u8 = 5;

/// The keys that are being answered now.
#[derive(Debug, Default)]
pub struct Flights(Mutex<HashSet<(BlindIndex, PaymentKey)>>);

/// The right to answer a key; given back when it is let go.
pub struct Flight<'a> {
    flights: &'a Flights,
    key: (BlindIndex, PaymentKey),
}

impl Flights {
    /// Takes a key up, unless somebody has it.
    #[must_use]
    pub fn take(&self, payer: BlindIndex, key: PaymentKey) -> Option<Flight<'_>> {
        let key = (payer, key);
        let taken = self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(key);
        // Not made where somebody else has the key: letting it go would give back what is theirs.
        taken.then(|| Flight { flights: self, key })
    }
}

impl Drop for Flight<'_> {
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}

/// What a key that came before has led to.
pub enum Kept {
    /// Nothing: it is new.
    Nothing,
    /// This payment.
    Payment(Box<PaymentRecord>),
    /// Something else was asked with it.
    OtherBody,
}

/// What was asked with a key before.
///
/// # Errors
///
/// [`StoreError`] when the database fails.
pub async fn kept(app: &App, payer: &BlindIndex, asked: &NewPayment) -> Result<Kept, StoreError> {
    let Some(answer) = app.store.kept_answer(payer, asked.key).await? else { return Ok(Kept::Nothing) };
    if answer.body != body(app, asked) {
        return Ok(Kept::OtherBody);
    }
    let payment = app.store.payment_by_id(answer.payment).await?;
    Ok(payment.map_or(Kept::OtherBody, |payment| Kept::Payment(Box::new(payment))))
}

/// A payment that was found to be in order.
pub struct Wanted {
    /// Who pays.
    pub payer: BlindIndex,
    /// For whom.
    pub person: BlindIndex,
    /// Their number and name.
    pub details: PaymentDetails,
    /// Whose money it is.
    pub region: RegionCode,
    /// Edition of the rules.
    pub rules: String,
    /// What is paid for.
    pub purpose: Purpose,
    /// How much.
    pub amount: Fen,
    /// By which way.
    pub channel: Channel,
    /// Where it was begun.
    pub kiosk: Option<KioskId>,
    /// The language it is spoken of in.
    pub language: String,
    /// Until when it can be paid.
    pub until: Moment,
}

/// Writes a payment down under its key, and gives up the slips that are in its way.
///
/// # Errors
///
/// [`MoneyError`]: [`CommitError::PaymentOpen`] when another for the same is open, [`CommitError::Stale`] when a slip has moved on,
/// [`CommitError::Taken`] when the key was answered meanwhile.
pub async fn begin(
    app: &App,
    wanted: &Wanted,
    slips: &[PaymentRecord],
    asked: &NewPayment,
) -> Result<PaymentRecord, MoneyError> {
    for _ in 0..DRAWS {
        let payment = record(app, wanted)?;
        let answer = KeptAnswer {
            payer: wanted.payer,
            key: asked.key,
            body: body(app, asked),
            payment: payment.id,
            at: payment.begun_at,
        };
        let by = By::actor(Actor::Resident, payment.begun_at);
        let mut passage = Passage::begin(payment, by);
        passage.also([Change::Money(MoneyChange::KeepAnswer(answer))]);
        let begun = passage.payment.clone();
        let mut changes = Vec::new();
        for slip in slips {
            changes.extend(given_up(app, slip.clone(), begun.begun_at)?.changes());
        }
        changes.extend(passage.changes());
        match app.commit(changes).await {
            Ok(_) => return Ok(begun),
            // Either the number is taken, or the key: the caller tells them apart by asking for the key.
            Err(CommitError::Taken) if matches!(kept(app, &wanted.payer, asked).await?, Kept::Nothing) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(CommitError::Taken.into())
}

/// A slip is given up, and closed by the same word: its money would be in the ledger.
fn given_up(app: &App, slip: PaymentRecord, at: Moment) -> Result<Passage, PassageError> {
    let (resident, counter) = (By::actor(Actor::Resident, at), By::actor(Actor::Gateway, at));
    Passage::of(slip).take(app, PaymentEvent::GivenUp, resident, With::default())?.take(
        app,
        PaymentEvent::ConfirmedUnpaid,
        counter,
        With::default(),
    )
}

/// The payment as it begins.
///
/// # Errors
///
/// [`MoneyError`].
pub fn record(app: &App, wanted: &Wanted) -> Result<PaymentRecord, MoneyError> {
    let now = app.now();
    let id = PaymentId(app.entropy.id(now)?);
    let mut drawn = [0; 8];
    app.entropy.fill(&mut drawn)?;
    Ok(PaymentRecord {
        id,
        number: PaymentNumber::from_number(u64::from_le_bytes(drawn)),
        version: 0,
        region: wanted.region.clone(),
        rules: wanted.rules.clone(),
        channel: wanted.channel,
        purpose: wanted.purpose.clone(),
        payer: wanted.payer,
        person: wanted.person,
        details: app.seal_payment(id, &wanted.details)?,
        kiosk: wanted.kiosk.clone(),
        language: wanted.language.clone(),
        amount: wanted.amount,
        status: PaymentStatus::Created,
        since: now,
        begun_at: now,
        until: wanted.until,
        code: None,
        scanned: false,
        taken: None,
        paid_at: None,
        transaction: None,
        settled_by: None,
        fulfilled_at: None,
        credit: None,
        promised_back: Fen(0),
        given_back: Fen(0),
        due_at: Some(now),
        tries: 0,
    })
}

/// What was asked, as far as it decides what is done: a keyed hash, since it may name somebody.
fn body(app: &App, asked: &NewPayment) -> [u8; 32] {
    let plain = serde_json::to_vec(asked).unwrap_or_default();
    app.sealer.keyed_hash("payment-body", &plain)
}
