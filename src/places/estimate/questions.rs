//! The questions that are answered by choosing.

use domain::benefit::{Catalogue, Insurance, Level};
use flow::{
    Event,
    estimate::{Estimate, Event as Said, Question as Asked, Span},
};
use leptos::prelude::*;
use text::app::Key;

use super::{
    estimate as place,
    wording::{self, Words},
};
use crate::{
    question::{Answer, Question},
    reading::use_flow,
    texts::Texts,
};

/// One of them.
#[component]
pub(super) fn QuestionScreen(question: Asked) -> impl IntoView {
    let estimate = use_flow().with_untracked(|flow| place(flow).cloned());
    estimate.map(|estimate| {
        let before = before(&estimate, question).map(Event::Estimate);
        let Words { step, title, hint } = wording::question(question);
        let options = move |texts: Texts| answers(texts, &estimate, question);
        view! { <Question step title hint options before/> }
    })
}

fn answers(texts: Texts, estimate: &Estimate, question: Asked) -> Vec<Answer> {
    let plain = |key, says| Answer::plain(texts, key, Event::Estimate(says));
    let hinted = |(title, hint): (Key, Key), says| Answer { hint: texts.get(hint), ..plain(title, says) };
    match question {
        Asked::Insurance => [Insurance::Employees, Insurance::Residents]
            .map(|insurance| plain(wording::insurance(insurance), Said::InsuranceChosen(insurance)))
            .into(),
        Asked::Span => Span::ALL.map(|span| hinted(wording::span(span), Said::SpanChosen(span))).into(),
        Asked::Care => {
            estimate.cares().map(|care| plain(wording::care(care), Said::CareChosen(care))).collect()
        }
        Asked::Away => [false, true].map(|away| plain(wording::away(away), Said::AwayChosen(away))).into(),
        Asked::Catalogue => {
            let named = |place: &Catalogue| {
                let says = Event::Estimate(Said::CatalogueChosen(Some(place.code.clone())));
                Answer { title: texts.pick(&place.name), hint: String::new(), says }
            };
            let other =
                hinted((Key::EstimatePlaceOther, Key::EstimatePlaceOtherHint), Said::CatalogueChosen(None));
            estimate.catalogues().map(named).chain([other]).collect()
        }
        Asked::Filed => {
            [true, false].map(|filed| plain(wording::filed(filed), Said::FiledChosen(filed))).into()
        }
        Asked::Level => [Level::One, Level::Two, Level::Three]
            .map(|level| hinted(wording::level(level), Said::LevelChosen(level)))
            .into(),
        _ => Vec::new(),
    }
}

/// What was answered before.
fn before(estimate: &Estimate, question: Asked) -> Option<Said> {
    let answers = &estimate.answers;
    match question {
        Asked::Insurance => answers.insurance.map(Said::InsuranceChosen),
        Asked::Span => answers.span.map(Said::SpanChosen),
        Asked::Care => answers.care.map(Said::CareChosen),
        Asked::Away => answers.away.map(Said::AwayChosen),
        Asked::Catalogue => answers.catalogue.clone().map(Said::CatalogueChosen),
        Asked::Filed => answers.filed.map(Said::FiledChosen),
        Asked::Level => answers.level.map(Said::LevelChosen),
        _ => None,
    }
}
