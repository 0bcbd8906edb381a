//! Drafts, photos, applications and the blank cards held for them.

use domain::{
    application::{
        Ask, Event, HistoryEntry, PhotoException, PhotoId, PhotoReason, RejectReason, Status, WithdrawReason,
        transitions,
    },
    jurisdiction::AgencyId,
    machine::Deadline,
    moment::Moment,
    money::Fen,
    outlet::OutletId,
    photo::{PhotoPurpose, PhotoReport},
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
    /// In whose visit it was made.
    pub person: BlindIndex,
    /// Whom it is to show, when that is somebody else.
    pub shows: Option<BlindIndex>,
    /// What it is for.
    pub purpose: PhotoPurpose,
    /// The same picture in the form that a card has, when this one is for the file.
    pub card_form: Option<PhotoId>,
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
    /// The agency of the region that decides about it; absent in cases from before they were told apart.
    pub agency: Option<AgencyId>,
    /// Edition of the rules that apply.
    pub rules: String,
    /// What was asked for.
    pub service: Service,
    /// Why the card is replaced, where that is asked.
    pub reason: Option<ReplaceReason>,
    /// Whom it is for.
    pub person: BlindIndex,
    /// Who asks in their place, when it is somebody else.
    pub agent: Option<BlindIndex>,
    /// Number, name and contacts, sealed: the shell decides on their form.
    pub details: Sealed,
    /// The photo.
    pub photo: PhotoId,
    /// The rule that the photo cannot meet, as the person said.
    pub photo_exception: Option<PhotoException>,
    /// How many photos a clerk has refused.
    pub photos_refused: u8,
    /// The language its messages are written in.
    pub language: String,
    /// Where it stands.
    pub status: Status,
    /// Since when it is whoever's turn it is: what clerks do among themselves does not begin it anew.
    pub since: Moment,
    /// By when the present step is promised to be done.
    pub promised: Option<Date>,
    /// The fee.
    pub fee: Fen,
    /// Whether it was paid. It stays so when another outlet is chosen.
    pub paid: bool,
    /// Blank cards that were spoiled since the present outlet began to print.
    pub spoiled: u8,
    /// Where the card is collected.
    pub outlet: Option<OutletId>,
    /// Until when the blank is held.
    pub held_until: Option<Moment>,
    /// Until when more can be given, when more is asked for.
    pub answer_until: Option<Moment>,
    /// When the person is reminded next of a card that lies ready.
    pub remind_at: Option<Moment>,
    /// When a card that lies ready goes back.
    pub collect_until: Option<Moment>,
    /// The clerk who took it up.
    pub assigned: Option<String>,
    /// The clerks who vouched for the person, when applying or when answering: they may not decide.
    pub vouched_by: Vec<String>,
    /// Whether a second clerk must confirm what the first would grant.
    pub four_eyes: bool,
    /// The clerk who would grant it.
    pub proposed_by: Option<String>,
    /// The clerk who decided.
    pub decided_by: Option<String>,
    /// When it was decided.
    pub decided_at: Option<Moment>,
    /// Why it was refused.
    pub reject_reasons: Vec<RejectReason>,
    /// What is asked for.
    pub asks: Vec<Ask>,
    /// Why another photo is asked for.
    pub photo_reasons: Vec<PhotoReason>,
    /// Why the person took it back.
    pub withdrawal: Option<WithdrawReason>,
    /// When it was handed in.
    pub submitted_at: Moment,
}

impl ApplicationRecord {
    /// What the clock does to it next by its table, and when: the first of what is set.
    #[must_use]
    pub fn lapsing(&self) -> Option<(Moment, Event)> {
        let rows = transitions(self.service).iter().filter(|row| row.from == self.status);
        let due = rows.filter_map(|row| Some((self.due(row.deadline?)?, row.event)));
        due.min_by_key(|(at, _)| *at)
    }

    /// When the clock moves it on.
    #[must_use]
    pub fn timer(&self) -> Option<Moment> {
        self.lapsing().map(|(at, _)| at)
    }

    const fn due(&self, deadline: Deadline) -> Option<Moment> {
        match deadline {
            Deadline::Answer => self.answer_until,
            Deadline::Hold => self.held_until,
            Deadline::Reminder => self.remind_at,
            Deadline::Collection => self.collect_until,
            // Those are a card's, a payment's and a filing's, not an application's.
            Deadline::TemporaryLoss
            | Deadline::Payment
            | Deadline::Doubt
            | Deadline::Fulfilment
            | Deadline::FilingEnd => None,
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
    /// Only this service; all when absent.
    pub service: Option<Service>,
    /// Only those of this agency; all when absent.
    pub agency: Option<AgencyId>,
    /// Only references that begin with these digits; all when empty, none when it is not all digits.
    pub reference: String,
    /// At most so many; more than 200 is taken as 200.
    pub max: u32,
}

/// A page of cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CasePage {
    /// Cases of the region, or of the agency that was asked for, that wait for a decision, listed or not: counted up to
    /// [`WAITING_MAX`](domain::wire::staff::WAITING_MAX).
    pub waiting: u32,
    /// The cases.
    pub cases: Vec<ApplicationRecord>,
}
