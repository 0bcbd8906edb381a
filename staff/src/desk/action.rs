//! What a clerk may do with a case as it stands. The server says the last word; here buttons are offered or not.

use domain::{
    application::{Event, step},
    machine::Actor,
    wire::staff::CaseView,
};

/// Something a clerk can do with a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Action {
    /// Take it up.
    TakeUp,
    /// Grant it.
    Approve,
    /// Ask for more.
    Ask,
    /// Refuse it.
    Reject,
    /// Not confirm what another clerk would grant.
    SendBack,
    /// Settle its fee.
    Settle,
    /// Take the photo of the person, who came in for it.
    TakePhoto,
    /// Print the card of whoever came for it.
    Print,
    /// Hand the card over.
    HandOver,
}

impl Action {
    const ALL: [Self; 9] = [
        Self::TakeUp,
        Self::Approve,
        Self::Ask,
        Self::Reject,
        Self::SendBack,
        Self::Settle,
        Self::TakePhoto,
        Self::Print,
        Self::HandOver,
    ];

    /// What it makes happen to the application: the first of these that can.
    const fn events(self) -> &'static [Event] {
        match self {
            Self::TakeUp => &[Event::TakenUp],
            Self::Approve => &[Event::Approved],
            Self::Ask => &[Event::InfoRequested],
            Self::Reject => &[Event::Rejected],
            Self::SendBack => &[Event::SentBack],
            Self::Settle => &[Event::CounterPaid],
            Self::TakePhoto => &[Event::PhotoTaken],
            Self::Print => &[Event::PrintingStarted, Event::CardVerified, Event::GivenBack],
            Self::HandOver => &[Event::HandedOver],
        }
    }

    /// Whether only the clerk who took the case up may do it.
    const fn decides(self) -> bool {
        match self {
            Self::Approve | Self::Ask | Self::Reject | Self::SendBack => true,
            Self::TakeUp | Self::Settle | Self::TakePhoto | Self::Print | Self::HandOver => false,
        }
    }
}

/// What the clerk `me` may do with `case`, in the order of the buttons.
pub(crate) fn actions(case: &CaseView, me: &str) -> Vec<Action> {
    let mine = case.assigned.as_deref() == Some(me);
    let second = case.proposed_by.as_deref().is_some_and(|first| first != me);
    let can = |action: &Action, actor| {
        let can = |event: &Event| step(case.row.service, case.row.status, *event, actor, |_| true).is_ok();
        action.events().iter().any(can)
    };
    let offered = |action: &Action| {
        let theirs = if action.decides() { mine } else { *action != Action::TakeUp || !mine };
        can(action, Actor::Clerk) && theirs || can(action, Actor::SecondClerk) && second
    };
    Action::ALL.into_iter().filter(offered).collect()
}
