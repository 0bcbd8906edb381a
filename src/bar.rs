//! The app's own top bar: who we are, which kiosk this is, the controls, and End inside journeys.

use flow::{Event, Flow, Place, Target};
use leptos::prelude::*;
use text::app::Key;
use ui::{ControlLook, Icon, TopBar, TopControl};

use crate::{
    controls::{use_controls, use_device},
    dispatch::use_dispatch,
    effects::address,
    reading::{use_setting, watch},
    texts::{t, use_texts},
};

/// Brand, place, language, text size, contrast, voice; the low position on kiosks; End while someone is doing something.
#[component]
pub(crate) fn AppBar() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let place = move || {
        let kiosk = setting.with(|setting| setting.kiosk.clone())?;
        let (hall, number) = (texts.pick(&kiosk.hall), kiosk.number.to_string());
        Some(texts.with(Key::AppPlace, &[("hall", &hall), ("number", &number)]))
    };
    view! {
        <TopBar brand=t(Key::BrandName) place=MaybeProp::derive(place) home=address::href(Target::Home)>
            <Controls/>
            <End/>
        </TopBar>
    }
}

#[component]
fn Controls() -> impl IntoView {
    let (texts, controls) = (use_texts(), use_controls());
    let toggle = |signal: RwSignal<bool>| move |()| signal.update(|on| *on = !*on);
    let next = move || texts.language().next();
    let low = use_device().is_kiosk().then(|| {
        view! {
            <TopControl
                label=t(Key::BarLow)
                icon=Icon::Lower
                pressed=Signal::from(controls.low)
                on_press=toggle(controls.low)
            />
        }
    });
    view! {
        <TopControl
            label=Signal::derive(move || next().own_name().to_owned())
            icon=Icon::Globe
            lang=Signal::derive(move || next().tag().to_owned())
            on_press=move |()| texts.speak(texts.language().next())
        />
        <TopControl
            label=t(Key::BarElder)
            icon=Icon::LargeText
            pressed=Signal::from(controls.elder)
            on_press=toggle(controls.elder)
        />
        <TopControl
            label=t(Key::BarContrast)
            icon=Icon::Contrast
            pressed=Signal::from(controls.contrast)
            on_press=toggle(controls.contrast)
        />
        <TopControl
            label=t(Key::BarVoice)
            icon=Icon::Speaker
            pressed=Signal::from(controls.voice)
            on_press=toggle(controls.voice)
            attr:data-testid="voice"
        />
        {low}
    }
}

/// Ends the visit and clears what was entered.
#[component]
fn End() -> impl IntoView {
    let dispatch = use_dispatch();
    let shown = watch(doing_something);
    move || {
        shown.get().then(|| {
            view! {
                <TopControl
                    label=t(Key::BarEnd)
                    icon=Icon::Exit
                    look=ControlLook::End
                    on_press=dispatch.on(|| Event::VisitEnded)
                    attr:data-testid="end"
                />
            }
        })
    }
}

/// Whether there is anything to end: someone is here, or a journey is open.
fn doing_something(flow: &Flow) -> bool {
    flow.session().person.is_some()
        || matches!(
            flow.place(),
            Place::Apply(_)
                | Place::Loss(_)
                | Place::Activate(_)
                | Place::Recharge(_)
                | Place::Track(_)
                | Place::Payments(_)
                | Place::Account(_)
                | Place::Filing(_)
        )
}
