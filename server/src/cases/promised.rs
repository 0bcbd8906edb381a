//! By when a step is promised to be done.

use domain::{application::Status, moment::Moment, service::Service};
use time::Date;

use crate::{app::App, store::ApplicationRecord};

/// By when the step that begins at `from` is promised to be done. Nobody promises what the resident has to do.
#[must_use]
pub fn promised(app: &App, application: &ApplicationRecord, from: Moment) -> Option<Date> {
    let terms = &app.regions.get(&application.region)?.terms;
    if application.service == Service::InstantCard {
        return promised_at_once(app, application, from);
    }
    let days = match application.status {
        Status::Submitted => terms.review_days,
        Status::OutletChosen | Status::Paid => terms.production_days,
        // These go on with what was promised before; a case that comes back from the resident begins anew.
        Status::UnderReview | Status::SecondReview => {
            return application.promised.or_else(|| Some(after(app, from, terms.review_days)));
        }
        Status::InProduction | Status::InTransit => return application.promised,
        Status::NeedsInfo
        | Status::Expired
        | Status::Approved
        | Status::Rejected
        | Status::FeeDue
        | Status::Printing
        | Status::PrintTrouble
        | Status::Verified
        | Status::Ready
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => return None,
    };
    Some(after(app, from, days))
}

/// Of an instant card the centre decides by the next working day, and an outlet prints while the person waits.
fn promised_at_once(app: &App, application: &ApplicationRecord, from: Moment) -> Option<Date> {
    match application.status {
        Status::Submitted => Some(after(app, from, 1)),
        Status::UnderReview | Status::SecondReview => {
            application.promised.or_else(|| Some(after(app, from, 1)))
        }
        Status::Paid | Status::Printing | Status::PrintTrouble => Some(from.day()),
        Status::NeedsInfo
        | Status::Expired
        | Status::Approved
        | Status::Rejected
        | Status::OutletChosen
        | Status::FeeDue
        | Status::InProduction
        | Status::InTransit
        | Status::Verified
        | Status::Ready
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => None,
    }
}

fn after(app: &App, from: Moment, days: u16) -> Date {
    app.regions.calendar.working_days_after(from.day(), days)
}
