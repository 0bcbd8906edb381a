//! Speaking to a card maker by files: orders that wait go out in a batch, and each line of an answer takes one step.
//!
//! **Invariant:** a batch's file can be made again, byte by byte, as long as its cases and photos are kept. What an answer tells twice
//! changes nothing.

pub mod files;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    card_maker::{AnswerEvent, BatchHeader, CardStep, LineOutcome, ORDERS, OrderLine},
    machine::Actor,
    moment::Moment,
    outside::CardOrder,
    reference::Reference,
    region::RegionCode,
};

use crate::{
    app::App,
    cases::{self, By},
    jobs::{self, EnqueueError},
    photos::FileError,
    sealing::SealError,
    store::{
        AnswerRecord, ApplicationId, ApplicationRecord, AuditEntry, Change, CommitError, MakerChange,
        StoreError,
    },
    texts::Text,
};

/// How often a line is tried on a case that others move at the same time.
const TRIES: u8 = 5;

/// A file could not be made, or a line not be followed.
#[derive(Debug, thiserror::Error)]
pub enum MakerError {
    /// The store fails.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The store refuses.
    #[error(transparent)]
    Commit(#[from] CommitError),
    /// A case cannot be opened.
    #[error(transparent)]
    Seal(#[from] SealError),
    /// A photo cannot be read.
    #[error(transparent)]
    File(#[from] FileError),
    /// A message cannot be put in.
    #[error(transparent)]
    Enqueue(#[from] EnqueueError),
    /// A line cannot be written.
    #[error(transparent)]
    Json(#[from] serde_json::Error),
    /// What it needs is not there.
    #[error("{0} is missing")]
    Missing(&'static str),
}

/// An order as the card maker gets it, over HTTP or in a file.
///
/// # Errors
///
/// [`MakerError`].
pub async fn order(app: &App, application: &ApplicationRecord) -> Result<CardOrder, MakerError> {
    let details = app.open_case(application)?;
    let photo = app.store.photo(application.photo).await?.ok_or(MakerError::Missing("the photo"))?;
    let outlet = application.outlet.as_ref().ok_or(MakerError::Missing("the outlet"))?;
    Ok(CardOrder {
        reference: application.reference.to_string(),
        name: details.name,
        id_number: details.number.reveal().to_owned(),
        outlet: outlet.0.clone(),
        bank: details.bank.map(|choice| choice.bank.0),
        photo: STANDARD.encode(app.studio.files.read(&photo.finished).await?),
    })
}

/// What goes out in a batch.
#[derive(Debug)]
pub struct Batch {
    /// Its lines, without the last one.
    pub lines: String,
    /// The applications whose orders stand there.
    pub orders: Vec<ApplicationId>,
    /// Those whose orders cannot be written, since a photo or a record is missing: they hold up no other.
    pub left_out: Vec<Reference>,
}

/// A batch of these orders.
///
/// # Errors
///
/// [`MakerError`] when the store fails.
pub async fn batch(
    app: &App,
    region: &RegionCode,
    (number, closed_at): (u32, Moment),
    applications: &[ApplicationRecord],
) -> Result<Batch, MakerError> {
    let (mut orders, mut left_out, mut body) = (Vec::new(), Vec::new(), String::new());
    for application in applications {
        let reference = &application.reference;
        match order(app, application).await {
            Ok(order) => {
                body.push_str(&serde_json::to_string(&OrderLine::Order(order))?);
                body.push('\n');
                orders.push(application.id);
            }
            Err(cause @ (MakerError::Missing(_) | MakerError::File(_) | MakerError::Seal(_))) => {
                tracing::error!(%reference, %cause, "an order cannot be written");
                left_out.push(reference.clone());
            }
            Err(error) => return Err(error),
        }
    }
    let count = u32::try_from(orders.len()).unwrap_or(u32::MAX);
    let header = BatchHeader { format: ORDERS.to_owned(), region: region.clone(), number, count, closed_at };
    let lines = format!("{}\n{body}", serde_json::to_string(&OrderLine::Batch(header))?);
    Ok(Batch { lines, orders, left_out })
}

/// Follows one line of an answer that was taken in.
///
/// # Errors
///
/// [`MakerError`] when something breaks; then the line can be sent again.
pub async fn follow(app: &App, answer: &AnswerRecord, step: &CardStep) -> Result<LineOutcome, MakerError> {
    match ordered(app, &answer.region, step).await? {
        Some(application) => follow_from(app, answer, application, step.event).await,
        None => Ok(LineOutcome::Unknown),
    }
}

/// Follows a line from the case as it was loaded. One that somebody moved meanwhile is loaded anew.
///
/// # Errors
///
/// [`MakerError`] when something breaks, or the case never stands still.
pub async fn follow_from(
    app: &App,
    answer: &AnswerRecord,
    mut application: ApplicationRecord,
    event: AnswerEvent,
) -> Result<LineOutcome, MakerError> {
    let id = application.id;
    for _ in 0..TRIES {
        if let Some(outcome) = tried(app, answer, application, event).await? {
            return Ok(outcome);
        }
        application = app.store.application_by_id(id).await?.ok_or(MakerError::Missing("the case"))?;
    }
    Err(CommitError::Stale.into())
}

/// Takes the step, and counts it with the answer; nothing when the case was moved meanwhile.
async fn tried(
    app: &App,
    answer: &AnswerRecord,
    application: ApplicationRecord,
    told: AnswerEvent,
) -> Result<Option<LineOutcome>, MakerError> {
    let (id, event, at) = (application.id, told.event(), app.now());
    let subject = application.reference.to_string();
    let Ok(moved) = cases::take(app, application, event, By::actor(Actor::CardMaker, at)) else {
        let history = app.store.history(id).await?;
        let before = history.iter().any(|line| line.entry.event == Some(event));
        return Ok(Some(if before { LineOutcome::Repeated } else { LineOutcome::TooEarly }));
    };
    let news = match told {
        AnswerEvent::Arrived => {
            let details = app.open_case(&moved.application)?;
            jobs::tell(app, Text::Ready, &moved.application, &details, at)?
        }
        AnswerEvent::Made | AnswerEvent::Shipped => Vec::new(),
    };
    let mut changes = moved.changes();
    changes.extend(news);
    changes.push(Change::Maker(MakerChange::CountDone(answer.id)));
    let (actor, action) = (answer.taken_by.clone(), "maker-line-taken".to_owned());
    let detail = event.as_str().to_owned();
    changes.push(Change::Audit(AuditEntry { at, actor, action, subject, detail }));
    match app.commit(changes).await {
        Ok(_) => Ok(Some(LineOutcome::Done)),
        Err(CommitError::Stale) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// The application of a line, if its order went out in a batch of the region.
async fn ordered(
    app: &App,
    region: &RegionCode,
    step: &CardStep,
) -> Result<Option<ApplicationRecord>, MakerError> {
    let Some(reference) = step.reference() else { return Ok(None) };
    let found = app.store.application(&reference).await?.filter(|found| found.region == *region);
    let Some(application) = found else { return Ok(None) };
    let batch = app.store.batch_of(application.id).await?;
    Ok(batch.map(|_| application))
}
