//! A kiosk nobody stands at: what can be done here, and where to touch.

use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook, Hang, Icon, ServiceTile, ServiceTiles, TileLook};

use crate::{dispatch::use_dispatch, effects::address, screen::Screen, texts::t};

/// Still: nothing moves until someone comes.
#[component]
pub(crate) fn AttractScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen
            step="attract"
            title=t(Key::AttractTitle)
            hint=t(Key::AttractHint)
            hang=Hang::All
            without_back=true
            outside=true
        >
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
