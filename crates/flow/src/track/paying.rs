//! Paying the fee of a card.

use domain::{
    application::Status,
    payment::{Channel, Purpose},
    region::PaymentMethod,
    wire::{ApplicationView, PaymentKey},
};

use super::{Step, Track};
use crate::{
    Call, Failure,
    desk::Desk,
    pay::{self, Order, Pay},
};

/// Paying the fee of a card.
#[derive(Clone, Debug, PartialEq)]
pub struct Paying {
    /// The case.
    pub case: ApplicationView,
    /// The payment.
    pub pay: Pay,
}

impl Paying {
    /// Whether the fee of a case can be paid here.
    #[must_use]
    pub fn is_possible(case: &ApplicationView) -> bool {
        case.progress.status == Status::FeeDue && case.methods.contains(&PaymentMethod::Online)
    }

    /// Begins with the payment that is not resolved, if there is one.
    pub(super) fn new(case: &ApplicationView, key: PaymentKey, desk: &mut Desk) -> Option<Self> {
        let pay = match &case.payment {
            Some(number) => Pay::found(number.clone(), desk),
            None if Self::is_possible(case) => {
                let purpose = Purpose::Fee { reference: case.reference.clone(), service: case.service };
                let channels = vec![Channel::Wechat];
                Pay::new(Order { purpose, amount: case.fee, payee: None, channels }, key, desk)
            }
            None => return None,
        };
        Some(Self { case: case.clone(), pay })
    }
}

impl Track {
    /// Something was said about the payment on the screen.
    pub(crate) fn pay_said(&mut self, event: pay::Event, desk: &mut Desk) {
        if let Step::Pay(paying) = &mut self.step
            && paying.pay.update(event, desk)
        {
            desk.call(Call::ShowApplication(paying.case.reference.clone()));
        }
    }

    /// A call about the payment on the screen failed: where nothing was begun, the case is looked at anew.
    pub(crate) fn pay_failed(&mut self, call: &Call, failure: &Failure, desk: &mut Desk) {
        if let Step::Pay(paying) = &self.step
            && paying.pay.failed(call, failure, desk)
        {
            desk.call(Call::ShowApplication(paying.case.reference.clone()));
        }
    }
}
