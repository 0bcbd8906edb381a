//! Cases: the queue, one case, its pictures, the whole number.

use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{
    contact::{Address, Email, Mobile},
    masked::Masked,
    problem::ErrorCode,
    reference::Reference,
    wire::staff::{
        CaseFilter, CaseList, CaseRow, CaseView, ContactsOnFile, ListCases, RevealId, RevealedId, ShowCase,
    },
};

use super::session::{Member, entry};
use crate::{
    app::App,
    forms::CaseDetails,
    http::{
        body::Body,
        photos,
        problem::{Answer, ApiError},
        views,
    },
    store::{ApplicationRecord, CaseQuery, Change},
};

/// Cases on a page.
const MAX: u32 = 200;

pub(in crate::http) async fn list(
    State(app): State<App>,
    member: Member,
    Body(CaseFilter { statuses, reference }): Body<ListCases>,
) -> Answer<ListCases> {
    let reference: String = reference.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if reference.len() > REFERENCE_MAX {
        return Err(ErrorCode::Malformed.into());
    }
    let query = CaseQuery { region: member.account.region, statuses, reference, max: MAX };
    let page = app.store.cases(&query).await?;
    let rows: Result<Vec<_>, ApiError> =
        page.cases.iter().map(|case| Ok(row(&app, case, &app.open_case(case)?))).collect();
    Ok(Json(CaseList { now: app.now(), waiting: page.waiting, cases: rows? }))
}

fn row(app: &App, case: &ApplicationRecord, details: &CaseDetails) -> CaseRow {
    CaseRow {
        reference: case.reference.clone(),
        service: case.service,
        reason: case.reason,
        name: Masked::name(&details.name),
        status: case.status,
        since: case.since,
        late: views::is_late(case, app.now()),
    }
}

pub(in crate::http) async fn show(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
) -> Answer<ShowCase> {
    let case = of_region(&app, &member, reference).await?;
    Ok(Json(view(&app, &case).await?))
}

/// The case with this reference, if it is in the member's region.
/// The digits of a whole reference: nothing longer can be its beginning.
const REFERENCE_MAX: usize = 9;

pub(super) async fn of_region(
    app: &App,
    member: &Member,
    reference: String,
) -> Result<ApplicationRecord, ApiError> {
    let reference = Reference::try_from(reference).map_err(|_| ErrorCode::NotFound)?;
    let case = app.store.application(&reference).await?;
    case.filter(|case| case.region == member.account.region).ok_or(ErrorCode::NotFound.into())
}

/// One case, whole.
pub(super) async fn view(app: &App, case: &ApplicationRecord) -> Result<CaseView, ApiError> {
    let details = app.open_case(case)?;
    let photo = views::stored_photo(app, case.photo).await?;
    let on_file = &details.on_file;
    let history = app.store.history(case.id).await?;
    let clerks = history.iter().map(|line| line.by.clone()).collect();
    let outlet = case.outlet.as_ref().and_then(|id| app.regions.outlet(&case.region, id));
    Ok(CaseView {
        row: row(app, case, &details),
        version: case.version,
        now: app.now(),
        id_number: details.number.masked(),
        mobile: views::contact(&details.mobile, Mobile::masked),
        email: views::contact(&details.email, Email::masked),
        address: views::contact(&details.address, Address::masked),
        on_file: ContactsOnFile {
            mobile: on_file.mobile.as_ref().map(Mobile::masked),
            email: on_file.email.as_ref().map(Email::masked),
            address: on_file.address.as_ref().map(Address::masked),
        },
        photo: views::photo(&photo),
        photo_months_old: photo.months_old,
        photo_bytes: photo.finished_bytes,
        photo_form: views::photo_form(app, case, &photo, &details.number),
        original_kept: photo.original.is_some(),
        claim: views::claim(&photo),
        vouched: !case.vouched_by.is_empty(),
        assigned: case.assigned.clone(),
        progress: views::track_of(case, history),
        clerks,
        rules: case.rules.clone(),
        fee: case.fee,
        outlet: outlet.cloned(),
    })
}

pub(in crate::http) async fn photo(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
) -> Result<Response, ApiError> {
    let case = of_region(&app, &member, reference).await?;
    let photo = views::stored_photo(&app, case.photo).await?;
    photos::picture(&app, &photo.finished).await
}

/// The original, while it is kept.
pub(in crate::http) async fn original(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
) -> Result<Response, ApiError> {
    let case = of_region(&app, &member, reference).await?;
    let photo = views::stored_photo(&app, case.photo).await?;
    photos::picture(&app, &photo.original.ok_or(ErrorCode::NotFound)?).await
}

/// The audit has it before anybody sees it.
pub(in crate::http) async fn reveal(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
    Body(_): Body<RevealId>,
) -> Answer<RevealId> {
    let case = of_region(&app, &member, reference).await?;
    let details = app.open_case(&case)?;
    let entry = entry(app.now(), &member.account.name, "revealed-id", case.reference.as_str());
    app.commit(vec![Change::Audit(entry)]).await?;
    Ok(Json(RevealedId { id_number: details.number }))
}
