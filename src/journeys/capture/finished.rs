//! The finished photo beside a good example, with what the server found.

use std::cmp::Reverse;

use domain::{
    application::PhotoException,
    photo::{Fault, Level, PhotoReport},
    wire::PhotoView,
};
use flow::{
    Event,
    capture::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Chip, PhotoFrame, Tone};

use super::{EXAMPLE, groups::Group, original_address, person::Person, photo_address, step};
use crate::{
    dispatch::use_dispatch,
    journeys::{whose::whose, wording},
    reading::{use_busy, watch},
    screen::Screen,
    texts::t,
};

/// Shows the photo that will be on the card.
#[component]
pub(super) fn FinishedScreen() -> impl IntoView {
    let photo = watch(|flow| match step(flow) {
        Some(Step::Finished(photo)) => Some((**photo).clone()),
        _ => None,
    });
    move || photo.get().map(|photo| view! { <Finished photo/> })
}

#[component]
fn Finished(photo: PhotoView) -> impl IntoView {
    let dispatch = use_dispatch();
    let (title, hint) = words(&photo);
    let could_be_better = photo.report.level() > Level::Pass;
    let retake = dispatch.on(|| Event::Capture(capture::Event::RetakeAsked));
    let beside = move || {
        view! { <Button label=t(Key::ActionRetake) on_press=retake busy=use_busy()/> }
    };
    view! {
        <Screen
            step="capture.finished"
            title=t(title)
            hint=t(hint)
            primary=t(Key::PhotoUse)
            on_primary=dispatch.on(|| Event::Capture(capture::Event::Accepted))
            beside=ViewFnOnce::from(beside)
        >
            <PhotoFrame
                photo=photo_address(photo.id)
                caption=t(whose(Key::PhotoYours, Key::PhotoYoursAnother))
                before=original_address(photo.id)
                before_caption=t(Key::PhotoBefore)
                example=EXAMPLE
                example_caption=t(Key::PhotoExample)
            />
            <Measures exception=photo.exception report=photo.report/>
            {could_be_better.then(|| view! { <Person/> })}
        </Screen>
    }
}

const fn by_level(level: Level) -> (Key, Key) {
    match level {
        Level::Pass => (Key::PhotoFinishedTitle, Key::PhotoFinishedHint),
        Level::Advice | Level::Fault => (Key::PhotoFinishedTitleAdvice, Key::PhotoFinishedHint),
    }
}

fn words(photo: &PhotoView) -> (Key, Key) {
    match photo.exception {
        Some(_) => (Key::PhotoFinishedTitleException, Key::PhotoFinishedHintException),
        None if photo.report.faults_at(Level::Advice).contains(&Fault::BusyBackground) => {
            (Key::PhotoFinishedTitleAdvice, Key::PhotoFinishedHintHalo)
        }
        None => by_level(photo.report.level()),
    }
}

/// What was found, a line for each group of checks that could be made.
#[component]
fn Measures(report: PhotoReport, exception: Option<PhotoException>) -> impl IntoView {
    let label = t(Key::PhotoFinishedMeasures);
    let line =
        |(group, level): (Group, Level)| view! { <MeasureLine group level exception report=report.clone()/> };
    let mut found: Vec<_> =
        Group::ALL.into_iter().filter_map(|group| Some((group, group.level(&report)?))).collect();
    // What could be better stands first.
    found.sort_by_key(|(_, level)| Reverse(*level));
    view! { <ul class="s-measures" aria-label=move || label.get()>{found.into_iter().map(line).collect_view()}</ul> }
}

#[component]
fn MeasureLine(
    group: Group,
    level: Level,
    #[prop(optional_no_strip)] exception: Option<PhotoException>,
    report: PhotoReport,
) -> impl IntoView {
    let waived = exception.filter(|exception| level == Level::Pass && group.is_waived_by(*exception));
    let (found, verdict, tone) = match (waived, level) {
        (Some(exception), _) => (wording::exception(exception), Key::PhotoByStaff, Tone::Info),
        (None, Level::Pass) => (group.good(), Key::PhotoPass, Tone::Good),
        (None, Level::Advice | Level::Fault) => {
            let fix = group.fault(&report).map_or_else(|| group.wrong(), wording::fix);
            (fix, Key::PhotoAdvice, Tone::Warn)
        }
    };
    view! {
        <li class="s-measures__line">
            <span class="s-measures__name">{t(group.name())}</span>
            <span class="s-measures__found">{t(found)}</span>
            <Chip label=t(verdict) tone/>
        </li>
    }
}
