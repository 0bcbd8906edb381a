//! The one way into the desk, and how its parts are read.

use leptos::prelude::*;

use crate::{
    desk::{CaseDesk, CaseEvent, Console, ConsoleEvent, Desk, Event},
    effects::{self, World},
};

/// Sends events to the desk. `Copy`, so closures take it without cloning.
///
/// Events are commands, not state, and so never live in a signal: two set in one tick would become one.
#[derive(Clone, Copy)]
pub(crate) struct Dispatch {
    desk: RwSignal<Desk>,
    world: StoredValue<World, LocalStorage>,
}

impl Dispatch {
    /// Begins with `desk`.
    pub(crate) fn new(desk: Desk) -> Self {
        Self { desk: RwSignal::new(desk), world: StoredValue::new_local(World::default()) }
    }

    /// Applies `event`, then carries out what the desk asked for. Does nothing once the console is unmounted.
    pub(crate) fn send(self, event: Event) {
        let effects = self.desk.try_update(|desk| desk.update(event));
        for effect in effects.into_iter().flatten() {
            effects::run(effect, self);
        }
    }

    /// Sends something that happened at work.
    pub(crate) fn at_work(self, event: ConsoleEvent) {
        self.send(Event::Console(event));
    }

    /// Sends something that happened to the open case.
    pub(crate) fn on_case(self, event: CaseEvent) {
        self.at_work(ConsoleEvent::Case(event));
    }

    /// What effects hold: open connections, and what sounds are played with.
    pub(crate) fn world(self, touch: impl FnOnce(&mut World)) {
        // An unmounted console holds nothing.
        let _ = self.world.try_update_value(touch);
    }
}

/// The way into the desk, from any component.
pub(crate) fn use_dispatch() -> Dispatch {
    expect_context()
}

/// A memo of a part of the desk, so that a component changes only when what it shows does.
pub(crate) fn watch<T>(read: impl Fn(&Desk) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let desk = use_dispatch().desk;
    Memo::new(move |_| desk.with(|desk| read(desk)))
}

/// A memo of a part of the work; `T`'s default while nobody is signed in.
pub(crate) fn watch_work<T>(read: impl Fn(&Console) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    watch(move |desk| desk.console().map(&read).unwrap_or_default())
}

/// A memo of a part of the open case; `T`'s default while none is open.
pub(crate) fn watch_case<T>(read: impl Fn(&CaseDesk) -> T + Send + Sync + 'static) -> Memo<T>
where
    T: PartialEq + Default + Send + Sync + 'static,
{
    watch_work(move |console| console.case.as_ref().map(&read).unwrap_or_default())
}
