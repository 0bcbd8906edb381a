//! The masked name, to be confirmed.

use flow::{Event, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use crate::{
    dispatch::use_dispatch,
    reading::{identifying, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Asks whether the name is theirs; if not, the visit ends.
#[component]
pub(super) fn NameScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let name = watch(|flow| match &identifying(flow)?.step {
        identify::Step::Name(recognised) => Some(recognised.name.to_string()),
        _ => None,
    });
    let title = Signal::derive(move || {
        texts.with(Key::IdentifyNameTitle, &[("name", &name.get().unwrap_or_default())])
    });
    let confirm = dispatch.on(|| Event::Identify(identify::Event::NameConfirmed));
    view! {
        <Screen
            step="identify.name"
            title
            hint=t(Key::IdentifyNameHint)
            hang=ui::Hang::Body
            primary=t(Key::IdentifyNameYes)
            on_primary=confirm
        >
            <div class="u-stack">
                <div class="u-row">
                    <Button label=t(Key::IdentifyNameNo) on_press=dispatch.on(|| Event::VisitEnded)/>
                </div>
                <p class="u-hint">{t(Key::IdentifyNameNoHint)}</p>
            </div>
        </Screen>
    }
}
