//! Which of one's payments are listed.

use domain::{payment::PaymentStatus, wire::PaymentView};

/// Which payments are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those that stand so.
    pub group: Option<Group>,
    /// Those that were begun in this year.
    pub year: Option<u16>,
}

/// How payments stand, as far as most people ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Group {
    /// It is not known yet what becomes of them.
    Settling,
    /// Nothing more happens to them.
    Over,
    /// The money goes back, or has gone back.
    GivenBack,
}

impl Group {
    /// All.
    pub const ALL: [Self; 3] = [Self::Settling, Self::Over, Self::GivenBack];

    /// The group of a status.
    #[must_use]
    pub const fn of(status: PaymentStatus) -> Self {
        match status {
            PaymentStatus::Created
            | PaymentStatus::Pending
            | PaymentStatus::Querying
            | PaymentStatus::Unknown
            | PaymentStatus::Paid
            | PaymentStatus::Suspended => Self::Settling,
            PaymentStatus::Closed | PaymentStatus::Fulfilled => Self::Over,
            PaymentStatus::RefundDue | PaymentStatus::Refunded => Self::GivenBack,
        }
    }
}

impl Filter {
    /// Whether a payment is listed.
    #[must_use]
    pub fn shows(&self, payment: &PaymentView) -> bool {
        let year = payment.begun_at.day().year();
        self.group.is_none_or(|group| group == Group::of(payment.status))
            && self.year.is_none_or(|wanted| i32::from(wanted) == year)
    }
}
