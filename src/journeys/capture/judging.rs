//! The server looks at the picture.
//!
//! What our own worker made of it is shown meanwhile: a hall's line may be slow.

use domain::wire::PhotoSource;
use flow::{
    Event,
    capture::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use super::{picture::Picture, step, upload::Upload};
use crate::{
    dispatch::use_dispatch,
    journeys::whose::whose,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// Waits for the verdict; when the picture did not arrive, it is sent again or taken anew.
#[component]
pub(super) fn JudgingScreen() -> impl IntoView {
    let (texts, yours) = (use_texts(), whose(Key::PhotoYours, Key::PhotoYoursAnother));
    let failed = watch(|flow| flow.trouble().is_some());
    let shot = watch(|flow| match step(flow) {
        Some(Step::Judging { shot, source: PhotoSource::Camera, .. }) => Some(*shot),
        _ => None,
    });
    let title = Signal::derive(move || {
        texts.get(if failed.get() { Key::PhotoJudgingFailed } else { Key::PhotoJudgingTitle })
    });
    let hint = MaybeProp::derive(move || (!failed.get()).then(|| texts.get(Key::PhotoJudgingHint)));
    view! {
        <Screen step="capture.judging" title hint>
            {move || shot.get().map(|shot| view! { <Picture shot caption=yours/> })}
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
