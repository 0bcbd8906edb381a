//! The card's way: ordered, made, sent, arrived.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    application::{Actor, Event, Status},
    moment::Moment,
    outside::{CardOrder, OrderState},
};

use super::{JobError, Kind, OfCard, job, messages};
use crate::{
    app::App,
    cases::{self, By},
    store::{ApplicationRecord, Change, JobRecord},
    texts::Text,
};

/// Orders the card. What follows: it is in production, the blank is used, and it is asked after.
pub(super) async fn order(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let application = application(app, record).await?;
    if !matches!(application.status, Status::OutletChosen | Status::Paid) {
        return Ok(Vec::new());
    }
    app.cards.order(&form(app, &application).await?).await?;
    let now = app.now();
    let (id, reference) = (application.id, application.reference.clone());
    let moved = step(app, application, Event::ProductionStarted, now)?;
    let mut changes = moved.changes();
    changes.push(Change::UseBlank { application: id });
    let key = format!("ask:{reference}");
    changes.push(Change::Enqueue(job(app, Kind::AskAfterCard, key, &OfCard { reference }, now)?));
    Ok(changes)
}

async fn form(app: &App, application: &ApplicationRecord) -> Result<CardOrder, JobError> {
    let details = app.open_case(application)?;
    let photo = app.store.photo(application.photo).await?.ok_or(JobError::Missing("the photo"))?;
    let outlet = application.outlet.as_ref().ok_or(JobError::Missing("the outlet"))?;
    Ok(CardOrder {
        reference: application.reference.to_string(),
        name: details.name,
        id_number: details.number.reveal().to_owned(),
        outlet: outlet.0.clone(),
        photo: STANDARD.encode(app.studio.files.read(&photo.finished).await?),
    })
}

/// Asks how far the card has come, and moves the application one step on. It is asked again until the card has arrived.
pub(super) async fn ask(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let application = application(app, record).await?;
    let state = match application.status {
        Status::InProduction | Status::InTransit => app.cards.ask(&application.reference).await?,
        _ => return Ok(Vec::new()),
    };
    let state = state.ok_or(JobError::Missing("the order"))?.state;
    let now = app.now();
    match (application.status, state) {
        (Status::InProduction, OrderState::Shipped | OrderState::Arrived) => {
            app.commit(step(app, application, Event::Shipped, now)?.changes()).await?;
            Err(JobError::NotYet)
        }
        (Status::InTransit, OrderState::Arrived) => {
            let details = app.open_case(&application)?;
            let moved = step(app, application, Event::Arrived, now)?;
            let told = messages::tell(app, Text::Ready, &moved.application, &details, now)?;
            let mut changes = moved.changes();
            changes.extend(told);
            Ok(changes)
        }
        _ => Err(JobError::NotYet),
    }
}

async fn application(app: &App, record: &JobRecord) -> Result<ApplicationRecord, JobError> {
    let of: OfCard = app.open_job(record)?;
    app.store.application(&of.reference).await?.ok_or(JobError::Missing("the application"))
}

fn step(
    app: &App,
    application: ApplicationRecord,
    event: Event,
    at: Moment,
) -> Result<cases::Moved, JobError> {
    let by = By::actor(Actor::CardMaker, at);
    cases::take(app, application, event, by).map_err(|_| JobError::Missing("the step"))
}
