//! What is promised by a commit and done after it: text messages and mails, orders of cards, and what the clock brings.
//!
//! **Invariant:** a job can be done twice and has happened once: messages carry a key, orders the reference, and what follows is
//! committed together with the job's end, under the epoch of its lease.

mod cards;
mod filings;
mod given_up;
mod holders;
mod lapses;
mod losses;
mod messages;
mod timers;
mod worker;

use domain::{
    contact::{Email, Mobile},
    id_number::IdNumber,
    moment::Moment,
    reference::Reference,
    region::RegionCode,
    service::Service,
};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    entropy::NoEntropy,
    filings::FilingError,
    losses::LossError,
    maker::MakerError,
    outside::OutsideError,
    payments::MoneyError,
    photos::FileError,
    sealing::SealError,
    store::{ApplicationRecord, CommitError, JobId, JobRecord, StoreError, VisitRecord},
};

/// Does jobs, and beside them what the clock brings for lost cards, until the server ends.
pub async fn run(app: App) {
    tokio::join!(worker::run(app.clone()), lapses::run(app));
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Finds the mobile on file and sends a code to it, if there is one.
    SendCode,
    /// Sends a text message.
    SendSms,
    /// Sends a mail.
    SendMail,
    /// Orders a card.
    OrderCard,
    /// Asks how far a card has come.
    AskAfterCard,
    /// Tells the bureau's core what became of a card.
    TellCore,
    /// Tells a holder what their agent did.
    TellHolder,
    /// Tells a card's owner what became of it when it was lost.
    TellOwner,
    /// Tells the bureau's core of a filing for care elsewhere, and asks after it.
    TellFiling,
}

impl Kind {
    const ALL: [Self; 9] = [
        Self::SendCode,
        Self::SendSms,
        Self::SendMail,
        Self::OrderCard,
        Self::AskAfterCard,
        Self::TellCore,
        Self::TellHolder,
        Self::TellOwner,
        Self::TellFiling,
    ];

    const fn name(self) -> &'static str {
        match self {
            Self::SendCode => "send-code",
            Self::SendSms => "send-sms",
            Self::SendMail => "send-mail",
            Self::OrderCard => "order-card",
            Self::AskAfterCard => "ask-after-card",
            Self::TellCore => "tell-core",
            Self::TellHolder => "tell-holder",
            Self::TellOwner => "tell-owner",
            Self::TellFiling => "tell-filing",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A code to be sent to whoever has this number.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendCode {
    /// The region that asks.
    pub region: RegionCode,
    /// The language to write in.
    pub language: String,
    /// Whose mobile to find.
    pub number: IdNumber,
    /// The code.
    pub code: String,
    /// Minutes that it counts, as the message says it, the same however often it is sent.
    pub minutes: i64,
    /// Until when it counts; later it is not sent any more.
    pub valid_until: Moment,
    /// The masked name of whoever wants to act for this person, when that is what the code is for.
    #[serde(default)]
    pub agent: Option<String>,
    /// What they want to ask for.
    #[serde(default)]
    pub service: Option<Service>,
}

/// A message to be sent.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendSms {
    /// To whom.
    pub to: Mobile,
    /// What.
    pub text: String,
}

/// A mail to be sent: a job of its own, so that one that fails sends no text message again.
#[derive(Clone, Serialize, Deserialize)]
pub struct SendMail {
    /// To whom.
    pub to: Email,
    /// What it is about.
    pub subject: String,
    /// What.
    pub text: String,
}

/// An application's card.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OfCard {
    /// Which application.
    pub reference: Reference,
}

/// A job could not be put in.
#[derive(Debug, thiserror::Error)]
pub enum EnqueueError {
    /// It could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It could not be named.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
}

/// A job for the outbox.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn job(
    app: &App,
    kind: Kind,
    key: String,
    payload: &impl Serialize,
    due_at: Moment,
) -> Result<JobRecord, EnqueueError> {
    let id = JobId(app.entropy.id(app.now())?);
    Ok(JobRecord { id, kind: kind.name().to_owned(), key, payload: app.seal_job(id, payload)?, due_at })
}

/// The job that sends a visit's code. Each code is a job of its own.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn send_code(
    app: &App,
    visit: &VisitRecord,
    payload: &SendCode,
    now: Moment,
) -> Result<JobRecord, EnqueueError> {
    job(app, Kind::SendCode, format!("code:{}:{}", visit.id.0, now.0), payload, now)
}

/// The job that orders a card, once for each time that an outlet was chosen or a fee paid.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn order_card(
    app: &App,
    application: &ApplicationRecord,
    now: Moment,
) -> Result<JobRecord, EnqueueError> {
    let payload = OfCard { reference: application.reference.clone() };
    let key = format!("order:{}:{}", application.reference, application.version);
    job(app, Kind::OrderCard, key, &payload, now)
}

/// The job that asks how far a card has come that was ordered.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn ask_after_card(app: &App, reference: Reference, now: Moment) -> Result<JobRecord, EnqueueError> {
    let key = format!("ask:{reference}");
    job(app, Kind::AskAfterCard, key, &OfCard { reference }, now)
}

pub(crate) use filings::number as filing_number;
pub use filings::{tell_filer, tell_filing};
pub use given_up::Failures;
pub use holders::{Deed, tell_activated, tell_holder};
pub use losses::{tell_core, tell_owner};
pub use messages::tell;

/// Why a job was not done.
#[derive(Debug, thiserror::Error)]
enum JobError {
    #[error(transparent)]
    Outside(#[from] OutsideError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Commit(#[from] CommitError),
    #[error(transparent)]
    Seal(#[from] SealError),
    #[error(transparent)]
    Enqueue(#[from] EnqueueError),
    #[error(transparent)]
    Loss(#[from] LossError),
    #[error(transparent)]
    Filing(#[from] FilingError),
    #[error(transparent)]
    File(#[from] FileError),
    #[error(transparent)]
    Maker(#[from] MakerError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// What it needs is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// Nothing broke: it is to be asked again.
    #[error("not yet")]
    NotYet,
}
