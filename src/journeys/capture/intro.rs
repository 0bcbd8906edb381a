//! What the camera is for and what makes a good photo, before the browser asks.

use domain::photo::Check;
use flow::{Event, camera::Lens, capture};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, IconMark, Notice};

use super::{EXAMPLE, lens::Change, upload::Upload};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::{
        whose::{is_anothers, whose},
        wording,
    },
    reading::{capturing, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Tips beside a drawn example, as far as they can be followed.
#[component]
pub(super) fn IntroScreen() -> impl IntoView {
    let (dispatch, example) = (use_dispatch(), t(Key::PhotoExample));
    let phone = !use_device().is_kiosk();
    let before_kiosk = whose(Key::PhotoIntroHintKiosk, Key::PhotoIntroHintKioskAnother);
    let hint = if phone { Key::PhotoIntroHint } else { before_kiosk };
    // The primary button opens the one that fits whom it is for.
    let other = if is_anothers() { Lens::Front } else { Lens::Rear };
    let exception = watch(|flow| capturing(flow)?.exception);
    let tips = [
        (&[Check::EvenLight][..], Key::PhotoTipLight),
        (&[Check::HeadBare, Check::EyesSeen], Key::PhotoTipCover),
        (&[Check::EyesOpen], Key::PhotoTipLook),
    ];
    let waived =
        move |check: &Check| exception.get().is_some_and(|exception| exception.waives().contains(check));
    let tip = move |(checks, key): (&[Check], Key)| {
        (!checks.iter().any(waived))
            .then(|| view! { <li class="s-tips__tip"><IconMark icon=Icon::Check/><span>{t(key)}</span></li> })
    };
    let cannot = dispatch.on(|| Event::Capture(capture::Event::CannotSaid));
    view! {
        <Screen
            step="capture.intro"
            title=t(whose(Key::PhotoIntroTitle, Key::PhotoIntroTitleAnother))
            hint=t(hint)
            primary=t(Key::PhotoOpen)
            on_primary=dispatch.on(|| Event::Capture(capture::Event::CameraAsked))
        >
            <Exception/>
            <div class="s-tips">
                <img class="s-tips__example" src=EXAMPLE alt=move || example.get()/>
                <ul class="s-tips__list">{move || tips.map(tip).collect_view()}</ul>
            </div>
            <p>{t(Key::PhotoLiveAuto)}</p>
            <p class="u-hint">{t(Key::PhotoIntroPrivacy)}</p>
            <div class="u-row">
                {phone.then(|| view! { <div class="s-touch"><Change lens=other/></div> })}
                <Upload/>
                <Button label=t(whose(Key::PhotoCannot, Key::PhotoCannotAnother)) on_press=cannot/>
            </div>
        </Screen>
    }
}

/// The rule that cannot be met, once it was said.
#[component]
fn Exception() -> impl IntoView {
    let texts = use_texts();
    let exception = watch(|flow| capturing(flow)?.exception);
    move || {
        exception.get().map(|exception| {
            let words = move || {
                let reason = texts.get(wording::exception(exception));
                texts.with(Key::PhotoException, &[("reason", &reason)])
            };
            view! { <Notice>{words}</Notice> }
        })
    }
}
