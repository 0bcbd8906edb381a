//! What moves an application on, and who may.

use serde::{Deserialize, Serialize};

use super::Status;
use crate::{
    machine::{self, Actor, Deadline, Guard, Row},
    service::Service,
};

/// What happened to an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// A clerk took it up.
    TakenUp,
    /// A clerk would grant it, and a second one is to look.
    Proposed,
    /// The second clerk would not, and gave it back with a reason.
    SentBack,
    /// It was granted.
    Approved,
    /// It was refused, with a reason.
    Rejected,
    /// More was asked for.
    InfoRequested,
    /// Staff at an outlet are to take the photo, after too many were refused.
    AssistanceOffered,
    /// What was asked for was given.
    InfoGiven,
    /// Staff took the photo.
    PhotoTaken,
    /// Nobody answered in time.
    AnswerLapsed,
    /// An outlet was chosen where nothing is to pay.
    OutletChosen,
    /// An outlet was chosen and the region's fee became due.
    FeeCharged,
    /// The fee was settled at a counter.
    CounterPaid,
    /// The fee was paid online.
    OnlinePaid,
    /// The blank was not held any longer.
    HoldLapsed,
    /// The blank that was held was found void before the card was made, and no other was left there.
    BlankVoided,
    /// The card maker took the order.
    ProductionStarted,
    /// An outlet began to print the card.
    PrintingStarted,
    /// The blank was spoiled: the printer jammed, or the card came out wrong.
    CardSpoiled,
    /// The printed card was found good.
    CardVerified,
    /// Nobody said in time what became of a card that was being printed.
    PrintingLapsed,
    /// A clerk gave a card that was not printed back to the resident, who chooses an outlet or a day anew; with a reason.
    GivenBack,
    /// The card left the card maker.
    Shipped,
    /// The card came to the outlet.
    Arrived,
    /// The resident was reminded of a card that lies ready.
    Reminded,
    /// The card was handed over.
    HandedOver,
    /// Nobody collected the card in time.
    CollectionLapsed,
    /// The resident took it back.
    Withdrawn,
}

/// A row of the table.
pub type Transition = Row<Status, Event>;

/// The table has no such row.
pub type Refused = machine::Refused<Status, Event>;

/// What every application goes through while clerks decide. What comes of it stands in the tables.
const REVIEW: &[Transition] = &[
    Row::new(Status::Submitted, Event::TakenUp, Status::UnderReview, Actor::Clerk),
    Row::new(Status::UnderReview, Event::TakenUp, Status::UnderReview, Actor::Clerk),
    Row::new(Status::UnderReview, Event::Proposed, Status::SecondReview, Actor::Clerk).only(Guard::TwoClerks),
    Row::new(Status::SecondReview, Event::SentBack, Status::UnderReview, Actor::SecondClerk).with_reason(),
    Row::new(Status::UnderReview, Event::Rejected, Status::Rejected, Actor::Clerk).with_reason(),
    Row::new(Status::NeedsInfo, Event::InfoGiven, Status::UnderReview, Actor::Resident),
    Row::at(Status::NeedsInfo, Deadline::Answer, Event::AnswerLapsed, Status::Expired),
    withdrawn(Status::Submitted),
    withdrawn(Status::UnderReview),
    withdrawn(Status::NeedsInfo),
    withdrawn(Status::SecondReview),
];

/// What every card comes to by a clerk's grant, until it is made: an outlet with a blank card, and the fee.
const GRANTED: &[Transition] = &[
    Row::new(Status::UnderReview, Event::Approved, Status::Approved, Actor::Clerk).only(Guard::OneClerk),
    Row::new(Status::SecondReview, Event::Approved, Status::Approved, Actor::SecondClerk),
    Row::new(Status::UnderReview, Event::InfoRequested, Status::NeedsInfo, Actor::Clerk),
    Row::new(Status::Approved, Event::OutletChosen, Status::OutletChosen, Actor::Resident).only(Guard::NoFee),
    Row::new(Status::Approved, Event::FeeCharged, Status::FeeDue, Actor::Resident).only(Guard::Fee),
    Row::new(Status::FeeDue, Event::CounterPaid, Status::Paid, Actor::Clerk),
    Row::new(Status::FeeDue, Event::OnlinePaid, Status::Paid, Actor::Gateway),
    Row::at(Status::FeeDue, Deadline::Hold, Event::HoldLapsed, Status::Approved),
    blank_voided(Status::OutletChosen),
    blank_voided(Status::FeeDue),
    blank_voided(Status::Paid),
    withdrawn(Status::Approved).only(Guard::NothingPaid),
    withdrawn(Status::FeeDue),
];

/// Every way an application for a card can move. What is not here cannot happen.
pub const TRANSITIONS: &[Transition] =
    &joined::<{ REVIEW.len() + GRANTED.len() + MADE.len() }>(&[REVIEW, GRANTED, MADE]);

/// A card that a card maker makes.
const MADE: &[Transition] = &[
    Row::new(Status::OutletChosen, Event::ProductionStarted, Status::InProduction, Actor::CardMaker),
    Row::new(Status::Paid, Event::ProductionStarted, Status::InProduction, Actor::CardMaker),
    Row::new(Status::InProduction, Event::Shipped, Status::InTransit, Actor::CardMaker),
    Row::new(Status::InTransit, Event::Arrived, Status::Ready, Actor::CardMaker),
    Row::at(Status::Ready, Deadline::Reminder, Event::Reminded, Status::Ready),
    Row::new(Status::Ready, Event::HandedOver, Status::Collected, Actor::Clerk),
    Row::at(Status::Ready, Deadline::Collection, Event::CollectionLapsed, Status::Returned),
];

/// After so many photos that a clerk refused, staff take the next one.
pub const PHOTOS_REFUSED_MAX: u8 = 3;

/// Every way the change of a photo can move. No card is made of it, and so nothing is to pay or to collect.
pub const PHOTO_CHANGE: &[Transition] = &joined::<{ REVIEW.len() + PHOTO.len() }>(&[REVIEW, PHOTO]);

/// What is a photo's alone.
const PHOTO: &[Transition] = &[
    Row::new(Status::UnderReview, Event::Approved, Status::Accepted, Actor::Clerk).only(Guard::OneClerk),
    Row::new(Status::SecondReview, Event::Approved, Status::Accepted, Actor::SecondClerk),
    Row::new(Status::UnderReview, Event::InfoRequested, Status::NeedsInfo, Actor::Clerk)
        .only(Guard::PhotosLeft)
        .with_reason(),
    Row::new(Status::UnderReview, Event::AssistanceOffered, Status::AssistedCapture, Actor::Clerk)
        .only(Guard::PhotosSpent)
        .with_reason(),
    Row::new(Status::AssistedCapture, Event::PhotoTaken, Status::UnderReview, Actor::Clerk),
    Row::at(Status::AssistedCapture, Deadline::Answer, Event::AnswerLapsed, Status::Expired),
    withdrawn(Status::AssistedCapture),
];

/// A card that is spoiled at an outlet is printed again so many times before a clerk sees to it.
pub const REPRINTS_MAX: u8 = 1;

/// Every way a card that is printed at once can move. The centre grants it, an outlet prints it while the person waits. A blank is held
/// for a short time only, and what was paid stays paid when that is over. Of one that went into a printer only a clerk can say what became
/// of it: when nobody did in time it stays held, and is a clerk's to see to.
pub const INSTANT: &[Transition] =
    &joined::<{ REVIEW.len() + GRANTED.len() + PRINTED.len() }>(&[REVIEW, GRANTED, PRINTED]);

/// A card that is printed where it is fetched.
const PRINTED: &[Transition] = &[
    Row::at(Status::OutletChosen, Deadline::Hold, Event::HoldLapsed, Status::Approved),
    Row::at(Status::Paid, Deadline::Hold, Event::HoldLapsed, Status::Approved),
    Row::new(Status::OutletChosen, Event::PrintingStarted, Status::Printing, Actor::Clerk),
    Row::new(Status::Paid, Event::PrintingStarted, Status::Printing, Actor::Clerk),
    Row::new(Status::Printing, Event::CardSpoiled, Status::Printing, Actor::Clerk).only(Guard::RetryLeft),
    Row::new(Status::Printing, Event::CardSpoiled, Status::PrintTrouble, Actor::Clerk)
        .only(Guard::RetrySpent),
    Row::new(Status::Printing, Event::CardVerified, Status::Verified, Actor::Clerk),
    Row::new(Status::Printing, Event::GivenBack, Status::Approved, Actor::Clerk).with_reason(),
    Row::at(Status::Printing, Deadline::Hold, Event::PrintingLapsed, Status::PrintTrouble),
    Row::new(Status::PrintTrouble, Event::CardSpoiled, Status::PrintTrouble, Actor::Clerk)
        .only(Guard::BlankHeld),
    Row::new(Status::PrintTrouble, Event::CardVerified, Status::Verified, Actor::Clerk)
        .only(Guard::BlankHeld),
    Row::new(Status::PrintTrouble, Event::GivenBack, Status::Approved, Actor::Clerk).with_reason(),
    Row::new(Status::Verified, Event::HandedOver, Status::Collected, Actor::Clerk),
    Row::at(Status::Verified, Deadline::Reminder, Event::Reminded, Status::Verified),
    Row::at(Status::Verified, Deadline::Collection, Event::CollectionLapsed, Status::Returned),
    withdrawn(Status::OutletChosen).only(Guard::NothingPaid),
    withdrawn(Status::PrintTrouble).only(Guard::NothingPaidNorHeld),
];

/// Another outlet is chosen; what was paid stays paid.
const fn blank_voided(from: Status) -> Transition {
    Row::new(from, Event::BlankVoided, Status::Approved, Actor::Clerk).only(Guard::NoBlankLeft)
}

const fn withdrawn(from: Status) -> Transition {
    Row::new(from, Event::Withdrawn, Status::Withdrawn, Actor::Resident).with_reason()
}

/// Tables one after another.
const fn joined<const N: usize>(parts: &[&[Transition]]) -> [Transition; N] {
    let (mut rows, mut at, mut part) = ([parts[0][0]; N], 0, 0);
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            rows[at] = parts[part][row];
            (at, row) = (at + 1, row + 1);
        }
        part += 1;
    }
    rows
}

/// The ways an application for a service can move.
#[must_use]
pub const fn transitions(service: Service) -> &'static [Transition] {
    match service {
        Service::ChangePhoto => PHOTO_CHANGE,
        Service::InstantCard => INSTANT,
        Service::NewCard
        | Service::ReplaceCard
        | Service::ReportLoss
        | Service::Reissue
        | Service::Activate
        | Service::Recharge
        | Service::Account
        | Service::Reimbursements
        | Service::Estimate
        | Service::CrossRegion => TRANSITIONS,
    }
}

/// The status of an application for `service` after `event` by `actor`, where `holds` says which guards hold.
///
/// # Errors
///
/// [`Refused`] when no row allows it.
pub fn step(
    service: Service,
    from: Status,
    event: Event,
    actor: Actor,
    holds: impl Fn(Guard) -> bool,
) -> Result<Status, Refused> {
    machine::step(transitions(service), from, event, actor, holds)
}

impl Event {
    /// Its name on the wire, in the store and in pictures.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::TakenUp => "taken-up",
            Self::Proposed => "proposed",
            Self::SentBack => "sent-back",
            Self::Approved => "approved",
            Self::Rejected => "rejected",
            Self::InfoRequested => "info-requested",
            Self::AssistanceOffered => "assistance-offered",
            Self::InfoGiven => "info-given",
            Self::PhotoTaken => "photo-taken",
            Self::AnswerLapsed => "answer-lapsed",
            Self::OutletChosen => "outlet-chosen",
            Self::FeeCharged => "fee-charged",
            Self::CounterPaid => "counter-paid",
            Self::OnlinePaid => "online-paid",
            Self::HoldLapsed => "hold-lapsed",
            Self::BlankVoided => "blank-voided",
            Self::ProductionStarted => "production-started",
            Self::PrintingStarted => "printing-started",
            Self::CardSpoiled => "card-spoiled",
            Self::CardVerified => "card-verified",
            Self::PrintingLapsed => "printing-lapsed",
            Self::GivenBack => "given-back",
            Self::Shipped => "shipped",
            Self::Arrived => "arrived",
            Self::Reminded => "reminded",
            Self::HandedOver => "handed-over",
            Self::CollectionLapsed => "collection-lapsed",
            Self::Withdrawn => "withdrawn",
        }
    }
}
