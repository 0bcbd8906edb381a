//! The halves of one's own card, or that of a holder, and making the social one ready for use.
//!
//! **Invariant:** the bank half is the bank's: nothing here changes it. A card that is reported lost is not made ready.

use axum::{Json, extract::State};
use domain::{
    card::{CardStatus, Halves},
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
    forms::Agent,
    hex::hex,
    jobs, losses,
    store::{AuditEntry, Change, VisitRecord},
};

pub(super) async fn show(State(app): State<App>, person: Person, named: Named) -> Answer<ShowHalves> {
    let CardOf { insured, .. } = acting::card_of(&app, &person, named, Service::Activate).await?;
    Ok(Json(present(&app, &person.visit, &insured).await?.halves))
}

pub(super) async fn activate(State(app): State<App>, person: Person, named: Named) -> Answer<Activate> {
    let CardOf { insured, agent } = acting::card_of(&app, &person, named, Service::Activate).await?;
    let card = present(&app, &person.visit, &insured).await?;
    let lost_here = app.store.card_of(&insured.index).await?.is_some_and(|card| card.status.is_lost());
    if card.status != CardStatus::Active || lost_here {
        return Err(ErrorCode::WrongStep.into());
    }
    if card.halves.social {
        return Ok(Json(card.halves));
    }
    app.core.activate(&person.visit.region, &insured.number).await?;
    let audit = AuditEntry {
        at: app.now(),
        actor: "resident".to_owned(),
        action: "activated".to_owned(),
        subject: person.visit.id.0.to_string(),
        detail: "social half".to_owned(),
    };
    let mut changes = vec![Change::Audit(audit)];
    if let Some(agent) = agent {
        changes.extend(for_another(&app, &person, &insured, &agent)?);
    }
    app.commit(changes).await?;
    Ok(Json(Halves { social: true, ..card.halves }))
}

/// What goes with it when somebody acts for the person.
fn for_another(
    app: &App,
    person: &Person,
    insured: &Insured,
    agent: &Agent,
) -> Result<[Change; 2], ApiError> {
    let now = app.now();
    let acted = losses::acted_for(now, &person.index, hex(&insured.index.0));
    Ok([acted, jobs::tell_activated(app, &person.visit, &insured.number, agent, now)?])
}

async fn present(app: &App, visit: &VisitRecord, insured: &Insured) -> Result<PresentCard, ApiError> {
    let card = app.core.card(&visit.region, &insured.number).await?;
    card.ok_or(ErrorCode::NoCard.into())
}
