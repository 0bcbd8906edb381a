//! The server looks at the picture.
//!
//! What our own worker made of it is shown meanwhile: a hall's line may be slow.

use flow::{
    Event,
    capture::{self, Shot, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, PhotoFrame};
use web_sys::Url;

use super::{step, upload::Upload};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// Waits for the verdict; when the picture did not arrive, it is sent again or taken anew.
#[component]
pub(super) fn JudgingScreen() -> impl IntoView {
    let texts = use_texts();
    let failed = watch(|flow| flow.trouble().is_some());
    let title = Signal::derive(move || {
        texts.get(if failed.get() { Key::PhotoJudgingFailed } else { Key::PhotoJudgingTitle })
    });
    let hint = MaybeProp::derive(move || (!failed.get()).then(|| texts.get(Key::PhotoJudgingHint)));
    view! {
        <Screen step="capture.judging" title hint>
            <Preview/>
            {move || if failed.get() {
                view! { <Anew/> }.into_any()
            } else {
                view! { <p class="s-busy s-busy--large"><span class="c-button__spinner"></span></p> }.into_any()
            }}
        </Screen>
    }
}

/// Other ways on while the server is not reached; "try again" stands with the trouble.
#[component]
fn Anew() -> impl IntoView {
    let retake = use_dispatch().on(|| Event::Capture(capture::Event::RetakeAsked));
    view! {
        <div class="u-row">
            <Button label=t(Key::ActionRetake) on_press=retake/>
            <Upload/>
        </div>
    }
}

/// The photo as it will probably be, when the camera's worker made one.
#[component]
fn Preview() -> impl IntoView {
    let shot = watch(|flow| match step(flow) {
        Some(Step::Judging { shot, .. }) => Some(*shot),
        _ => None,
    });
    move || {
        let address = shot.get().and_then(address_of)?;
        Some(view! { <PhotoFrame photo=address caption=t(Key::PhotoYours)/> })
    }
}

/// Where the page finds the preview, until whoever shows it is gone.
fn address_of(shot: Shot) -> Option<String> {
    let picture = use_dispatch().world(|world| world.shots.get(shot)).flatten()?;
    let address = Url::create_object_url_with_blob(&picture.preview?).ok()?;
    let shown = address.clone();
    // An address that is none any more needs no end.
    on_cleanup(move || drop(Url::revoke_object_url(&shown)));
    Some(address)
}
