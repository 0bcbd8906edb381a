//! What the flow asks for, done: whatever touches the world stands in here.
//!
//! **Invariant:** an effect answers by sending an event. What a screen shows beside the flow is held by [`Dispatch`]: the camera's picture
//! while it is open, and whether the second load is here.

pub(crate) mod address;
mod bell;
pub(crate) mod belongings;
pub(crate) mod breakdown;
mod calls;
mod camera;
mod device;
pub(crate) mod history;
pub(crate) mod idle;
mod live;
mod locate;
mod lookout;
pub(crate) mod money;
mod opening;
pub(crate) mod own;
pub(crate) mod papers;
mod photographer;
pub(crate) mod print;
mod shots;
mod studio;
mod unresolved;
mod vault;
pub(crate) mod voice;

use std::{cell::Cell, pin::Pin, time::Duration};

use flow::{Attempt, Effect, Event, Failure, Reply, identify, payments};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use self::live::Live;
use self::photographer::Photographer;
pub(crate) use self::{
    calls::read_visit,
    device::{Profile, Ready, profile, ready},
    shots::Shots,
};
use crate::{dispatch::Dispatch, later};

/// The answer to a call, to come.
pub(crate) type LocalReply = Pin<Box<dyn Future<Output = Result<Reply, Failure>>>>;

/// How long to wait before looking again whether a clerk has decided.
const SOON: Duration = Duration::from_secs(3);
/// How long to wait before a gateway is asked about a payment once more.
const REST: Duration = Duration::from_secs(10);

/// How long the end of a visit waits for what is on its way, and how often it looks.
const PATIENCE: Duration = Duration::from_secs(5);
const STEP: Duration = Duration::from_millis(50);

/// What effects hold between two events.
#[derive(Default)]
pub(crate) struct World {
    /// Pictures on their way to the server.
    pub(crate) shots: Shots,
    live: Option<Live>,
    photographer: Option<Photographer>,
    paper_camera: Option<camera::Camera>,
    /// How often the camera was asked for or given back: an opening that took too long is told by it.
    openings: u32,
}

#[cfg(feature = "gallery")]
impl World {
    /// Holds the drawn example as the picture on its way.
    pub(crate) fn example() -> Self {
        Self { shots: Shots::example(), ..Self::default() }
    }
}

/// Carries out one effect: what opening the app asks for at once, the rest by what loads later.
pub(crate) fn run(effect: Effect, dispatch: Dispatch) {
    match effect {
        Effect::Call(attempt, call) => match opening::put(*call, dispatch) {
            Ok(answer) => replying(attempt, answer, dispatch),
            Err(call) => later::run(Effect::Call(attempt, Box::new(call)), dispatch),
        },
        // The end of a visit waits for the server so, and must not wait for the second load.
        Effect::PollSoon => {
            set_timeout(move || dispatch.send(Event::Identify(identify::Event::PollDue)), SOON);
        }
        Effect::StartAnew => start_anew(),
        effect => later::run(effect, dispatch),
    }
}

/// Carries out one effect that the first load knows nothing of.
pub(crate) fn run_later(effect: Effect, dispatch: Dispatch) {
    match effect {
        Effect::Call(attempt, call) => replying(attempt, Box::pin(calls::put(*call, dispatch)), dispatch),
        Effect::OpenCamera(lens) => leptos::task::spawn_local(Photographer::begin(lens, dispatch)),
        Effect::OpenPaperCamera => leptos::task::spawn_local(papers::open(dispatch)),
        Effect::CapturePaper => papers::capture(dispatch),
        Effect::Light(on) => photographer::light(on, dispatch),
        Effect::CloseCamera => photographer::end(dispatch),
        Effect::Capture => photographer::capture(dispatch),
        Effect::Follow(reference, seen) => {
            let live = Live::follow_case(&reference, seen, dispatch);
            dispatch.world(|world| world.live = Some(live));
        }
        Effect::FollowPayment(number, seen) => {
            let live = Live::follow_payment(&number, seen, dispatch);
            dispatch.world(|world| world.live = Some(live));
        }
        Effect::Unfollow => drop(dispatch.world(|world| world.live.take())),
        Effect::PrintForm(form) => print::form(*form, dispatch.texts()),
        Effect::Locate => locate::ask(dispatch),
        Effect::Help(number, ask) => bell::ask(number, ask, dispatch),
        Effect::StopRinging => bell::stop(),
        Effect::Pause => {
            let over = move || dispatch.send(Event::Payments(payments::Event::PauseOver));
            set_timeout(over, REST);
        }
        Effect::PrintSlip => print::slip_of_next_frame(dispatch),
        Effect::LookForUnresolved => unresolved::look(dispatch),
        effect @ (Effect::PollSoon | Effect::StartAnew) => run(effect, dispatch),
    }
}

/// Tells the flow the answer to a call once it is there.
fn replying(attempt: Attempt, answer: LocalReply, dispatch: Dispatch) {
    leptos::task::spawn_local(async move {
        let answer = answer.await;
        dispatch.send(Event::Replied(attempt, answer));
    });
}

thread_local! {
    static PENDING: Cell<u32> = const { Cell::new(0) };
}

/// Something on its way to the server that the page must not be taken from.
struct Pending;

impl Pending {
    fn begins() -> Self {
        PENDING.set(PENDING.get() + 1);
        Self
    }

    /// Waits until no more than so many are on their way, or it takes too long.
    async fn settles(left: u32) {
        let mut waited = Duration::ZERO;
        while PENDING.get() > left && waited < PATIENCE {
            passes(STEP).await;
            waited += STEP;
        }
    }
}

impl Drop for Pending {
    fn drop(&mut self) {
        PENDING.set(PENDING.get() - 1);
    }
}

/// Forgets all, and loads the page anew: nothing of the last person stays in it. A clerk who was called is called off first.
fn start_anew() {
    leptos::task::spawn_local(async {
        Pending::settles(0).await;
        replace();
    });
}

/// Waits.
async fn passes(time: Duration) {
    let turn =
        js_sys::Promise::new(&mut |done, _| set_timeout(move || _ = done.call0(&JsValue::UNDEFINED), time));
    // It is never refused.
    let _ = JsFuture::from(turn).await;
}

fn replace() {
    // How things are shown is no person's at a kiosk; on a phone it is its owner's, who goes on reading.
    if address::kiosk().is_some() {
        address::forget();
    }
    // A page that cannot be replaced stays, and it holds nothing of a person any more.
    let _ = window().location().replace(&address::href(flow::Target::Home));
}
