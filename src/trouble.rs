//! Why the last thing asked for was not done, and what may help.

use flow::{Event, Failure, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, Notice, Tone};

use crate::{
    dispatch::use_dispatch,
    places::contacts::Contacts,
    reading::watch,
    texts::{t, use_texts},
    wording::{self, Remedy},
};

/// The trouble there is, in words; nothing while there is none.
#[component]
pub(crate) fn Trouble() -> impl IntoView {
    let trouble = watch(|flow| flow.trouble().cloned());
    let again = use_dispatch().on(|| Event::RetryAsked);
    move || trouble.get().map(|failure| view! { <TroubleNotice failure again/> })
}

/// One failure in words.
#[component]
pub(crate) fn TroubleNotice(
    failure: Failure,
    /// Asks for the same once more.
    again: Callback<()>,
) -> impl IntoView {
    let texts = use_texts();
    let remedy = wording::remedy(&failure);
    // Outside the coloured notice, where numbers can be read.
    let desk = (remedy == Remedy::Desk).then(|| view! { <Contacts/> });
    let follow = use_dispatch().on(|| Event::Went(Target::Track));
    let help = match remedy {
        Remedy::Retry => Some((Key::ActionRetry, Icon::SwitchCamera, again)),
        Remedy::Reload => Some((Key::ActionReload, Icon::SwitchCamera, Callback::new(|()| reload()))),
        Remedy::Follow => Some((Key::DoneFollow, Icon::Search, follow)),
        Remedy::Desk | Remedy::Nothing => None,
    };
    let button = help.map(|(word, icon, on_press)| view! { <Button label=t(word) icon on_press/> });
    view! {
        <Notice tone=Tone::Error title=t(Key::FailureTitle) live=true>
            <div class="u-stack">
                <p>{move || wording::failure(texts, &failure)}</p>
                {button}
            </div>
        </Notice>
        {desk}
    }
}

/// Loads the page anew.
pub(crate) fn reload() {
    // A page that cannot be loaded anew stays as it is.
    let _ = window().location().reload();
}
