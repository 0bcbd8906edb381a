//! The cases of a demonstration as data: what was asked for, and what happened to it since, each so many hours ago.
//!
//! **Invariant:** the last step of each leads to a status that no other of its service's table leads to, and together they lead to all.

use domain::{
    application::Event::{
        self, AnswerLapsed, Approved, Arrived, AssistanceOffered, CardSpoiled, CardVerified,
        CollectionLapsed, CounterPaid, FeeCharged, HandedOver, InfoGiven, InfoRequested, OutletChosen,
        PrintingStarted, ProductionStarted, Proposed, Rejected, Shipped, TakenUp, Withdrawn,
    },
    service::Service,
};

/// Hours of a day.
const DAY: i64 = 24;

/// The way of one case.
pub(super) struct Way {
    /// What was asked for.
    pub(super) service: Service,
    /// Which rules it was handed in under.
    pub(super) rule: Rule,
    /// How many hours ago that was.
    pub(super) handed_in: i64,
    /// What happened since, and how many hours ago. What the clock did happened when it was due.
    pub(super) steps: &'static [(Event, i64)],
}

/// The rules of a case: those of today, or of an edition before, where a status cannot be reached today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The region's own.
    Today,
    /// Nothing is to pay.
    Free,
    /// Two clerks grant it.
    TwoClerks,
}

const fn replaced(handed_in: i64, steps: &'static [(Event, i64)]) -> Way {
    Way { service: Service::ReplaceCard, rule: Rule::Today, handed_in, steps }
}

const fn reissued(handed_in: i64, steps: &'static [(Event, i64)]) -> Way {
    Way { service: Service::Reissue, rule: Rule::Today, handed_in, steps }
}

const fn instant(handed_in: i64, steps: &'static [(Event, i64)]) -> Way {
    Way { service: Service::InstantCard, rule: Rule::Today, handed_in, steps }
}

const fn photo(handed_in: i64, steps: &'static [(Event, i64)]) -> Way {
    Way { service: Service::ChangePhoto, rule: Rule::Today, handed_in, steps }
}

impl Way {
    const fn under(self, rule: Rule) -> Self {
        Self { rule, ..self }
    }
}

/// One for each status of a card's table, in the order of [`domain::application::Status::ALL`], then the same of the photo's, then
/// what is an instant card's alone.
pub(super) const WAYS: &[Way] = &[
    replaced(4, &[]),
    replaced(DAY + 2, &[(TakenUp, 3)]),
    replaced(3 * DAY, &[(TakenUp, 2 * DAY), (InfoRequested, 2 * DAY - 1)]),
    replaced(45 * DAY, &[(TakenUp, 44 * DAY), (InfoRequested, 43 * DAY), (AnswerLapsed, 0)]),
    reissued(2 * DAY, &[(TakenUp, DAY + 2), (Proposed, DAY)]).under(Rule::TwoClerks),
    replaced(4 * DAY, &[(TakenUp, 3 * DAY), (Approved, 2 * DAY)]),
    replaced(5 * DAY, &[(TakenUp, 4 * DAY), (Rejected, 4 * DAY - 1)]),
    replaced(4 * DAY, &[(TakenUp, 3 * DAY), (Approved, 3 * DAY - 2), (OutletChosen, 2)]).under(Rule::Free),
    reissued(3 * DAY, &[(TakenUp, 2 * DAY), (Approved, 2 * DAY - 2), (FeeCharged, 5)]),
    reissued(4 * DAY, &[(TakenUp, 3 * DAY), (Approved, 2 * DAY), (FeeCharged, DAY), (CounterPaid, 4)]),
    replaced(
        6 * DAY,
        &[
            (TakenUp, 5 * DAY),
            (Approved, 5 * DAY - 2),
            (OutletChosen, 4 * DAY),
            (ProductionStarted, 4 * DAY - 1),
        ],
    ),
    replaced(
        8 * DAY,
        &[
            (TakenUp, 7 * DAY),
            (Approved, 7 * DAY - 2),
            (OutletChosen, 6 * DAY),
            (ProductionStarted, 6 * DAY - 1),
            (Shipped, DAY + 1),
        ],
    ),
    replaced(
        13 * DAY,
        &[
            (TakenUp, 12 * DAY),
            (Approved, 12 * DAY - 2),
            (OutletChosen, 11 * DAY),
            (ProductionStarted, 11 * DAY - 1),
            (Shipped, 4 * DAY),
            (Arrived, 2 * DAY),
        ],
    ),
    replaced(
        20 * DAY,
        &[
            (TakenUp, 19 * DAY),
            (Approved, 19 * DAY - 2),
            (OutletChosen, 18 * DAY),
            (ProductionStarted, 18 * DAY - 1),
            (Shipped, 12 * DAY),
            (Arrived, 11 * DAY),
            (HandedOver, 6 * DAY),
        ],
    ),
    replaced(7 * DAY, &[(TakenUp, 6 * DAY), (Withdrawn, 6 * DAY - 3)]),
    replaced(
        120 * DAY,
        &[
            (TakenUp, 119 * DAY),
            (Approved, 118 * DAY),
            (OutletChosen, 116 * DAY),
            (ProductionStarted, 116 * DAY - 1),
            (Shipped, 110 * DAY),
            (Arrived, 108 * DAY),
            (CollectionLapsed, 0),
        ],
    ),
    photo(6, &[]),
    photo(DAY + 4, &[(TakenUp, 5)]),
    photo(4 * DAY, &[(TakenUp, 3 * DAY), (InfoRequested, 3 * DAY - 1)]),
    photo(40 * DAY, &[(TakenUp, 39 * DAY), (InfoRequested, 38 * DAY), (AnswerLapsed, 0)]),
    photo(2 * DAY, &[(TakenUp, DAY + 3), (Proposed, DAY + 1)]).under(Rule::TwoClerks),
    photo(9 * DAY, &[(TakenUp, 8 * DAY), (Rejected, 8 * DAY - 1)]),
    photo(10 * DAY, &[(TakenUp, 9 * DAY), (Approved, 9 * DAY - 1)]),
    photo(
        12 * DAY,
        &[
            (TakenUp, 11 * DAY),
            (InfoRequested, 11 * DAY - 1),
            (InfoGiven, 9 * DAY),
            (InfoRequested, 8 * DAY),
            (InfoGiven, 5 * DAY),
            (AssistanceOffered, 4 * DAY),
        ],
    ),
    photo(5 * DAY, &[(Withdrawn, 5 * DAY - 2)]),
    instant(5, &[(TakenUp, 3)]),
    instant(DAY, &[(TakenUp, DAY - 2), (Approved, DAY - 3)]),
    instant(DAY, &[(TakenUp, DAY - 2), (Approved, 6), (OutletChosen, 2), (PrintingStarted, 1)]),
    instant(
        2 * DAY,
        &[
            (TakenUp, 2 * DAY - 2),
            (Approved, DAY),
            (OutletChosen, 6),
            (PrintingStarted, 5),
            (CardSpoiled, 4),
            (CardSpoiled, 3),
        ],
    ),
    instant(
        2 * DAY,
        &[
            (TakenUp, 2 * DAY - 1),
            (Approved, DAY + 1),
            (OutletChosen, 7),
            (PrintingStarted, 6),
            (CardSpoiled, 5),
            (CardVerified, 4),
        ],
    ),
];
