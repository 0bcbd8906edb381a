//! What can happen to a flow.

use domain::{kiosk::KioskId, reference::Reference, region::RegionCode};

use crate::{
    Attempt, Failure, Reply, Target, account, activate, apply, capture, enrol, estimate, filing, help,
    holder, identify, idle, instant, loss, papers, pay, payments, policy, recharge, topics, track,
};

/// Something that happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The app was opened at an address.
    Started {
        /// The address.
        target: Target,
        /// The kiosk it is.
        kiosk: Option<KioskId>,
    },
    /// A place was chosen, or its address entered.
    Went(Target),
    /// The agency's form of an application is to be printed.
    FormAsked(Reference),
    /// Another region was chosen.
    RegionChosen(RegionCode),
    /// Whoever is not insured here goes on where they are.
    RegionFollowed,
    /// Back was pressed, ours or the browser's.
    BackPressed,
    /// The visitor wants to end and clear, or their time ran out.
    VisitEnded,
    /// What failed is to be tried again.
    RetryAsked,
    /// The answer to a call.
    Replied(Attempt, Result<Reply, Failure>),
    /// Nobody has touched the screen for so long. Told once a second while it matters, see `Flow::heeds`.
    Quiet(idle::Quiet),
    /// While the server does not take this kiosk for one of its own.
    Enrol(enrol::Event),
    /// While turning to a person.
    Help(help::Event),
    /// While identifying.
    Identify(identify::Event),
    /// While making a photo.
    Capture(capture::Event),
    /// While photographing a paper.
    Papers(papers::Event),
    /// While saying whom it is for.
    Holder(holder::Event),
    /// While applying for a card.
    Apply(apply::Event),
    /// While asking whether a card can be had today.
    Instant(instant::Event),
    /// While reporting a card lost.
    Loss(loss::Event),
    /// While making a card ready for use.
    Activate(activate::Event),
    /// While following an application.
    Track(track::Event),
    /// While bringing money.
    Recharge(recharge::Event),
    /// While paying.
    Pay(pay::Event),
    /// While looking at what was paid.
    Payments(payments::Event),
    /// While looking at what one has and what was settled.
    Account(account::Event),
    /// While working out what one would get back.
    Estimate(estimate::Event),
    /// While filing for care elsewhere.
    Filing(filing::Event),
    /// While looking at notices and what changed.
    Policy(policy::Event),
    /// While looking for help.
    Topics(topics::Event),
}
