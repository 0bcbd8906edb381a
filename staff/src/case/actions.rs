//! The buttons under the case, each with its key.

use domain::application::Status;
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;
use ui::{Button, ButtonLook};

use super::{Shown, pending::PendingBar};
use crate::{
    desk::{Action, CaseDesk, CaseEvent, ConsoleEvent, Deed, Desk, Group, actions},
    dispatch::{use_dispatch, watch, watch_case, watch_work},
    texts::{Texts, t, use_texts},
};

/// How an action is offered.
struct Offer {
    word: Key,
    key: &'static str,
    look: ButtonLook,
    test_id: &'static str,
    deed: Option<Deed>,
}

const fn offer(action: Action) -> Offer {
    let (word, key, look, test_id, deed) = match action {
        Action::TakeUp => (Key::CaseTakeUp, "T", ButtonLook::Primary, "take-up", Some(Deed::TakeUp)),
        Action::Approve => (Key::CaseApprove, "A", ButtonLook::Good, "approve", Some(Deed::Approve)),
        Action::Ask => (Key::CaseAsk, "M", ButtonLook::Secondary, "ask", Some(Deed::Ask)),
        Action::Reject => (Key::CaseReject, "R", ButtonLook::Danger, "reject", Some(Deed::Reject)),
        Action::SendBack => (Key::CaseSendBack, "", ButtonLook::Secondary, "send-back", Some(Deed::SendBack)),
        Action::Settle => (Key::CaseSettle, "", ButtonLook::Primary, "settle", Some(Deed::Settle)),
        Action::TakePhoto => {
            (Key::CaseTakePhoto, "", ButtonLook::Primary, "take-photo", Some(Deed::TakePhoto))
        }
        Action::Print => (Key::CasePrint, "", ButtonLook::Primary, "to-printing", None),
        Action::HandOver => (Key::CaseHandOver, "", ButtonLook::Primary, "to-handover", None),
    };
    Offer { word, key, look, test_id, deed }
}

/// What can be done now, why nothing can, and the next case.
#[component]
pub(super) fn ActionBar(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let me = watch_work(|console| console.staff.name.clone());
    let keys = watch(Desk::shortcuts);
    let offered = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|case| actions(case, &me.get())).unwrap_or_default())
    });
    let pending = watch_case(|case| case.pending.is_some());
    let buttons = move || {
        let keys = keys.get();
        let offered = if pending.get() { Vec::new() } else { offered.get() };
        offered.into_iter().map(|action| view! { <ActionButton action keys/> }).collect_view()
    };
    let why = move || {
        let nothing = offered.with(Vec::is_empty) && !pending.get();
        nothing.then(|| view! { <p class="s-actions__why" data-testid="why">{why_nothing(texts, shown)}</p> })
    };
    let next = move || {
        let key = keys.get().then_some("N");
        let go = move |()| dispatch.at_work(ConsoleEvent::NextAsked);
        view! { <Button label=t(Key::CaseNext) look=ButtonLook::Quiet nostrip:key=key on_press=go attr:data-testid="next"/> }
    };
    view! {
        <div class="s-actions" role="group" aria-label=t(Key::CaseActions)>
            <PendingBar/>
            {buttons}
            {why}
            <div class="s-actions__next">{next}</div>
        </div>
    }
}

#[component]
fn ActionButton(action: Action, keys: bool) -> impl IntoView {
    let dispatch = use_dispatch();
    let doing = watch_case(CaseDesk::doing);
    if action == Action::TakePhoto {
        return view! { <PhotoButton/> }.into_any();
    }
    let Offer { word, key, look, test_id, deed } = offer(action);
    let key = Some(key).filter(|key| keys && !key.is_empty());
    let busy = Signal::derive(move || doing.get().is_some() && doing.get() == deed);
    let disabled = Signal::derive(move || doing.get().is_some() && doing.get() != deed);
    let asked = move |()| dispatch.on_case(CaseEvent::Asked(action));
    view! {
        <Button label=t(word) look nostrip:key=key busy disabled on_press=asked attr:data-testid=test_id/>
    }
    .into_any()
}

/// Asks the browser for a picture of the person: by the device's camera where it has one, or a file of one.
#[component]
fn PhotoButton() -> impl IntoView {
    let dispatch = use_dispatch();
    let doing = watch_case(|case| CaseDesk::doing(case).is_some());
    let chosen = move |event: Targeted<Event, HtmlInputElement>| {
        let input = event.target();
        if let Some(photo) = input.files().and_then(|files| files.get(0)) {
            dispatch.world(|world| world.hold(photo));
            dispatch.on_case(CaseEvent::PhotoMade);
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    view! {
        <label class="c-button c-button--primary">
            <span>{t(Key::CaseTakePhoto)}</span>
            <input
                class="u-hidden"
                type="file"
                accept="image/jpeg,image/png"
                capture="environment"
                disabled=doing
                data-testid="take-photo"
                on:change:target=chosen
            />
        </label>
    }
}

/// Whose turn it is, when it is not this clerk's.
fn why_nothing(texts: Texts, shown: Shown) -> String {
    let Some((status, assigned)) =
        shown.with(|shown| shown.as_deref().map(|case| (case.row.status, case.assigned.clone())))
    else {
        return String::new();
    };
    if status == Status::SecondReview {
        return texts.get(Key::WhySecond);
    }
    match (Group::of(status), assigned) {
        (Group::Waiting, Some(name)) => texts.with(Key::WhyAssigned, &[("name", &name)]),
        (Group::Waiting, None) => texts.get(Key::WhyUnassigned),
        (Group::WithResident | Group::FeeDue, _) => texts.get(Key::WhyResident),
        (Group::InMaking, _) => texts.get(Key::WhyMaking),
        (Group::Ready | Group::Finished | Group::All, _) => texts.get(Key::WhyFinished),
    }
}
