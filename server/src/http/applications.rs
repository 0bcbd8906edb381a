//! One's own application: handed in, looked at, answered.
//!
//! **Invariant:** handing in is one commit, and its answer waits for it. Someone else's application is as if it were not there.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::{
        Ask, Contact, DocumentKind, Event, Gap, HistoryEntry, PhotoId, Status, missing_answers, questions,
    },
    jurisdiction::Jurisdiction,
    machine::Actor,
    photo::PhotoPurpose,
    problem::ErrorCode,
    reference::Reference,
    service::Service,
    wire::{
        ApplicationView, Declaration, DocumentView, GiveInfo, GivenInfo, ShowApplication, Submit, Submitted,
    },
};

use super::{
    admission::{self, Insured},
    body::Body,
    consents, documents, first_card,
    foreign::only_own,
    holders, instant, losses,
    problem::{Answer, ApiError},
    session::{self, Person, Reader},
    views,
};
use crate::{
    app::App,
    cases::{self, By},
    forms::{Answers, CaseDetails, GivenByHolder},
    jobs::{self, Deed},
    payments::learning,
    store::{
        ApplicationId, ApplicationRecord, AuditEntry, BlindIndex, Change, CommitError, DraftRecord,
        HistoryRecord, PhotoRecord, VisitRecord,
    },
};

/// Draws until a reference is free.
const DRAWS: u8 = 8;
const REFERENCES: u32 = 100_000_000;

pub(super) async fn submit(
    State(app): State<App>,
    person: Person,
    Body(declaration): Body<Submit>,
) -> Answer<Submit> {
    // In this order: a draft that another tap has just handed in is gone, and its application is there.
    let service = declaration.service;
    if !service.is_application() {
        return Err(ErrorCode::Malformed.into());
    }
    let draft = app.store.draft(&person.index, service).await?;
    if let Some(open) = holders::open(&app, &person, draft.as_ref(), &declaration).await? {
        return submitted(&app, &open, true).await;
    }
    let answers = draft.as_ref().map(|draft| app.open_answers(draft)).transpose()?.unwrap_or_default();
    let insured = Insured::of(&app, &person, &answers).await?;
    let like = instant::like(service, &answers);
    let kept_lost = admission::admitted(&app, &person.visit, &insured, like).await?;
    losses::is_first_in_place(&app, &person, &insured.index, (service, like)).await?;
    let (draft, answers) = checked(&app, draft, &person.visit, &declaration)?;
    documents::are_fresh(&app, &answers).await?;
    consents::hold(&app, &person, service, &answers).await?;
    let photo = answers.photo.ok_or_else(|| ApiError::incomplete(vec![Gap::Photo]))?;
    let photo = views::stored_photo(&app, photo).await?;
    for _ in 0..DRAWS {
        let (application, details) = application(&app, (&person, &insured), service, &answers, &photo)?;
        let mut changes = handed_in(&application, &draft, &answers);
        changes.extend(kept_lost.clone());
        changes.extend(jobs::tell_holder(&app, &application, &details, Deed::HandedIn, app.now())?);
        match app.commit(changes).await {
            Ok(_) => {
                let stored = ApplicationRecord { version: 1, ..application };
                return submitted(&app, &stored, false).await;
            }
            // The same person's other tap was faster: its draft is gone, its application is open.
            Err(CommitError::AlreadyOpen | CommitError::Stale) => {
                let open = holders::open_of(&app, &person, &insured.number, service).await?;
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
    let gaps = |answers: &Answers| missing_answers(declaration.service, |gap| answers.has(gap));
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
    if !gaps.is_empty() {
        return Err(ApiError::incomplete(gaps));
    }
    instant::is_complete(session::rules(app, visit)?, declaration.service, &answers)?;
    Ok((draft, answers))
}

fn application(
    app: &App,
    (person, insured): (&Person, &Insured),
    service: Service,
    answers: &Answers,
    photo: &PhotoRecord,
) -> Result<(ApplicationRecord, CaseDetails), ApiError> {
    let now = app.now();
    let region = session::rules(app, &person.visit)?;
    let id = ApplicationId(app.entropy.id(now)?);
    let details = CaseDetails {
        number: insured.number.clone(),
        name: insured.known.name.clone(),
        on_file: person.known.on_file.clone(),
        mobile: answered(service, Gap::Mobile, answers.mobile.as_ref())?,
        email: answered(service, Gap::Email, answers.email.as_ref())?,
        address: answered(service, Gap::Address, answers.address.as_ref())?,
        given_by_holder: GivenByHolder::default(),
        household: first_card::household(app, person, answers)?,
        documents: answers.documents(),
        bank: answers.bank.clone(),
        group: answers.group,
        agent: holders::agent(person, answers),
        collected_by: None,
    };
    let mut application = ApplicationRecord {
        id,
        reference: Reference::from_number(app.entropy.below(REFERENCES)?),
        version: 0,
        region: region.code.clone(),
        agency: Jurisdiction::route(&region.agencies, answers.household.as_ref()).cloned(),
        rules: region.version.clone(),
        service,
        reason: answers.reason,
        person: insured.index,
        agent: answers.another.is_some().then_some(person.index),
        details: app.seal_case(id, &details)?,
        photo: photo.id,
        photo_exception: photo.exception,
        photos_refused: 0,
        paid: false,
        spoiled: 0,
        language: person.visit.language.clone(),
        status: Status::Submitted,
        since: now,
        promised: None,
        fee: region.fees.of(service).amount,
        outlet: None,
        held_until: None,
        answer_until: None,
        remind_at: None,
        collect_until: None,
        assigned: None,
        vouched_by: person.visit.vouched_by.iter().cloned().collect(),
        four_eyes: region.review.four_eyes.contains(&service),
        proposed_by: None,
        decided_by: None,
        decided_at: None,
        reject_reasons: Vec::new(),
        asks: Vec::new(),
        photo_reasons: Vec::new(),
        withdrawal: None,
        submitted_at: now,
    };
    application.promised = cases::promised(app, &application, now);
    Ok((application, details))
}

/// How the person wants to be reached: by what is on file, where that is not asked.
fn answered<T: Clone>(
    service: Service,
    gap: Gap,
    given: Option<&Contact<T>>,
) -> Result<Contact<T>, ApiError> {
    match given {
        Some(given) => Ok(given.clone()),
        None if questions(service).contains(&gap) => Err(ApiError::incomplete(vec![gap])),
        None => Ok(Contact::OnFile),
    }
}

/// Everything that handing in changes, as one commit.
fn handed_in(application: &ApplicationRecord, draft: &DraftRecord, answers: &Answers) -> Vec<Change> {
    let at = application.submitted_at;
    let entry = HistoryEntry::new(at, None, Status::Submitted, Actor::Resident);
    let audit = AuditEntry {
        at,
        actor: Actor::Resident.as_str().to_owned(),
        action: "submitted".to_owned(),
        subject: application.reference.to_string(),
        detail: format!("rules {}", application.rules),
    };
    let filed =
        |document: DocumentView| Change::FileDocument { id: document.id, application: application.id };
    let mut changes = vec![
        Change::Submit {
            application: Box::new(application.clone()),
            history: HistoryRecord { entry, by: None },
        },
        Change::DropDraft { person: draft.person, service: draft.service, version: draft.version },
        Change::Audit(audit),
    ];
    changes.extend(answers.documents().into_iter().map(filed));
    changes
}

pub(super) async fn show(
    State(app): State<App>,
    Reader(person): Reader,
    Path(reference): Path<String>,
) -> Answer<ShowApplication> {
    let application = own(&app, &person, reference).await?;
    let payment = learning::fee_payment(&app, &application, &person.index).await?;
    Ok(Json(ApplicationView { payment, ..views::application(&app, &application).await? }))
}

/// The person's application with this reference, or the one they handed in for another.
pub(super) async fn own(
    app: &App,
    person: &Person,
    reference: String,
) -> Result<ApplicationRecord, ApiError> {
    let reference = Reference::try_from(reference).map_err(|_| ErrorCode::NotFound)?;
    let application = app.store.application(&reference).await?;
    let is_theirs = |application: &ApplicationRecord| holders::is_theirs(application, person);
    only_own(app, person, application, is_theirs, |application| application.reference.to_string()).await
}

pub(super) fn at_version(
    application: ApplicationRecord,
    version: u32,
) -> Result<ApplicationRecord, ApiError> {
    if application.version == version { Ok(application) } else { Err(ErrorCode::StaleVersion.into()) }
}

/// The application with the clerk who vouched for this visit: what came through their vouching they may not decide. A decision that
/// was made before stands.
pub(super) fn vouched(mut application: ApplicationRecord, person: &Person) -> ApplicationRecord {
    let known = |name: &String| {
        application.decided_by.as_ref() == Some(name) || application.vouched_by.contains(name)
    };
    let voucher = person.visit.vouched_by.clone().filter(|name| !known(name));
    application.vouched_by.extend(voucher);
    application
}

/// The application as it stands after the commit.
pub(super) async fn stored(app: &App, moved: ApplicationRecord) -> Answer<ShowApplication> {
    let stored = ApplicationRecord { version: moved.version + 1, ..moved };
    Ok(Json(views::application(app, &stored).await?))
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
    let other = holders::other(&application, &person);
    if let Some(photo) = given.photo {
        let photo = own_photo(&app, &person, (photo, PhotoPurpose::of(application.service)), other).await?;
        (application.photo, application.photo_exception) = (photo.id, photo.exception);
    }
    let mut filed = Vec::new();
    for (kind, id) in DocumentKind::ALL.into_iter().filter_map(|kind| Some((kind, given.paper(kind)?))) {
        let document = documents::own(&app, &person, id, kind).await?;
        details.add(documents::view(&document));
        filed.push(Change::FileDocument { id, application: application.id });
    }
    take_contacts(&mut details, given, holders::answers(&application, &person));
    application.details = app.seal_case(application.id, &details)?;
    let moved = cases::take(&app, application, Event::InfoGiven, By::actor(Actor::Resident, app.now()))?;
    let answered = moved.application.clone();
    let mut changes = moved.changes();
    changes.extend(filed);
    app.commit(changes).await?;
    stored(&app, answered).await
}

/// Contacts that were asked for again belong to whoever gives them.
fn take_contacts(details: &mut CaseDetails, given: GivenInfo, by_holder: bool) {
    let GivenInfo { mobile, address, .. } = given;
    if by_holder {
        let own = &mut details.given_by_holder;
        own.mobile = mobile.or_else(|| own.mobile.take());
        own.address = address.or_else(|| own.address.take());
    } else {
        details.mobile = mobile.map_or_else(|| details.mobile.clone(), Contact::New);
        details.address = address.map_or_else(|| details.address.clone(), Contact::New);
    }
}

/// Whether something is given that was not asked for.
fn has_more(asks: &[Ask], given: &GivenInfo) -> bool {
    Ask::ALL.into_iter().any(|ask| is_given(given, ask) && !asks.contains(&ask))
}

/// The first thing that was asked for and is not given.
fn unanswered(asks: &[Ask], given: &GivenInfo) -> Option<Gap> {
    asks.iter().find(|ask| !is_given(given, **ask)).map(|ask| ask.gap())
}

const fn is_given(given: &GivenInfo, ask: Ask) -> bool {
    match ask {
        Ask::NewPhoto => given.photo.is_some(),
        Ask::Address => given.address.is_some(),
        Ask::Mobile => given.mobile.is_some(),
        Ask::Register => given.register.is_some(),
        Ask::Relation => given.relation.is_some(),
        Ask::Authority => given.authority.is_some(),
    }
}

/// A photo for a service: one that was made for it in this visit, or, where a card is made of it, the one on file.
pub(super) async fn usable_photo(
    app: &App,
    person: &Person,
    answers: &Answers,
    (service, id): (Service, PhotoId),
) -> Result<PhotoId, ApiError> {
    let purpose = PhotoPurpose::of(service);
    let other = answers.another.as_ref().map(|holder| app.sealer.blind_index(holder.number.reveal()));
    let reusable = answers.another.as_ref().is_none_or(|holder| holder.consent.paper().is_none());
    let on_file = views::photo_on_file(app, &person.visit, &other.unwrap_or(person.index)).await?;
    if reusable && on_file.is_some_and(|photo| photo.id == id && photo.purpose == purpose) {
        return Ok(id);
    }
    Ok(own_photo(app, person, (id, purpose), other).await?.id)
}

/// A photo that was made in this visit, for this, of this person or of the other one they act for.
pub(super) async fn own_photo(
    app: &App,
    person: &Person,
    (id, purpose): (PhotoId, PhotoPurpose),
    other: Option<BlindIndex>,
) -> Result<PhotoRecord, ApiError> {
    let photo = app.store.photo(id).await?;
    let theirs = |photo: &PhotoRecord| photo.person == person.index;
    let photo = only_own(app, person, photo, theirs, |photo| photo.id.0.to_string()).await?;
    let fits = (photo.visit, photo.purpose, photo.shows) == (person.visit.id, purpose, other);
    if fits { Ok(photo) } else { Err(ErrorCode::NotFound.into()) }
}
