//! Other cameras, and the camera's light.

use flow::{
    Event,
    camera::{Lens, View},
    capture::{self, Live, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon};

use super::step;
use crate::{
    dispatch::use_dispatch,
    journeys::whose::whose,
    reading::{capturing, watch},
    texts::t,
};

/// Whether the open camera looks at somebody else than whoever holds the device.
pub(super) fn is_of_another() -> Memo<bool> {
    watch(|flow| capturing(flow).and_then(|capture| capture.view).is_some_and(View::is_of_another))
}

/// Changes the camera, where there is another one.
#[component]
pub(super) fn OtherCamera(
    /// The words, where it is not said whom the other one is for.
    #[prop(optional)]
    label: Option<Key>,
) -> impl IntoView {
    let other = watch(|flow| capturing(flow)?.view?.other());
    move || other.get().map(|lens| view! { <Change lens label/> })
}

/// Takes this camera.
#[component]
pub(super) fn Change(
    /// The camera.
    lens: Lens,
    /// The words, where it is not said whom it is for.
    #[prop(optional_no_strip)]
    label: Option<Key>,
) -> impl IntoView {
    let label = label.unwrap_or(match lens {
        Lens::Front => whose(Key::PhotoLensSelf, Key::PhotoLensSelfAnother),
        Lens::Rear => whose(Key::PhotoLensOther, Key::PhotoLensOtherAnother),
        Lens::Nth(_) => Key::PhotoLensChange,
    });
    let choose = use_dispatch().on(move || Event::Capture(capture::Event::LensChosen(lens)));
    view! { <Button label=t(label) icon=Icon::SwitchCamera on_press=choose/> }
}

/// Switches the camera's light, where it has one.
#[component]
pub(super) fn Torch() -> impl IntoView {
    let there = watch(|flow| capturing(flow).and_then(|capture| capture.view).is_some_and(|view| view.torch));
    let lit = watch(|flow| matches!(step(flow), Some(Step::Live(Live { lit: true, .. }))));
    let dispatch = use_dispatch();
    let press = dispatch.on(|| Event::Capture(capture::Event::TorchPressed));
    move || {
        there.get().then(|| {
            let label = t(if lit.get() { Key::PhotoTorchOff } else { Key::PhotoTorchOn });
            view! { <Button label icon=Icon::Bolt on_press=press/> }
        })
    }
}
