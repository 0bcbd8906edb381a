//! Cases: the queue, one case, its pictures, the whole number.

use axum::{
    Json,
    extract::{Path, State},
    response::Response,
};
use domain::{
    application::{Contact, DocumentId, Status, is_child},
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    masked::Masked,
    problem::ErrorCode,
    reference::Reference,
    region::Bilingual,
    wire::staff::{
        ActingAgent, CaseFilter, CaseList, CaseRow, CaseView, ContactsOnFile, Household, ListCases,
        OtherCase, RevealId, RevealedId, ShowCase,
    },
};

use uuid::Uuid;

use super::{
    printing,
    session::{Member, entry},
};
use crate::{
    app::App,
    forms::{Agent, CaseDetails, Consent},
    http::{
        body::Body,
        foreign::only_own,
        photos,
        problem::{Answer, ApiError},
        views,
    },
    store::{ApplicationRecord, CaseQuery, Change, DocumentRecord, StaffRecord},
};

/// Cases on a page.
const MAX: u32 = 200;
/// For so many months what is over still counts as a possible duplicate.
const DUPLICATE_MONTHS: u16 = 6;

pub(in crate::http) async fn list(
    State(app): State<App>,
    member: Member,
    Body(CaseFilter { statuses, service, mine, reference }): Body<ListCases>,
) -> Answer<ListCases> {
    let reference: String = reference.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    if reference.len() > REFERENCE_MAX {
        return Err(ErrorCode::Malformed.into());
    }
    let StaffRecord { region, agency, .. } = member.account;
    let agency = agency.filter(|_| mine);
    // However often one is named, it is asked for once.
    let statuses = Status::ALL.into_iter().filter(|status| statuses.contains(status)).collect();
    let query = CaseQuery { region, statuses, service, agency, reference, max: MAX };
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
        agent: case.agent.is_some(),
        agency: views::agency(app, &case.region, case.agency.as_ref()),
        exception: case.photo_exception,
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

/// The digits of a whole reference: nothing longer can be its beginning.
const REFERENCE_MAX: usize = 9;

/// The case with this reference, if it is in the member's region.
pub(super) async fn of_region(
    app: &App,
    member: &Member,
    reference: String,
) -> Result<ApplicationRecord, ApiError> {
    let reference = Reference::try_from(reference).map_err(|_| ErrorCode::NotFound)?;
    let case = app.store.application(&reference).await?;
    let here = |case: &ApplicationRecord| case.region == member.account.region;
    only_own(app, member, case, here, |case| case.reference.to_string()).await
}

/// The bank that was chosen, by its name as the rules have it now.
fn bank(app: &App, case: &ApplicationRecord, details: &CaseDetails) -> Option<Bilingual> {
    let choice = details.bank.as_ref()?;
    let banks = &app.regions.get(&case.region)?.banks;
    banks.iter().find(|bank| bank.id == choice.bank).map(|bank| bank.name.clone())
}

/// One case, whole.
pub(super) async fn view(app: &App, case: &ApplicationRecord) -> Result<CaseView, ApiError> {
    let details = app.open_case(case)?;
    let photo = views::stored_photo(app, case.photo).await?;
    let on_file = &details.on_file;
    // Where the holder answered themselves, that is what was asked for.
    let own = details.given_by_holder.clone();
    let mobile = own.mobile.map_or_else(|| details.mobile.clone(), Contact::New);
    let address = own.address.map_or_else(|| details.address.clone(), Contact::New);
    let history = app.store.history(case.id).await?;
    let clerks = history.iter().map(|line| line.by.clone()).collect();
    let outlet = case.outlet.as_ref().and_then(|id| app.regions.outlet(&case.region, id));
    Ok(CaseView {
        row: row(app, case, &details),
        version: case.version,
        now: app.now(),
        id_number: details.number.masked(),
        mobile: views::contact(&mobile, Mobile::masked),
        email: views::contact(&details.email, Email::masked),
        address: views::contact(&address, Address::masked),
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
        bank: bank(app, case, &details),
        household: details.household.as_ref().map(|household| Household {
            division: household.division.clone(),
            agency: household.agency.name.clone(),
        }),
        documents: details.documents.clone(),
        agent: details.agent.as_ref().map(|agent| acting(app, agent, &details.number)),
        collected_by: details.collected_by,
        vouched: !case.vouched_by.is_empty(),
        assigned: case.assigned.clone(),
        proposed_by: case.proposed_by.clone(),
        four_eyes: case.four_eyes,
        photos_refused: case.photos_refused,
        others: others(app, case).await?,
        progress: views::track_of(case, history),
        clerks,
        rules: case.rules.clone(),
        fee: case.fee,
        instantly: printing::instantly(app, case, &details).await?.map(Box::new),
        outlet: outlet.cloned(),
    })
}

/// Who acts for the person.
pub(super) fn acting(app: &App, agent: &Agent, holder: &IdNumber) -> ActingAgent {
    ActingAgent {
        name: Masked::name(&agent.name),
        id_number: agent.number.masked(),
        relation: agent.relation,
        child: is_child(holder, app.now().day()),
        code_given: match agent.consent {
            Consent::Code { at } => Some(at),
            Consent::Paper(_) => None,
        },
    }
}

/// The person's other applications that are open, or were over within the last months: one of them may be the same wish.
async fn others(app: &App, case: &ApplicationRecord) -> Result<Vec<OtherCase>, ApiError> {
    let all = app.store.applications_of(&case.person).await?;
    let counts = |other: &ApplicationRecord| {
        let lately = other.since.is_within_months(DUPLICATE_MONTHS, app.now());
        other.id != case.id && (lately || !other.status.is_final())
    };
    let shown = |other: ApplicationRecord| OtherCase {
        here: other.region == case.region,
        reference: other.reference,
        service: other.service,
        status: other.status,
        since: other.since,
    };
    Ok(all.into_iter().filter(counts).map(shown).collect())
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

/// The person's photo on file from before this case.
pub(in crate::http) async fn photo_before(
    State(app): State<App>,
    member: Member,
    Path(reference): Path<String>,
) -> Result<Response, ApiError> {
    let case = of_region(&app, &member, reference).await?;
    let photo = app.store.photo_before(&case.person, case.id).await?;
    photos::picture(&app, &photo.ok_or(ErrorCode::NotFound)?.finished).await
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

/// A paper of the case.
pub(in crate::http) async fn document(
    State(app): State<App>,
    member: Member,
    Path((reference, id)): Path<(String, Uuid)>,
) -> Result<Response, ApiError> {
    let case = of_region(&app, &member, reference).await?;
    let document = app.store.document(DocumentId(id)).await?;
    let filed = |document: &DocumentRecord| document.application == Some(case.id);
    let document = only_own(&app, &member, document, filed, |_| id.to_string()).await?;
    photos::picture(&app, &document.object).await
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
