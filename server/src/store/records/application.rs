//! Drafts, photos, applications and the blank cards held for them.

use domain::{
    application::{Ask, HistoryEntry, PhotoException, PhotoId, RejectReason, Status},
    moment::Moment,
    money::Fen,
    outlet::OutletId,
    photo::PhotoReport,
    reference::Reference,
    region::RegionCode,
    service::{ReplaceReason, Service},
    wire::PhotoSource,
};
use time::Date;
use uuid::Uuid;

use super::{BlindIndex, Sealed, VisitId};

/// Names an application inside the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ApplicationId(pub Uuid);

/// A person's half-done answers for a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRecord {
    /// Whose they are.
    pub person: BlindIndex,
    /// What they are for.
    pub service: Service,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// The answers, sealed.
    pub answers: Sealed,
    /// When the last one was given.
    pub saved_at: Moment,
}

/// A photo that was taken in.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoRecord {
    /// Names it.
    pub id: PhotoId,
    /// The visit it was made in.
    pub visit: VisitId,
    /// Whom it is to show.
    pub person: BlindIndex,
    /// How it was made.
    pub source: PhotoSource,
    /// At most so many whole months before it came an upload was taken, as its owner says.
    pub months_old: Option<u8>,
    /// The rule that the person cannot meet.
    pub exception: Option<PhotoException>,
    /// What the server measured.
    pub report: PhotoReport,
    /// What the browser had measured, if it said.
    pub claim: Option<ClaimRecord>,
    /// The finished photo's object.
    pub finished: String,
    /// Size of the finished photo, unsealed, in bytes.
    pub finished_bytes: u32,
    /// The original's object, until it is forgotten.
    pub original: Option<String>,
    /// What the original is: `image/jpeg` or `image/png`.
    pub original_type: String,
    /// When it was taken in.
    pub taken_at: Moment,
}

/// What a browser found in a photo, beside what the server found.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimRecord {
    /// What the browser found.
    pub report: PhotoReport,
    /// Whether the server found the same.
    pub agrees: bool,
}

/// An application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApplicationRecord {
    /// Names it inside the server.
    pub id: ApplicationId,
    /// Names it to people.
    pub reference: Reference,
    /// The version it was loaded at; 0 when new.
    pub version: u32,
    /// The region that decides.
    pub region: RegionCode,
    /// Edition of the rules that apply.
    pub rules: String,
    /// What was asked for.
    pub service: Service,
    /// Why the card is replaced.
    pub reason: ReplaceReason,
    /// Whom it is for.
    pub person: BlindIndex,
    /// Number, name and contacts, sealed: the shell decides on their form.
    pub details: Sealed,
    /// The photo.
    pub photo: PhotoId,
    /// The language its messages are written in.
    pub language: String,
    /// Where it stands.
    pub status: Status,
    /// Since when.
    pub since: Moment,
    /// By when the present step is promised to be done.
    pub promised: Option<Date>,
    /// The fee.
    pub fee: Fen,
    /// Where the card is collected.
    pub outlet: Option<OutletId>,
    /// Until when the blank is held.
    pub held_until: Option<Moment>,
    /// Until when more can be given, when more is asked for.
    pub answer_until: Option<Moment>,
    /// The clerk who took it up.
    pub assigned: Option<String>,
    /// The clerks who vouched for the person, when applying or when answering: they may not decide.
    pub vouched_by: Vec<String>,
    /// The clerk who decided.
    pub decided_by: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// Why it was refused.
    pub reject_reason: Option<RejectReason>,
    /// What is asked for.
    pub asks: Vec<Ask>,
    /// When it was handed in.
    pub submitted_at: Moment,
}

impl ApplicationRecord {
    /// When the clock moves it on: the held blank lapses, or the time to answer does.
    #[must_use]
    pub fn timer(&self) -> Option<Moment> {
        match self.status {
            Status::FeeDue => self.held_until,
            Status::NeedsInfo => self.answer_until,
            Status::Submitted
            | Status::UnderReview
            | Status::Expired
            | Status::Approved
            | Status::Rejected
            | Status::OutletChosen
            | Status::Paid
            | Status::InProduction
            | Status::InTransit
            | Status::Ready
            | Status::Collected => None,
        }
    }
}

/// A line of an application's history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryRecord {
    /// What everybody who may see the application sees.
    pub entry: HistoryEntry,
    /// The clerk's account, when one acted.
    pub by: Option<String>,
}

/// Which cases to list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseQuery {
    /// The region they are in.
    pub region: RegionCode,
    /// Only these statuses; all when empty.
    pub statuses: Vec<Status>,
    /// Only references that begin with these digits; all when empty, none when it is not all digits.
    pub reference: String,
    /// At most so many; more than 200 is taken as 200.
    pub max: u32,
}

/// A page of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePage {
    /// Cases of the region that wait for a decision, listed or not.
    pub waiting: u32,
    /// The cases.
    pub cases: Vec<ApplicationRecord>,
}

/// An outlet's blank cards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockRecord {
    /// Which outlet.
    pub outlet: OutletId,
    /// Neither used nor held.
    pub free: u32,
    /// Held for an application.
    pub held: u32,
    /// Used.
    pub used: u32,
}
