//! The camera's picture with its guide, one hint at a time, and a shutter that is always there.

use domain::photo::Level;
use flow::{
    Event, Flow,
    capture::{self, Live, Step},
};
use leptos::{html, prelude::*};
use text::app::Key;
use ui::{Button, Check, CheckChips, CheckState, HintPill};

use super::{
    groups::Group,
    guide::Guide,
    lens::{OtherCamera, Torch, is_of_another},
    step,
    upload::Upload,
};
use crate::{
    dispatch::use_dispatch,
    journeys::{whose::whose, wording},
    reading::{capturing, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// What the camera sees, and what to do about it.
#[component]
pub(super) fn LiveScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    view! {
        <Screen
            step="capture.live"
            title=t(whose(Key::PhotoLiveTitle, Key::PhotoLiveTitleAnother))
            hint=t(Key::PhotoLiveAuto)
            hang=ui::Hang::Wide
            primary=t(Key::PhotoShutter)
            on_primary=dispatch.on(|| Event::Capture(capture::Event::ShutterPressed))
        >
            <div class="s-capture u-dark">
                <Picture/>
                <Checks/>
                <div class="u-row">
                    <Upload/>
                    <Button
                        label=t(whose(Key::PhotoCannot, Key::PhotoCannotAnother))
                        on_press=dispatch.on(|| Event::Capture(capture::Event::CannotSaid))
                    />
                </div>
            </div>
        </Screen>
    }
}

/// The picture, the oval, and the hint over it. Mirrored, as people know themselves, unless it shows somebody else; what is taken never is.
#[component]
fn Picture() -> impl IntoView {
    let texts = use_texts();
    let said = watch(said);
    let ready = Memo::new(move |_| matches!(said.get(), Key::PhotoHintReady | Key::PhotoLiveTaking));
    let (name, video) = (t(Key::PhotoLiveVideo), NodeRef::<html::Video>::new());
    let (viewfinder, away) = (use_dispatch().viewfinder(), is_of_another());
    Effect::new(move |_| {
        if let Some(video) = video.get() {
            video.set_src_object(viewfinder.get().as_ref());
        }
    });
    view! {
        <div class="s-capture__picture">
            <video
                class="s-capture__video"
                class=("s-capture__video--mirrored", move || !away.get())
                node_ref=video
                aria-label=move || name.get()
                autoplay=true
                playsinline=true
                prop:muted=true
            ></video>
            <Guide ready/>
            <div class="s-capture__hint" data-aloud=move || away.get().then_some("")>
                <HintPill label=Signal::derive(move || texts.get(said.get())) ready/>
            </div>
            <div class="s-capture__tools">
                <Torch/>
                <OtherCamera/>
            </div>
        </div>
    }
}

/// The checks in six chips.
#[component]
fn Checks() -> impl IntoView {
    let texts = use_texts();
    let report = watch(|flow| live(flow)?.report.clone());
    let exception = watch(|flow| capturing(flow)?.exception);
    let checks = Signal::derive(move || {
        let level = |group: Group| report.with(|report| group.level(report.as_ref()?));
        let waived = |group: Group| exception.get().is_some_and(|exception| group.is_waived_by(exception));
        Group::ALL.map(|group| check(texts, group, level(group), waived(group))).to_vec()
    });
    view! { <CheckChips label=t(Key::PhotoLiveChecks) checks/> }
}

fn live(flow: &Flow) -> Option<&Live> {
    match step(flow)? {
        Step::Live(live) => Some(live),
        _ => None,
    }
}

/// The one sentence to show now.
fn said(flow: &Flow) -> Key {
    match live(flow) {
        Some(Live { taking: true, .. }) => Key::PhotoLiveTaking,
        Some(Live { report: Some(report), .. }) => wording::hint(report.hint),
        Some(Live { report: None, .. }) | None => Key::PhotoLiveLoading,
    }
}

fn check(texts: Texts, group: Group, level: Option<Level>, waived: bool) -> Check {
    let (key, state) = match level {
        None => (group.name(), CheckState::Waiting),
        // Nobody says of a headscarf that nothing is covered.
        Some(Level::Pass) if waived => (group.name(), CheckState::Waiting),
        Some(Level::Pass) => (group.good(), CheckState::Good),
        Some(Level::Advice | Level::Fault) => (group.wrong(), CheckState::Wrong),
    };
    Check { label: texts.get(key), state }
}
