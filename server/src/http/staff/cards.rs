//! Somebody's card: found by the number, reported lost for a caller, or for good and found again at the counter.
//!
//! **Invariant:** the audit knows who looks, at whom and why, before anything is shown; a step is taken on the version that was seen.

use axum::{Json, extract::State};
use domain::{
    id_number::IdNumber,
    masked::Masked,
    problem::ErrorCode,
    region::{Bank, RegionProfile},
    wire::staff::{CardLine, CardSought, CardStep, FindCard, FoundCard, StepCard},
};

use super::{
    cases,
    session::{Member, entry},
};
use crate::{
    app::App,
    cases::By,
    core::Place,
    forms::{CardDetails, Known},
    hex::hex,
    http::{
        body::Body,
        losses as standings,
        problem::{Answer, ApiError},
    },
    identity,
    limits::Asker,
    losses::{self, Owner, Standing},
    store::{AuditEntry, CardHistoryRecord, CardId, CardRecord, Change, CommitError},
};

/// Whoever has a number, and the rules they come under.
struct Holder<'a> {
    known: Known,
    details: CardDetails,
    region: &'a RegionProfile,
}

pub(in crate::http) async fn find(
    State(app): State<App>,
    member: Member,
    Body(sought): Body<FindCard>,
) -> Answer<FindCard> {
    let name = &member.account.name;
    app.limits.take([Asker::CardBy(name.clone())], app.now())?;
    let person = hex(&app.sealer.blind_index(sought.id_number.reveal()).0);
    let looked = AuditEntry {
        detail: sought.occasion.as_str().to_owned(),
        ..entry(app.now(), name, "looked-at-card", &person)
    };
    app.commit(vec![Change::Audit(looked)]).await?;
    let holder = holder(&app, &member, &sought.id_number).await?;
    let standing = standing(&app, &holder).await?;
    Ok(Json(view(&app, &holder, &sought, &standing).await?))
}

pub(in crate::http) async fn take_step(
    State(app): State<App>,
    member: Member,
    Body(CardStep { of, event, version }): Body<StepCard>,
) -> Answer<StepCard> {
    let (name, now) = (&member.account.name, app.now());
    app.limits.take([Asker::CardBy(name.clone())], now)?;
    let holder = holder(&app, &member, &of.id_number).await?;
    let standing = standing(&app, &holder).await?;
    if standing.version() != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let (card, mut changes) = standing.noted();
    let reissue_open = losses::asked_in_place(&app, &card.person).await?.is_some();
    let rule = losses::rule(&card, app.regions.get(&card.region).unwrap_or(holder.region));
    if !of.occasion.steps(card.status, |guard| rule.holds(guard, reissue_open)).contains(&event) {
        return Err(ErrorCode::WrongStep.into());
    }
    let why = AuditEntry {
        detail: of.occasion.as_str().to_owned(),
        ..entry(now, name, "took-card-step", &card.id.0.to_string())
    };
    let card = CardRecord { details: app.seal_card(card.id, &holder.details)?, ..card };
    let moved = losses::take(&app, card, event, By::clerk(name, now), holder.region, reissue_open)?;
    let standing = Standing::after(&moved);
    changes.push(Change::Audit(why));
    changes.extend(moved.changes(&app, &holder.details)?);
    match app.commit(changes).await {
        Ok(_) => Ok(Json(view(&app, &holder, &of, &standing).await?)),
        // Somebody else made the card known here first.
        Err(CommitError::Taken) => Err(ErrorCode::StaleVersion.into()),
        Err(error) => Err(error.into()),
    }
}

/// Whoever has this number, if they are insured in the member's region.
async fn holder<'a>(app: &'a App, member: &Member, number: &IdNumber) -> Result<Holder<'a>, ApiError> {
    let region = app.regions.get(&member.account.region).ok_or(ErrorCode::NotFound)?;
    let known = identity::look_up(app, &region.code, number).await?;
    let known = known.filter(|known| known.place == Place::Here).ok_or(ErrorCode::NotFound)?;
    let details = CardDetails { number: number.clone(), mobile: known.on_file.mobile.clone() };
    Ok(Holder { known, details, region })
}

fn owner<'a>(app: &App, holder: &'a Holder<'a>) -> Owner<'a> {
    Owner {
        person: app.sealer.blind_index(holder.details.number.reveal()),
        details: &holder.details,
        region: holder.region,
        language: losses::LANGUAGE,
    }
}

async fn standing(app: &App, holder: &Holder<'_>) -> Result<Standing, ApiError> {
    let standing = losses::standing(app, &owner(app, holder), holder.known.card).await?;
    standing.ok_or(ErrorCode::NoCard.into())
}

async fn view(
    app: &App,
    holder: &Holder<'_>,
    sought: &CardSought,
    standing: &Standing,
) -> Result<FoundCard, ApiError> {
    let card = &standing.card;
    let reissue_open = losses::asked_in_place(app, &card.person).await?.is_some();
    let rule = losses::rule(card, app.regions.get(&card.region).unwrap_or(holder.region));
    let lines = app.store.card_history(card.id).await?.into_iter();
    let history = lines.map(|of| line(app, holder, card.id, of)).collect::<Result<_, _>>()?;
    Ok(FoundCard {
        name: Masked::name(&holder.known.name),
        id_number: holder.details.number.masked(),
        mobile: holder.details.mobile.as_ref().map(domain::contact::Mobile::masked),
        standing: standings::view(app, &owner(app, holder), standing).await?,
        steps: sought.occasion.steps(card.status, |guard| rule.holds(guard, reissue_open)),
        history,
        banks: banks(app, holder.region, card).await?,
    })
}

/// Something that happened to the card.
fn line(app: &App, holder: &Holder<'_>, card: CardId, line: CardHistoryRecord) -> Result<CardLine, ApiError> {
    let agent = line.agent.map(|agent| app.open_card_agent(card, &agent)).transpose()?;
    Ok(CardLine {
        at: line.at,
        event: line.event,
        status: line.status,
        actor: line.actor,
        clerk: line.clerk,
        agent: agent.map(|agent| cases::acting(app, &agent, &holder.details.number)),
    })
}

/// The bank of the card, where it came from an application that chose one; else all of the region.
async fn banks(app: &App, region: &RegionProfile, card: &CardRecord) -> Result<Vec<Bank>, ApiError> {
    let application = match card.application {
        Some(id) => app.store.application_by_id(id).await?,
        None => None,
    };
    let choice = application.map(|case| app.open_case(&case)).transpose()?.and_then(|details| details.bank);
    let chosen = choice.and_then(|choice| region.banks.iter().find(|bank| bank.id == choice.bank));
    Ok(chosen.map_or_else(|| region.banks.clone(), |bank| vec![bank.clone()]))
}
