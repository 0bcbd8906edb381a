//! Moving a card on: reported lost, found again, replaced, and what goes with each step, whoever takes it.
//!
//! What happens here is told to the bureau's core by a job. What happened elsewhere, by telephone or at a counter, the core tells us; a
//! card of which it was told everything stands where the core says, and its word is a step like another.
//!
//! **Invariant:** a card's status changes through [`domain::card::step`] alone; timers, history, message and what is told to the core are
//! decided here and nowhere else.

mod elsewhere;
mod in_place;

use domain::{
    card::{CardEvent, CardStatus, LossRule, step},
    machine::{Actor, Refused},
    masked::Masked,
    moment::Moment,
    region::RegionProfile,
};

pub use elsewhere::{Standing, standing};
pub(crate) use elsewhere::{Word, word};
pub use in_place::asked_in_place;

use crate::{
    app::App,
    cases::By,
    entropy::NoEntropy,
    forms::{Agent, CardDetails},
    hex::hex,
    jobs::{self, EnqueueError},
    sealing::SealError,
    store::{
        ApplicationId, AuditEntry, BlindIndex, CardAgent, CardHistoryRecord, CardId, CardRecord, Change,
        StoreError,
    },
    texts::{Language, Text},
};

/// The language that people are written to in about whom nothing is known here.
pub const LANGUAGE: &str = Language::Chinese.tag();

/// Somebody, and what is needed to make a card of theirs known here.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    /// The person.
    pub person: BlindIndex,
    /// What is sealed with the card.
    pub details: &'a CardDetails,
    /// The region whose rules apply.
    pub region: &'a RegionProfile,
    /// The language that messages are written in.
    pub language: &'a str,
}

/// Why a card could not be read or made.
#[derive(Debug, thiserror::Error)]
pub enum LossError {
    /// The step cannot be taken from where the card stands.
    #[error(transparent)]
    WrongStep(#[from] Refused<CardStatus, CardEvent>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
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

/// The language that somebody is written to in when another acts for them: that of their card, where it is known here.
///
/// # Errors
///
/// [`StoreError`].
pub async fn language_of(app: &App, person: &BlindIndex) -> Result<String, StoreError> {
    let card = app.store.card_of(person).await?;
    Ok(card.map_or_else(|| LANGUAGE.to_owned(), |card| card.language))
}

/// A card in use.
fn new(app: &App, owner: &Owner<'_>, application: Option<ApplicationId>) -> Result<CardRecord, LossError> {
    let now = app.now();
    let id = CardId(app.entropy.id(now)?);
    Ok(CardRecord {
        id,
        version: 0,
        person: owner.person,
        region: owner.region.code.clone(),
        rules: owner.region.version.clone(),
        status: CardStatus::Active,
        since: now,
        reported_at: None,
        warns_at: None,
        lapses_at: None,
        lapse: None,
        warned: false,
        told: false,
        language: owner.language.to_owned(),
        details: app.seal_card(id, owner.details)?,
        application,
    })
}

/// The rule for a card: its region's, with what was promised when it was reported.
#[must_use]
pub fn rule(card: &CardRecord, region: &RegionProfile) -> LossRule {
    LossRule { lapse: card.lapse.unwrap_or(region.loss.lapse), ..region.loss }
}

/// Whether a new card can be issued in place of this one.
#[must_use]
pub fn can_be_reissued(standing: &Standing) -> bool {
    standing.card.status == CardStatus::FormalLost
}

/// A card as it is to be, with the line for its history.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The card, at the version it was loaded at.
    pub card: CardRecord,
    event: CardEvent,
    line: CardHistoryRecord,
    /// The masked name of whoever acted for its owner.
    agent: Option<Masked>,
}

/// Takes a step. A card that is in use comes under the rules of `here`; one that is lost stays under those it was reported by.
///
/// # Errors
///
/// [`LossError::WrongStep`] when the table has no such row, or what it asks for does not hold.
pub fn take(
    app: &App,
    mut card: CardRecord,
    event: CardEvent,
    by: By<'_>,
    here: &RegionProfile,
    reissue_open: bool,
) -> Result<Moved, LossError> {
    if card.status == CardStatus::Active {
        card.region = here.code.clone();
        card.rules.clone_from(&here.version);
    }
    let region = app.regions.get(&card.region).unwrap_or(here);
    let rule = rule(&card, region);
    card.status = step(card.status, event, by.actor, |guard| rule.holds(guard, reissue_open))?;
    card.since = by.at;
    card.told = card.status == CardStatus::Void || by.actor == Actor::Core;
    settle(&mut card, region, by);
    let line = CardHistoryRecord {
        at: by.at,
        event: Some(event),
        status: card.status,
        actor: by.actor,
        clerk: by.account.map(str::to_owned),
        agent: None,
    };
    Ok(Moved { card, event, line, agent: None })
}

/// What the clock does next to the card. When a report that was made elsewhere ends is not ours to say.
fn settle(card: &mut CardRecord, region: &RegionProfile, by: By<'_>) {
    card.warned = false;
    (card.warns_at, card.lapses_at, card.lapse) = (None, None, None);
    match card.status {
        CardStatus::TempLost if by.actor == Actor::Core => card.reported_at = Some(by.at),
        CardStatus::TempLost => {
            card.reported_at = Some(by.at);
            card.warns_at = Some(region.loss.warns_at(by.at));
            card.lapses_at = Some(region.loss.lapses_at(by.at));
            card.lapse = Some(region.loss.lapse);
        }
        CardStatus::FormalLost => card.reported_at = card.reported_at.or(Some(by.at)),
        CardStatus::Active | CardStatus::Void => card.reported_at = None,
    }
}

impl Moved {
    /// The same, done by `agent`, who is this `person`, for the owner.
    ///
    /// # Errors
    ///
    /// [`LossError`].
    pub fn by_agent(mut self, app: &App, person: BlindIndex, agent: &Agent) -> Result<Self, LossError> {
        let details = app.seal_card_agent(self.card.id, agent)?;
        self.line.agent = Some(CardAgent { person, details });
        self.agent = Some(Masked::name(&agent.name));
        Ok(self)
    }

    /// The card as it stands after the commit.
    #[must_use]
    pub fn stored(&self) -> CardRecord {
        CardRecord { version: self.card.version + 1, ..self.card.clone() }
    }

    /// The changes for the store: the step, its line in history and audit, the message to the owner, and what the core is told unless it
    /// said so itself.
    ///
    /// # Errors
    ///
    /// [`LossError`].
    pub fn changes(self, app: &App, details: &CardDetails) -> Result<Vec<Change>, LossError> {
        let mut follows = Vec::new();
        if !self.card.told {
            follows.push(Change::Enqueue(jobs::tell_core(app, &self.card)?));
        }
        if let Some(text) = text(self.event, self.agent.is_some()) {
            follows.extend(jobs::tell_owner(app, text, &self.card, details, self.agent.as_ref())?);
        }
        Ok([self.noted(), follows].concat())
    }

    /// The step and its line in history and audit, and nothing that follows.
    fn noted(self) -> Vec<Change> {
        let audit = AuditEntry {
            at: self.line.at,
            actor: self.line.clerk.clone().unwrap_or_else(|| self.line.actor.as_str().to_owned()),
            action: self.event.as_str().to_owned(),
            subject: self.card.id.0.to_string(),
            detail: self.card.status.as_str().to_owned(),
        };
        let by = self.line.agent.as_ref();
        let acted = by.map(|agent| acted_for(audit.at, &agent.person, audit.subject.clone()));
        let put = Change::PutCard { card: Box::new(self.card), history: Some(self.line) };
        [put, Change::Audit(audit)].into_iter().chain(acted).collect()
    }
}

/// The line of the audit that says who acted for another with `subject`.
pub(crate) fn acted_for(at: Moment, agent: &BlindIndex, subject: String) -> Change {
    let actor = Actor::Resident.as_str().to_owned();
    Change::Audit(AuditEntry { at, actor, action: "acted-for".to_owned(), subject, detail: hex(&agent.0) })
}

/// What a person is told by message, of what an agent did or somebody else.
const fn text(event: CardEvent, by_agent: bool) -> Option<Text> {
    match (event, by_agent) {
        (CardEvent::LossReported, false) => Some(Text::LossForATime),
        (CardEvent::LossReported, true) => Some(Text::LossForATimeFor),
        (CardEvent::LossConfirmed, false) => Some(Text::LossForGood),
        (CardEvent::LossConfirmed, true) => Some(Text::LossForGoodFor),
        (CardEvent::Found | CardEvent::LossWithdrawn, false) => Some(Text::CardFound),
        (CardEvent::Found | CardEvent::LossWithdrawn, true) => Some(Text::CardFoundFor),
        (CardEvent::ReportEnded, _) => Some(Text::LossEnded),
        (CardEvent::ReportKept, _) => Some(Text::LossKept),
        (CardEvent::Replaced, _) => None,
    }
}

/// A new card was handed over: the old one is void, and the new one in use.
///
/// # Errors
///
/// [`LossError`].
pub async fn handed_over(
    app: &App,
    owner: &Owner<'_>,
    application: ApplicationId,
    by: By<'_>,
) -> Result<Vec<Change>, LossError> {
    let mut changes = Vec::new();
    if let Some(old) = app.store.card_of(&owner.person).await? {
        let details = app.open_card(&old)?;
        changes = take(app, old, CardEvent::Replaced, by, owner.region, false)?.changes(app, &details)?;
    }
    let card = new(app, owner, Some(application))?;
    let line = CardHistoryRecord {
        at: by.at,
        event: None,
        status: card.status,
        actor: by.actor,
        clerk: by.account.map(str::to_owned),
        agent: None,
    };
    changes.push(Change::Enqueue(jobs::tell_core(app, &card)?));
    changes.push(Change::PutCard { card: Box::new(card), history: Some(line) });
    Ok(changes)
}

/// The changes that go with handing in a reissue: the lost card moves on by a version, so that a report that is taken back at the same
/// time comes too late.
#[must_use]
pub fn kept_lost(standing: Standing) -> Vec<Change> {
    match standing.noted() {
        (card, noted) if noted.is_empty() => {
            vec![Change::PutCard { card: Box::new(card), history: None }]
        }
        (_, noted) => noted,
    }
}
