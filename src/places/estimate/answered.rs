//! What was answered, each with a way to change it, and what it was worked out by.

use flow::{
    Event, Flow,
    estimate::{self, Question},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Notice, SummaryList, SummaryRow, Tone};

use super::{estimate as place, wording};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    texts::{self, t, use_texts},
};

/// That it is an estimate, and whether the year is in it.
#[component]
pub(super) fn Estimated() -> impl IntoView {
    let texts = use_texts();
    let told = watch(|flow| place(flow).map(|estimate| estimate.known.as_of));
    let year = move || {
        told.get().map(|as_of| match as_of {
            Some(at) => texts.with(Key::EstimateAsOf, &[("time", &texts::moment(texts, at))]),
            None => texts.get(Key::EstimateWithoutYear),
        })
    };
    view! {
        <Notice tone=Tone::Warn title=t(Key::EstimateLabel)>
            <p>{t(Key::EstimateCounts)}</p>
            <p>{year}</p>
        </Notice>
    }
}

/// The answers, and beginning anew.
#[component]
pub(super) fn Answered() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let estimate = watch(|flow| place(flow).cloned());
    let asked = watch(|flow: &Flow| place(flow).map(estimate::Estimate::asked).unwrap_or_default());
    let row = move |question: Question| {
        let value = Signal::derive(move || {
            estimate
                .with(|estimate| estimate.as_ref().map(|estimate| wording::answer(texts, estimate, question)))
        });
        let change = dispatch.on(move || Event::Estimate(estimate::Event::ChangeAsked(question)));
        view! {
            <SummaryRow
                label=t(wording::asked(question))
                value=Signal::derive(move || value.get().unwrap_or_default())
                action=t(Key::ActionChange)
                on_action=change
            />
        }
    };
    let anew = dispatch.on(|| Event::Estimate(estimate::Event::BegunAnew));
    view! {
        <section class="s-history">
            <h2>{t(Key::EstimateAnswers)}</h2>
            <SummaryList>{move || asked.get().into_iter().map(row).collect_view()}</SummaryList>
            <Button label=t(Key::EstimateAnew) on_press=anew attr:data-testid="anew"/>
        </section>
    }
}
