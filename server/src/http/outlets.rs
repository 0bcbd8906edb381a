//! Where a card is collected, or printed at once: chosen by its owner, with a blank card held there.
//!
//! **Invariant:** the blank is held in the commit that chooses the outlet; without one nothing is chosen, and others are named.

use axum::extract::{Path, State};
use domain::{
    application::Event,
    machine::Actor,
    outlet::{Outlet, OutletId},
    problem::ErrorCode,
    region::RegionProfile,
    service::Service,
    wire::{ChooseOutlet, ChosenOutlet},
};

use super::{
    applications::{at_version, own, stored, vouched},
    body::Body,
    instant,
    problem::{Answer, ApiError},
    session::Person,
};
use crate::{
    app::App,
    cases::{self, By},
    jobs,
    store::{Change, CommitError},
};

/// Outlets that are offered when one has no blank left.
const OFFERED: usize = 3;

pub(super) async fn choose(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
    Body(ChosenOutlet { outlet, version }): Body<ChooseOutlet>,
) -> Answer<ChooseOutlet> {
    let application = own(&app, &person, reference).await?;
    let region = app.regions.get(&application.region).ok_or(ErrorCode::NotFound)?;
    let details = app.open_case(&application)?;
    let serves = |known: &Outlet| instant::serves(known, &application, &details);
    if !region.outlets.iter().any(|known| known.id == outlet && serves(known)) {
        return Err(ErrorCode::NotFound.into());
    }
    let serving: Vec<_> = region.outlets.iter().filter(|known| serves(known)).collect();
    let application = vouched(at_version(application, version)?, &person);
    let now = app.now();
    let free = application.fee.is_zero() || application.paid;
    let event = if free { Event::OutletChosen } else { Event::FeeCharged };
    let moved = cases::take(&app, application, event, By::actor(Actor::Resident, now))?;
    let moved = moved.collected_at(outlet.clone());
    let chosen = moved.application.clone();
    let mut changes = moved.changes();
    if free && chosen.service != Service::InstantCard {
        changes.push(Change::Enqueue(jobs::order_card(&app, &chosen, now)?));
    }
    match app.commit(changes).await {
        Ok(_) => stored(&app, chosen).await,
        Err(CommitError::OutOfStock(_)) => {
            Err(ApiError::out_of_stock(others(&app, (region, &serving), &outlet).await?))
        }
        Err(error) => Err(error.into()),
    }
}

/// The outlets nearest to this one that have blanks.
async fn others(
    app: &App,
    (region, outlets): (&RegionProfile, &[&Outlet]),
    without: &OutletId,
) -> Result<Vec<OutletId>, ApiError> {
    let stock = app.store.free_blanks(&region.code).await?;
    let has_some = |id: &OutletId| stock.iter().any(|(outlet, free)| outlet == id && *free > 0);
    let Some(here) = region.outlets.iter().find(|outlet| outlet.id == *without) else {
        return Ok(Vec::new());
    };
    let mut others: Vec<_> =
        outlets.iter().filter(|outlet| outlet.id != *without && has_some(&outlet.id)).collect();
    others.sort_by(|one, other| {
        let far = |outlet: &Outlet| here.position.metres_to(outlet.position);
        far(one).total_cmp(&far(other))
    });
    Ok(others.into_iter().take(OFFERED).map(|outlet| outlet.id.clone()).collect())
}
