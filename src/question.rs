//! A question with a few answers, as several places ask it.

use flow::Event;
use leptos::prelude::*;
use text::app::Key;
use ui::{Choice, ChoiceTiles, FieldError, Hang};

use crate::{
    dispatch::use_dispatch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "question";

/// An answer: its words, and what it says to the flow.
#[derive(Clone)]
pub(crate) struct Answer {
    /// In a few words.
    pub(crate) title: String,
    /// What it means, or nothing.
    pub(crate) hint: String,
    /// What choosing it says.
    pub(crate) says: Event,
}

impl Answer {
    /// An answer that explains itself.
    pub(crate) fn plain(texts: Texts, title: Key, says: Event) -> Self {
        Self { title: texts.get(title), hint: String::new(), says }
    }
}

/// A question whose answers are tiles. Nothing is chosen beforehand but what was answered before.
#[component]
pub(crate) fn Question(
    /// Names the step.
    step: &'static str,
    /// The question.
    title: Key,
    /// One sentence under it.
    #[prop(optional, into)]
    hint: Option<Key>,
    /// The answers, in their order.
    options: impl Fn(Texts) -> Vec<Answer> + Send + Sync + 'static,
    /// Which of them was given before, where it is asked again.
    #[prop(default = None)]
    before: Option<Event>,
) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let options = Signal::derive(move || options(texts));
    let given =
        before.and_then(|before| options.with_untracked(|all| all.iter().position(|one| one.says == before)));
    let chosen = RwSignal::new(given);
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
        let fault = || FieldError { field: FIELD.to_owned(), message: texts.get(Key::QuestionMissing) };
        missing.get().then(fault).into_iter().collect::<Vec<_>>()
    });
    let give = Callback::new(move |()| {
        let says = chosen.get_untracked().and_then(|place| options.get_untracked().into_iter().nth(place));
        match says {
            Some(option) => dispatch.send(option.says),
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
