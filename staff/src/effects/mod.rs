//! What the desk asks for, done: whatever touches the world stands in here.
//!
//! **Invariant:** an effect answers by sending an event, never by changing anything a screen shows.

mod calls;
mod chime;
pub(crate) mod focus;
mod live;
pub(crate) mod page;

use std::time::Duration;

use leptos::prelude::set_timeout;

use crate::{
    desk::{CaseEvent, Effect, Event},
    dispatch::Dispatch,
};

/// How long a whole identity number is shown.
const SHOWN: Duration = Duration::from_secs(30);

/// What effects hold between two events.
#[derive(Default)]
pub(crate) struct World {
    live: Option<live::Live>,
    chime: chime::Chime,
}

/// Carries out one effect.
pub(crate) fn run(effect: Effect, dispatch: Dispatch) {
    match effect {
        Effect::Call(ticket, call) => leptos::task::spawn_local(async move {
            let answer = calls::put(*call).await;
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
        Effect::Focus(focus) => focus::soon(focus),
        Effect::Go(place) => page::go(place),
        Effect::KeepShortcuts(on) => page::keep(page::SHORTCUTS, if on { "on" } else { "off" }),
    }
}
