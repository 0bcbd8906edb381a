//! The places of the console.

use domain::wire::staff::Role;

/// A place of the console.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    /// Queue and case.
    #[default]
    Queue,
    /// Handing cards over.
    Handover,
    /// Vouching for people at kiosks.
    Vouch,
    /// Cards that are lost.
    Cards,
    /// Blank cards and the card maker's files.
    Stock,
    /// The kiosks and their keys.
    Kiosks,
    /// What everybody is told.
    Notices,
    /// Payments and the open one.
    Payments,
    /// Whether ledger and gateway agree.
    Reconciliation,
    /// The bank's month-end files.
    MonthEnds,
}

impl Place {
    const ALL: [Self; 10] = [
        Self::Queue,
        Self::Handover,
        Self::Vouch,
        Self::Cards,
        Self::Stock,
        Self::Kiosks,
        Self::Notices,
        Self::Payments,
        Self::Reconciliation,
        Self::MonthEnds,
    ];

    /// The places of money, in the order of their own bar.
    pub(crate) const MONEY: [Self; 3] = [Self::Payments, Self::Reconciliation, Self::MonthEnds];

    /// Those of a role in the order of the bar, which shows those that are no part of another; the first is where one begins.
    pub(crate) const fn of(role: Role) -> &'static [Self] {
        match role {
            Role::Clerk => &[
                Self::Queue,
                Self::Handover,
                Self::Vouch,
                Self::Cards,
                Self::Stock,
                Self::Payments,
                Self::Reconciliation,
                Self::MonthEnds,
            ],
            Role::Admin => &[Self::Kiosks, Self::Notices, Self::Stock],
        }
    }

    /// The place of the bar that it is a part of; itself for most.
    pub(crate) const fn part_of(self) -> Self {
        match self {
            Self::Reconciliation | Self::MonthEnds => Self::Payments,
            Self::Queue
            | Self::Handover
            | Self::Vouch
            | Self::Cards
            | Self::Stock
            | Self::Kiosks
            | Self::Notices
            | Self::Payments => self,
        }
    }

    /// Its address inside the page.
    pub(crate) const fn hash(self) -> &'static str {
        match self {
            Self::Queue => "#queue",
            Self::Handover => "#handover",
            Self::Vouch => "#vouch",
            Self::Cards => "#cards",
            Self::Stock => "#stock",
            Self::Kiosks => "#kiosks",
            Self::Notices => "#notices",
            Self::Payments => "#payments",
            Self::Reconciliation => "#reconciliation",
            Self::MonthEnds => "#month-ends",
        }
    }

    /// The place with this address; the queue for any other.
    pub(crate) fn at(hash: &str) -> Self {
        Self::ALL.into_iter().find(|place| place.hash() == hash).unwrap_or_default()
    }
}
