//! What happened to a card elsewhere, by telephone or at a counter: the core says it, and it is written down as a step of the core's.
//!
//! **Invariant:** what the core was not told of yet it cannot know, so its word counts nothing then.

use std::time::Duration;

use domain::{
    card::{CardEvent, happened_elsewhere},
    id_number::IdNumber,
    machine::Actor,
    region::RegionCode,
    region::RegionProfile,
};

use super::{LossError, Moved, Owner, new, take};
use crate::{
    app::App,
    cases::By,
    core::PresentCard,
    forms::Card,
    store::{CardRecord, Change},
};

/// How long a question for the present card waits for the core. What is known here serves otherwise.
const CORE_PATIENCE: Duration = Duration::from_secs(3);

/// A card as it stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The card, at the version that is stored; at version 0 while nothing happened to it here.
    pub card: CardRecord,
    /// The step that led there, while it stands so by the core's word alone: it is written down with the next one.
    pub elsewhere: Option<Box<Moved>>,
}

/// What the core says of a card that is known here.
pub(crate) enum Word {
    /// It stands there as it stands here, or is none there.
    Same,
    /// Something happened elsewhere: this step.
    Elsewhere(Box<Moved>),
    /// Nothing that counts: it was not told everything yet, or does not answer in time.
    Silent,
}

impl Standing {
    const fn here(card: CardRecord) -> Self {
        Self { card, elsewhere: None }
    }

    fn elsewhere(moved: Box<Moved>) -> Self {
        Self { card: moved.card.clone(), elsewhere: Some(moved) }
    }

    /// What names how it stands: the stored version, or the next one while something that happened elsewhere is yet to be written down.
    #[must_use]
    pub fn version(&self) -> u32 {
        self.card.version + u32::from(self.elsewhere.is_some())
    }

    /// Whether somebody found the card, or took its report back, elsewhere.
    #[must_use]
    pub fn is_taken_back_elsewhere(&self) -> bool {
        self.elsewhere.as_ref().is_some_and(|moved| takes_back(moved.event))
    }

    /// A card that has just been moved on here.
    #[must_use]
    pub fn after(moved: &Moved) -> Self {
        Self::here(moved.stored())
    }

    /// The card to go on with, and the changes that write down what happened elsewhere: they go into the same commit, before the next step.
    #[must_use]
    pub fn noted(self) -> (CardRecord, Vec<Change>) {
        match self.elsewhere {
            Some(moved) => (moved.stored(), moved.noted()),
            None => (self.card, Vec::new()),
        }
    }
}

const fn takes_back(event: CardEvent) -> bool {
    matches!(event, CardEvent::Found | CardEvent::LossWithdrawn)
}

/// How the person's card stands; `known` is what the core said when they were identified. None when they have no card.
///
/// # Errors
///
/// [`LossError`].
pub async fn standing(
    app: &App,
    owner: &Owner<'_>,
    known: Option<Card>,
) -> Result<Option<Standing>, LossError> {
    if let Some(card) = app.store.card_of(&owner.person).await? {
        return Ok(Some(match word(app, &card, &owner.details.number, owner.region).await? {
            Word::Elsewhere(moved) => Standing::elsewhere(moved),
            Word::Same | Word::Silent => Standing::here(card),
        }));
    }
    let asked = ask_core(app, &owner.region.code, &owner.details.number).await;
    let status = asked.map_or(known.map(|card| card.status), |core| core.map(|core| core.status));
    let Some(status) = status else { return Ok(None) };
    let card = new(app, owner, None)?;
    Ok(Some(match happened_elsewhere(card.status, status) {
        Some(event) => {
            let by = By::actor(Actor::Core, app.now());
            Standing::elsewhere(Box::new(take(app, card, event, by, owner.region, false)?))
        }
        None => Standing::here(card),
    }))
}

/// What the core says of a card that is stored here. `here` stands in for a region that is no more.
pub(crate) async fn word(
    app: &App,
    card: &CardRecord,
    number: &IdNumber,
    here: &RegionProfile,
) -> Result<Word, LossError> {
    let asked = if card.told { ask_core(app, &here.code, number).await } else { None };
    let Some(core) = asked else { return Ok(Word::Silent) };
    let event = core.and_then(|core| happened_elsewhere(card.status, core.status));
    let Some(event) = event else { return Ok(Word::Same) };
    let by = By::actor(Actor::Core, app.now());
    Ok(Word::Elsewhere(Box::new(take(app, card.clone(), event, by, here, false)?)))
}

/// What the core says of the present card; none when it does not answer in time.
async fn ask_core(app: &App, asking: &RegionCode, number: &IdNumber) -> Option<Option<PresentCard>> {
    tokio::time::timeout(CORE_PATIENCE, app.core.card(asking, number)).await.ok()?.ok()
}
