//! One's own application: handed in, looked at, answered, and the place to collect the card chosen.
//!
//! **Invariant:** handing in is one commit, and its answer waits for it. Someone else's application is as if it were not there.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::{Actor, Ask, Contact, Event, Gap, HistoryEntry, PhotoId, Status, missing_answers},
    outlet::{Outlet, OutletId},
    problem::ErrorCode,
    reference::Reference,
    region::RegionProfile,
    service::Service,
    wire::{
        ChooseOutlet, ChosenOutlet, Declaration, GiveInfo, GivenInfo, ShowApplication, Submit, Submitted,
    },
};

use super::{
    body::Body,
    problem::{Answer, ApiError},
    session::{self, Person},
    views,
};
use crate::{
    app::App,
    cases::{self, By},
    forms::{Answers, CaseDetails},
    jobs,
    store::{
        ApplicationId, ApplicationRecord, AuditEntry, Change, CommitError, DraftRecord, HistoryRecord,
        VisitRecord,
    },
};

/// Draws until a reference is free.
const DRAWS: u8 = 8;
const REFERENCES: u32 = 100_000_000;
/// Outlets that are offered when one has no blank left.
const OFFERED: usize = 3;

pub(super) async fn submit(
    State(app): State<App>,
    person: Person,
    Body(declaration): Body<Submit>,
) -> Answer<Submit> {
    // In this order: a draft that another tap has just handed in is gone, and its application is there.
    let draft = app.store.draft(&person.index, Service::ReplaceCard).await?;
    if let Some(open) = app.store.open_application(&person.index, Service::ReplaceCard).await? {
        return submitted(&app, &open, true).await;
    }
    let (draft, answers) = checked(&app, draft, &person.visit, &declaration)?;
    for _ in 0..DRAWS {
        let application = application(&app, &person, &answers)?;
        match app.commit(handed_in(&application, &draft)).await {
            Ok(_) => {
                let stored = ApplicationRecord { version: 1, ..application };
                return submitted(&app, &stored, false).await;
            }
            // The same person's other tap was faster: its draft is gone, its application is open.
            Err(CommitError::AlreadyOpen | CommitError::Stale) => {
                let open = app.store.open_application(&person.index, Service::ReplaceCard).await?;
                return submitted(&app, &open.ok_or(ErrorCode::StaleVersion)?, true).await;
            }
            Err(CommitError::Taken) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(ApiError::internal(&"no reference is free"))
}

async fn submitted(app: &App, application: &ApplicationRecord, already_open: bool) -> Answer<Submit> {
    Ok(Json(Submitted { application: views::application(app, application).await?, already_open }))
}

/// The draft that was declared true, complete.
fn checked(
    app: &App,
    draft: Option<DraftRecord>,
    visit: &VisitRecord,
    declaration: &Declaration,
) -> Result<(DraftRecord, Answers), ApiError> {
    let gaps = |answers: &Answers| missing_answers(|gap| answers.has(gap));
    let Some(draft) = draft else { return Err(ApiError::incomplete(gaps(&Answers::default()))) };
    let shown = &session::rules(app, visit)?.version;
    if draft.version != declaration.draft_version || *shown != declaration.rules {
        return Err(ErrorCode::StaleVersion.into());
    }
    if !declaration.declared_true {
        return Err(ErrorCode::Malformed.into());
    }
    let answers = app.open_answers(&draft)?;
    let gaps = gaps(&answers);
    if gaps.is_empty() { Ok((draft, answers)) } else { Err(ApiError::incomplete(gaps)) }
}

fn application(app: &App, person: &Person, answers: &Answers) -> Result<ApplicationRecord, ApiError> {
    let missing = |gap: Gap| move || ApiError::incomplete(vec![gap]);
    let now = app.now();
    let region = session::rules(app, &person.visit)?;
    let id = ApplicationId(app.entropy.id(now)?);
    let details = CaseDetails {
        number: person.details.number.clone(),
        name: person.known.name.clone(),
        on_file: person.known.on_file.clone(),
        mobile: answers.mobile.clone().ok_or_else(missing(Gap::Mobile))?,
        email: answers.email.clone().ok_or_else(missing(Gap::Email))?,
        address: answers.address.clone().ok_or_else(missing(Gap::Address))?,
    };
    let mut application = ApplicationRecord {
        id,
        reference: Reference::from_number(app.entropy.below(REFERENCES)?),
        version: 0,
        region: region.code.clone(),
        rules: region.version.clone(),
        service: Service::ReplaceCard,
        reason: answers.reason.ok_or_else(missing(Gap::Reason))?,
        person: person.index,
        details: app.seal_case(id, &details)?,
        photo: answers.photo.ok_or_else(missing(Gap::Photo))?,
        language: person.visit.language.clone(),
        status: Status::Submitted,
        since: now,
        promised: None,
        fee: region.fee.amount,
        outlet: None,
        held_until: None,
        answer_until: None,
        assigned: None,
        vouched_by: person.visit.vouched_by.iter().cloned().collect(),
        decided_by: None,
        decided_at: None,
        reject_reason: None,
        asks: Vec::new(),
        submitted_at: now,
    };
    application.promised = cases::promised(app, &application, now);
    Ok(application)
}

/// Everything that handing in changes, as one commit.
fn handed_in(application: &ApplicationRecord, draft: &DraftRecord) -> Vec<Change> {
    let at = application.submitted_at;
    let entry = HistoryEntry {
        at,
        event: None,
        status: Status::Submitted,
        actor: Actor::Resident,
        reason: None,
        asks: Vec::new(),
    };
    let audit = AuditEntry {
        at,
        actor: Actor::Resident.as_str().to_owned(),
        action: "submitted".to_owned(),
        subject: application.reference.to_string(),
        detail: format!("rules {}", application.rules),
    };
    vec![
        Change::Submit {
            application: Box::new(application.clone()),
            history: HistoryRecord { entry, by: None },
        },
        Change::DropDraft { person: draft.person, service: draft.service, version: draft.version },
        Change::Audit(audit),
    ]
}

pub(super) async fn show(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
) -> Answer<ShowApplication> {
    let application = own(&app, &person, reference).await?;
    Ok(Json(views::application(&app, &application).await?))
}

/// The person's application with this reference.
pub(super) async fn own(
    app: &App,
    person: &Person,
    reference: String,
) -> Result<ApplicationRecord, ApiError> {
    let reference = Reference::try_from(reference).map_err(|_| ErrorCode::NotFound)?;
    let application = app.store.application(&reference).await?;
    application.filter(|application| application.person == person.index).ok_or(ErrorCode::NotFound.into())
}

pub(super) async fn choose_outlet(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
    Body(ChosenOutlet { outlet, version }): Body<ChooseOutlet>,
) -> Answer<ChooseOutlet> {
    let application = own(&app, &person, reference).await?;
    let region = app.regions.get(&application.region).ok_or(ErrorCode::NotFound)?;
    if !region.outlets.iter().any(|known| known.id == outlet) {
        return Err(ErrorCode::NotFound.into());
    }
    let application = vouched(at_version(application, version)?, &person);
    let now = app.now();
    let free = application.fee.is_zero();
    let event = if free { Event::OutletChosen } else { Event::FeeCharged };
    let mut moved = cases::take(&app, application, event, By::actor(Actor::Resident, now))?;
    moved.application.outlet = Some(outlet.clone());
    let chosen = moved.application.clone();
    // The step first: of two taps at once, the second is told that it came too late.
    let mut changes = moved.changes();
    // Where nothing is to pay the card is ordered at once, and the blank waits for nobody.
    let until = chosen.held_until.unwrap_or(now);
    changes.push(Change::HoldBlank { application: chosen.id, outlet: outlet.clone(), until });
    if free {
        changes.push(Change::Enqueue(jobs::order_card(&app, &chosen, now)?));
    }
    match app.commit(changes).await {
        Ok(_) => stored(&app, chosen).await,
        Err(CommitError::OutOfStock(_)) => Err(ApiError::out_of_stock(others(&app, region, &outlet).await?)),
        Err(error) => Err(error.into()),
    }
}

fn at_version(application: ApplicationRecord, version: u32) -> Result<ApplicationRecord, ApiError> {
    if application.version == version { Ok(application) } else { Err(ErrorCode::StaleVersion.into()) }
}

/// The application with the clerk who vouched for this visit: what came through their vouching they may not decide. A decision that
/// was made before stands.
fn vouched(mut application: ApplicationRecord, person: &Person) -> ApplicationRecord {
    let known = |name: &String| {
        application.decided_by.as_ref() == Some(name) || application.vouched_by.contains(name)
    };
    let voucher = person.visit.vouched_by.clone().filter(|name| !known(name));
    application.vouched_by.extend(voucher);
    application
}

/// The application as it stands after the commit.
async fn stored(app: &App, moved: ApplicationRecord) -> Answer<ShowApplication> {
    let stored = ApplicationRecord { version: moved.version + 1, ..moved };
    Ok(Json(views::application(app, &stored).await?))
}

/// The outlets nearest to this one that have blanks.
async fn others(app: &App, region: &RegionProfile, without: &OutletId) -> Result<Vec<OutletId>, ApiError> {
    let stock = app.store.stock(&region.code).await?;
    let has_some = |id: &OutletId| stock.iter().any(|record| record.outlet == *id && record.free > 0);
    let Some(here) = region.outlets.iter().find(|outlet| outlet.id == *without) else {
        return Ok(Vec::new());
    };
    let mut others: Vec<_> =
        region.outlets.iter().filter(|outlet| outlet.id != *without && has_some(&outlet.id)).collect();
    others.sort_by(|one, other| {
        let far = |outlet: &Outlet| here.position.metres_to(outlet.position);
        far(one).total_cmp(&far(other))
    });
    Ok(others.into_iter().take(OFFERED).map(|outlet| outlet.id.clone()).collect())
}

pub(super) async fn give_info(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
    Body(given): Body<GiveInfo>,
) -> Answer<GiveInfo> {
    let application = own(&app, &person, reference).await?;
    let mut application = vouched(at_version(application, given.version)?, &person);
    if application.status != Status::NeedsInfo {
        return Err(ErrorCode::WrongStep.into());
    }
    if has_more(&application.asks, &given) {
        return Err(ErrorCode::Malformed.into());
    }
    if let Some(gap) = unanswered(&application.asks, &given) {
        return Err(ApiError::incomplete(vec![gap]));
    }
    let mut details = app.open_case(&application)?;
    if let Some(photo) = given.photo {
        application.photo = own_photo(&app, &person, photo).await?;
    }
    details.address = given.address.map_or(details.address, Contact::New);
    details.mobile = given.mobile.map_or(details.mobile, Contact::New);
    application.details = app.seal_case(application.id, &details)?;
    let moved = cases::take(&app, application, Event::InfoGiven, By::actor(Actor::Resident, app.now()))?;
    let answered = moved.application.clone();
    app.commit(moved.changes()).await?;
    stored(&app, answered).await
}

/// Whether something is given that was not asked for.
fn has_more(asks: &[Ask], given: &GivenInfo) -> bool {
    let unasked = |is_given: bool, ask: Ask| is_given && !asks.contains(&ask);
    unasked(given.photo.is_some(), Ask::NewPhoto)
        || unasked(given.address.is_some(), Ask::Address)
        || unasked(given.mobile.is_some(), Ask::Mobile)
}

/// The first thing that was asked for and is not given.
fn unanswered(asks: &[Ask], given: &GivenInfo) -> Option<Gap> {
    asks.iter().find_map(|ask| match ask {
        Ask::NewPhoto => given.photo.is_none().then_some(Gap::Photo),
        Ask::Address => given.address.is_none().then_some(Gap::Address),
        Ask::Mobile => given.mobile.is_none().then_some(Gap::Mobile),
    })
}

/// A photo that was made in this visit, of this person.
pub(super) async fn own_photo(app: &App, person: &Person, id: PhotoId) -> Result<PhotoId, ApiError> {
    let photo = app.store.photo(id).await?;
    let own = photo.is_some_and(|photo| photo.person == person.index && photo.visit == person.visit.id);
    own.then_some(id).ok_or(ErrorCode::NotFound.into())
}
