//! There is no camera's picture: what to do, by the kind of trouble.

use flow::{
    Event,
    capture::{self, CameraTrouble, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Notice};

use super::{browser::how_to_allow, lens::OtherCamera, person::Counter, step, upload::Upload};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::whose::whose,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// Says what is wrong with the camera and what to do now.
#[component]
pub(super) fn NoCameraScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let trouble = watch(|flow| match step(flow) {
        Some(Step::NoCamera(trouble)) => Some(*trouble),
        _ => None,
    });
    let words = move || trouble.get().map_or((Key::PhotoTroubleAbsent, Key::PhotoTroubleAbsentHint), words);
    let kiosk = use_device().is_kiosk();
    let cannot = dispatch.on(|| Event::Capture(capture::Event::CannotSaid));
    let allow =
        move || (trouble.get() == Some(CameraTrouble::Denied) && !kiosk).then(|| view! { <HowToAllow/> });
    view! {
        <Screen
            step="capture.no-camera"
            title=Signal::derive(move || texts.get(words().0))
            hint=Signal::derive(move || texts.get(if kiosk { Key::PhotoTroubleKiosk } else { words().1 }))
            primary=t(Key::PhotoTroubleAgain)
            on_primary=dispatch.on(|| Event::Capture(capture::Event::CameraAsked))
        >
            {allow}
            <div class="u-row">
                <OtherCamera label=Key::PhotoLensChange/>
                <Upload label=Key::PhotoCameraApp by_camera_app=true/>
                <Upload/>
                {(!kiosk).then(|| view! { <Button label=t(whose(Key::PhotoCannot, Key::PhotoCannotAnother)) on_press=cannot/> })}
            </div>
            <Counter/>
        </Screen>
    }
}

/// How the camera is allowed in this browser, step by step.
#[component]
fn HowToAllow() -> impl IntoView {
    view! {
        <Notice title=t(Key::PhotoTroubleAllow)>
            <ol class="s-steps">
                <li>{t(how_to_allow())}</li>
                <li>{t(Key::PhotoTroubleAllowThen)}</li>
            </ol>
        </Notice>
    }
}

const fn words(trouble: CameraTrouble) -> (Key, Key) {
    match trouble {
        CameraTrouble::Denied => (Key::PhotoTroubleDenied, Key::PhotoTroubleDeniedHint),
        CameraTrouble::Absent => (Key::PhotoTroubleAbsent, Key::PhotoTroubleAbsentHint),
        CameraTrouble::InUse => (Key::PhotoTroubleInUse, Key::PhotoTroubleInUseHint),
        CameraTrouble::Lost => (Key::PhotoTroubleLost, Key::PhotoTroubleLostHint),
        CameraTrouble::Stalled => (Key::PhotoTroubleStalled, Key::PhotoTroubleStalledHint),
        CameraTrouble::Blank => (Key::PhotoTroubleBlank, Key::PhotoTroubleBlankHint),
        CameraTrouble::NotLoaded => (Key::PhotoTroubleNotLoaded, Key::PhotoTroubleNotLoadedHint),
        CameraTrouble::Unsupported => (Key::PhotoTroubleUnsupported, Key::PhotoTroubleUnsupportedHint),
    }
}
