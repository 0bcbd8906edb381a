//! Moving an application on: what every step changes, whoever takes it.
//!
//! **Invariant:** a status changes through [`domain::application::step`] alone; everything that goes with it (history, promised day,
//! timer) is decided here and nowhere else.

use domain::{
    application::{Actor, Ask, Event, HistoryEntry, RejectReason, Status, step},
    moment::Moment,
    reference::Reference,
};
use time::Date;

use crate::{
    app::App,
    store::{ApplicationRecord, AuditEntry, Change, HistoryRecord},
};

const HOUR: i64 = 60 * 60;
const DAY: i64 = 24 * HOUR;

/// Who takes a step, and when.
#[derive(Clone, Copy, Debug)]
pub struct By<'a> {
    /// In which part.
    pub actor: Actor,
    /// The clerk's account, when one acts.
    pub account: Option<&'a str>,
    /// When.
    pub at: Moment,
}

impl<'a> By<'a> {
    /// Somebody who needs no account.
    #[must_use]
    pub const fn actor(actor: Actor, at: Moment) -> Self {
        Self { actor, account: None, at }
    }

    /// A clerk.
    #[must_use]
    pub const fn clerk(account: &'a str, at: Moment) -> Self {
        Self { actor: Actor::Clerk, account: Some(account), at }
    }
}

/// An application as it is to be, with the line for its history.
#[derive(Clone, Debug)]
pub struct Moved {
    /// The application, at the version it was loaded at.
    pub application: ApplicationRecord,
    /// What happened.
    pub event: Event,
    by: Option<String>,
    actor: Actor,
    at: Moment,
    reason: Option<RejectReason>,
    asks: Vec<Ask>,
}

/// The step cannot be taken from where the application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct WrongStep(#[from] domain::application::Refused);

/// Takes a step. What a clerk adds (a reason, what is asked for) is filled in by the caller.
///
/// # Errors
///
/// [`WrongStep`] when the table has no such row.
pub fn take(
    app: &App,
    mut application: ApplicationRecord,
    event: Event,
    by: By<'_>,
) -> Result<Moved, WrongStep> {
    application.status = step(application.status, event, by.actor)?;
    application.since = by.at;
    application.promised = promised(app, &application, by.at);
    settle_timers(app, &mut application, by.at);
    Ok(Moved {
        application,
        event,
        by: by.account.map(str::to_owned),
        actor: by.actor,
        at: by.at,
        reason: None,
        asks: Vec::new(),
    })
}

impl Moved {
    /// Adds why it was refused.
    #[must_use]
    pub fn because(mut self, reason: RejectReason) -> Self {
        self.application.reject_reason = Some(reason);
        self.reason = Some(reason);
        self
    }

    /// Adds what is asked for.
    #[must_use]
    pub fn asking(mut self, asks: Vec<Ask>) -> Self {
        self.application.asks.clone_from(&asks);
        self.asks = asks;
        self
    }

    /// The change for the store, and the line for the audit.
    #[must_use]
    pub fn changes(self) -> Vec<Change> {
        let audit = AuditEntry {
            at: self.at,
            actor: self.by.clone().unwrap_or_else(|| self.actor.as_str().to_owned()),
            action: self.event.as_str().to_owned(),
            subject: self.application.reference.to_string(),
            detail: self.application.status.as_str().to_owned(),
        };
        let entry = HistoryEntry {
            at: self.at,
            event: Some(self.event),
            status: self.application.status,
            actor: self.actor,
            reason: self.reason,
            asks: self.asks,
        };
        let history = Some(HistoryRecord { entry, by: self.by });
        let application = Box::new(self.application);
        vec![Change::Move { application, history }, Change::Audit(audit)]
    }
}

/// By when the step that begins at `from` is promised to be done. Nobody promises what the resident has to do.
#[must_use]
pub fn promised(app: &App, application: &ApplicationRecord, from: Moment) -> Option<Date> {
    let terms = &app.regions.get(&application.region)?.terms;
    let days = match application.status {
        Status::Submitted => terms.review_days,
        Status::OutletChosen | Status::Paid => terms.production_days,
        // These go on with what was promised before; a case that comes back from the resident begins anew.
        Status::UnderReview => {
            return application.promised.or_else(|| Some(after(app, from, terms.review_days)));
        }
        Status::InProduction | Status::InTransit => return application.promised,
        Status::NeedsInfo
        | Status::Expired
        | Status::Approved
        | Status::Rejected
        | Status::FeeDue
        | Status::Ready
        | Status::Collected => return None,
    };
    Some(after(app, from, days))
}

fn after(app: &App, from: Moment, days: u16) -> Date {
    app.regions.calendar.working_days_after(from.day(), days)
}

/// What the clock does next to the application.
fn settle_timers(app: &App, application: &mut ApplicationRecord, at: Moment) {
    let Some(terms) = app.regions.get(&application.region).map(|region| &region.terms) else { return };
    match application.status {
        Status::FeeDue => {
            application.held_until = Some(at.plus_seconds(i64::from(terms.hold_hours) * HOUR));
        }
        Status::NeedsInfo => {
            application.answer_until = Some(at.plus_seconds(i64::from(terms.answer_days) * DAY));
        }
        Status::Approved => {
            application.outlet = None;
            application.held_until = None;
        }
        Status::UnderReview => {
            application.answer_until = None;
            application.asks.clear();
        }
        Status::Paid | Status::InProduction => application.held_until = None,
        Status::Submitted
        | Status::Expired
        | Status::Rejected
        | Status::OutletChosen
        | Status::InTransit
        | Status::Ready
        | Status::Collected => {}
    }
}

/// Six digits that go with a reference, the same whenever they are asked for.
#[must_use]
pub fn pickup_code(app: &App, reference: &Reference) -> String {
    let hash = app.sealer.keyed_hash("pickup", reference.as_str().as_bytes());
    let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// The pickup code, while the card lies ready.
#[must_use]
pub fn shown_pickup_code(app: &App, application: &ApplicationRecord) -> Option<String> {
    (application.status == Status::Ready).then(|| pickup_code(app, &application.reference))
}
