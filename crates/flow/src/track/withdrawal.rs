//! Taking an application back: why first, and then whether it is meant.

use domain::{
    application::WithdrawReason,
    wire::{ApplicationView, Withdrawn},
};

use crate::{Call, desk::Desk};

/// Taking an application back.
#[derive(Clone, Debug, PartialEq)]
pub struct Withdrawal {
    /// The case.
    pub case: ApplicationView,
    /// Why; asked first.
    pub reason: Option<WithdrawReason>,
}

impl Withdrawal {
    pub(super) fn confirm(&self, desk: &mut Desk) {
        if let Some(reason) = self.reason {
            let version = self.case.version;
            desk.call(Call::Withdraw(self.case.reference.clone(), Withdrawn { version, reason }));
        }
    }
}
