//! The halves of one's own card, and making the social one ready for use.
//!
//! **Invariant:** the bank half is the bank's: nothing here changes it. A card that is reported lost is not made ready.

use axum::{Json, extract::State};
use domain::{
    card::{CardStatus, Halves},
    problem::ErrorCode,
    wire::{Activate, ShowHalves},
};

use super::{
    problem::{Answer, ApiError},
    session::Person,
};
use crate::{
    app::App,
    core::PresentCard,
    store::{AuditEntry, Change},
};

pub(super) async fn show(State(app): State<App>, person: Person) -> Answer<ShowHalves> {
    Ok(Json(present(&app, &person).await?.halves))
}

pub(super) async fn activate(State(app): State<App>, person: Person) -> Answer<Activate> {
    let card = present(&app, &person).await?;
    let lost_here = app.store.card_of(&person.index).await?.is_some_and(|card| card.status.is_lost());
    if card.status != CardStatus::Active || lost_here {
        return Err(ErrorCode::WrongStep.into());
    }
    if card.halves.social {
        return Ok(Json(card.halves));
    }
    app.core.activate(&person.visit.region, &person.details.number).await?;
    let audit = AuditEntry {
        at: app.now(),
        actor: "resident".to_owned(),
        action: "activated".to_owned(),
        subject: person.visit.id.0.to_string(),
        detail: "social half".to_owned(),
    };
    app.commit(vec![Change::Audit(audit)]).await?;
    Ok(Json(Halves { social: true, ..card.halves }))
}

async fn present(app: &App, person: &Person) -> Result<PresentCard, ApiError> {
    let card = app.core.card(&person.visit.region, &person.details.number).await?;
    card.ok_or(ErrorCode::NoCard.into())
}
