//! What a clerk may do with a case as it stands. The server says the last word; here buttons are offered or not.

use domain::{
    application::{Actor, Event, step},
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
    /// Settle its fee.
    Settle,
    /// Hand the card over.
    HandOver,
}

impl Action {
    const ALL: [Self; 6] =
        [Self::TakeUp, Self::Approve, Self::Ask, Self::Reject, Self::Settle, Self::HandOver];

    /// What it makes happen to the application.
    const fn event(self) -> Event {
        match self {
            Self::TakeUp => Event::TakenUp,
            Self::Approve => Event::Approved,
            Self::Ask => Event::InfoRequested,
            Self::Reject => Event::Rejected,
            Self::Settle => Event::CounterPaid,
            Self::HandOver => Event::HandedOver,
        }
    }

    /// Whether only the clerk who took the case up may do it.
    const fn decides(self) -> bool {
        match self {
            Self::Approve | Self::Ask | Self::Reject => true,
            Self::TakeUp | Self::Settle | Self::HandOver => false,
        }
    }
}

/// What the clerk `me` may do with `case`, in the order of the buttons.
pub(crate) fn actions(case: &CaseView, me: &str) -> Vec<Action> {
    let mine = case.assigned.as_deref() == Some(me);
    let offered = |action: &Action| {
        let theirs = if action.decides() { mine } else { *action != Action::TakeUp || !mine };
        step(case.row.status, action.event(), Actor::Clerk).is_ok() && theirs
    };
    Action::ALL.into_iter().filter(offered).collect()
}
