//! Taking an application back.
//!
//! **Invariant:** what is paid for or being made is not taken back; the table of the service says from where it can be.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::Event,
    machine::Actor,
    problem::ErrorCode,
    wire::{Withdraw, Withdrawn},
};

use super::{
    applications::{at_version, own, stored},
    body::Body,
    problem::Answer,
    session::Person,
};
use crate::{
    app::App,
    cases::{self, By},
    jobs,
    payments::learning,
    texts::Text,
};

/// Closes the application with its reason.
pub(super) async fn withdraw(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
    Body(Withdrawn { version, reason }): Body<Withdraw>,
) -> Answer<Withdraw> {
    let now = app.now();
    let application = at_version(own(&app, &person, reference).await?, version)?;
    if learning::fee_under_way(&app, &application).await? {
        return Err(ErrorCode::PaymentOpen.into());
    }
    let details = app.open_case(&application)?;
    let moved = cases::take(&app, application, Event::Withdrawn, By::actor(Actor::Resident, now))?;
    let moved = moved.taken_back(reason);
    let closed = moved.application.clone();
    let told = jobs::tell(&app, Text::Withdrawn, &closed, &details, now)?;
    let mut changes = moved.changes();
    changes.extend(told);
    app.commit(changes).await?;
    let Json(shown) = stored(&app, closed).await?;
    Ok(Json(shown))
}
