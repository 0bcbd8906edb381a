//! The papers of a case: small beside each other, one large when it is to be read.

use domain::{
    application::{DocumentId, DocumentKind},
    wire::{
        DocumentView, path_with,
        staff::{CASE_DOCUMENT, CaseView},
    },
};
use leptos::prelude::*;
use text::staff::Key;
use ui::Checkbox;

use super::Shown;
use crate::{
    desk::{Action, CaseEvent, actions},
    dispatch::{use_dispatch, watch_case, watch_work},
    effects::focus::PAPERS,
    texts::{t, use_texts},
};

/// The card with them; nothing when there are none.
#[component]
pub(super) fn Documents(shown: Shown) -> impl IntoView {
    let papers = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(papers).unwrap_or_default()));
    let large = RwSignal::new(None::<DocumentId>);
    move || {
        let papers = papers.get();
        (!papers.is_empty()).then(|| {
            view! {
                <section class="s-card s-papers" aria-labelledby="papers-title" data-testid="papers">
                    <h3 class="s-history__title" id="papers-title">{t(Key::CaseDocuments)}</h3>
                    <div class="s-papers__list">
                        {papers.into_iter().map(|paper| view! { <Paper paper large/> }).collect_view()}
                    </div>
                    <Seen shown/>
                </section>
            }
        })
    }
}

/// The word that the papers were checked, for whoever may grant the case.
#[component]
fn Seen(shown: Shown) -> impl IntoView {
    let dispatch = use_dispatch();
    let me = watch_work(|console| console.staff.name.clone());
    let seen = watch_case(|case| case.papers_seen);
    let asked = Memo::new(move |_| {
        let may = |case: &CaseView| actions(case, &me.get()).contains(&Action::Approve);
        shown.with(|shown| shown.as_deref().is_some_and(may))
    });
    let changed = Callback::new(move |on| dispatch.on_case(CaseEvent::PapersSeen(on)));
    move || {
        asked.get().then(|| {
            view! {
                <div class="s-papers__seen">
                    <Checkbox id=PAPERS label=t(Key::CasePapersSeen) checked=seen on_change=changed/>
                    <p class="u-hint">{t(Key::CasePapersSeenHint)}</p>
                </div>
            }
        })
    }
}

/// A paper's address beside what it is.
type Found = (DocumentView, String);

fn papers(case: &CaseView) -> Vec<Found> {
    let of_case = path_with(CASE_DOCUMENT, case.row.reference.as_str());
    let address = |paper: &DocumentView| path_with(&of_case, &paper.id.0.to_string());
    case.documents.iter().map(|paper| (*paper, address(paper))).collect()
}

/// One paper. A press makes it large, and another small again.
#[component]
fn Paper(paper: Found, large: RwSignal<Option<DocumentId>>) -> impl IntoView {
    let texts = use_texts();
    let (DocumentView { id, kind }, address) = paper;
    let is_large = Memo::new(move |_| large.get() == Some(id));
    let missing = RwSignal::new(false);
    let press = move |_| large.set((!is_large.get_untracked()).then_some(id));
    let gone = move || {
        missing.get().then(|| view! { <p class="s-photo__missing">{texts.get(Key::CaseDocumentMissing)}</p> })
    };
    view! {
        <figure class="s-papers__paper" class=("s-papers__paper--large", is_large)>
            <button
                type="button"
                class="s-papers__button"
                aria-pressed=move || is_large.get().to_string()
                title=move || texts.get(Key::CaseDocumentOpen)
                on:click=press
            >
                <img
                    class="s-papers__picture"
                    hidden=missing
                    src=address
                    alt=move || texts.get(name(kind))
                    on:error=move |_| missing.set(true)
                />
            </button>
            {gone}
            <figcaption>{move || texts.get(name(kind))}</figcaption>
        </figure>
    }
}

/// What a paper is called.
const fn name(kind: DocumentKind) -> Key {
    match kind {
        DocumentKind::Register => Key::CaseDocumentRegister,
        DocumentKind::Relation => Key::CaseDocumentRelation,
        DocumentKind::Authority => Key::CaseDocumentAuthority,
        DocumentKind::AdmissionNotice => Key::CaseDocumentAdmission,
        DocumentKind::ResidenceProof => Key::CaseDocumentResidence,
        DocumentKind::EmployersLetter => Key::CaseDocumentEmployer,
        DocumentKind::ReferralForm => Key::CaseDocumentReferral,
        DocumentKind::LossReport => Key::CaseDocumentLoss,
        DocumentKind::PovertyCertificate => Key::CaseDocumentPoverty,
    }
}
