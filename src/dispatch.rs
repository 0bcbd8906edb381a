//! The one way into the flow.

use flow::{Event, Flow, capture};
use leptos::prelude::*;
use web_sys::{Blob, MediaStream};

use crate::{
    effects::{self, World},
    later::Arrival,
    texts::Texts,
};

/// Sends events to the flow. `Copy`, so closures take it without cloning.
///
/// Events are commands, not state, and so never live in a signal: two set in one tick would become one.
#[derive(Clone, Copy)]
pub(crate) struct Dispatch {
    flow: RwSignal<Flow>,
    world: StoredValue<World, LocalStorage>,
    viewfinder: RwSignal<Option<MediaStream>, LocalStorage>,
    tilt: RwSignal<Option<i16>>,
    arrival: RwSignal<Arrival>,
    texts: Texts,
    #[cfg(feature = "gallery")]
    still: bool,
}

impl Dispatch {
    /// Begins with a flow before anything was loaded.
    pub(crate) fn new(world: World, texts: Texts) -> Self {
        Self {
            flow: RwSignal::new(Flow::new()),
            world: StoredValue::new_local(world),
            viewfinder: RwSignal::new_local(None),
            tilt: RwSignal::new(None),
            arrival: RwSignal::new(Arrival::Awaited),
            texts,
            #[cfg(feature = "gallery")]
            still: false,
        }
    }

    /// A flow that stands still, to be looked at: no event counts, and no effect is carried out.
    #[cfg(feature = "gallery")]
    pub(crate) fn standing(flow: Flow, later: crate::later::Later) -> Self {
        Self {
            flow: RwSignal::new(flow),
            arrival: RwSignal::new(Arrival::Here(later)),
            still: true,
            ..Self::new(World::example(), crate::texts::use_texts())
        }
    }

    /// Applies `event`, then carries out what the flow asked for. Does nothing once the app is unmounted.
    pub(crate) fn send(self, event: Event) {
        #[cfg(feature = "gallery")]
        if self.still {
            return;
        }
        let effects = self.flow.try_update(|flow| flow.update(event));
        for effect in effects.into_iter().flatten() {
            effects::run(effect, self);
        }
    }

    /// A callback that sends what `event` makes.
    pub(crate) fn on(self, event: impl Fn() -> Event + Send + Sync + 'static) -> Callback<()> {
        Callback::new(move |()| self.send(event()))
    }

    /// The flow, to be read.
    pub(crate) fn flow(self) -> ReadSignal<Flow> {
        self.flow.read_only()
    }

    /// Sends a picture file that was chosen: the flow is told its number, the picture waits here.
    pub(crate) fn choose_file(self, picture: Blob) {
        if let Some(shot) = self.world(|world| world.shots.keep(picture.into())) {
            self.send(Event::Capture(capture::Event::FileChosen(shot)));
        }
    }

    /// The camera's picture while it is open, for the screen that shows it.
    pub(crate) fn viewfinder(self) -> RwSignal<Option<MediaStream>, LocalStorage> {
        self.viewfinder
    }

    /// The tilt of the head in the camera's picture, in degrees clockwise, while it matters.
    pub(crate) fn tilt(self) -> RwSignal<Option<i16>> {
        self.tilt
    }

    /// Whether what loads later is here.
    pub(crate) fn arrival(self) -> RwSignal<Arrival> {
        self.arrival
    }

    /// The words.
    pub(crate) fn texts(self) -> Texts {
        self.texts
    }

    /// What effects hold: open connections, pictures.
    pub(crate) fn world<T>(self, touch: impl FnOnce(&mut World) -> T) -> Option<T> {
        self.world.try_update_value(touch)
    }
}

/// The way into the flow, from any component.
pub(crate) fn use_dispatch() -> Dispatch {
    expect_context()
}
