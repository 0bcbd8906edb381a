//! One's own card, or that of a holder: how it stands, reported lost, found again.
//!
//! **Invariant:** a step is taken on the version that was seen. Somebody without a card is told so, and nothing happens.

use axum::{Json, extract::State};
use domain::{
    card::{CardEvent, CardStatus},
    machine::{Actor, Guard},
    problem::ErrorCode,
    service::Service,
    wire::{
        CardStanding, CoreWord, LossKind, LossReport, LossTakenBack, ReportEnd, ReportLoss, ShowCard,
        TakeLossBack,
    },
};

use super::{
    acting::{self, Named},
    admission::Insured,
    body::Body,
    problem::{Answer, ApiError},
    session::{self, Person},
};
use crate::{
    app::App,
    cases::By,
    forms::CardDetails,
    losses::{self, LossError, Owner, Standing},
    store::{BlindIndex, CardRecord, Change, CommitError, VisitRecord},
};

pub(super) async fn show(State(app): State<App>, person: Person, named: Named) -> Answer<ShowCard> {
    let of = acting::card_of(&app, &person, named, Service::ReportLoss).await?;
    let details = details(&of.insured);
    let owner = owner(&app, &person.visit, &of.insured, &details)?;
    let standing = standing(&app, &of.insured, &owner).await?;
    acting::not_taken_back(&app, &person, &of, &standing).await?;
    Ok(Json(view(&app, &owner, &standing).await?))
}

pub(super) async fn report(
    State(app): State<App>,
    person: Person,
    named: Named,
    Body(LossReport { kind, version }): Body<ReportLoss>,
) -> Answer<ReportLoss> {
    let event = match kind {
        LossKind::ForATime => CardEvent::LossReported,
        LossKind::ForGood => CardEvent::LossConfirmed,
    };
    step(&app, &person, named, version, |_| event).await
}

pub(super) async fn take_back(
    State(app): State<App>,
    person: Person,
    named: Named,
    Body(LossTakenBack { version }): Body<TakeLossBack>,
) -> Answer<TakeLossBack> {
    step(&app, &person, named, version, |status| match status {
        CardStatus::FormalLost => CardEvent::LossWithdrawn,
        CardStatus::Active | CardStatus::TempLost | CardStatus::Void => CardEvent::Found,
    })
    .await
}

/// Takes the step that `event` names for where the card stands.
async fn step(
    app: &App,
    person: &Person,
    named: Named,
    version: u32,
    event: impl Fn(CardStatus) -> CardEvent + Send,
) -> Result<Json<CardStanding>, ApiError> {
    let of = acting::card_of(app, person, named, Service::ReportLoss).await?;
    let details = details(&of.insured);
    let owner = owner(app, &person.visit, &of.insured, &details)?;
    let standing = standing(app, &of.insured, &owner).await?;
    acting::not_taken_back(app, person, &of, &standing).await?;
    if standing.version() != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let (card, mut changes) = standing.noted();
    let event = event(card.status);
    let reissue_open = losses::asked_in_place(app, &owner.person).await?.is_some();
    let by = By::actor(Actor::Resident, app.now());
    let card = reached(app, card, &owner, of.agent.is_some())?;
    let mut moved = losses::take(app, card, event, by, owner.region, reissue_open)?;
    if let Some(agent) = &of.agent {
        moved = moved.by_agent(app, person.index, agent)?;
    }
    let standing = Standing::after(&moved);
    changes.extend(moved.changes(app, &details)?);
    match app.commit(changes).await {
        Ok(_) => Ok(Json(view(app, &owner, &standing).await?)),
        // Another tap made the card known here first.
        Err(CommitError::Taken) => Err(ErrorCode::StaleVersion.into()),
        Err(error) => Err(error.into()),
    }
}

/// The card with what its owner is reached by now; in the language they speak now, unless another speaks.
fn reached(app: &App, card: CardRecord, owner: &Owner<'_>, by_another: bool) -> Result<CardRecord, ApiError> {
    let details = app.seal_card(card.id, owner.details)?;
    let language = if by_another { card.language } else { owner.language.to_owned() };
    Ok(CardRecord { language, details, ..card })
}

fn details(insured: &Insured) -> CardDetails {
    CardDetails { number: insured.number.clone(), mobile: insured.known.on_file.mobile.clone() }
}

/// Whose card it is; whoever acts for another does not say in what language that one is written to.
fn owner<'a>(
    app: &'a App,
    visit: &'a VisitRecord,
    insured: &Insured,
    details: &'a CardDetails,
) -> Result<Owner<'a>, ApiError> {
    let person = insured.index;
    let language = if visit.person == Some(person) { &visit.language } else { losses::LANGUAGE };
    Ok(Owner { person, details, region: session::rules(app, visit)?, language })
}

async fn standing(app: &App, insured: &Insured, owner: &Owner<'_>) -> Result<Standing, ApiError> {
    losses::standing(app, owner, insured.known.card).await?.ok_or(ErrorCode::NoCard.into())
}

/// Refuses a reissue unless the person's card is lost for good; otherwise the changes that go with handing it in.
pub(super) async fn lost_for_good(
    app: &App,
    visit: &VisitRecord,
    insured: &Insured,
    service: Service,
) -> Result<Vec<Change>, ApiError> {
    if service != Service::Reissue {
        return Ok(Vec::new());
    }
    let details = details(insured);
    let owner = owner(app, visit, insured, &details)?;
    let standing = losses::standing(app, &owner, insured.known.card).await?;
    match standing.filter(losses::can_be_reissued) {
        Some(standing) => Ok(losses::kept_lost(standing)),
        None => Err(ErrorCode::CardNotLost.into()),
    }
}

/// Refuses a second card in place of a lost one: one is asked for already, by another service.
pub(super) async fn is_first_in_place(
    app: &App,
    person: &Person,
    holder: &BlindIndex,
    (service, like): (Service, Service),
) -> Result<(), ApiError> {
    if like != Service::Reissue {
        return Ok(());
    }
    let open = losses::asked_in_place(app, holder).await?;
    match open.filter(|open| open.service != service) {
        Some(_) if *holder != person.index => Err(ErrorCode::HolderNotServed.into()),
        Some(_) => Err(ErrorCode::CardAskedFor.into()),
        None => Ok(()),
    }
}

/// How a card stands, for whoever may know.
pub(super) async fn view(
    app: &App,
    owner: &Owner<'_>,
    standing: &Standing,
) -> Result<CardStanding, ApiError> {
    let card = &standing.card;
    let region = app.regions.get(&card.region).unwrap_or(owner.region);
    let rule = losses::rule(card, region);
    let reissue_open = losses::asked_in_place(app, &card.person).await?.is_some();
    let theirs = standing.elsewhere.is_some();
    let core = match (theirs, card.told || card.version == 0) {
        (true, _) => CoreWord::Theirs,
        (false, true) => CoreWord::Confirmed,
        (false, false) => CoreWord::Awaited,
    };
    Ok(CardStanding {
        version: standing.version(),
        status: card.status,
        since: (card.version > 0 && !theirs).then_some(card.since),
        core,
        ends: card.lapses_at.map(|at| ReportEnd { at, then: rule.lapse }),
        rules: card.rules.clone(),
        can_be_taken_back: match card.status {
            CardStatus::TempLost => true,
            CardStatus::FormalLost => rule.holds(Guard::LossCanBeTakenBack, reissue_open),
            CardStatus::Active | CardStatus::Void => false,
        },
    })
}

impl From<LossError> for ApiError {
    fn from(error: LossError) -> Self {
        match error {
            LossError::WrongStep(_) => ErrorCode::WrongStep.into(),
            LossError::Store(error) => error.into(),
            LossError::Seal(error) => error.into(),
            LossError::Entropy(error) => error.into(),
            LossError::Enqueue(error) => error.into(),
        }
    }
}
