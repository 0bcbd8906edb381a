//! From records to what may be shown: masked, and only to whom it belongs.

use domain::{
    application::{Contact, PhotoId},
    id_number::IdNumber,
    masked::Masked,
    moment::Moment,
    photo::Level,
    service::Service,
    wire::{
        ApplicationSummary, ApplicationView, CardView, CodeSent, DraftView, Holder, Identified, Insurance,
        PersonView, PhotoView, Recognised, Stage, TrackView, VisitView, Vouching,
        staff::{PhotoClaim, PhotoForm},
    },
};

use super::{problem::ApiError, session};
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
    let applications = app.store.applications_of(&index).await?;
    Ok(Identified {
        person: PersonView {
            name: Masked::name(&known.name),
            id_number: details.number.masked(),
            mobile: known.on_file.mobile.as_ref().map(domain::contact::Mobile::masked),
            email: known.on_file.email.as_ref().map(domain::contact::Email::masked),
            address: known.on_file.address.as_ref().map(domain::contact::Address::masked),
            card: known.card.map(|card| CardView { valid_until: card.valid_until }),
        },
        draft: draft(app, &index).await?,
        photo_rules: session::photo_rules(app, visit, &details.number)?,
        applications: applications.iter().map(summary).collect(),
    })
}

fn summary(application: &ApplicationRecord) -> ApplicationSummary {
    ApplicationSummary {
        reference: application.reference.clone(),
        service: application.service,
        status: application.status,
    }
}

/// A person's draft, empty when there is none.
pub(super) async fn draft(app: &App, person: &BlindIndex) -> Result<DraftView, ApiError> {
    let Some(record) = app.store.draft(person, Service::ReplaceCard).await? else {
        return Ok(DraftView::default());
    };
    draft_of(app, record.version, &app.open_answers(&record)?).await
}

/// A draft at this version.
pub(super) async fn draft_of(app: &App, version: u32, answers: &Answers) -> Result<DraftView, ApiError> {
    let photo = match answers.photo {
        Some(id) => Some(photo(&stored_photo(app, id).await?)),
        None => None,
    };
    Ok(DraftView {
        version,
        reason: answers.reason,
        mobile: answers.mobile.as_ref().map(|given| contact(given, domain::contact::Mobile::masked)),
        email: answers.email.as_ref().map(|given| contact(given, domain::contact::Email::masked)),
        address: answers.address.as_ref().map(|given| contact(given, domain::contact::Address::masked)),
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
    let form = region.photo.clone().for_age(years).excepting(photo.exception);
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

/// Where an application stands.
pub(super) async fn track(app: &App, application: &ApplicationRecord) -> Result<TrackView, ApiError> {
    Ok(track_of(application, app.store.history(application.id).await?))
}

/// The same from a history that was read.
pub(super) fn track_of(application: &ApplicationRecord, history: Vec<HistoryRecord>) -> TrackView {
    TrackView {
        reference: application.reference.clone(),
        status: application.status,
        holder: Holder::of(application.status),
        promised: application.promised,
        reject_reason: application.reject_reason,
        asks: application.asks.clone(),
        history: history.into_iter().map(|line| line.entry).collect(),
    }
}

/// Everything its owner may see of an application.
pub(super) async fn application(
    app: &App,
    application: &ApplicationRecord,
) -> Result<ApplicationView, ApiError> {
    let outlet = application.outlet.as_ref().and_then(|id| app.regions.outlet(&application.region, id));
    Ok(ApplicationView {
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
        held_until: application.held_until,
        pickup_code: crate::cases::shown_pickup_code(app, application),
    })
}

/// Whether the promised day has passed.
pub(super) fn is_late(application: &ApplicationRecord, now: Moment) -> bool {
    application.promised.is_some_and(|promised| promised < now.day())
}
