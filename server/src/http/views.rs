//! From records to what may be shown: masked, and only to whom it belongs.

use std::collections::BTreeMap;

use domain::{
    application::{Contact, Event, PhotoId, Status},
    id_number::IdNumber,
    jurisdiction::{AgencyId, Jurisdiction},
    masked::Masked,
    moment::Moment,
    photo::{Level, PhotoPurpose},
    region::{PaymentMethod, RegionCode},
    service::Service,
    wire::{
        ApplicationSummary, ApplicationView, CardView, CodeSent, DraftView, HolderView, Identified,
        InHandsOf, Insurance, PersonView, PhotoView, Recognised, Stage, TrackView, VisitView, Vouching,
        staff::{AgencyName, PhotoClaim, PhotoForm},
    },
};

use super::{documents, holders, instant, problem::ApiError, session};
use crate::{
    app::App,
    core::Place,
    forms::{Answers, Known, VisitDetails},
    store::{ApplicationRecord, BlindIndex, HistoryRecord, PhotoRecord, VisitRecord, VisitStage},
};

/// Where a visit stands.
pub(super) async fn visit(app: &App, visit: &VisitRecord) -> Result<VisitView, ApiError> {
    let stage = match visit.stage {
        VisitStage::Consented => Stage::Consented,
        VisitStage::CodeSent => Stage::CodeSent(code_sent(visit)),
        VisitStage::Vouching => vouching(app, visit).await?,
        VisitStage::Recognised => {
            let (_, known) = person(app, visit)?;
            Stage::Recognised(Recognised {
                name: Masked::name(&known.name),
                insurance: insurance(app, &known.place),
            })
        }
        VisitStage::Identified => Stage::Identified(Box::new(identified(app, visit).await?)),
    };
    Ok(VisitView { region: visit.region.clone(), stage })
}

fn code_sent(visit: &VisitRecord) -> CodeSent {
    CodeSent {
        again_at: visit.code_again_at.unwrap_or(visit.begun_at),
        valid_until: visit.code_valid_until.unwrap_or(visit.begun_at),
    }
}

/// A vouching that lapsed is like nobody named: it can be asked for again.
async fn vouching(app: &App, visit: &VisitRecord) -> Result<Stage, ApiError> {
    let asked = app.store.vouch_of_visit(visit.id).await?;
    let open = asked.filter(|vouch| vouch.decided.is_some() || app.now() < vouch.valid_until);
    Ok(open.map_or(Stage::Consented, |vouch| {
        Stage::Vouching(Vouching { code: vouch.code, declined: vouch.decided.is_some() })
    }))
}

fn person(app: &App, visit: &VisitRecord) -> Result<(VisitDetails, Known), ApiError> {
    let details = app.open_visit(visit)?.ok_or_else(|| ApiError::internal(&"a visit without its person"))?;
    let known = details.known.clone().ok_or_else(|| ApiError::internal(&"a visit without a known person"))?;
    Ok((details, known))
}

fn insurance(app: &App, place: &Place) -> Insurance {
    match place {
        Place::Here => Insurance::Here,
        Place::NotInForce => Insurance::NotInForce,
        Place::Elsewhere(region) => {
            let known = app.regions.get(region);
            Insurance::Elsewhere {
                region: region.clone(),
                name: known.map(|profile| profile.name.clone()),
                agency: known.map(|profile| profile.agency.name.clone()),
                phone: known.map(|profile| profile.agency.phone.clone()),
            }
        }
    }
}

async fn identified(app: &App, visit: &VisitRecord) -> Result<Identified, ApiError> {
    let (details, known) = person(app, visit)?;
    let index = visit.person.ok_or_else(|| ApiError::internal(&"an identified visit without a person"))?;
    let card = app.store.card_of(&index).await?;
    Ok(Identified {
        insurance: insurance(app, &known.place),
        person: PersonView {
            name: Masked::name(&known.name),
            id_number: details.number.masked(),
            mobile: known.on_file.mobile.as_ref().map(domain::contact::Mobile::masked),
            email: known.on_file.email.as_ref().map(domain::contact::Email::masked),
            address: known.on_file.address.as_ref().map(domain::contact::Address::masked),
            card: known.card.map(|card| CardView { valid_until: card.valid_until }),
            card_status: card.map(|card| card.status).or(known.card.map(|card| card.status)),
        },
        drafts: drafts(app, visit, &index).await?,
        photo_on_file: photo_on_file(app, visit, &index).await?.as_ref().map(photo),
        photo_rules: session::photo_rules(app, visit, &details.number, PhotoPurpose::Card)?,
        file_photo_rules: session::photo_rules(app, visit, &details.number, PhotoPurpose::OnFile)?,
        applications: applications(app, &index).await?,
    })
}

/// A person's own applications and those they handed in for others, newest first.
async fn applications(app: &App, person: &BlindIndex) -> Result<Vec<ApplicationSummary>, ApiError> {
    let mut all = app.store.applications_of(person).await?;
    all.extend(app.store.applications_by(person).await?);
    all.sort_by_key(|application| std::cmp::Reverse(application.submitted_at));
    all.iter().map(|application| summary(app, application, person)).collect()
}

fn summary(
    app: &App,
    application: &ApplicationRecord,
    person: &BlindIndex,
) -> Result<ApplicationSummary, ApiError> {
    let is_for_another = application.person != *person;
    let details = is_for_another.then(|| app.open_case(application)).transpose()?;
    Ok(ApplicationSummary {
        reference: application.reference.clone(),
        service: application.service,
        status: application.status,
        holder: details.map(|details| holders::summary(app, person, &application.person, &details.name)),
    })
}

/// A person's drafts.
async fn drafts(
    app: &App,
    visit: &VisitRecord,
    person: &BlindIndex,
) -> Result<BTreeMap<Service, DraftView>, ApiError> {
    let mut drafts = BTreeMap::new();
    for record in app.store.drafts(person).await? {
        let draft =
            draft_of(app, (visit, person), (record.service, record.version), &app.open_answers(&record)?)
                .await?;
        drafts.insert(record.service, draft);
    }
    Ok(drafts)
}

/// The photo of the person's last card, while the region takes it as recent.
pub(super) async fn photo_on_file(
    app: &App,
    visit: &VisitRecord,
    person: &BlindIndex,
) -> Result<Option<PhotoRecord>, ApiError> {
    let months = session::rules(app, visit)?.terms.photo_on_file_months;
    let photo = app.store.photo_on_file(person).await?;
    let is_recent = |photo: &PhotoRecord| {
        let left = months.saturating_sub(photo.months_old.map_or(0, u16::from));
        photo.purpose == PhotoPurpose::Card && photo.taken_at.is_within_months(left, app.now())
    };
    Ok(photo.filter(is_recent))
}

/// A draft at this version.
pub(super) async fn draft_of(
    app: &App,
    (visit, person): (&VisitRecord, &BlindIndex),
    (service, version): (Service, u32),
    answers: &Answers,
) -> Result<DraftView, ApiError> {
    let holder = match &answers.another {
        Some(holder) => {
            HolderView::Another(Box::new(holders::view(app, visit, service, (person, holder)).await?))
        }
        None => HolderView::Oneself,
    };
    let photo = match answers.photo {
        Some(id) => Some(photo(&stored_photo(app, id).await?)),
        None => None,
    };
    let register = match answers.register {
        Some(id) => Some(documents::view(&documents::stored(app, id).await?)),
        None => None,
    };
    Ok(DraftView {
        version,
        holder: Some(holder),
        reason: answers.reason,
        group: answers.group,
        evidence: instant::evidence(app, visit, answers)?,
        household: answers.household.clone(),
        register,
        mobile: answers.mobile.as_ref().map(|given| contact(given, domain::contact::Mobile::masked)),
        email: answers.email.as_ref().map(|given| contact(given, domain::contact::Email::masked)),
        address: answers.address.as_ref().map(|given| contact(given, domain::contact::Address::masked)),
        bank: answers.bank.as_ref().map(|choice| choice.bank.clone()),
        photo,
    })
}

/// A contact with what is personal masked.
pub(super) fn contact<T>(given: &Contact<T>, mask: impl Fn(&T) -> Masked) -> Contact<Masked> {
    match given {
        Contact::OnFile => Contact::OnFile,
        Contact::New(value) => Contact::New(mask(value)),
        Contact::None => Contact::None,
    }
}

/// A photo that must be there, since something names it.
pub(super) async fn stored_photo(app: &App, id: PhotoId) -> Result<PhotoRecord, ApiError> {
    app.store.photo(id).await?.ok_or_else(|| ApiError::internal(&"a photo that is named is missing"))
}

/// A photo's description.
pub(super) fn photo(record: &PhotoRecord) -> PhotoView {
    PhotoView {
        id: record.id,
        source: record.source,
        exception: record.exception,
        report: record.report.clone(),
    }
}

/// What a case's photo was made and judged by, as far as the region's rules are still those of the case.
pub(super) fn photo_form(
    app: &App,
    case: &ApplicationRecord,
    photo: &PhotoRecord,
    number: &IdNumber,
) -> Option<PhotoForm> {
    let region = app.regions.get(&case.region).filter(|region| region.version == case.rules)?;
    let years = number.years_on(photo.taken_at.day()).unwrap_or(u8::MAX);
    let form = region.photo_for(photo.purpose).clone().for_age(years).excepting(photo.exception);
    let off = form.rules.iter().filter(|rule| rule.level == Level::Pass);
    Some(PhotoForm { dpi: form.dpi, only_measured: off.map(|rule| rule.check).collect() })
}

/// What the browser had found in a photo, beside what counts.
pub(super) fn claim(record: &PhotoRecord) -> PhotoClaim {
    match &record.claim {
        None => PhotoClaim::Missing,
        Some(claim) if claim.agrees => PhotoClaim::Agrees,
        Some(claim) => PhotoClaim::Differs(record.report.differences(&claim.report)),
    }
}

/// Where an application stands, as its owner sees it: what one clerk says to another is not among it.
pub(super) async fn track(app: &App, application: &ApplicationRecord) -> Result<TrackView, ApiError> {
    let mut view = track_of(application, app.store.history(application.id).await?);
    for line in view.history.iter_mut().filter(|line| line.event == Some(Event::SentBack)) {
        line.reasons.clear();
    }
    Ok(view)
}

/// Where it stands, as clerks see it, from a history that was read.
pub(super) fn track_of(application: &ApplicationRecord, history: Vec<HistoryRecord>) -> TrackView {
    TrackView {
        reference: application.reference.clone(),
        service: application.service,
        status: application.status,
        in_hands_of: InHandsOf::of(application.service, application.status),
        promised: application.promised,
        reject_reasons: application.reject_reasons.clone(),
        asks: application.asks.clone(),
        photo_reasons: application.photo_reasons.clone(),
        withdrawal: application.withdrawal,
        history: history.into_iter().map(|line| line.entry).collect(),
    }
}

/// Everything its owner may see of an application.
pub(super) async fn application(
    app: &App,
    application: &ApplicationRecord,
) -> Result<ApplicationView, ApiError> {
    let outlet = application.outlet.as_ref().and_then(|id| app.regions.outlet(&application.region, id));
    let details = app.open_case(application)?;
    Ok(ApplicationView {
        agent: holders::acting(app, application, &details),
        agency: details.household.map(|household| household.agency),
        reference: application.reference.clone(),
        version: application.version,
        region: application.region.clone(),
        rules: application.rules.clone(),
        service: application.service,
        reason: application.reason,
        progress: track(app, application).await?,
        fee: application.fee,
        photo: application.photo,
        outlet: outlet.cloned(),
        bank: details.bank.map(|choice| choice.bank),
        paid: application.paid,
        methods: fee_methods(app, application),
        payment: None,
        held_until: application.held_until,
        pickup_code: crate::cases::shown_pickup_code(app, application),
        collect_by: crate::cases::collect_by(application),
        photo_exception: application.photo_exception,
        can_withdraw: crate::cases::can_withdraw(application),
    })
}

/// The ways to pay a fee that is due, as the rules have it now.
pub(super) fn fee_methods(app: &App, application: &ApplicationRecord) -> Vec<PaymentMethod> {
    let due = application.status == Status::FeeDue;
    let region = app.regions.get(&application.region).filter(|_| due);
    region.map(|region| region.fees.of(application.service).methods.clone()).unwrap_or_default()
}

/// An agency of a region by its name, as the rules have it now.
pub(super) fn agency(app: &App, region: &RegionCode, id: Option<&AgencyId>) -> Option<AgencyName> {
    let known = Jurisdiction::named(&app.regions.get(region)?.agencies, id?)?;
    Some(AgencyName { id: known.id.clone(), name: known.agency.name.clone() })
}

/// Whether the promised day has passed.
pub(super) fn is_late(application: &ApplicationRecord, now: Moment) -> bool {
    application.promised.is_some_and(|promised| promised < now.day())
}
