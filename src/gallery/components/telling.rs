//! What says something, and what stands around it.

use flow::Target;
use leptos::prelude::*;
use text::app::Key;
use ui::{
    Button, ButtonLook, ControlLook, DemoNotice, Dialog, HintPill, Icon, Notice, Page as Frame, PageLook,
    PlaceLink, PlacesBar, StepHeader, Toast, Tone, TopBar, TopControl, WaitingBar,
};

use super::{Specimens, answering::faults};
use crate::{
    effects::address,
    texts::{t, use_texts},
};

const TONES: [Tone; 4] = [Tone::Info, Tone::Good, Tone::Warn, Tone::Error];

pub(super) fn dialog() -> AnyView {
    let open = RwSignal::new(true);
    let close = move |()| open.set(false);
    let actions = move || {
        view! {
            <Button label=t(Key::ActionClose) on_press=close/>
            <Button label=t(Key::ActionDone) look=ButtonLook::Danger on_press=close/>
        }
    };
    view! {
        <Specimens>
            <Dialog title=t(Key::NextTitle) open on_close=close actions=ViewFnOnce::from(actions)>
                <p>{t(Key::IdentifyNameNoHint)}</p>
            </Dialog>
        </Specimens>
    }
    .into_any()
}

pub(super) fn error_summary() -> AnyView {
    view! {
        <ui::Screen>
            <Frame title=t(Key::ApplyMobileTitle) errors=faults() errors_title=t(Key::ErrorTitle) attr:data-step="gallery">
                <ui::TextField id="specimen" label=t(Key::ApplyMobileLabel) value="1381234" on_input=|_| () error=t(Key::ApplyMobileWrong)/>
            </Frame>
        </ui::Screen>
    }
    .into_any()
}

pub(super) fn hint_pill() -> AnyView {
    view! {
        <Specimens>
            <HintPill label=t(Key::PhotoHintComeCloser)/>
            <HintPill label=t(Key::PhotoHintReady) ready=true/>
        </Specimens>
    }
    .into_any()
}

pub(super) fn notices() -> AnyView {
    let notice =
        |tone| view! { <Notice tone title=t(Key::FailureTitle)><p>{t(Key::FailureUnreachable)}</p></Notice> };
    view! { <Specimens>{TONES.map(notice).into_iter().collect_view()}</Specimens> }.into_any()
}

pub(super) fn done() -> AnyView {
    view! {
        <ui::Screen>
            <Frame title=t(Key::DoneTitle) hint=t(Key::DoneKeep) look=PageLook::Done attr:data-step="gallery">
                <p>{t(Key::DoneCollectHint)}</p>
            </Frame>
        </ui::Screen>
    }
    .into_any()
}

pub(super) fn places() -> AnyView {
    view! {
        <ui::Screen>
            <Frame title=t(Key::BrandName) attr:data-step="gallery"><p>{t(Key::HomeTitle)}</p></Frame>
            <PlacesBar label=t(Key::PlacesLabel)>
                <PlaceLink label=t(Key::PlacesHome) icon=Icon::Home href=address::href(Target::Home) current=true/>
                <PlaceLink label=t(Key::PlacesTrack) icon=Icon::Search href=address::href(Target::Track)/>
                <PlaceLink label=t(Key::PlacesHelp) icon=Icon::Help href=address::href(Target::Help)/>
            </PlacesBar>
        </ui::Screen>
    }
    .into_any()
}

pub(super) fn step_header() -> AnyView {
    let texts = use_texts();
    let header = move |step: u32| {
        let (at, minutes) = (step.to_string(), (7 - step).to_string());
        let label = Signal::derive(move || {
            texts.with(Key::StepHeader, &[("step", &at), ("of", "6"), ("name", &texts.get(Key::PhotoStep))])
        });
        let left = Signal::derive(move || texts.with(Key::StepMinutes, &[("minutes", &minutes)]));
        view! { <StepHeader label time_left=left step of=6/> }
    };
    view! { <Specimens>{[1, 3, 6].map(header).into_iter().collect_view()}</Specimens> }.into_any()
}

pub(super) fn toast() -> AnyView {
    let texts = use_texts();
    let words = Signal::derive(move || Some(texts.get(Key::DoneKeep)));
    view! { <Specimens><Toast words tone=Tone::Good dismiss=t(Key::ActionClose) now=0.0 on_gone=|()| ()/></Specimens> }.into_any()
}

pub(super) fn top_bar() -> AnyView {
    view! {
        <ui::Screen>
            <TopBar brand=t(Key::BrandName)>
                <TopControl label=t(Key::BarElder) icon=Icon::Globe on_press=|()| ()/>
                <TopControl label=t(Key::BarElder) icon=Icon::LargeText pressed=Signal::stored(true) on_press=|()| ()/>
                <TopControl label=t(Key::BarContrast) icon=Icon::Contrast pressed=Signal::stored(false) on_press=|()| ()/>
                <TopControl label=t(Key::BarEnd) icon=Icon::Exit look=ControlLook::End on_press=|()| ()/>
            </TopBar>
            <DemoNotice label=t(Key::DemoNotice)/>
            <Frame title=t(Key::HomeTitle) attr:data-step="gallery"><p>{t(Key::HomeHintPhone)}</p></Frame>
        </ui::Screen>
    }
    .into_any()
}

pub(super) fn waiting() -> AnyView {
    view! {
        <Specimens>
            <WaitingBar label=t(Key::PhotoJudgingHint) percent=60/>
            <WaitingBar label=t(Key::PhotoLiveLoading)/>
        </Specimens>
    }
    .into_any()
}
