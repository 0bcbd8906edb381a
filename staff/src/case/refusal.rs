//! Refusing a case, or giving it back to the first clerk: the coded reasons that hold, which whoever gets it reads as a list.

use domain::{application::RejectReason, wire::staff::CaseView};
use leptos::prelude::*;
use text::staff::Key;
use ui::{ButtonLook, Dialog};

use super::{
    Shown,
    asking::acting,
    panels::{Pick, answers, is_open, leave},
};
use crate::{
    desk::{CaseEvent, Panel},
    dispatch::use_dispatch,
    texts::t,
    wording,
};

/// What is asked, and in which words.
#[derive(Clone, Copy)]
struct Question {
    panel: Panel,
    title: Key,
    hint: Key,
    action: Key,
    look: ButtonLook,
    test_id: &'static str,
    /// Begins the ids of its boxes.
    ids: &'static str,
}

/// Why it is refused.
#[component]
pub(super) fn RefusalPanel(shown: Shown) -> impl IntoView {
    let question = Question {
        panel: Panel::Reject,
        title: Key::RejectTitle,
        hint: Key::RejectFinal,
        action: Key::RejectAction,
        look: ButtonLook::Danger,
        test_id: "confirm-reject",
        ids: "reject",
    };
    view! { <Reasons shown question/> }
}

/// Why the second clerk gives it back to the first.
#[component]
pub(super) fn SendBackPanel(shown: Shown) -> impl IntoView {
    let question = Question {
        panel: Panel::SendBack,
        title: Key::SendBackTitle,
        hint: Key::SendBackHint,
        action: Key::CaseSendBack,
        look: ButtonLook::Primary,
        test_id: "confirm-send-back",
        ids: "send-back",
    };
    view! { <Reasons shown question/> }
}

/// The reasons. Nothing is chosen beforehand.
#[component]
fn Reasons(shown: Shown, question: Question) -> impl IntoView {
    let dispatch = use_dispatch();
    let Question { panel, title, hint, action, look, test_id, ids } = question;
    let open = is_open(panel);
    let picked = RwSignal::new(Vec::<RejectReason>::new());
    let missing = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            picked.set(Vec::new());
            missing.set(false);
        }
    });
    let possible = Memo::new(move |_| shown.with(|shown| shown.as_deref().map(possible).unwrap_or_default()));
    let chosen = move |()| {
        let reasons = picked.get_untracked();
        missing.set(reasons.is_empty());
        dispatch.on_case(CaseEvent::RefusalChosen(reasons));
    };
    let actions = answers(action, look, test_id, Callback::new(chosen));
    let error = move || {
        missing.get().then(|| view! { <p class="c-field__error" role="alert">{t(Key::RejectMissing)}</p> })
    };
    let reasons =
        move || possible.get().into_iter().map(|reason| view! { <Reason reason picked ids/> }).collect_view();
    view! {
        <Dialog title=t(title) open on_close=leave() actions>
            <div class="s-panel">
                {error}
                {reasons}
                {(panel == Panel::Reject).then(|| view! { <p>{t(Key::RejectPhotoOnlyBad)}</p> })}
                <p class="u-hint">{t(hint)}</p>
            </div>
        </Dialog>
    }
}

/// A reason, and what the applicant has to know or do.
#[component]
fn Reason(reason: RejectReason, picked: RwSignal<Vec<RejectReason>>, ids: &'static str) -> impl IntoView {
    let (title, hint) = wording::rejection(reason);
    view! {
        <div class="s-panel__reason">
            <Pick one=reason id=format!("{ids}-{}", id(reason)) label=title picked/>
            <p class="u-hint">{t(hint)}</p>
        </div>
    }
}

/// The reasons that can hold for its service.
fn possible(case: &CaseView) -> Vec<RejectReason> {
    let acting = acting(case);
    RejectReason::ALL.into_iter().filter(|reason| reason.is_for(case.row.service, acting)).collect()
}

const fn id(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::PhotoNotThePerson => "photo-not-the-person",
        RejectReason::DetailsDoNotMatch => "details-do-not-match",
        RejectReason::NotInsuredHere => "not-insured-here",
        RejectReason::CardStillValid => "card-still-valid",
        RejectReason::RegisterDoesNotMatch => "register-does-not-match",
        RejectReason::RelationNotShown => "relation-not-shown",
        RejectReason::NotAuthorised => "not-authorised",
        RejectReason::DecidedElsewhere => "decided-elsewhere",
        RejectReason::NotOfTheGroup => "not-of-the-group",
    }
}
