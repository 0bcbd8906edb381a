//! A first card: who may have one, and which agency decides.
//!
//! **Invariant:** the agency comes from the household's division and the region's rules, never from a browser.

use domain::{
    jurisdiction::{Decides, Jurisdiction},
    problem::ErrorCode,
    region::RegionCode,
    service::Service,
};

use super::{
    problem::ApiError,
    session::{self, Person},
};
use crate::{
    app::App,
    forms::{Answers, Household, Known},
    store::VisitRecord,
};

/// Refuses a first card to whoever has a card already.
pub(super) fn can_be_asked(service: Service, known: &Known) -> Result<(), ErrorCode> {
    if service == Service::NewCard && known.card.is_some() { Err(ErrorCode::HasCard) } else { Ok(()) }
}

/// The agency for a household, if it is one of the region whose rules apply.
///
/// # Errors
///
/// [`ErrorCode::HouseholdElsewhere`] when another region's agency decides, or nobody here knows which.
pub(super) fn decides(app: &App, visit: &VisitRecord, household: &RegionCode) -> Result<Household, ApiError> {
    let region = session::rules(app, visit)?;
    let decides = Jurisdiction::of(&region.agencies, household);
    let Decides { division, agency, .. } = decides
        .filter(|decides| region.code.covers(&decides.division.code))
        .ok_or(ErrorCode::HouseholdElsewhere)?;
    Ok(Household { division: division.clone(), agency: agency.clone() })
}

/// Where the household of these answers is registered, and who decides for it; nothing where that is not asked.
pub(super) fn household(
    app: &App,
    person: &Person,
    answers: &Answers,
) -> Result<Option<Household>, ApiError> {
    answers.household.as_ref().map(|household| decides(app, &person.visit, household)).transpose()
}
