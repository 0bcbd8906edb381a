//! Moving a filing for care elsewhere on: handed in, decided by the core, taken back, over; and what goes with each step.
//!
//! The bureau decides about filings in its own system, which hospitals everywhere read (ADR 18): what is handed in here is told to the core
//! by a job until it has answered, and the core's word is a step like another.
//!
//! **Invariant:** a filing's status changes through [`domain::filing::filing_step`] alone; history, audit, message and what is told to the
//! core are decided here and nowhere else.

use domain::{
    filing::{
        FilingEvent, FilingKind, FilingRefused, FilingStatus, Proof, RefuseReason, Sought, filing_step,
    },
    machine::Actor,
    moment::Moment,
    reference::Reference,
    region::RegionProfile,
    wire::FilingKey,
};

use crate::{
    app::App,
    core::FilingWord,
    entropy::NoEntropy,
    forms::FilingDetails,
    jobs::{self, EnqueueError},
    sealing::SealError,
    store::{AuditEntry, BlindIndex, Change, FilingHistoryRecord, FilingId, FilingRecord},
};

/// References there are.
const REFERENCES: u32 = 100_000_000;

/// Why a filing could not be made or moved.
#[derive(Debug, thiserror::Error)]
pub enum FilingError {
    /// The step cannot be taken from where the filing stands.
    #[error(transparent)]
    WrongStep(#[from] FilingRefused),
    /// Something could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It could not be named.
    #[error(transparent)]
    Entropy(#[from] NoEntropy),
    /// What follows could not be put in.
    #[error(transparent)]
    Enqueue(#[from] EnqueueError),
}

/// Whose filing is made.
#[derive(Clone, Copy)]
pub struct Filer<'a> {
    /// The person.
    pub person: BlindIndex,
    /// What is sealed with it.
    pub details: &'a FilingDetails,
    /// The region whose rule applies.
    pub region: &'a RegionProfile,
    /// The language that messages are written in.
    pub language: &'a str,
}

/// A filing as it is to be, with the line for its history.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The filing, at the version it was loaded at.
    pub filing: FilingRecord,
    line: FilingHistoryRecord,
}

/// A filing that is handed in.
///
/// # Errors
///
/// [`FilingError`].
pub fn hand_in(
    app: &App,
    filer: Filer<'_>,
    (key, sought, kind): (FilingKey, &Sought, &FilingKind),
) -> Result<Moved, FilingError> {
    let now = app.now();
    let id = FilingId(app.entropy.id(now)?);
    let filing = FilingRecord {
        id,
        reference: Reference::from_number(app.entropy.below(REFERENCES)?),
        version: 0,
        person: filer.person,
        key,
        region: filer.region.code.clone(),
        rules: filer.region.filing.version.clone(),
        kind: kind.id.clone(),
        promised: kind.proof == Proof::Promise,
        place: sought.place.clone(),
        first_day: sought.from,
        last_day: sought.until,
        status: FilingStatus::Submitted,
        since: now,
        filed_at: now,
        refusal: None,
        language: filer.language.to_owned(),
        details: app.seal_filing(id, filer.details)?,
    };
    let line = FilingHistoryRecord { at: now, event: None, status: filing.status, actor: Actor::Resident };
    Ok(Moved { filing, line })
}

/// Takes a step.
///
/// # Errors
///
/// [`FilingRefused`] when the table has no such row.
pub fn take(
    mut filing: FilingRecord,
    event: FilingEvent,
    actor: Actor,
    at: Moment,
) -> Result<Moved, FilingRefused> {
    filing.status = filing_step(filing.status, event, actor)?;
    filing.since = at;
    let line = FilingHistoryRecord { at, event: Some(event), status: filing.status, actor };
    Ok(Moved { filing, line })
}

/// What the core's word makes of a filing; nothing where it says no more than is known, or less.
#[must_use]
pub fn learn(filing: &FilingRecord, word: FilingWord, at: Moment) -> Option<Moved> {
    let event = match word.status {
        FilingStatus::Submitted => return None,
        FilingStatus::UnderReview => FilingEvent::Received,
        FilingStatus::Granted => FilingEvent::Granted,
        FilingStatus::Refused => FilingEvent::Refused,
        FilingStatus::Withdrawn => FilingEvent::Withdrawn,
        FilingStatus::Ended => FilingEvent::Ended,
    };
    let mut moved = take(filing.clone(), event, Actor::Core, at).ok()?;
    if moved.filing.status == FilingStatus::Refused {
        moved.filing.refusal = Some(word.refusal.unwrap_or(RefuseReason::Other));
    }
    Some(moved)
}

impl Moved {
    /// The filing as it stands after the commit.
    #[must_use]
    pub fn stored(&self) -> FilingRecord {
        FilingRecord { version: self.filing.version + 1, ..self.filing.clone() }
    }

    /// The changes for the store: the step, its line in history and audit, the message, and what the core is told of what happened here.
    ///
    /// # Errors
    ///
    /// [`EnqueueError`] or [`SealError`].
    pub fn changes(self, app: &App) -> Result<Vec<Change>, FilingError> {
        let Self { filing, line } = self;
        let audit = AuditEntry {
            at: line.at,
            actor: line.actor.as_str().to_owned(),
            action: format!("filing-{}", line.event.map_or("handed-in", FilingEvent::as_str)),
            subject: filing.id.0.to_string(),
            detail: filing.status.as_str().to_owned(),
        };
        let tells = line.actor == Actor::Resident;
        let job = tells.then(|| jobs::tell_filing(app, &filing).map(Change::Enqueue)).transpose()?;
        let message = jobs::tell_filer(app, &filing)?;
        let put = Change::PutFiling { filing: Box::new(filing), history: line };
        Ok([put, Change::Audit(audit)].into_iter().chain(job).chain(message).collect())
    }
}
