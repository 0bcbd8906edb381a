//! What can happen to a flow.

use domain::{kiosk::KioskId, region::RegionCode};

use crate::{Attempt, Failure, Reply, Target, capture, enrol, help, identify, idle, replace, track};

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
    /// While replacing a card.
    Replace(replace::Event),
    /// While following an application.
    Track(track::Event),
}
