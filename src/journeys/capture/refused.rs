//! A counter would refuse the photo: what to do about it.

use domain::{problem::ErrorCode, wire::PhotoSource};
use flow::{
    Event,
    capture::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, IconMark};

use super::{person::Person, picture::Picture, step, upload::Upload};
use crate::{
    dispatch::use_dispatch,
    journeys::{whose::whose, wording as ours},
    reading::watch,
    screen::Screen,
    texts::t,
    wording,
};

/// Lists what to mend, in words.
#[component]
pub(super) fn RefusedScreen() -> impl IntoView {
    let (dispatch, yours) = (use_dispatch(), whose(Key::PhotoYours, Key::PhotoYoursAnother));
    let fixes = watch(fixes);
    let shot = watch(|flow| match step(flow) {
        Some(Step::Refused { shot, .. }) => Some(*shot),
        _ => None,
    });
    let by_file = watch(|flow| matches!(step(flow), Some(Step::Refused { source: PhotoSource::Upload, .. })));
    let fix = |key: Key| view! { <li class="s-fixes__fix"><IconMark icon=Icon::Exclamation/><span>{t(key)}</span></li> };
    view! {
        <Screen
            step="capture.refused"
            title=t(Key::PhotoRefusedTitle)
            hint=t(Key::PhotoRefusedHint)
            primary=t(Key::PhotoRefusedAgain)
            on_primary=dispatch.on(|| Event::Capture(capture::Event::RetakeAsked))
        >
            {move || shot.get().map(|shot| view! { <Picture shot caption=yours beside_example=true/> })}
            <ul class="s-fixes">{move || fixes.get().into_iter().map(fix).collect_view()}</ul>
            <Person/>
            <div class="u-row">
                {move || {
                    let label = if by_file.get() { Key::PhotoRefusedOtherFile } else { Key::PhotoUpload };
                    view! { <Upload label/> }
                }}
                <Button
                    label=t(whose(Key::PhotoCannot, Key::PhotoCannotAnother))
                    on_press=dispatch.on(|| Event::Capture(capture::Event::CannotSaid))
                />
            </div>
        </Screen>
    }
}

/// A sentence for each fault; without any, one for the reason.
fn fixes(flow: &flow::Flow) -> Vec<Key> {
    match step(flow) {
        Some(Step::Refused { faults, .. }) if !faults.is_empty() => {
            let mut fixes: Vec<_> = faults.iter().map(|fault| ours::fix(*fault)).collect();
            fixes.dedup();
            fixes
        }
        Some(Step::Refused { why: ErrorCode::PhotoKind | ErrorCode::WrongMediaType, .. }) => {
            vec![Key::FailurePhotoKind, Key::PhotoKindPhone, Key::PhotoKindAgain]
        }
        Some(Step::Refused { why: ErrorCode::PhotoTooOld, .. }) => {
            vec![Key::FailurePhotoTooOld, Key::PhotoKindAgain]
        }
        Some(Step::Refused { why, .. }) => vec![wording::of_code(*why)],
        _ => Vec::new(),
    }
}
