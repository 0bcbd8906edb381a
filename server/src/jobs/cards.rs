//! The card's way: ordered, made, sent, arrived.

use domain::{
    application::{Event, Status},
    machine::Actor,
    moment::Moment,
    outside::OrderState,
    region::CardMaker,
};

use super::{JobError, OfCard, ask_after_card, messages};
use crate::{
    app::App,
    cases::{self, By},
    maker,
    store::{ApplicationRecord, Change, JobRecord, MakerChange},
    texts::Text,
};

/// Orders the card. What follows: it is in production, the blank is used, and it is asked after. Where orders go out in files it waits
/// for the next batch.
pub(super) async fn order(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let application = application(app, record).await?;
    if !matches!(application.status, Status::OutletChosen | Status::Paid) {
        return Ok(Vec::new());
    }
    let now = app.now();
    if by_files(app, &application) {
        let (application, region) = (application.id, application.region);
        return Ok(vec![Change::Maker(MakerChange::QueueOrder { application, region, at: now })]);
    }
    app.cards.order(&maker::order(app, &application).await?).await?;
    let reference = application.reference.clone();
    let moved = step(app, application, Event::ProductionStarted, now)?;
    let mut changes = moved.changes();
    changes.push(Change::Enqueue(ask_after_card(app, reference, now)?));
    Ok(changes)
}

/// Whether the region's orders go out in batches, by hand.
fn by_files(app: &App, application: &ApplicationRecord) -> bool {
    let way = app.regions.get(&application.region).map(|region| region.card_maker);
    way == Some(CardMaker::Files)
}

/// Asks how far the card has come, and moves the application one step on. It is asked again until the card has arrived. In a
/// demonstration what the card maker does not know is ordered first: some of its cases began on their way.
pub(super) async fn ask(app: &App, record: &JobRecord) -> Result<Vec<Change>, JobError> {
    let application = application(app, record).await?;
    let state = match application.status {
        Status::InProduction | Status::InTransit => app.cards.ask(&application.reference).await?,
        _ => return Ok(Vec::new()),
    };
    let state = match state {
        Some(answer) => answer.state,
        None if app.demo => app.cards.order(&maker::order(app, &application).await?).await?.state,
        None => return Err(JobError::Missing("the order")),
    };
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
