//! The three questions, each answered by one tile.

use domain::instant::{Group, Situation};
use flow::{Event, instant};
use leptos::prelude::*;
use text::app::Key;

use super::wording;
use crate::{
    question::{Answer, Question},
    reading::use_setting,
    texts::Texts,
};

/// In which situation is the person?
#[component]
pub(super) fn SituationScreen() -> impl IntoView {
    let options = move |texts: Texts| {
        let named = |situation| {
            let (title, hint) = wording::situation(situation);
            let says = says(instant::Event::SituationChosen(Some(situation)));
            Answer { title: texts.get(title), hint: texts.get(hint), says }
        };
        let none = Answer::plain(texts, Key::InstantNone, says(instant::Event::SituationChosen(None)));
        Situation::ALL.map(named).into_iter().chain([none]).collect()
    };
    view! {
        <Question
            step="instant.situation"
            title=Key::InstantSituationTitle
            hint=Key::InstantSituationHint
            options
        />
    }
}

/// Which of the situation's groups is it?
#[component]
pub(super) fn GroupScreen(situation: Situation) -> impl IntoView {
    let setting = use_setting();
    let options = move |texts: Texts| {
        let rule = setting.with(|setting| setting.region.instant.clone());
        let named = |group: Group| Answer {
            title: wording::group(texts, &rule, group),
            hint: String::new(),
            says: says(instant::Event::GroupChosen(Some(group))),
        };
        let none = Answer::plain(texts, Key::InstantNone, says(instant::Event::GroupChosen(None)));
        rule.offered(situation).map(named).chain([none]).collect()
    };
    view! { <Question step="instant.group" title=Key::InstantGroupTitle options/> }
}

/// Was a card made before?
#[component]
pub(super) fn BeforeScreen() -> impl IntoView {
    let options = |texts: Texts| {
        vec![
            Answer::plain(texts, Key::InstantBeforeYes, says(instant::Event::Printed(true))),
            Answer::plain(texts, Key::InstantBeforeNo, says(instant::Event::Printed(false))),
        ]
    };
    view! {
        <Question step="instant.before" title=Key::InstantBeforeTitle hint=Key::InstantBeforeHint options/>
    }
}

const fn says(event: instant::Event) -> Event {
    Event::Instant(event)
}
