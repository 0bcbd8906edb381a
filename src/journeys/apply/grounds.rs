//! Why a card may be printed at once, among all answers: the group, and the papers that show it.

use domain::{
    application::{DocumentKind, Gap, GroupChoice},
    wire::{DocumentView, EvidenceView},
};
use flow::{Event, apply};
use leptos::prelude::*;
use text::app::Key;
use ui::SummaryRow;

use super::check::Row;
use crate::{
    dispatch::use_dispatch,
    journeys::{instant, papers::paper_address},
    reading::use_setting,
    texts::{t, use_texts},
};

/// The group, and a row for each paper.
#[component]
pub(super) fn GroundsRows(choice: GroupChoice, evidence: EvidenceView) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let group = Signal::derive(move || {
        setting.with(|setting| instant::group(texts, &setting.region.instant, choice.group))
    });
    let papers = evidence.kept.into_iter().map(|paper| view! { <PaperRow paper/> }).collect_view();
    view! {
        <Row label=Key::CheckGroup value=group gap=Gap::Group/>
        {papers}
    }
}

/// A paper, small.
#[component]
fn PaperRow(paper: DocumentView) -> impl IntoView {
    let (dispatch, setting) = (use_dispatch(), use_setting());
    let change = dispatch.on(move || Event::Apply(apply::Event::PaperAsked(paper)));
    let (source, alternative) = (paper_address(paper.id), t(Key::PaperKeptPicture));
    let label = setting.with_untracked(|setting| {
        let mut papers = setting.region.instant.groups.iter().flat_map(|rule| &rule.evidence);
        papers.find(|paper_of| DocumentKind::of(**paper_of) == paper.kind).copied()
    });
    let label = label.map_or(Key::CheckRegister, instant::evidence);
    view! {
        <SummaryRow
            label=t(label)
            value=t(Key::CheckRegisterValue)
            action=t(Key::ActionRetake)
            on_action=change
        >
            <img src=source alt=move || alternative.get()/>
        </SummaryRow>
    }
}
