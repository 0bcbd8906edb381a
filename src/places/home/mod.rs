//! The start page: what waits for me, the services, and on a phone the region.

mod region;
mod tiles;
mod waiting;

use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

pub(crate) use self::tiles::{GroupTiles, Tile};
use self::{region::RegionChoice, tiles::Tiles, waiting::Waiting};
use crate::{controls::use_device, dispatch::use_dispatch, later::part, screen::Screen, texts::t};

/// What would you like to do?
#[component]
pub(crate) fn HomeScreen() -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    let hint = t(if kiosk { Key::HomeHintKiosk } else { Key::HomeHintPhone });
    view! {
        <Screen step="home" title=t(Key::HomeTitle) hint hang=Hang::All without_back=true outside=true>
            {kiosk.then(|| part(use_dispatch(), |later| (later.left)()))}
            <Waiting/>
            {(!kiosk).then(|| view! { <RegionChoice/> })}
            <Tiles/>
        </Screen>
    }
}
