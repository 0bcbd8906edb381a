//! The open case: who asks for whom and by which papers, the photo with its measures, the answers, what happened, and what can be done.

mod actions;
mod agent;
mod asking;
mod claim;
mod documents;
mod facts;
mod findings;
mod head;
mod history;
mod measures;
mod others;
mod panels;
mod pending;
mod photos;
mod refusal;

use domain::wire::staff::CaseView;
use leptos::prelude::*;
use text::staff::Key;
use ui::Notice;

use crate::{
    desk::CaseEvent,
    dispatch::{use_dispatch, watch_case},
    effects::focus::CASE_TITLE,
    texts::t,
    trouble::Trouble,
    wording,
};
use actions::ActionBar;
use agent::Agent;
pub(crate) use agent::at_counter;
use documents::Documents;
use facts::Facts;
pub(crate) use findings::Finding;
use head::CaseHead;
pub(crate) use head::{StatusChip, matter, with_reason};
use history::HistoryCard;
use measures::Measures;
use others::Others;
use panels::Panels;
use photos::Photos;
pub(crate) use photos::{PhotoFigure, address};

/// The open case, for its components. Inside a shown case there always is one.
pub(crate) type Shown = Memo<Option<Box<CaseView>>>;

/// The right half of the desk.
#[component]
pub(crate) fn CasePane() -> impl IntoView {
    let open = watch_case(|case| Some(case.reference.clone()));
    move || match open.get() {
        Some(reference) => view! { <Case digits=reference.grouped()/> }.into_any(),
        None => view! {
            <section class="s-case s-case--none">
                <p class="s-case__none">{t(Key::CaseNone)}</p>
            </section>
        }
        .into_any(),
    }
}

/// One case. Mounted anew for each, so that nothing of the one before is left.
#[component]
fn Case(digits: String) -> impl IntoView {
    let shown: Shown = watch_case(|case| case.view.clone());
    let is_shown = Memo::new(move |_| shown.with(Option::is_some));
    let trouble = watch_case(|case| case.trouble.clone());
    let body = move || match (is_shown.get(), trouble.with(Option::is_some)) {
        (true, _) => view! { <CaseBody shown/> }.into_any(),
        (false, true) => view! { <Again/> }.into_any(),
        (false, false) => view! { <p class="s-case__none">{t(Key::CaseLoading)}</p> }.into_any(),
    };
    view! {
        <section class="s-case" aria-labelledby=CASE_TITLE>
            <div class="s-case__scroll">
                <CaseHead shown digits/>
                <Said/>
                <Trouble trouble/>
                {body}
            </div>
            <ActionBar shown/>
            <Panels shown/>
        </section>
    }
}

#[component]
fn CaseBody(shown: Shown) -> impl IntoView {
    view! {
        <div class="s-case__whom">
            <Agent shown/>
            <Documents shown/>
        </div>
        <div class="s-case__pictures">
            <div class="s-case__photos">
                <Photos shown/>
            </div>
            <Measures shown/>
        </div>
        <Facts shown/>
        <Others shown/>
        <HistoryCard shown/>
    }
}

/// What is said over the case.
#[component]
fn Said() -> impl IntoView {
    let said = watch_case(|case| {
        let status = case.view.as_ref().map(|view| view.row.status);
        case.said.map(|said| (said, status))
    });
    move || {
        said.get().map(|(said, status)| {
            let (words, tone) = wording::said(said, status);
            view! { <Notice tone live=true><p data-testid="said">{t(words)}</p></Notice> }
        })
    }
}

/// Another try, after a case could not be loaded.
#[component]
fn Again() -> impl IntoView {
    let dispatch = use_dispatch();
    view! { <ui::Button label=t(Key::ActionRetry) on_press=move |()| dispatch.on_case(CaseEvent::Retried)/> }
}
