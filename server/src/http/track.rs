//! The status by reference and identity number: the holder's, or that of whoever handed it in for them.
//!
//! **Invariant:** a reference that does not exist and one that is someone else's get the same answer.

use axum::{Json, extract::State};
use domain::{
    problem::ErrorCode,
    wire::{Track, TrackQuery},
};

use super::{body::Body, problem::Answer, session::Caller, views};
use crate::{app::App, limits::Asker, store::ApplicationRecord};

pub(super) async fn track(
    State(app): State<App>,
    caller: Caller,
    Body(TrackQuery { reference, id_number }): Body<Track>,
) -> Answer<Track> {
    let device = caller.device.map(Asker::TrackBy);
    let person = app.sealer.blind_index(id_number.reveal());
    let askers = [Asker::Address(caller.address), Asker::TrackOf(reference.clone()), Asker::TrackFor(person)];
    app.limits.take(askers.into_iter().chain(device), app.now())?;
    let application = app.store.application(&reference).await?;
    let is_theirs = |case: &ApplicationRecord| case.person == person || case.agent == Some(person);
    let application = application.filter(is_theirs);
    Ok(Json(views::track(&app, &application.ok_or(ErrorCode::NotFound)?).await?))
}
