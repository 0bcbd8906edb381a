//! What the server measured in the photo: what does not hold first, the rest on demand.

use domain::{
    photo::{Level, Measure},
    wire::PhotoView,
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Chip, Tone};

use super::{Shown, claim::Claim};
use crate::{
    figures,
    texts::{t, use_texts},
    wording,
};

/// The measures, faults first, then advice; on top the rule that the person cannot meet, and what the browser found otherwise.
#[component]
pub(super) fn Measures(shown: Shown) -> impl IntoView {
    let photo = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|case| case.photo.clone())));
    let measures = Memo::new(move |_| {
        photo.with(|photo| photo.as_ref().map(|photo| sorted(&photo.report.measures)).unwrap_or_default())
    });
    view! {
        <section class="s-card s-measures" aria-label=t(Key::CaseMeasures)>
            <Exception photo/>
            <Claim shown/>
            {move || measures.with(|(failed, _)| view! { <Failed measures=failed.clone()/> })}
            {move || measures.with(|(failed, passed)| view! { <Passed measures=passed.clone() alone=failed.is_empty()/> })}
            <p class="s-measures__foot">{t(Key::CaseMeasuresFoot)}</p>
        </section>
    }
}

/// What does not hold, the gravest first, and what does.
fn sorted(measures: &[Measure]) -> (Vec<Measure>, Vec<Measure>) {
    let (mut failed, passed): (Vec<_>, Vec<_>) =
        measures.iter().copied().partition(|measure| measure.level > Level::Pass);
    failed.sort_by_key(|measure| std::cmp::Reverse(measure.level));
    (failed, passed)
}

/// The rule that the person cannot meet.
#[component]
fn Exception(photo: Memo<Option<PhotoView>>) -> impl IntoView {
    let texts = use_texts();
    move || {
        let exception = photo.with(|photo| photo.as_ref().and_then(|photo| photo.exception))?;
        let words =
            move || texts.with(Key::CaseException, &[("what", &texts.get(wording::exception(exception)))]);
        Some(
            view! { <span data-testid="exception"><Chip label=Signal::derive(words) tone=Tone::Warn/></span> },
        )
    }
}

/// What does not hold; nothing when all does.
#[component]
fn Failed(measures: Vec<Measure>) -> impl IntoView {
    (!measures.is_empty()).then(|| view! { <MeasureTable measures/> })
}

/// What holds, folded away: a clerk needs it rarely.
#[component]
fn Passed(measures: Vec<Measure>, alone: bool) -> impl IntoView {
    let texts = use_texts();
    let count = measures.len().to_string();
    let key = if alone { Key::CaseMeasuresGood } else { Key::CaseMeasuresRest };
    (!measures.is_empty()).then(|| {
        view! {
            <details class="s-measures__rest" data-testid="passed">
                <summary>{move || texts.with(key, &[("n", &count)])}</summary>
                <MeasureTable measures/>
            </details>
        }
    })
}

#[component]
fn MeasureTable(measures: Vec<Measure>) -> impl IntoView {
    let rows = measures.into_iter().map(|measure| view! { <MeasureRow measure/> }).collect_view();
    view! {
        <table class="s-measures__table">
            <caption class="u-hidden">{t(Key::CaseMeasures)}</caption>
            <thead class="u-hidden">
                <tr>
                    <th scope="col">{t(Key::MeasureCheck)}</th>
                    <th scope="col">{t(Key::MeasureLevel)}</th>
                    <th scope="col">{t(Key::MeasureRaw)}</th>
                    <th scope="col">{t(Key::MeasureScore)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
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
            <td class="s-measure__raw">{figures::raw(&measure)}</td>
            <td class="s-measure__score">{measure.score}</td>
        </tr>
    }
}

#[cfg(test)]
mod tests {
    use domain::photo::Check;
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::*;

    #[test]
    fn what_does_not_hold_comes_first_the_gravest_on_top() {
        let measure = |check, level| Measure { check, raw: -0.4, score: 50, level, fault: None };
        let measures = [
            measure(Check::OneFace, Level::Pass),
            measure(Check::Sharp, Level::Advice),
            measure(Check::Yaw, Level::Fault),
            measure(Check::Roll, Level::Advice),
            measure(Check::EyesOpen, Level::Fault),
        ];
        let (failed, passed) = sorted(&measures);
        let checks = |measures: &[Measure]| measures.iter().map(|measure| measure.check).collect::<Vec<_>>();
        assert_eq!(checks(&failed), [Check::Yaw, Check::EyesOpen, Check::Sharp, Check::Roll]);
        assert_eq!(checks(&passed), [Check::OneFace]);
        assert_eq!(figures::raw(&measures[2]), "0°");
        assert_eq!(figures::raw(&measures[1]), "");
    }
}
