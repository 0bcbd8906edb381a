//! What somebody looks for, and the best of what is found while they type.

use std::sync::Arc;

use flow::topics::Event;
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Keyboard, TextField};

use super::{found::Nothing, help, list::TopicList, say, shelf::Volume};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::use_flow,
    screen::Screen,
    texts::t,
    typing::{FOR_ADDRESS, Mode, OnScreenKeyboard, Typing},
};

/// The id of the field.
const FIELD: &str = "help-search";
/// How many are shown over a kiosk's keys, and on a phone.
const OVER_KEYS: usize = 3;
const ON_A_PHONE: usize = 4;

/// What would you like to know?
#[component]
pub(super) fn SearchScreen(volume: Arc<Volume>) -> impl IntoView {
    let dispatch = use_dispatch();
    let kiosk = use_device().is_kiosk();
    let before = use_flow().with_untracked(|flow| help(flow).map(|help| help.query().to_owned()));
    let value = RwSignal::new(before.unwrap_or_default());
    let typing = Typing::new(FIELD, value);
    Effect::new(move |_| say(dispatch, Event::Typed(value.get())));
    let searched = volume.clone();
    let places = Memo::new(move |_| value.with(|query| searched.index.find(query)));
    let none = Memo::new(move |_| value.with(|query| !query.trim().is_empty()) && places.with(Vec::is_empty));
    let go = Callback::new(move |()| {
        typing.finish();
        say(dispatch, Event::Typed(value.get_untracked()));
        say(dispatch, Event::ListAsked);
    });
    let keys = kiosk.then(|| view! { <OnScreenKeyboard typing modes=FOR_ADDRESS first=Mode::Letters/> });
    view! {
        <Screen
            step="help.search"
            title=t(Key::HelpSearchTitle)
            hang=Hang::Body
            primary=t(Key::HelpSearchGo)
            on_primary=go
        >
            <div class="u-stack" role="search">
                <TextField
                    id=FIELD
                    label=t(Key::HelpSearchLabel)
                    label_hidden=true
                    large=true
                    value
                    hint=t(Key::HelpSearchHow)
                    keyboard=Keyboard::Text
                    on_screen_pad=kiosk
                    on_input=Callback::new(move |typed| value.set(typed))
                    on_enter=go
                />
                <TopicList volume places few=if kiosk { OVER_KEYS } else { ON_A_PHONE }/>
                {move || none.get().then(|| view! { <Nothing/> })}
            </div>
            {keys}
        </Screen>
    }
}
