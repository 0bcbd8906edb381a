//! "Can I get it today?": three questions and an answer. One screen a file.

mod answer;
mod no;
mod places;
mod questions;
mod wording;
mod yes;

use domain::instant::{Group, Situation};
use flow::{Flow, Place, apply, instant::Step};
use leptos::prelude::*;

pub(crate) use self::wording::{evidence, group};
use self::{
    answer::AnswerScreen,
    questions::{BeforeScreen, GroupScreen, SituationScreen},
};
use crate::reading::watch;

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Situation,
    Group(Situation),
    Before,
    Answer(Option<Group>),
}

/// Asking whether a card can be had today.
#[component]
pub(crate) fn InstantScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Situation => view! { <SituationScreen/> }.into_any(),
            Shown::Group(situation) => view! { <GroupScreen situation/> }.into_any(),
            Shown::Before => view! { <BeforeScreen/> }.into_any(),
            Shown::Answer(group) => view! { <AnswerScreen group/> }.into_any(),
        })
    }
}

fn shown(flow: &Flow) -> Option<Shown> {
    Some(match step(flow)? {
        Step::Situation => Shown::Situation,
        Step::Group(situation) => Shown::Group(*situation),
        Step::Before(..) => Shown::Before,
        Step::Answer(answer) => Shown::Answer(answer.group),
    })
}

/// The step on the screen, while it is one of these: before anyone is here, or among the questions of an application.
fn step(flow: &Flow) -> Option<&Step> {
    match flow.place() {
        Place::Instant(instant) => Some(&instant.step),
        Place::Apply(apply) => match &apply.step {
            apply::Step::Group(instant) => Some(&instant.step),
            _ => None,
        },
        _ => None,
    }
}
