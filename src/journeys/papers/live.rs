//! The camera's picture of a paper, and the shutter.

use flow::{
    Event,
    papers::{self, Step},
};
use leptos::{html, prelude::*};
use text::app::Key;

use super::papers;
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// What the camera sees, never mirrored: letters are to be read.
#[component]
pub(super) fn LiveScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let (name, video) = (t(Key::PaperLiveVideo), NodeRef::<html::Video>::new());
    let viewfinder = dispatch.viewfinder();
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            video.set_src_object(viewfinder.get().as_ref());
        }
    });
    let taking = watch(|flow| papers(flow).map(|papers| papers.step) == Some(Step::Live { taking: true }));
    let shutter = move || if taking.get() { Key::PaperLiveTaking } else { Key::PaperLiveShutter };
    view! {
        <Screen
            step="paper.live"
            title=t(Key::PaperLiveTitle)
            hint=t(Key::PaperLiveHint)
            hang=ui::Hang::Wide
            primary=Signal::derive(move || texts.get(shutter()))
            on_primary=dispatch.on(|| Event::Papers(papers::Event::ShutterPressed))
        >
            <video
                class="s-paper__video"
                node_ref=video
                aria-label=move || name.get()
                autoplay=true
                playsinline=true
                prop:muted=true
            ></video>
        </Screen>
    }
}
