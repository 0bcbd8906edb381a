//! What was paid, and at a kiosk what is left unresolved of what was begun there.

use domain::{payment::PaymentNumber, wire::UnresolvedPayment};

use super::Flow;
use crate::{
    Effect, Place, Reply, account,
    pay::Pay,
    payments::{self, Payments},
};

impl Flow {
    /// Payments that were begun at this kiosk and are not resolved, as far as it is known.
    #[must_use]
    pub fn unresolved(&self) -> &[UnresolvedPayment] {
        &self.unresolved
    }

    /// Applies one event about what was paid.
    pub(super) fn accounting(&mut self, event: payments::Event) {
        if let (payments::Event::Chosen(number), Place::Recharge(_) | Place::Track(_)) = (&event, &self.place)
        {
            return self.show_payment(number.clone());
        }
        let Self { place, session, desk, .. } = self;
        match (event, place) {
            (payments::Event::LookDue, _) if session.is_kiosk() => desk.ask(Effect::LookForUnresolved),
            (payments::Event::Left(unresolved), _) => self.unresolved = unresolved,
            (event, Place::Payments(payments)) => payments.update(event, session, desk),
            // A printer that prints nothing says so of whatever was on the screen.
            (payments::Event::NothingCame, Place::Account(account)) => {
                account.update(account::Event::NothingCame, desk);
            }
            (_, _) => {}
        }
    }

    /// Shows what was paid just now among one's payments.
    fn show_payment(&mut self, number: PaymentNumber) {
        if !self.place.paying().is_some_and(Pay::holds) && !self.desk.writes() {
            self.leave();
            self.place = Place::Payments(Box::new(Payments::showing(number, &mut self.desk)));
        }
    }

    /// The server answers about money: while paying, or while looking at what was paid.
    pub(super) fn told_of_money(&mut self, reply: Reply) {
        let pays = matches!(self.place, Place::Recharge(_) | Place::Track(_));
        match reply {
            reply @ (Reply::Recharge(_) | Reply::PaymentBegun(_)) => self.paying_heard(reply),
            reply @ (Reply::Payment(_) | Reply::RechargeRule(_)) if pays => self.paying_heard(reply),
            reply => self.accounted(reply),
        }
    }

    /// The server answers about what was paid.
    fn accounted(&mut self, reply: Reply) {
        if let Reply::PaymentFound(truth) = &reply
            && truth.status.is_final()
        {
            self.unresolved.retain(|left| left.number != truth.number);
        }
        let Self { place, desk, .. } = self;
        let Place::Payments(payments) = place else { return };
        match reply {
            Reply::Payments(list) => payments.listed(*list, desk),
            Reply::Payment(payment) => payments.shown(*payment, desk),
            Reply::PaymentFound(truth) => payments.told(*truth, desk),
            Reply::RecordCode(code) => payments.coded(code, desk),
            Reply::RechargeRule(rule) => payments.ruled(*rule),
            _ => {}
        }
    }
}
