//! How far a journey has come: its step in words, and the minutes left.

use flow::{Flow, Place, identify, replace::Step};
use leptos::prelude::*;
use text::app::Key;
use ui::StepHeader;

use crate::{reading::watch, texts::use_texts};

/// How many steps replacing a card has.
const STEPS: u32 = 5;

/// A step of a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Stand {
    step: u32,
    name: Key,
    minutes: u32,
}

/// The step header; nothing outside a journey of several steps.
#[component]
pub(crate) fn Progress() -> impl IntoView {
    let texts = use_texts();
    let stand = watch(stand);
    move || {
        stand.get().map(|Stand { step, name, minutes }| {
            let label = move || {
                let (step, of) = (step.to_string(), STEPS.to_string());
                texts.with(Key::StepHeader, &[("step", &step), ("of", &of), ("name", &texts.get(name))])
            };
            let left = move || texts.with(Key::StepMinutes, &[("minutes", &minutes.to_string())]);
            view! {
                <StepHeader label=Signal::derive(label) time_left=Signal::derive(left) step=step of=STEPS/>
            }
        })
    }
}

fn stand(flow: &Flow) -> Option<Stand> {
    let Place::Replace(replace) = flow.place() else { return None };
    let (step, name, minutes) = match &replace.step {
        Step::Overview | Step::Done(_) => return None,
        // Nothing is left to do here.
        Step::Identify(identify) if matches!(identify.step, identify::Step::NotHere(_)) => return None,
        Step::Identify(_) => (1, Key::IdentifyStep, 6),
        Step::Reason => (2, Key::ReplaceReasonStep, 4),
        Step::Contact(_) => (3, Key::ReplaceContactStep, 4),
        Step::Photo(_) => (4, Key::PhotoStep, 2),
        Step::Check { .. } => (5, Key::CheckStep, 1),
    };
    Some(Stand { step, name, minutes })
}
