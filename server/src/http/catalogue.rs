//! What anybody may read: regions, kiosks, outlets with their stock.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    kiosk::{Kiosk, KioskId},
    outlet::OutletId,
    problem::ErrorCode,
    region::{Bank, RegionCode, RegionProfile},
    wire::{ListOutlets, ListRegions, OutletStock, RegionName, RegionView, Regions, ShowKiosk, ShowRegion},
};

use super::problem::{Answer, ApiError};
use crate::app::App;

pub(super) async fn regions(State(app): State<App>) -> Answer<ListRegions> {
    let regions: Vec<RegionName> = app
        .regions
        .all()
        .map(|region| RegionName { code: region.code.clone(), name: region.name.clone() })
        .collect();
    let default = regions.first().ok_or(ErrorCode::NotFound)?.code.clone();
    Ok(Json(Regions { default, regions }))
}

pub(super) async fn region(State(app): State<App>, Path(code): Path<String>) -> Answer<ShowRegion> {
    Ok(Json(view(known(&app, code)?)))
}

pub(super) async fn outlets(State(app): State<App>, Path(code): Path<String>) -> Answer<ListOutlets> {
    let region = known(&app, code)?;
    let stock = app.store.free_blanks(&region.code).await?;
    let free = |id: &OutletId| stock.iter().find(|(outlet, _)| outlet == id).map_or(0, |(_, free)| *free);
    let listed = region.outlets.iter();
    Ok(Json(listed.map(|outlet| OutletStock { outlet: outlet.clone(), free: free(&outlet.id) }).collect()))
}

pub(super) async fn kiosk(State(app): State<App>, Path(id): Path<String>) -> Answer<ShowKiosk> {
    let kiosk: &Kiosk = app.regions.kiosk(&KioskId(id)).ok_or(ErrorCode::NotFound)?;
    Ok(Json(kiosk.clone()))
}

/// The region with this code.
pub(super) fn known(app: &App, code: String) -> Result<&RegionProfile, ApiError> {
    let code = RegionCode::try_from(code).map_err(|_| ErrorCode::NotFound)?;
    app.regions.get(&code).ok_or_else(|| ErrorCode::NotFound.into())
}

fn view(region: &RegionProfile) -> RegionView {
    let prints = |bank: &&Bank| region.outlets.iter().any(|outlet| outlet.prints.as_ref() == Some(&bank.id));
    let printing_banks = region.banks.iter().filter(prints).map(|bank| bank.id.clone()).collect();
    let region = region.clone();
    RegionView {
        code: region.code,
        version: region.version,
        name: region.name,
        demo: region.demo,
        agency: region.agency,
        agencies: region.agencies,
        hotlines: region.hotlines,
        fees: region.fees,
        loss: region.loss,
        banks: region.banks,
        printing_banks,
        instant: region.instant,
        terms: region.terms,
        consent: region.consent,
        districts: region.districts,
    }
}
