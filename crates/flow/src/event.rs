//! What can happen to a flow.

use domain::{kiosk::KioskId, reference::Reference, region::RegionCode};

use crate::{
    Attempt, Failure, Reply, Target, activate, apply, capture, enrol, help, holder, identify, idle, instant,
    loss, papers, pay, payments, recharge, track,
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
}
