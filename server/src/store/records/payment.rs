//! Payments, what goes back of them, and what moves in the ledger.

use domain::{
    kiosk::KioskId,
    ledger::{Account, Cause},
    machine::Actor,
    moment::Moment,
    money::Fen,
    payment::{
        Channel, FULFILMENT_SECONDS, PaymentEvent, PaymentNumber, PaymentStatus, Purpose, RefundReason,
        RefundStatus,
    },
    region::RegionCode,
    wire::{PaymentKey, staff::RefundId},
};
use uuid::Uuid;

use super::{BlindIndex, Sealed};

/// Names a payment inside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PaymentId(pub Uuid);

/// A payment. Of those that may still be paid there is one at most for the same [`subject`](Self::subject).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentRecord {
    /// Names it inside the server.
    pub id: PaymentId,
    /// The receipt code.
    pub number: PaymentNumber,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// The region whose money it is.
    pub region: RegionCode,
    /// Edition of the rules that apply.
    pub rules: String,
    /// By which way it is paid.
    pub channel: Channel,
    /// What is paid for.
    pub purpose: Purpose,
    /// Who pays.
    pub payer: BlindIndex,
    /// For whom.
    pub person: BlindIndex,
    /// Number and name of the person it is for, sealed: the shell decides on their form.
    pub details: Sealed,
    /// The kiosk it was begun at.
    pub kiosk: Option<KioskId>,
    /// The language it is spoken of in.
    pub language: String,
    /// How much is asked for.
    pub amount: Fen,
    /// Where it stands.
    pub status: PaymentStatus,
    /// Since when.
    pub since: Moment,
    /// When it was begun.
    pub begun_at: Moment,
    /// Until when its code can be paid.
    pub until: Moment,
    /// What stands in the code.
    pub code: Option<String>,
    /// Whether a payer has opened it.
    pub scanned: bool,
    /// What came.
    pub taken: Option<Fen>,
    /// When it was paid, as the gateway says.
    pub paid_at: Option<Moment>,
    /// The gateway's own number, each once in its channel.
    pub transaction: Option<String>,
    /// The clerk who took the money at a counter.
    pub settled_by: Option<String>,
    /// When what it is for has happened.
    pub fulfilled_at: Option<Moment>,
    /// The core's receipt.
    pub credit: Option<String>,
    /// What is promised back, what was given back included.
    pub promised_back: Fen,
    /// What was given back.
    pub given_back: Fen,
    /// When something is to be done about it next.
    pub due_at: Option<Moment>,
    /// How often that was tried since it stands so.
    pub tries: u16,
}

impl PaymentRecord {
    /// What makes two payments ones for the same: of these only one can be open.
    #[must_use]
    pub fn subject(&self) -> String {
        Self::subject_of(&self.purpose, &self.person)
    }

    /// The same for a payment that is not written down yet.
    #[must_use]
    pub fn subject_of(purpose: &Purpose, person: &BlindIndex) -> String {
        let person = crate::hex::hex(&person.0);
        match purpose {
            Purpose::Fee { reference, .. } => format!("fee/{reference}"),
            Purpose::TopUp => format!("top-up/{person}"),
            Purpose::Contribution { year } => format!("contribution/{year}/{person}"),
        }
    }

    /// By when what it is for has to happen, or the money goes back: once it is paid, until it has happened.
    #[must_use]
    pub fn fulfil_by(&self) -> Option<Moment> {
        (self.status == PaymentStatus::Paid).then(|| self.since.plus_seconds(FULFILMENT_SECONDS))
    }

    /// The person's name in the ledger.
    #[must_use]
    pub fn account_name(&self) -> String {
        crate::hex::hex(&self.person.0)
    }
}

/// A line of a payment's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentHistoryRecord {
    /// When.
    pub at: Moment,
    /// What happened; nothing when it was begun.
    pub event: Option<PaymentEvent>,
    /// Where it stood then.
    pub status: PaymentStatus,
    /// Who acted.
    pub actor: Actor,
    /// The clerk's account, when one did.
    pub by: Option<String>,
}

/// Money that goes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundRecord {
    /// Its id.
    pub id: RefundId,
    /// What the gateway knows it by; a new one after the gateway has closed it.
    pub number: String,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// Of which payment.
    pub payment: PaymentId,
    /// The region whose money it is.
    pub region: RegionCode,
    /// How much.
    pub amount: Fen,
    /// Why.
    pub reason: RefundReason,
    /// Where it stands.
    pub status: RefundStatus,
    /// Since when.
    pub since: Moment,
    /// The gateway's own number.
    pub transaction: Option<String>,
    /// When the gateway accepted it under this number: it stands in the bill of that day. Always there when it is processing, or done by
    /// the gateway.
    pub accepted_at: Option<Moment>,
    /// When the gateway says that the payer got it.
    pub done_at: Option<Moment>,
    /// The clerk who proposed it; none when the server did.
    pub proposed_by: Option<String>,
    /// The clerk who agreed: never who proposed.
    pub agreed_by: Option<String>,
    /// The clerk who says that it was brought to the payer by another way.
    pub by_hand: Option<String>,
    /// The clerk who has confirmed that: never the same.
    pub confirmed_by: Option<String>,
    /// When something is to be done about it next.
    pub due_at: Option<Moment>,
    /// How often that was tried since it stands so.
    pub tries: u16,
}

/// Names a posting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PostingId(pub Uuid);

/// A movement in the ledger, as it is kept: never changed, never taken out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PostingRecord {
    /// Its id.
    pub id: PostingId,
    /// In whose books.
    pub region: RegionCode,
    /// Why.
    pub cause: Cause,
    /// Where it came from.
    pub from: Account,
    /// Where it went.
    pub to: Account,
    /// How much, above zero.
    pub amount: Fen,
    /// The payment it belongs to.
    pub payment: Option<PaymentId>,
    /// The posting that it undoes: the same amount between the same accounts, the other way, once.
    pub reverses: Option<PostingId>,
    /// When.
    pub at: Moment,
}

/// An answer that a key has got, to be given again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptAnswer {
    /// Who asked.
    pub payer: BlindIndex,
    /// The key.
    pub key: PaymentKey,
    /// SHA-256 of what was asked, keyed.
    pub body: [u8; 32],
    /// The payment that came of it.
    pub payment: PaymentId,
    /// When.
    pub at: Moment,
}
