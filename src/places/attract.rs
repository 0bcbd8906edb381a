//! A kiosk nobody stands at: what can be done here, and where to touch.

use flow::{Event, Target};
use leptos::{ev, prelude::*};
use text::app::Key;
use ui::{Button, ButtonLook, Chip, Hang, Icon, ServiceTile, ServiceTiles, TileLook, Tone};
use wasm_bindgen::JsCast as _;
use web_sys::Element;

use crate::{
    dispatch::use_dispatch,
    effects::address,
    later::part,
    screen::Screen,
    texts::{t, use_texts},
};

/// Still: nothing moves until someone comes.
#[component]
pub(crate) fn AttractScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    touched_anywhere(Callback::new(move |()| dispatch.send(Event::Went(Target::Home))));
    view! {
        <Screen
            step="attract"
            title=t(Key::AttractTitle)
            hint=t(Key::AttractHint)
            hang=Hang::All
            without_back=true
            outside=true
        >
            <Network/>
            {part(dispatch, |later| (later.left)())}
            <ServiceTiles label=t(Key::AttractServices)>
                <ServiceTile
                    icon=Icon::Card
                    title=t(Key::ServiceReplaceTitle)
                    hint=t(Key::ServiceReplaceHint)
                    href=address::href(Target::Service(domain::service::Service::ReplaceCard))
                    look=TileLook::First
                />
                <ServiceTile
                    icon=Icon::Search
                    title=t(Key::ServiceTrackTitle)
                    hint=t(Key::ServiceTrackHint)
                    href=address::href(Target::Track)
                />
            </ServiceTiles>
            <Button
                label=t(Key::AttractStart)
                look=ButtonLook::Primary
                on_press=dispatch.on(|| Event::Went(Target::Home))
                attr:data-testid="primary"
            />
        </Screen>
    }
}

/// Whoever touches beside the buttons means the first one.
fn touched_anywhere(begin: Callback<()>) {
    let listening = window_event_listener(ev::click, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let control = |target: Element| target.closest("a, button, dialog").ok().flatten();
        if target.and_then(control).is_none() {
            begin.run(());
        }
    });
    on_cleanup(move || listening.remove());
}

/// Whether the network is there: without it nothing can be done here, and nobody should find out at the end.
#[component]
fn Network() -> impl IntoView {
    let online = RwSignal::new(window().navigator().on_line());
    let (came, went) = (
        window_event_listener_untyped("online", move |_| online.set(true)),
        window_event_listener_untyped("offline", move |_| online.set(false)),
    );
    on_cleanup(move || {
        came.remove();
        went.remove();
    });
    let texts = use_texts();
    let label = Signal::derive(move || {
        texts.get(if online.get() { Key::AttractOnline } else { Key::AttractOffline })
    });
    let tone = Signal::derive(move || if online.get() { Tone::Good } else { Tone::Warn });
    view! { <Chip label tone/> }
}
