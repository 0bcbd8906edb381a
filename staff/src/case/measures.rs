//! What the server measured in the photo: a bar, a number and a word each.

use domain::photo::{Level, Measure};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Chip, Tone};

use super::Shown;
use crate::{
    texts::{t, use_texts},
    wording,
};

/// The measures, in the order of the checks, with the rule that the person cannot meet on top.
#[component]
pub(super) fn Measures(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let photo = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|case| case.photo.clone())));
    let exception = move || {
        let exception = photo.with(|photo| photo.as_ref().and_then(|photo| photo.exception))?;
        let words =
            move || texts.with(Key::CaseException, &[("what", &texts.get(wording::exception(exception)))]);
        Some(
            view! { <span data-testid="exception"><Chip label=Signal::derive(words) tone=Tone::Warn/></span> },
        )
    };
    let measures = move || {
        photo.with(|photo| photo.as_ref().map(|photo| photo.report.measures.clone()).unwrap_or_default())
    };
    view! {
        <section class="s-card s-measures" aria-label=t(Key::CaseMeasures)>
            {exception}
            <table class="s-measures__table">
                <caption class="u-hidden">{t(Key::CaseMeasures)}</caption>
                <thead class="u-hidden">
                    <tr>
                        <th scope="col">{t(Key::MeasureCheck)}</th>
                        <th scope="col">{t(Key::MeasureLevel)}</th>
                        <th scope="col">{t(Key::MeasureScore)}</th>
                    </tr>
                </thead>
                <tbody>{move || measures().into_iter().map(|measure| view! { <MeasureRow measure/> }).collect_view()}</tbody>
            </table>
            <p class="s-measures__foot">{t(Key::CaseMeasuresFoot)}</p>
        </section>
    }
}

#[component]
fn MeasureRow(measure: Measure) -> impl IntoView {
    let (word, style) = wording::level(measure.level);
    let width = measure.score.min(100).to_string();
    let icon = match measure.level {
        Level::Pass => "",
        Level::Advice => "△",
        Level::Fault => "✕",
    };
    view! {
        <tr class=format!("s-measure s-measure--{style}")>
            <th scope="row" class="s-measure__name">{t(wording::check(measure.check))}</th>
            <td class="s-measure__level">
                <svg class="s-measure__bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                    <rect class="s-measure__track" width="100" height="8"></rect>
                    <rect class="s-measure__value" width=width height="8"></rect>
                </svg>
                <span class="s-measure__word"><span aria-hidden="true">{icon}</span>{t(word)}</span>
            </td>
            <td class="s-measure__score">{measure.score}</td>
        </tr>
    }
}
