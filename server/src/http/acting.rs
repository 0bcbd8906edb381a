//! Doing something with another's card, by their code, in one visit.
//!
//! **Invariant:** the permission is the visit's: for this holder and this service, until the visit ends, another code is asked for, or the
//! holder takes back what was done. Whoever has none hears that there is no such card, and the audit knows.

use axum::{
    Json,
    extract::{FromRequestParts, Path, State},
    http::request::Parts,
};
use domain::{
    application::HolderConsent,
    card::CardStatus,
    moment::Moment,
    problem::ErrorCode,
    service::Service,
    wire::{ActFor, HolderKey, NamedForCard},
};

use super::{
    admission::Insured,
    body::Body,
    consents, foreign, holder_codes, holders,
    problem::{Answer, ApiError},
    session::Person,
};
use crate::{
    app::App,
    forms::{Agent, CardHolder, Consent, HolderCheck},
    losses::Standing,
};

/// The holder whom the path names; nobody in a path about one's own card.
pub(super) struct Named(Option<HolderKey>);

impl FromRequestParts<App> for Named {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, ApiError> {
        let key = Option::<Path<HolderKey>>::from_request_parts(parts, app).await;
        key.map(|key| Self(key.map(|Path(key)| key))).map_err(|_| ErrorCode::NotFound.into())
    }
}

/// Whose card it is about.
pub(super) struct CardOf {
    pub(super) insured: Insured,
    /// Whoever is here, where it is not theirs.
    pub(super) agent: Option<Agent>,
}

/// Takes in with whose card something is to be done.
pub(super) async fn begin(
    State(app): State<App>,
    person: Person,
    Body(NamedForCard { service, another }): Body<ActFor>,
) -> Answer<ActFor> {
    if !service.is_with_a_card() || another.consent != HolderConsent::Code {
        return Err(ErrorCode::Malformed.into());
    }
    let (holder, insured) = holders::named(&app, &person, service, another).await?;
    let check = person.details.holder.clone().ok_or(ErrorCode::CodeExpired)?;
    let summary = holders::summary(&app, &person.index, &insured.index, &insured.known.name);
    let named = Some(Box::new(CardHolder { holder, known: insured.known }));
    holder_codes::put(&app, &person, HolderCheck { named, ..check }, Vec::new()).await?;
    Ok(Json(summary))
}

/// Whose card it is about: one's own, or the holder's who let whoever is here do this.
pub(super) async fn card_of(
    app: &App,
    person: &Person,
    Named(key): Named,
    service: Service,
) -> Result<CardOf, ApiError> {
    let Some(key) = key else { return Ok(CardOf { insured: person.into(), agent: None }) };
    let check = person.details.holder.as_ref().filter(|check| check.service == Some(service));
    let named = check.and_then(|check| check.named.as_deref()).filter(|named| {
        let holder = app.sealer.blind_index(named.holder.number.reveal());
        holders::key(app, &person.index, &holder) == key
    });
    let refused = match named {
        None => ErrorCode::NotFound,
        Some(CardHolder { holder, .. }) if !consents::counts(app, person, service, holder).await? => {
            ErrorCode::CodeExpired
        }
        Some(named) => {
            let agent = Some(holders::agent_of(person, &named.holder));
            return Ok(CardOf { insured: Insured::named(app, named.clone()), agent });
        }
    };
    foreign::remember(app, person, key.0.to_string()).await?;
    Err(refused.into())
}

/// Ends the permission where the core says that somebody took back elsewhere what this agent had reported. It is written down, so that
/// it stays ended.
pub(super) async fn not_taken_back(
    app: &App,
    person: &Person,
    of: &CardOf,
    standing: &Standing,
) -> Result<(), ApiError> {
    let consent = of.agent.as_ref().map(|agent| agent.consent);
    let Some(Consent::Code { at }) = consent.filter(|_| standing.is_taken_back_elsewhere()) else {
        return Ok(());
    };
    if !was_lost_since(app, person, of, (standing, at)).await? {
        return Ok(());
    }
    app.commit(standing.clone().noted().1).await?;
    let key = holders::key(app, &person.index, &of.insured.index);
    foreign::remember(app, person, key.0.to_string()).await?;
    Err(ErrorCode::CodeExpired.into())
}

/// Whether this agent had reported the card, and it was still lost at some time after the code.
async fn was_lost_since(
    app: &App,
    person: &Person,
    of: &CardOf,
    (standing, code): (&Standing, Moment),
) -> Result<bool, ApiError> {
    let history = app.store.card_history(standing.card.id).await?;
    let has_reported =
        history.iter().any(|line| line.agent.as_ref().is_some_and(|by| by.person == person.index));
    let was_lost = of.insured.known.card.is_some_and(|card| card.status != CardStatus::Active);
    let is_lost_since = history.last().is_some_and(|line| line.at >= code);
    Ok(has_reported && (was_lost || is_lost_since))
}
