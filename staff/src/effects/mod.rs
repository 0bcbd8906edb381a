//! What the desk asks for, done: whatever touches the world stands in here.
//!
//! **Invariant:** an effect answers by sending an event, never by changing anything a screen shows.

mod calls;
mod chime;
pub(crate) mod focus;
mod live;
mod money;
mod month_end;
pub(crate) mod page;

use std::time::Duration;

use leptos::prelude::set_timeout;
use web_sys::File;

use crate::{
    desk::{Call, CaseEvent, Effect, Event, MoneyCall},
    dispatch::Dispatch,
};

/// How long a whole identity number is shown.
const SHOWN: Duration = Duration::from_secs(30);
/// How long a decision can be taken back.
const UNDOING: Duration = Duration::from_secs(10);

/// What effects hold between two events.
#[derive(Default)]
pub(crate) struct World {
    live: Option<live::Live>,
    chime: chime::Chime,
    file: Option<File>,
}

impl World {
    /// Holds a file until it is sent.
    pub(crate) fn hold(&mut self, file: File) {
        self.file = Some(file);
    }
}

/// The file that is held, for the call that sends it.
fn file(call: &Call, dispatch: Dispatch) -> Option<File> {
    let mut held = None;
    if matches!(
        call,
        Call::SendPhoto(..)
            | Call::SendDelivery(_)
            | Call::SendAnswer
            | Call::Money(MoneyCall::ImportMonthEnd)
    ) {
        dispatch.world(|world| held = world.file.take());
    }
    held
}

/// Carries out one effect.
pub(crate) fn run(effect: Effect, dispatch: Dispatch) {
    match effect {
        Effect::Call(ticket, call) => leptos::task::spawn_local(async move {
            let file = file(&call, dispatch);
            let answer = calls::put(*call, file).await;
            dispatch.send(Event::Replied(ticket, answer));
        }),
        Effect::Chime => dispatch.world(|world| world.chime.ring()),
        Effect::Follow => {
            let live = live::Live::follow(dispatch);
            dispatch.world(|world| world.live = Some(live));
        }
        Effect::Unfollow => dispatch.world(|world| world.live = None),
        Effect::HideSoon(ticket) => {
            set_timeout(move || dispatch.on_case(CaseEvent::RevealLapsed(ticket)), SHOWN);
        }
        Effect::SendSoon(ticket) => {
            set_timeout(move || dispatch.on_case(CaseEvent::Lapsed(ticket)), UNDOING);
        }
        Effect::Focus(focus) => focus::soon(focus),
        Effect::Go(place) => page::go(place),
        Effect::KeepShortcuts(on) => page::keep(page::SHORTCUTS, if on { "on" } else { "off" }),
    }
}
