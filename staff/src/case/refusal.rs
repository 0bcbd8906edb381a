//! Refusing a case: one coded reason, then a confirmation.

use domain::application::RejectReason;
use leptos::prelude::*;
use text::staff::Key;
use ui::{ButtonLook, Choice, ChoiceTiles, Dialog};

use super::panels::{answers, is_open, leave};
use crate::{
    desk::{CaseEvent, Panel},
    dispatch::use_dispatch,
    texts::{t, use_texts},
    wording,
};

/// The reasons. Nothing is chosen beforehand.
#[component]
pub(super) fn RefusalPanel() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let open = is_open(Panel::Reject);
    let picked = RwSignal::new(None::<RejectReason>);
    let missing = RwSignal::new(false);
    Effect::new(move |_| {
        if open.get() {
            picked.set(None);
            missing.set(false);
        }
    });
    let choices = Signal::derive(move || {
        RejectReason::ALL.map(|reason| choice(&|key| texts.get(key), reason)).to_vec()
    });
    let reject = move |()| match picked.get_untracked() {
        Some(reason) => dispatch.on_case(CaseEvent::RefusalChosen(reason)),
        None => missing.set(true),
    };
    let actions = answers(Key::RejectAction, ButtonLook::Danger, "confirm-reject", Callback::new(reject));
    let error = move || {
        missing.get().then(|| view! { <p class="c-field__error" role="alert">{t(Key::RejectMissing)}</p> })
    };
    view! {
        <Dialog title=t(Key::RejectTitle) open on_close=leave() actions>
            <div class="s-panel">
                {error}
                <ChoiceTiles
                    id="reject-reason"
                    legend=t(Key::RejectTitle)
                    legend_hidden=true
                    choices
                    chosen=Signal::derive(move || picked.get().map(|reason| code(reason).to_owned()))
                    on_choose=Callback::new(move |chosen: String| picked.set(of_code(&chosen)))
                />
                <p class="u-hint">{t(Key::RejectFinal)}</p>
            </div>
        </Dialog>
    }
}

fn choice(say: &impl Fn(Key) -> String, reason: RejectReason) -> Choice {
    let (title, hint) = wording::rejection(reason);
    Choice { value: code(reason).to_owned(), title: say(title), hint: say(hint) }
}

/// The reason's name in the form.
const fn code(reason: RejectReason) -> &'static str {
    match reason {
        RejectReason::PhotoNotThePerson => "photo-not-the-person",
        RejectReason::DetailsDoNotMatch => "details-do-not-match",
        RejectReason::NotInsuredHere => "not-insured-here",
        RejectReason::CardStillValid => "card-still-valid",
    }
}

fn of_code(chosen: &str) -> Option<RejectReason> {
    RejectReason::ALL.into_iter().find(|reason| code(*reason) == chosen)
}
