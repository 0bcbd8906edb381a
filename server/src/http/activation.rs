//! The halves of one's own card, or that of a holder, and making the social one ready for use.
//!
//! **Invariant:** the bank half is the bank's: nothing here changes it. A card that is reported lost is not made ready. The audit knows
//! who makes a card ready before the core is asked, so that a card whose core was not heard is still told of, once, when its visit looks
//! again.

use axum::{Json, extract::State};
use domain::{
    card::{CardStatus, Halves},
    machine::Actor,
    problem::ErrorCode,
    service::Service,
    wire::{Activate, ShowHalves},
};

use super::{
    acting::{self, CardOf, Named},
    admission::Insured,
    problem::{Answer, ApiError},
    session::Person,
};
use crate::{
    app::App,
    core::PresentCard,
    hex::hex,
    jobs, losses,
    store::{AuditEntry, Change, CommitError, VisitRecord},
};

/// Times that lines are written anew because the visit was changed meanwhile.
const ROUNDS: u8 = 4;
/// The audit's words for a card that is to be made ready, and for one that is.
const BEGUN: &str = "activates";
const DONE: &str = "activated";

pub(super) async fn show(State(app): State<App>, person: Person, named: Named) -> Answer<ShowHalves> {
    let card_of = acting::card_of(&app, &person, named, Service::Activate).await?;
    Ok(Json(look(&app, &person, &card_of).await?.halves))
}

pub(super) async fn activate(State(app): State<App>, person: Person, named: Named) -> Answer<Activate> {
    let card_of = acting::card_of(&app, &person, named, Service::Activate).await?;
    let card = look(&app, &person, &card_of).await?;
    let CardOf { insured, .. } = &card_of;
    let lost_here = app.store.card_of(&insured.index).await?.is_some_and(|card| card.status.is_lost());
    if card.status != CardStatus::Active || lost_here {
        return Err(ErrorCode::WrongStep.into());
    }
    if card.halves.social {
        return Ok(Json(card.halves));
    }
    once(&app, &person.visit, line(&app, &person, insured, BEGUN), Vec::new()).await?;
    app.core.activate(&person.visit.region, &insured.number).await?;
    done(&app, &person, &card_of).await?;
    Ok(Json(Halves { social: true, ..card.halves }))
}

/// The present card. What this visit began and the core did without being heard is done then.
async fn look(app: &App, person: &Person, card_of: &CardOf) -> Result<PresentCard, ApiError> {
    let card = app.core.card(&person.visit.region, &card_of.insured.number).await?;
    let card = card.ok_or(ErrorCode::NoCard)?;
    if card.halves.social && is_written(app, &line(app, person, &card_of.insured, BEGUN)).await? {
        done(app, person, card_of).await?;
    }
    Ok(card)
}

/// Notes that a card was made ready, and tells its holder if somebody acted for them.
async fn done(app: &App, person: &Person, CardOf { insured, agent }: &CardOf) -> Result<(), ApiError> {
    let done = line(app, person, insured, DONE);
    let mut told = Vec::new();
    if let Some(agent) = agent {
        told.push(losses::acted_for(done.at, &person.index, done.subject.clone()));
        told.push(jobs::tell_activated(app, &person.visit, &insured.number, agent, done.at)?);
    }
    once(app, &person.visit, done, told).await
}

/// The audit's line on whose card it is, in which visit, and who is here.
fn line(app: &App, person: &Person, insured: &Insured, action: &str) -> AuditEntry {
    AuditEntry {
        at: app.now(),
        actor: Actor::Resident.as_str().to_owned(),
        action: action.to_owned(),
        subject: hex(&insured.index.0),
        detail: format!("visit {} by {}", person.visit.id.0, hex(&person.index.0)),
    }
}

async fn is_written(app: &App, entry: &AuditEntry) -> Result<bool, ApiError> {
    let lines = app.store.audit_of(&entry.subject).await?;
    let same = |line: &AuditEntry| line.action == entry.action && line.detail == entry.detail;
    Ok(lines.iter().any(|line| same(&line.entry)))
}

/// Writes a line with what goes with it, unless it is written already. Of two requests at once one does, since both move the visit on.
async fn once(app: &App, visit: &VisitRecord, entry: AuditEntry, with: Vec<Change>) -> Result<(), ApiError> {
    for _ in 0..ROUNDS {
        let present = app.store.visit_by_id(visit.id).await?;
        if is_written(app, &entry).await? {
            return Ok(());
        }
        let moved = present.map(|visit| Change::PutVisit(Box::new(visit)));
        let changes = moved.into_iter().chain([Change::Audit(entry.clone())]).chain(with.clone());
        match app.commit(changes.collect()).await {
            Err(CommitError::Stale) => {}
            written => return Ok(written.map(drop)?),
        }
    }
    Err(ErrorCode::StaleVersion.into())
}
