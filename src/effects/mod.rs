//! What the flow asks for, done: whatever touches the world stands in here.
//!
//! **Invariant:** an effect answers by sending an event, never by changing anything a screen shows.

pub(crate) mod address;
mod calls;
mod camera;
pub(crate) mod history;
pub(crate) mod http;
mod live;
mod locate;
mod photographer;
pub(crate) mod print;
mod shots;
mod studio;

use std::time::Duration;

use flow::{Effect, Event, identify};
use leptos::prelude::{set_timeout, window};

use self::live::Live;
use self::photographer::Photographer;
pub(crate) use self::shots::Shots;
use crate::dispatch::Dispatch;

/// How long to wait before looking again whether a clerk has decided.
const SOON: Duration = Duration::from_secs(3);

/// What effects hold between two events.
#[derive(Default)]
pub(crate) struct World {
    /// Pictures on their way to the server.
    pub(crate) shots: Shots,
    live: Option<Live>,
    photographer: Option<Photographer>,
    /// How often the camera was asked for or given back: an opening that took too long is told by it.
    openings: u32,
}

/// Carries out one effect.
pub(crate) fn run(effect: Effect, dispatch: Dispatch) {
    match effect {
        Effect::Call(attempt, call) => leptos::task::spawn_local(async move {
            let answer = calls::put(*call, dispatch).await;
            dispatch.send(Event::Replied(attempt, answer));
        }),
        Effect::PollSoon => {
            set_timeout(move || dispatch.send(Event::Identify(identify::Event::PollDue)), SOON);
        }
        Effect::OpenCamera => leptos::task::spawn_local(Photographer::begin(dispatch)),
        Effect::CloseCamera => photographer::end(dispatch),
        Effect::Capture => photographer::capture(dispatch),
        Effect::Follow(reference) => {
            let live = Live::follow(&reference, dispatch);
            dispatch.world(|world| world.live = Some(live));
        }
        Effect::Unfollow => drop(dispatch.world(|world| world.live.take())),
        Effect::Locate => locate::ask(dispatch),
        Effect::StartAnew => start_anew(),
    }
}

/// Forgets all, and loads the page anew: nothing of the last person stays in it.
fn start_anew() {
    address::forget();
    // A page that cannot be replaced stays, and it holds nothing of a person any more.
    let _ = window().location().replace(&address::href(flow::Target::Home));
}
