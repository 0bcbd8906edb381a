//! A payment that was made just now, shown with all that can be printed of it.

use domain::payment::PaymentNumber;

use super::{Payments, Step};
use crate::desk::Desk;

impl Payments {
    /// Begins with one's own payments, and shows one of them once they are there.
    pub(crate) fn showing(number: PaymentNumber, desk: &mut Desk) -> Self {
        let mut payments = Self { wanted: Some(number), ..Self::at(Step::List) };
        payments.identified(desk);
        payments
    }
}
