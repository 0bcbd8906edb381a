//! Moving an application on: what every step changes, whoever takes it.
//!
//! **Invariant:** a status changes through [`domain::application::step`] alone; everything that goes with it (history, promised day,
//! timer) is decided here and nowhere else.

mod promised;

use domain::{
    application::{
        Ask, BlankStep, Event, GiveBackReason, HistoryEntry, PHOTOS_REFUSED_MAX, PhotoReason, REPRINTS_MAX,
        Refused, RejectReason, Status, WithdrawReason, blank_step, step,
    },
    machine::{Actor, Guard},
    moment::Moment,
    outlet::OutletId,
    reference::Reference,
    service::Service,
    stock::Serial,
};
use time::Date;

pub use self::promised::promised;
use crate::{
    app::App,
    store::{ApplicationRecord, AuditEntry, Change, HistoryRecord},
};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
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

    /// Another clerk than the one who would grant it.
    #[must_use]
    pub const fn second_clerk(account: &'a str, at: Moment) -> Self {
        Self { actor: Actor::SecondClerk, account: Some(account), at }
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
    reasons: Vec<RejectReason>,
    asks: Vec<Ask>,
    photo_reasons: Vec<PhotoReason>,
    given_back: Option<GiveBackReason>,
    blank: Option<BlankStep>,
    spoiled: Option<Serial>,
}

/// The step cannot be taken from where the application stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error(transparent)]
pub struct WrongStep(#[from] Refused);

/// The blank card that is found void.
#[derive(Clone, Debug)]
pub struct Spoiled {
    /// Its serial, as it was seen: another one is not touched in its place.
    pub serial: Serial,
    /// Whether another lies free at the outlet.
    pub another_left: bool,
}

/// Takes a step by which the blank card that is held is void: it came out of the printer spoiled, or was found so before.
///
/// # Errors
///
/// [`WrongStep`] when the table has no such row.
pub fn spoil(
    app: &App,
    application: ApplicationRecord,
    event: Event,
    by: By<'_>,
    spoiled: Spoiled,
) -> Result<Moved, WrongStep> {
    let moved = stepped(app, application, event, by, spoiled.another_left)?;
    Ok(Moved { spoiled: Some(spoiled.serial), ..moved })
}

/// Takes a step. What a clerk adds (a reason, what is asked for) is filled in by the caller.
///
/// # Errors
///
/// [`WrongStep`] when the table has no such row, or the step is one of [`spoil`].
pub fn take(app: &App, application: ApplicationRecord, event: Event, by: By<'_>) -> Result<Moved, WrongStep> {
    let from = application.status;
    let moved = stepped(app, application, event, by, true)?;
    match moved.blank {
        Some(BlankStep::Spoil | BlankStep::Replace) => Err(Refused { from, event, actor: by.actor }.into()),
        Some(BlankStep::Hold | BlankStep::Use | BlankStep::Release) | None => Ok(moved),
    }
}

fn stepped(
    app: &App,
    mut application: ApplicationRecord,
    event: Event,
    by: By<'_>,
    blank_left: bool,
) -> Result<Moved, WrongStep> {
    let (service, before) = (application.service, application.status);
    let holds = |guard| holds(&application, guard, blank_left);
    application.status = step(service, application.status, event, by.actor, holds)?;
    counted(&mut application, event);
    if !goes_on(before, event, application.status) {
        application.since = by.at;
    }
    application.promised = promised(app, &application, by.at);
    settle_timers(app, &mut application, by.at);
    let blank = blank_step(before, event, application.status);
    Ok(Moved {
        application,
        event,
        by: by.account.map(str::to_owned),
        actor: by.actor,
        at: by.at,
        reasons: Vec::new(),
        asks: Vec::new(),
        photo_reasons: Vec::new(),
        given_back: None,
        blank,
        spoiled: None,
    })
}

/// Whether the time goes on that somebody waits: a reminder does not begin it anew, nor does what clerks do among themselves.
fn goes_on(before: Status, event: Event, after: Status) -> bool {
    let with_clerks =
        |status| matches!(status, Status::Submitted | Status::UnderReview | Status::SecondReview);
    event == Event::Reminded || with_clerks(before) && with_clerks(after)
}

/// Whether a guard of the table holds for an application.
const fn holds(application: &ApplicationRecord, guard: Guard, blank_left: bool) -> bool {
    match guard {
        Guard::Always => true,
        // What was paid is not charged again.
        Guard::Fee => !application.fee.is_zero() && !application.paid,
        Guard::NoFee => application.fee.is_zero() || application.paid,
        Guard::NothingPaid => !application.paid,
        Guard::BlankHeld => application.held_until.is_some(),
        Guard::NothingPaidNorHeld => !application.paid && application.held_until.is_none(),
        Guard::RetryLeft => application.spoiled < REPRINTS_MAX && blank_left,
        Guard::RetrySpent => application.spoiled >= REPRINTS_MAX || !blank_left,
        Guard::NoBlankLeft => !blank_left,
        Guard::OneClerk => !application.four_eyes,
        Guard::TwoClerks => application.four_eyes,
        // The photo at hand is the next to be refused.
        Guard::PhotosLeft => application.photos_refused + 1 < PHOTOS_REFUSED_MAX,
        Guard::PhotosSpent => application.photos_refused + 1 >= PHOTOS_REFUSED_MAX,
        Guard::NotPrinting
        | Guard::ReportEnds
        | Guard::ReportStays
        | Guard::LossCanBeTakenBack
        | Guard::Wanted
        | Guard::NotWanted
        | Guard::AllGivenBack
        | Guard::PartGivenBack
        | Guard::PaidAtCounter
        | Guard::ByHand
        | Guard::NotByHand => false,
    }
}

/// What a step changes of the fee, and of the cards that were spoiled: such a one is held no longer.
fn counted(application: &mut ApplicationRecord, event: Event) {
    if matches!(event, Event::CounterPaid | Event::OnlinePaid) {
        application.paid = true;
    }
    if event == Event::PrintingStarted {
        application.spoiled = 0;
    }
    if event == Event::CardSpoiled {
        application.spoiled = application.spoiled.saturating_add(1);
        application.held_until = None;
    }
}

impl Moved {
    /// Adds where the card is to be collected.
    #[must_use]
    pub fn collected_at(mut self, outlet: OutletId) -> Self {
        self.application.outlet = Some(outlet);
        self
    }

    /// Adds why it was refused.
    #[must_use]
    pub fn because(mut self, reasons: Vec<RejectReason>) -> Self {
        self.application.reject_reasons.clone_from(&reasons);
        self.reasons = reasons;
        self
    }

    /// Adds why the second clerk would not grant it.
    #[must_use]
    pub fn objecting(mut self, reasons: Vec<RejectReason>) -> Self {
        self.reasons = reasons;
        self
    }

    /// Adds why a card is given back unprinted.
    #[must_use]
    pub const fn given_back(mut self, reason: GiveBackReason) -> Self {
        self.given_back = Some(reason);
        self
    }

    /// Adds what is asked for, and why it is another photo.
    #[must_use]
    pub fn asking(mut self, asks: Vec<Ask>, photo: Vec<PhotoReason>) -> Self {
        if asks.contains(&Ask::NewPhoto) {
            self.application.photos_refused = self.application.photos_refused.saturating_add(1);
        }
        self.application.asks.clone_from(&asks);
        self.application.photo_reasons.clone_from(&photo);
        (self.asks, self.photo_reasons) = (asks, photo);
        self
    }

    /// Adds why it was taken back.
    #[must_use]
    pub fn taken_back(mut self, reason: WithdrawReason) -> Self {
        self.application.withdrawal = Some(reason);
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
            reasons: self.reasons,
            asks: self.asks,
            photo_reasons: self.photo_reasons,
            withdrawal: self.application.withdrawal,
            given_back: self.given_back,
            ..HistoryEntry::new(self.at, Some(self.event), self.application.status, self.actor)
        };
        let history = Some(HistoryRecord { entry, by: self.by });
        let blank = self.blank.map(|step| blank_changes(step, &self.application, self.spoiled, self.at));
        let application = Box::new(self.application);
        // The step first: of two taps at once, the second is told that it came too late.
        let mut changes = vec![Change::Move { application, history }];
        changes.extend(blank.into_iter().flatten());
        changes.push(Change::Audit(audit));
        changes
    }
}

/// What becomes of the blank card; nothing is held where no outlet was chosen, and none is void but the one that was seen.
fn blank_changes(
    step: BlankStep,
    application: &ApplicationRecord,
    spoiled: Option<Serial>,
    at: Moment,
) -> Vec<Change> {
    let id = application.id;
    let void = || spoiled.map(|serial| Change::SpoilBlank { application: id, serial, at });
    let hold = || application.outlet.clone().map(|outlet| Change::HoldBlank { application: id, outlet, at });
    match step {
        BlankStep::Hold => hold().into_iter().collect(),
        BlankStep::Use => vec![Change::UseBlank { application: id, at }],
        BlankStep::Release => vec![Change::ReleaseBlank { application: id, at }],
        BlankStep::Spoil => void().into_iter().collect(),
        BlankStep::Replace => void().into_iter().chain(hold()).collect(),
    }
}

/// What the clock does next to the application.
fn settle_timers(app: &App, application: &mut ApplicationRecord, at: Moment) {
    let Some(region) = app.regions.get(&application.region) else { return };
    let terms = &region.terms;
    let at_once = application.service == Service::InstantCard;
    match application.status {
        Status::OutletChosen | Status::FeeDue | Status::Paid | Status::Printing if at_once => {
            application.held_until = Some(at.plus_seconds(i64::from(region.instant.hold_minutes) * MINUTE));
        }
        Status::FeeDue => {
            application.held_until = Some(at.plus_seconds(i64::from(terms.hold_hours) * HOUR));
        }
        Status::NeedsInfo | Status::AssistedCapture => {
            application.answer_until = Some(at.plus_seconds(i64::from(terms.answer_days) * DAY));
        }
        Status::Approved => {
            application.outlet = None;
            application.held_until = None;
        }
        Status::UnderReview => {
            application.answer_until = None;
            application.asks.clear();
            application.photo_reasons.clear();
            application.proposed_by = None;
        }
        Status::Ready | Status::Verified => {
            let day = |days: u16| application.since.plus_seconds(i64::from(days) * DAY);
            application.collect_until = Some(day(terms.collection_days).day_over());
            application.remind_at = terms.reminder_days.iter().copied().map(day).find(|next| at < *next);
        }
        Status::Paid | Status::InProduction | Status::Printing => application.held_until = None,
        Status::Submitted
        | Status::SecondReview
        | Status::Expired
        | Status::Rejected
        | Status::OutletChosen
        | Status::InTransit
        | Status::PrintTrouble
        | Status::Collected
        | Status::Accepted
        | Status::Withdrawn
        | Status::Returned => {}
    }
}

/// Whether the card lies at the outlet.
#[must_use]
pub const fn lies_there(status: Status) -> bool {
    matches!(status, Status::Ready | Status::Verified)
}

/// The last day a card that lies ready can be collected.
#[must_use]
pub fn collect_by(application: &ApplicationRecord) -> Option<Date> {
    let until = application.collect_until.filter(|_| lies_there(application.status))?;
    Some(until.plus_seconds(-1).day())
}

/// Whether the person can take it back as it stands: the table has a row for it.
#[must_use]
pub fn can_withdraw(application: &ApplicationRecord) -> bool {
    let (service, status) = (application.service, application.status);
    let holds = |guard| holds(application, guard, true);
    step(service, status, Event::Withdrawn, Actor::Resident, holds).is_ok()
}

/// Six digits that go with a reference, the same whenever they are asked for.
#[must_use]
pub fn pickup_code(app: &App, reference: &Reference) -> String {
    let hash = app.sealer.keyed_hash("pickup", reference.as_str().as_bytes());
    let number = hash.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    format!("{:06}", number % 1_000_000)
}

/// The pickup code, while the card lies ready; of one that is printed while its owner waits, from the choice of the outlet on.
#[must_use]
pub fn shown_pickup_code(app: &App, application: &ApplicationRecord) -> Option<String> {
    let at_once = application.service == Service::InstantCard;
    let on_the_way = at_once && application.outlet.is_some() && !application.status.is_final();
    (lies_there(application.status) || on_the_way).then(|| pickup_code(app, &application.reference))
}
