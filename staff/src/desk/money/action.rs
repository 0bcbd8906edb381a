//! What a clerk may do with a payment and its refunds as they stand. The server says the last word; here buttons are offered or not.

use domain::{
    machine::Actor,
    payment::{Channel, PaymentEvent, PaymentStatus, RefundStatus, step},
    wire::staff::{RefundDecision, RefundId, RefundView, StaffPayment},
};

/// Something a clerk can do with a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PaymentAction {
    /// Ask the gateway now.
    Ask,
    /// Take the money of the slip.
    Settle,
    /// Propose to give money back.
    Refund,
    /// Say something about a refund.
    Decide(RefundId, RefundDecision),
}

/// What can be done with the payment itself, in the order of the buttons.
pub(crate) fn payment_actions(payment: &StaffPayment) -> Vec<PaymentAction> {
    let (status, counter) = (payment.line.status, payment.line.channel == Channel::Counter);
    let settles = step(status, PaymentEvent::CounterPaid, Actor::Clerk, |_| true).is_ok();
    [
        (PaymentAction::Settle, counter && settles),
        (PaymentAction::Ask, !counter && gateway_may_say_more(payment)),
        (PaymentAction::Refund, !payment.refundable.is_zero()),
    ]
    .into_iter()
    .filter_map(|(action, offered)| offered.then_some(action))
    .collect()
}

/// Whether money may still come or go by the gateway.
fn gateway_may_say_more(payment: &StaffPayment) -> bool {
    let going = |refund: &RefundView| refund.status.is_promised() && refund.status != RefundStatus::Done;
    let status = payment.line.status;
    status.is_awaited() || status == PaymentStatus::Closed || payment.refunds.iter().any(going)
}

/// What the clerk `me` may say about a refund of a payment by `channel`, in the order of the buttons.
pub(crate) fn refund_actions(refund: &RefundView, channel: Channel, me: &str) -> Vec<RefundDecision> {
    let by_hand = || match refund.by_hand.as_deref() {
        None => vec![RefundDecision::BroughtByHand],
        Some(first) if first == me => vec![],
        Some(_) => vec![RefundDecision::ConfirmByHand, RefundDecision::NotBrought],
    };
    match refund.status {
        RefundStatus::Proposed if refund.proposed_by.as_deref() == Some(me) => vec![],
        RefundStatus::Proposed => vec![RefundDecision::Agree, RefundDecision::TurnDown],
        // What a clerk has brought the gateway is not asked to bring too.
        RefundStatus::Abnormal if refund.by_hand.is_none() => {
            vec![RefundDecision::TryAgain, RefundDecision::BroughtByHand]
        }
        RefundStatus::Abnormal => by_hand(),
        RefundStatus::Twice if said_by(refund, me) => vec![],
        RefundStatus::Twice if refund.confirmed_by.is_some() => vec![RefundDecision::Recovered],
        RefundStatus::Twice => vec![RefundDecision::Recovered, RefundDecision::NotBrought],
        RefundStatus::Due if channel == Channel::Counter => by_hand(),
        RefundStatus::Due | RefundStatus::Processing | RefundStatus::TurnedDown | RefundStatus::Done => {
            vec![]
        }
    }
}

/// Whether `me` said that a refund was brought by hand, or confirmed it: what follows is another's to say.
pub(crate) fn said_by(refund: &RefundView, me: &str) -> bool {
    [&refund.by_hand, &refund.confirmed_by].into_iter().any(|clerk| clerk.as_deref() == Some(me))
}
