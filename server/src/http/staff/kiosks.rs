//! The kiosks of a region and their keys, for its administrators.
//!
//! **Invariant:** a code is shown once, to whoever made it; the store knows its keyed hash. A new code has all the tries that
//! a kiosk's code has, though not those of somebody's address: strangers are not told that it is there.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    kiosk::{Kiosk, KioskId},
    problem::ErrorCode,
    wire::{
        EnrolCode,
        staff::{FreshCode, KeyView, KioskList, KioskRow, ListKiosks, MakeEnrolCode, RevokeKiosk},
    },
};

use super::session::{Administrator, entry};
use crate::{
    app::App,
    http::{
        kiosks::tries_of,
        problem::{Answer, ApiError},
    },
    identity::enrol_hash,
    store::{Change, KioskCodeRecord, KioskKeyRecord},
};

/// Minutes that a code counts.
const CODE_MINUTES: u32 = 10;

pub(in crate::http) async fn list(State(app): State<App>, admin: Administrator) -> Answer<ListKiosks> {
    kiosks(&app, &admin).await
}

async fn kiosks(app: &App, Administrator(account): &Administrator) -> Result<Json<KioskList>, ApiError> {
    let keys = app.store.kiosk_keys().await?;
    let key_of = |id: &KioskId| keys.iter().find(|key| key.kiosk == *id).map(view);
    let here = app.regions.kiosks().filter(|kiosk| kiosk.region == account.region);
    let rows = here.map(|kiosk| KioskRow {
        id: kiosk.id.clone(),
        hall: kiosk.hall.clone(),
        number: kiosk.number,
        demo: kiosk.demo,
        key: key_of(&kiosk.id),
    });
    Ok(Json(KioskList { now: app.now(), kiosks: rows.collect() }))
}

fn view(key: &KioskKeyRecord) -> KeyView {
    KeyView { enrolled_at: key.enrolled_at, enrolled_by: key.enrolled_by.clone(), seen_at: key.seen_at }
}

fn of_region<'a>(app: &'a App, admin: &Administrator, id: String) -> Result<&'a Kiosk, ApiError> {
    let kiosk = app.regions.kiosk(&KioskId(id)).filter(|kiosk| kiosk.region == admin.0.region);
    kiosk.filter(|kiosk| !kiosk.demo).ok_or(ErrorCode::NotFound.into())
}

pub(in crate::http) async fn make_code(
    State(app): State<App>,
    admin: Administrator,
    Path(id): Path<String>,
) -> Answer<MakeEnrolCode> {
    let kiosk = of_region(&app, &admin, id)?;
    let (now, name) = (app.now(), admin.0.name.clone());
    let code = app.entropy.letters(EnrolCode::ALPHABET, EnrolCode::LENGTH)?;
    let code = EnrolCode::try_from(code).map_err(|error| ApiError::internal(&error))?;
    let record = KioskCodeRecord {
        kiosk: kiosk.id.clone(),
        hash: enrol_hash(&app, &kiosk.id, &code),
        made_by: name.clone(),
        valid_until: now.plus_seconds(i64::from(CODE_MINUTES) * 60),
        used_by: None,
    };
    let entry = entry(now, &name, "enrolment-code-made", &kiosk.id.0);
    let tries = Change::ForgetTries(tries_of(&kiosk.id));
    app.commit(vec![tries, Change::PutKioskCode(record), Change::Audit(entry)]).await?;
    Ok(Json(FreshCode { code, minutes: CODE_MINUTES }))
}

pub(in crate::http) async fn revoke(
    State(app): State<App>,
    admin: Administrator,
    Path(id): Path<String>,
) -> Answer<RevokeKiosk> {
    let kiosk = of_region(&app, &admin, id)?;
    let (at, by) = (app.now(), admin.0.name.clone());
    let entry = entry(at, &by, "kiosk-revoked", &kiosk.id.0);
    let (kiosk, region) = (kiosk.id.clone(), kiosk.region.clone());
    app.commit(vec![Change::RevokeKiosk { kiosk, region, at, by }, Change::Audit(entry)]).await?;
    kiosks(&app, &admin).await
}
