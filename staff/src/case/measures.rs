//! What the server measured in the photo: what does not hold first, then a line for each group, and every value on demand.

use domain::{
    application::PhotoException,
    photo::{CheckGroup, Level},
    wire::PhotoView,
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Chip, Tone};

use super::{
    Shown,
    claim::Claim,
    findings::{self, Finding, Found},
};
use crate::{
    figures,
    texts::{Texts, t, use_texts},
    wording,
};

/// The measures; on top the rule that the person cannot meet, and what the browser found otherwise.
#[component]
pub(super) fn Measures(shown: Shown) -> impl IntoView {
    let photo = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(|case| case.photo.clone())));
    let found = Memo::new(move |_| {
        shown.with(|shown| {
            let case = shown.as_deref()?;
            let waived = case.photo.exception.map_or(&[][..], PhotoException::waives);
            let only = case.photo_form.as_ref().map_or(waived, |form| form.only_measured.as_slice());
            Some(findings::of_all(&case.photo.report.measures, only))
        })
    });
    view! {
        <section class="s-card s-measures" aria-label=t(Key::CaseMeasures)>
            <Exception photo/>
            <Claim shown/>
            {move || found.get().map(|found| view! { <AllFound found/> })}
            <p class="s-measures__foot">{t(Key::CaseMeasuresFoot)}</p>
        </section>
    }
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

#[component]
fn AllFound(found: Vec<Found>) -> impl IntoView {
    let failing = findings::failing(&found);
    let top = if failing.is_empty() {
        view! { <Holding found=found.clone()/> }.into_any()
    } else {
        let rows = failing.into_iter().map(|found| view! { <Row found/> }).collect_view();
        view! { <Table name=Key::CaseMeasures><tbody>{rows}</tbody></Table> }.into_any()
    };
    let of_groups: Vec<_> =
        CheckGroup::ALL.into_iter().map(|group| (group, findings::among(group, &found))).collect();
    let lines =
        of_groups.clone().into_iter().map(|(group, found)| view! { <GroupLine group found/> }).collect_view();
    let values =
        of_groups.into_iter().map(|(group, found)| view! { <GroupRows group found/> }).collect_view();
    view! {
        {top}
        <dl class="s-measures__groups" data-testid="groups">{lines}</dl>
        <details class="s-measures__rest" data-testid="values">
            <summary>{t(Key::CaseMeasuresAll)}</summary>
            <Table name=Key::CaseMeasuresAll>{values}</Table>
        </details>
    }
}

/// Says that all holds, and whether that is all there is to check.
#[component]
fn Holding(found: Vec<Found>) -> impl IntoView {
    let texts = use_texts();
    let count = findings::count(&found, Finding::Judged(Level::Pass));
    let whole = findings::count(&found, Finding::Unmeasured) == 0;
    let key = if whole { Key::CaseMeasuresGood } else { Key::CaseMeasuresGoodOfSome };
    let count = count.to_string();
    view! { <p class="s-measures__good" data-testid="all-hold">{move || texts.with(key, &[("n", &count)])}</p> }
}

/// A group with a part of its bar for each check.
#[component]
fn GroupLine(group: CheckGroup, found: Vec<Found>) -> impl IntoView {
    let texts = use_texts();
    let part = |found: &Found| {
        let style = wording::finding(found.finding).1;
        view! { <span class=format!("s-measures__part s-measures__part--{style}")></span> }
    };
    let parts = found.iter().map(part).collect_view();
    let style = wording::finding(findings::gravest(&found)).1;
    let said = move || said(texts, &found);
    view! {
        <div class="s-measures__group">
            <dt>{t(wording::checks(group))}</dt>
            <dd class="s-measures__bar" aria-hidden="true">{parts}</dd>
            <dd class=format!("s-measures__word s-measures__word--{style}")>{said}</dd>
        </div>
    }
}

/// "Pass", and of how many checks of a group nothing can be said.
fn said(texts: Texts, found: &[Found]) -> String {
    let gravest = findings::gravest(found);
    let word = words(texts, gravest);
    match findings::count(found, Finding::Unmeasured) {
        missing if missing > 0 && gravest > Finding::Unmeasured => {
            texts.with(Key::ChecksSomeMissing, &[("found", &word), ("n", &missing.to_string())])
        }
        _ => word,
    }
}

/// The words for a finding, with a sign before what does not hold.
fn words(texts: Texts, finding: Finding) -> String {
    let word = texts.get(wording::finding(finding).0);
    match finding {
        Finding::Judged(Level::Fault) => format!("✕ {word}"),
        Finding::Judged(Level::Advice) => format!("△ {word}"),
        Finding::Judged(Level::Pass) | Finding::Measured | Finding::Unmeasured => word,
    }
}

#[component]
fn Table(
    /// What is in it.
    name: Key,
    /// Its rows, in bodies.
    children: Children,
) -> impl IntoView {
    view! {
        <table class="s-measures__table">
            <caption class="u-hidden">{t(name)}</caption>
            <thead class="u-hidden">
                <tr>
                    <th scope="col">{t(Key::MeasureCheck)}</th>
                    <th scope="col">{t(Key::MeasureRaw)}</th>
                    <th scope="col">{t(Key::MeasureLevel)}</th>
                </tr>
            </thead>
            {children()}
        </table>
    }
}

#[component]
fn GroupRows(group: CheckGroup, found: Vec<Found>) -> impl IntoView {
    let rows = found.into_iter().map(|found| view! { <Row found/> }).collect_view();
    view! {
        <tbody>
            <tr><th scope="rowgroup" colspan="3" class="s-measures__of">{t(wording::checks(group))}</th></tr>
            {rows}
        </tbody>
    }
}

#[component]
fn Row(found: Found) -> impl IntoView {
    let texts = use_texts();
    let Found { check, finding, measure } = found;
    let style = wording::finding(finding).1;
    view! {
        <tr>
            <th scope="row" class="s-measures__name">{t(wording::check(check))}</th>
            <td class="s-measures__raw">{measure.map(|measure| figures::raw(&measure))}</td>
            <td class=format!("s-measures__word s-measures__word--{style}")>{move || words(texts, finding)}</td>
        </tr>
    }
}
