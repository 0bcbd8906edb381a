//! The status by reference and identity number, and nothing else.

use domain::wire::TrackView;
use flow::{
    Event,
    track::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Hang};

use super::{
    standing::{History, Standing},
    tracking,
    wording::headline,
};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// How a reference is grouped.
pub(super) const GROUPS: &[usize] = &[4, 4];

/// Where it stands; what can be done about it needs someone who is identified.
#[component]
pub(super) fn StatusScreen() -> impl IntoView {
    let status = watch(|flow| match tracking(flow) {
        Some(Step::Status(status)) => Some((**status).clone()),
        _ => None,
    });
    // The screen is gone before the status is.
    let first = status.get_untracked();
    first.map(|first| {
        let progress = Memo::new(move |_| status.get().unwrap_or_else(|| first.clone()));
        view! { <Shown progress/> }
    })
}

#[component]
fn Shown(progress: Memo<TrackView>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let title = Signal::derive(move || {
        progress.with(|progress| texts.get(headline(progress.service, progress.status)))
    });
    let reference = Signal::derive(move || progress.with(|progress| progress.reference.to_string()));
    view! {
        <Screen
            step="track.status"
            title
            hint=t(Key::TrackStatusSignIn)
            hang=Hang::Wide
            primary=t(Key::TrackStatusSignInButton)
            on_primary=dispatch.on(|| Event::Track(track::Event::SignInAsked))
        >
            <BigNumber label=t(Key::TrackReference) value=reference groups=GROUPS/>
            <Standing progress/>
            <History progress/>
        </Screen>
    }
}
