//! What a holder is told of what somebody does in their name.
//!
//! **Invariant:** it goes to the mobile that the core has on file for them, whatever an agent left, and says nothing of the case but who
//! acts, for what service, and what to do where that is not wanted.

use domain::{id_number::IdNumber, masked::Masked, moment::Moment, region::RegionCode, service::Service};
use serde::{Deserialize, Serialize};

use super::{EnqueueError, JobError, Kind, job, messages};
use crate::{
    app::App,
    forms::{Agent, CaseDetails},
    hex::hex,
    losses,
    store::{ApplicationRecord, Change, JobRecord, VisitRecord},
    texts::{Language, Text},
};

/// What an agent did.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub enum Deed {
    /// They handed an application in.
    HandedIn,
    /// They collected the card.
    Collected,
    /// They made the card ready for use.
    Activated,
}

impl Deed {
    const fn key(self) -> &'static str {
        match self {
            Self::HandedIn => "handed-in-for",
            Self::Collected => "collected-for",
            Self::Activated => "activated-for",
        }
    }

    const fn text(self) -> Text {
        match self {
            Self::HandedIn => Text::HandedInFor,
            Self::Collected => Text::CollectedFor,
            Self::Activated => Text::ActivatedFor,
        }
    }
}

/// A holder is to be told.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct TellHolder {
    region: RegionCode,
    language: String,
    number: IdNumber,
    agent: String,
    service: Service,
    deed: Deed,
}

/// The change that tells a holder what their agent did, once; none where nobody acts.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell_holder(
    app: &App,
    application: &ApplicationRecord,
    details: &CaseDetails,
    deed: Deed,
    now: Moment,
) -> Result<Option<Change>, EnqueueError> {
    let Some(agent) = &details.agent else { return Ok(None) };
    let payload = TellHolder {
        region: application.region.clone(),
        language: application.language.clone(),
        number: details.number.clone(),
        agent: Masked::name(&agent.name).to_string(),
        service: application.service,
        deed,
    };
    let key = format!("{}:{}", deed.key(), application.reference);
    Ok(Some(Change::Enqueue(job(app, Kind::TellHolder, key, &payload, now)?)))
}

/// The change that tells a holder that their agent made their card ready for use.
///
/// # Errors
///
/// [`EnqueueError`].
pub fn tell_activated(
    app: &App,
    visit: &VisitRecord,
    holder: &IdNumber,
    agent: &Agent,
    now: Moment,
) -> Result<Change, EnqueueError> {
    let deed = Deed::Activated;
    let payload = TellHolder {
        region: visit.region.clone(),
        language: losses::LANGUAGE.to_owned(),
        number: holder.clone(),
        agent: Masked::name(&agent.name).to_string(),
        service: Service::Activate,
        deed,
    };
    let whose = format!("{} {}", visit.id.0, holder.reveal());
    let key = format!("{}:{}", deed.key(), hex(&app.sealer.keyed_hash(deed.key(), whose.as_bytes())));
    Ok(Change::Enqueue(job(app, Kind::TellHolder, key, &payload, now)?))
}

/// Tells the holder, if the core has a mobile for them; a child may have none.
pub(super) async fn tell(app: &App, record: &JobRecord) -> Result<(), JobError> {
    let work: TellHolder = app.open_job(record)?;
    let Some(mobile) = app.core.contact(&work.region, &work.number).await?.mobile else { return Ok(()) };
    let language = match work.deed {
        Deed::HandedIn | Deed::Collected => work.language,
        Deed::Activated => losses::language_of(app, &app.sealer.blind_index(work.number.reveal())).await?,
    };
    let language = Language::of(&language);
    let places = [
        ("region", messages::region(app, &work.region, language)),
        ("hotline", messages::hotline(app, &work.region)),
        ("agent", work.agent),
        ("service", language.service(work.service)),
    ];
    let text = messages::fill(work.deed.text(), language, &places);
    messages::send(app, &record.key, mobile.reveal(), text).await
}
