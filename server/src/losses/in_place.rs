//! A new card in place of a lost one: asked for as a reissue, or to be printed at once.
//!
//! **Invariant:** of the two a person has one open, and while it is, the loss is not taken back.

use domain::{instant::Group, service::Service};

use super::LossError;
use crate::{
    app::App,
    forms::CaseDetails,
    store::{ApplicationRecord, BlindIndex},
};

/// The open application for a card in place of the person's lost one.
///
/// # Errors
///
/// [`LossError`].
pub async fn asked_in_place(app: &App, person: &BlindIndex) -> Result<Option<ApplicationRecord>, LossError> {
    if let Some(reissue) = app.store.open_application(person, Service::Reissue).await? {
        return Ok(Some(reissue));
    }
    let Some(instant) = app.store.open_application(person, Service::InstantCard).await? else {
        return Ok(None);
    };
    let is_in_place = is_for_lost(&app.open_case(&instant)?);
    Ok(is_in_place.then_some(instant))
}

fn is_for_lost(details: &CaseDetails) -> bool {
    details.group.is_some_and(|choice| choice.group == Group::LossAndReissue)
}
