//! Paying, wherever in the conversation: for an account, or for a card.

use super::Flow;
use crate::{Call, Event, Failure, Place, Reply, pay, recharge};

impl Flow {
    /// Something was said while bringing money.
    pub(super) fn recharging(&mut self, event: recharge::Event) {
        let Self { place, session, desk, .. } = self;
        if let Place::Recharge(recharge) = place {
            recharge.update(event, session, desk);
        }
    }

    /// Something was said about the payment on the screen.
    pub(super) fn paying(&mut self, event: pay::Event) {
        let Self { place, desk, .. } = self;
        match place {
            Place::Recharge(recharge) => recharge.pay_said(event, desk),
            Place::Track(track) => track.pay_said(event, desk),
            _ => {}
        }
    }

    /// The server answers about what is being paid.
    pub(super) fn paying_heard(&mut self, reply: Reply) {
        let Self { place, desk, .. } = self;
        match (reply, place) {
            (Reply::RechargeRule(rule), Place::Recharge(recharge)) => recharge.ruled(*rule),
            (Reply::Recharge(view), Place::Recharge(recharge)) => recharge.told(*view, desk),
            (reply, place) => match (reply, place.paying_mut()) {
                (Reply::PaymentBegun(begun), Some(pay)) => pay.begun(*begun, desk),
                (Reply::Payment(view), Some(pay)) => pay.stands(*view, desk),
                _ => {}
            },
        }
    }

    /// The gateway was asked about the payment on the screen, and its answer is here.
    pub(super) fn gateway_asked(&mut self) {
        if let Some(pay) = self.place.paying_mut() {
            pay.asked();
        }
    }

    /// A call about what is being paid failed.
    pub(super) fn paying_failed(&mut self, call: &Call, failure: &Failure) {
        let Self { place, desk, .. } = self;
        match (call, place) {
            (Call::ShowRecharge(_), Place::Recharge(recharge)) => recharge.refused(failure),
            (_, Place::Recharge(recharge)) => recharge.pay_failed(call, failure, desk),
            (_, Place::Track(track)) => track.pay_failed(call, failure, desk),
            _ => {}
        }
    }

    /// Says that a payment goes on, before somebody leaves it; whether there is something to say.
    pub(super) fn parts_first(&mut self, event: &Event) -> bool {
        let leaves = matches!(event, Event::Went(_) | Event::VisitEnded);
        let parts = leaves && self.place.paying_mut().is_some_and(pay::Pay::parts);
        if parts {
            self.desk.clear();
        }
        parts
    }
}
