//! Recognising a person: the code that was sent, and what the core says of them.

use domain::{id_number::IdNumber, kiosk::KioskId, moment::Moment, region::RegionCode, wire::EnrolCode};

use crate::{
    app::App,
    forms::{Card, Known, VisitDetails},
    outside::OutsideError,
    sealing::SealError,
    store::{AuditEntry, VisitRecord, VisitStage},
};

/// The keyed hash of a code, good for one visit only.
#[must_use]
pub fn code_hash(app: &App, visit: &VisitRecord, code: &str) -> [u8; 32] {
    app.sealer.keyed_hash("code", format!("{} {code}", visit.id.0).as_bytes())
}

/// The keyed hash of a code that enrols a kiosk.
#[must_use]
pub fn enrol_hash(app: &App, kiosk: &KioskId, code: &EnrolCode) -> [u8; 32] {
    app.sealer.keyed_hash("enrolment", format!("{} {}", kiosk.0, code.as_str()).as_bytes())
}

/// What the core says of whoever has this number.
///
/// # Errors
///
/// [`OutsideError`].
pub async fn look_up(
    app: &App,
    asking: &RegionCode,
    number: &IdNumber,
) -> Result<Option<Known>, OutsideError> {
    let (person, on_file, card) = tokio::try_join!(
        app.core.person(asking, number),
        app.core.contact(asking, number),
        app.core.card(asking, number),
    )?;
    Ok(person.map(|insured| Known {
        place: insured.seen_from(asking),
        name: insured.name,
        on_file,
        card: card.map(|card| Card { valid_until: card.valid_until, status: card.status }),
    }))
}

/// Takes a visit on to its masked name, which the person confirms next.
///
/// # Errors
///
/// [`SealError`].
pub fn recognise(app: &App, visit: &mut VisitRecord, details: &VisitDetails) -> Result<(), SealError> {
    visit.details = Some(app.seal_visit(visit.id, details)?);
    visit.stage = VisitStage::Recognised;
    visit.code = None;
    visit.code_valid_until = None;
    visit.code_again_at = None;
    Ok(())
}

/// A line for the audit about a visit.
#[must_use]
pub fn audit(at: Moment, actor: &str, action: &str, visit: &VisitRecord) -> AuditEntry {
    AuditEntry {
        at,
        actor: actor.to_owned(),
        action: action.to_owned(),
        subject: visit.id.0.to_string(),
        detail: visit.region.as_str().to_owned(),
    }
}
