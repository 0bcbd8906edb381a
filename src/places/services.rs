//! A few services that belong together, behind one tile of the start page.

use domain::service::ServiceGroup;
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::home::{GroupTiles, Tile};
use crate::{screen::Screen, texts::t};

/// Which of them?
#[component]
pub(crate) fn ServicesScreen(
    /// The group.
    group: ServiceGroup,
) -> impl IntoView {
    let hint = match group {
        ServiceGroup::Lost => Key::ServicesLostHint,
        ServiceGroup::More | ServiceGroup::Money | ServiceGroup::Care => Key::ServicesMoreHint,
    };
    view! {
        <Screen step="services" title=t(Tile::of_group(group).title) hint=t(hint) hang=Hang::All>
            <GroupTiles group/>
        </Screen>
    }
}
