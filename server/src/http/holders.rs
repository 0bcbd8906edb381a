//! Whom a draft or an application is for, when whoever is here acts for somebody else. See `docs/adr/0014-agent-and-holder.md`.
//!
//! **Invariant:** of what is on file about a holder an agent is told nothing but a masked name, and that after the right code. Whatever
//! stands in the way of a holder is one answer.

use domain::{
    application::{Another, DocumentId, DocumentKind, PhotoId, can_be_agent, can_consent, is_child},
    id_number::IdNumber,
    machine::Actor,
    masked::Masked,
    moment::Moment,
    photo::PhotoPurpose,
    problem::ErrorCode,
    service::Service,
    wire::{AgentView, AnotherView, Declaration, DocumentView, HolderKey, HolderSummary, PhotoQuery},
};
use uuid::Uuid;

use super::{
    admission::{self, Insured},
    applications, consents, documents,
    problem::ApiError,
    session::{self, Person},
    views,
};
use crate::{
    app::App,
    forms::{Agent, Answers, CaseDetails, Consent, Holder},
    hex::hex,
    store::{ApplicationRecord, AuditEntry, BlindIndex, Change, DraftRecord, Subject, Try, VisitRecord},
};

/// Other people that somebody can name in a day, whether or not there are such.
const NAMINGS: u16 = 20;
/// How many of these with nothing but a paper, which no clerk has seen yet.
const NAMINGS_BY_PAPER: u16 = 6;
const DAY: u32 = 24 * 60 * 60;

/// The blind index of another person than whoever is here, who is of age to act for them.
pub(super) fn other_than(app: &App, person: &Person, number: &IdNumber) -> Result<BlindIndex, ApiError> {
    if number.birth_date().is_some_and(|born| born > app.now().day()) {
        return Err(ErrorCode::Malformed.into());
    }
    if !can_be_agent(&person.details.number, app.now().day()) {
        return Err(ErrorCode::AgentTooYoung.into());
    }
    let holder = app.sealer.blind_index(number.reveal());
    if holder == person.index { Err(ErrorCode::HolderIsAgent.into()) } else { Ok(holder) }
}

/// One answer for whatever stands in the way of a holder. Who is a child their number says already: their papers are looked at by a
/// clerk, so that nobody can keep them from their card.
pub(super) fn not_served(app: &App, number: &IdNumber) -> ApiError {
    let child = is_child(number, app.now().day());
    if child { ErrorCode::ChildNotServed.into() } else { ErrorCode::HolderNotServed.into() }
}

/// Takes in whom somebody acts for, with their consent, if the service can be asked for them.
pub(super) async fn named(
    app: &App,
    person: &Person,
    service: Service,
    another: Another,
) -> Result<(Holder, Insured), ApiError> {
    let index = other_than(app, person, &another.id_number)?;
    let consent = consents::given(app, person, service, &another).await?;
    count(app, person, &index, consent).await?;
    let Another { relation, name, id_number: number, .. } = another;
    let holder = Holder { relation, name, number, consent };
    if !consents::counts(app, person, service, &holder).await? {
        return Err(ErrorCode::CodeExpired.into());
    }
    let insured = Insured::holder(app, &person.visit, &holder).await?;
    admission::admitted(app, &person.visit, &insured, service).await?;
    match app.store.open_application(&insured.index, service).await? {
        Some(_) => Err(not_served(app, &holder.number)),
        None => Ok((holder, insured)),
    }
}

/// A paper of this visit that can stand for the consent.
pub(super) async fn paper(
    app: &App,
    person: &Person,
    id: DocumentId,
    child: bool,
) -> Result<DocumentView, ApiError> {
    for kind in DocumentKind::ALL.into_iter().filter(|kind| can_consent(*kind, child)) {
        if let Ok(document) = documents::own(app, person, id, kind).await {
            return Ok(documents::view(&document));
        }
    }
    Err(ErrorCode::NotFound.into())
}

/// Counts whom somebody names, before anything is looked up. Each is in the audit, whatever comes of it.
async fn count(app: &App, person: &Person, holder: &BlindIndex, consent: Consent) -> Result<(), ApiError> {
    let at = app.now();
    let named = |subject, limit| Change::CountTry(Try { subject, limit, window: DAY, lock: DAY, at });
    let mut changes = vec![
        named(Subject::namings_by(&person.index), NAMINGS),
        audited(at, "holder-named", &person.index, holder),
    ];
    if consent.paper().is_some() {
        changes.push(named(Subject::papers_by(&person.index), NAMINGS_BY_PAPER));
    }
    let counted = app.commit(changes).await?.tries;
    let until =
        counted.iter().filter(|outcome| outcome.refused).filter_map(|outcome| outcome.locked_until).max();
    until.map_or(Ok(()), |until| Err(ApiError::wait(ErrorCode::TooMany, at.seconds_until(until))))
}

/// The line of the audit that says what somebody does about a holder.
pub(super) fn audited(at: Moment, action: &str, agent: &BlindIndex, holder: &BlindIndex) -> Change {
    Change::Audit(AuditEntry {
        at,
        actor: Actor::Resident.as_str().to_owned(),
        action: action.to_owned(),
        subject: hex(&holder.0),
        detail: hex(&agent.0),
    })
}

/// The open application in the way of handing a draft in. Without a draft, what another tap has just handed in for the same person.
pub(super) async fn open(
    app: &App,
    person: &Person,
    draft: Option<&DraftRecord>,
    declaration: &Declaration,
) -> Result<Option<ApplicationRecord>, ApiError> {
    let service = declaration.service;
    let answers = draft.map(|draft| app.open_answers(draft)).transpose()?;
    if let Some(holder) = answers.as_ref().and_then(|answers| answers.another.as_ref()) {
        return open_of(app, person, &holder.number, service).await;
    }
    match declaration.holder.filter(|_| answers.is_none()) {
        Some(holder) => handed_in_for(app, person, service, holder).await,
        None => Ok(app.store.open_application(&person.index, service).await?),
    }
}

/// The open application that somebody handed in for this other person.
async fn handed_in_for(
    app: &App,
    agent: &Person,
    service: Service,
    holder: HolderKey,
) -> Result<Option<ApplicationRecord>, ApiError> {
    let is_this = |case: &ApplicationRecord| {
        let is_open = case.service == service && !case.status.is_final();
        is_open && key(app, &agent.index, &case.person) == holder
    };
    Ok(app.store.applications_by(&agent.index).await?.into_iter().find(is_this))
}

/// A holder's name between an agent's browser and the server.
pub(super) fn key(app: &App, agent: &BlindIndex, holder: &BlindIndex) -> HolderKey {
    let hash = app.sealer.keyed_hash("holder-key", &[agent.0, holder.0].concat());
    let (half, _) = hash.split_at(size_of::<u128>());
    HolderKey(Uuid::from_slice(half).unwrap_or_default())
}

/// A holder in a line of their agent's.
pub(super) fn summary(app: &App, agent: &BlindIndex, holder: &BlindIndex, name: &str) -> HolderSummary {
    HolderSummary { name: Masked::name(name), key: key(app, agent, holder) }
}

/// The open application of a holder, for whoever may see it; for others it is in the way, and they are not told what it is.
pub(super) async fn open_of(
    app: &App,
    person: &Person,
    holder: &IdNumber,
    service: Service,
) -> Result<Option<ApplicationRecord>, ApiError> {
    match app.store.open_application(&app.sealer.blind_index(holder.reveal()), service).await? {
        Some(open) if !is_theirs(&open, person) => Err(not_served(app, holder)),
        open => Ok(open),
    }
}

/// Whether whoever is here may see and answer this application: it is for them, or they handed it in for another.
pub(super) fn is_theirs(application: &ApplicationRecord, person: &Person) -> bool {
    application.person == person.index || application.agent == Some(person.index)
}

/// Whether the holder themselves answers, in what somebody else handed in for them.
pub(super) fn answers(application: &ApplicationRecord, person: &Person) -> bool {
    application.agent.is_some() && application.person == person.index
}

/// The other person that an application is for.
pub(super) fn other(application: &ApplicationRecord, person: &Person) -> Option<BlindIndex> {
    Some(application.person).filter(|holder| *holder != person.index)
}

/// Whom a photo is to show, if not whoever is here, and their number.
pub(super) async fn shown(
    app: &App,
    person: &Person,
    query: &PhotoQuery,
) -> Result<(Option<BlindIndex>, IdNumber), ApiError> {
    let number = match (&query.case, query.draft) {
        (Some(reference), _) => {
            let case = applications::own(app, person, reference.to_string()).await?;
            Some(app.open_case(&case)?.number)
        }
        (None, Some(service)) => {
            let draft = app.store.draft(&person.index, service).await?;
            let answers = draft.map(|draft| app.open_answers(&draft)).transpose()?;
            answers.and_then(|answers| answers.another).map(|holder| holder.number)
        }
        (None, None) => None,
    };
    let number = number.unwrap_or_else(|| person.details.number.clone());
    let index = app.sealer.blind_index(number.reveal());
    Ok(((index != person.index).then_some(index), number))
}

/// Who acts, for the application.
pub(super) fn agent(person: &Person, answers: &Answers) -> Option<Box<Agent>> {
    answers.another.as_ref().map(|holder| Box::new(agent_of(person, holder)))
}

/// Whoever is here, as the agent of this holder.
pub(super) fn agent_of(person: &Person, holder: &Holder) -> Agent {
    Agent {
        number: person.details.number.clone(),
        name: person.known.name.clone(),
        relation: holder.relation,
        consent: holder.consent,
    }
}

/// A holder as their agent may see them.
pub(super) async fn view(
    app: &App,
    visit: &VisitRecord,
    service: Service,
    (agent, holder): (&BlindIndex, &Holder),
) -> Result<AnotherView, ApiError> {
    let purpose = PhotoPurpose::of(service);
    let index = app.sealer.blind_index(holder.number.reveal());
    Ok(AnotherView {
        key: key(app, agent, &index),
        relation: holder.relation,
        name: Masked::name(holder.name.reveal()),
        id_number: holder.number.masked(),
        paper: holder.consent.paper(),
        photo_rules: session::photo_rules(app, visit, &holder.number, purpose)?,
        photo_on_file: on_file(app, visit, holder, purpose).await?,
    })
}

/// Leaves out the photo on file that was chosen by a code, where a paper stands for the consent now.
pub(super) async fn drop_photo_on_file(
    app: &App,
    visit: &VisitRecord,
    answers: &mut Answers,
) -> Result<(), ApiError> {
    let Some(holder) = answers.another.as_ref().filter(|holder| holder.consent.paper().is_some()) else {
        return Ok(());
    };
    let index = app.sealer.blind_index(holder.number.reveal());
    let on_file = views::photo_on_file(app, visit, &index).await?.map(|photo| photo.id);
    answers.photo = answers.photo.filter(|photo| Some(*photo) != on_file);
    Ok(())
}

/// The photo of a holder's last card, for whoever has their code.
async fn on_file(
    app: &App,
    visit: &VisitRecord,
    holder: &Holder,
    purpose: PhotoPurpose,
) -> Result<Option<PhotoId>, ApiError> {
    if holder.consent.paper().is_some() || purpose != PhotoPurpose::Card {
        return Ok(None);
    }
    let index = app.sealer.blind_index(holder.number.reveal());
    Ok(views::photo_on_file(app, visit, &index).await?.map(|photo| photo.id))
}

/// Who acts for whom in an application.
pub(super) fn acting(app: &App, case: &ApplicationRecord, details: &CaseDetails) -> Option<Box<AgentView>> {
    let (agent, region) = (details.agent.as_ref()?, app.regions.get(&case.region)?);
    let index = case.agent?;
    let years = details.number.years_on(app.now().day()).unwrap_or(u8::MAX);
    Some(Box::new(AgentView {
        name: Masked::name(&agent.name),
        holder: summary(app, &index, &case.person, &details.name),
        relation: agent.relation,
        photo_rules: region.photo_for(PhotoPurpose::of(case.service)).clone().for_age(years),
    }))
}
