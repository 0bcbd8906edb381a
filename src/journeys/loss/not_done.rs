//! No answer came: it may not have been done, and nothing does it later by itself.

use flow::{Event, loss::Act};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone};

use super::numbers::Banks;
use crate::{
    dispatch::use_dispatch, journeys::whose::HolderLine, places::contacts::Contacts, screen::Screen, texts::t,
};

/// Says so, with whom to call.
#[component]
pub(super) fn NotDoneScreen(act: Act) -> impl IntoView {
    let words = match act {
        Act::ForATime | Act::ForGood => Key::LossNotDoneLost,
        Act::TakeBack => Key::LossNotDoneBack,
    };
    view! {
        <Screen
            step="loss.not-done"
            title=t(Key::LossNotDoneTitle)
            own_trouble=true
            primary=t(Key::ActionRetry)
            on_primary=use_dispatch().on(|| Event::RetryAsked)
        >
            <Notice tone=Tone::Error title=t(words) live=true>
                <p>{t(Key::LossNotDoneQueued)}</p>
            </Notice>
            <HolderLine/>
            <Contacts/>
            <Banks/>
        </Screen>
    }
}
