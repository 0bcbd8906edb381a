//! The three questions, each answered by one tile.

use domain::instant::{Group, Situation};
use flow::{Event, instant};
use leptos::prelude::*;
use text::app::Key;
use ui::{Choice, ChoiceTiles, FieldError, Hang};

use super::wording;
use crate::{
    dispatch::use_dispatch,
    reading::use_setting,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "instant";

/// An answer: its words, and what it says to the flow.
#[derive(Clone)]
struct Answer {
    title: String,
    hint: String,
    says: instant::Event,
}

/// In which situation is the person?
#[component]
pub(super) fn SituationScreen() -> impl IntoView {
    let options = move |texts: Texts| {
        let named = |situation| {
            let (title, hint) = wording::situation(situation);
            let says = instant::Event::SituationChosen(Some(situation));
            Answer { title: texts.get(title), hint: texts.get(hint), says }
        };
        let none = plain(texts, Key::InstantNone, instant::Event::SituationChosen(None));
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
            says: instant::Event::GroupChosen(Some(group)),
        };
        let none = plain(texts, Key::InstantNone, instant::Event::GroupChosen(None));
        rule.offered(situation).map(named).chain([none]).collect()
    };
    view! { <Question step="instant.group" title=Key::InstantGroupTitle options/> }
}

/// Was a card made before?
#[component]
pub(super) fn BeforeScreen() -> impl IntoView {
    let options = |texts: Texts| {
        vec![
            plain(texts, Key::InstantBeforeYes, instant::Event::Printed(true)),
            plain(texts, Key::InstantBeforeNo, instant::Event::Printed(false)),
        ]
    };
    view! {
        <Question step="instant.before" title=Key::InstantBeforeTitle hint=Key::InstantBeforeHint options/>
    }
}

fn plain(texts: Texts, title: Key, says: instant::Event) -> Answer {
    Answer { title: texts.get(title), hint: String::new(), says }
}

/// A question whose answers are tiles; nothing is chosen beforehand.
#[component]
fn Question(
    step: &'static str,
    title: Key,
    #[prop(optional, into)] hint: Option<Key>,
    options: impl Fn(Texts) -> Vec<Answer> + Send + Sync + 'static,
) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let options = Signal::derive(move || options(texts));
    let chosen = RwSignal::new(None::<usize>);
    let missing = RwSignal::new(false);
    let choices = Signal::derive(move || {
        let choice = |(place, option): (usize, Answer)| Choice {
            value: place.to_string(),
            title: option.title,
            hint: option.hint,
        };
        options.get().into_iter().enumerate().map(choice).collect::<Vec<_>>()
    });
    let choose = move |value: String| {
        missing.set(false);
        chosen.set(value.parse().ok());
    };
    let errors = Signal::derive(move || {
        let fault = || FieldError { field: FIELD.to_owned(), message: texts.get(Key::InstantMissing) };
        missing.get().then(fault).into_iter().collect::<Vec<_>>()
    });
    let give = Callback::new(move |()| {
        let says = chosen.get_untracked().and_then(|place| options.get_untracked().into_iter().nth(place));
        match says {
            Some(option) => dispatch.send(Event::Instant(option.says)),
            None => missing.set(true),
        }
    });
    let hint = MaybeProp::derive(move || hint.map(|hint| texts.get(hint)));
    view! {
        <Screen step title=t(title) hint errors hang=Hang::Body primary=t(Key::ActionContinue) on_primary=give>
            <ChoiceTiles
                id=FIELD
                legend=t(title)
                legend_hidden=true
                choices
                chosen=Signal::derive(move || chosen.get().map(|place| place.to_string()))
                on_choose=choose
            />
        </Screen>
    }
}
