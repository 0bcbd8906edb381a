//! Handing a card over: find the case, compare, release, done.

use domain::{application::Status, reference::Reference, wire::staff::CaseView};
use leptos::{ev::SubmitEvent, prelude::*};
use text::staff::Key;
use ui::{Button, ButtonLook, Keyboard, Notice, TextField, Tone};

use super::{
    confirm::Confirm,
    printing::Printing,
    release::{Compared, Release},
};
use crate::{
    case::matter,
    desk::{ConsoleEvent, HandoverEvent, HandoverStep},
    dispatch::{use_dispatch, watch_work},
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
    wording,
};

/// The page.
#[component]
pub(crate) fn HandoverPage() -> impl IntoView {
    let step = watch_work(|console| console.handover.step.clone());
    let trouble = watch_work(|console| console.handover.trouble.clone());
    let changed = watch_work(|console| console.handover.changed);
    let body = move || match step.get() {
        HandoverStep::Seeking => view! { <Seek/> }.into_any(),
        HandoverStep::Comparing(case) => {
            let (status, at_once) = (case.row.status, case.instantly.is_some());
            view! {
                <Compared case=case.clone()/>
                <Printing case/>
                <Release status at_once/>
            }
            .into_any()
        }
        HandoverStep::Confirming(of) => view! { <Confirm of=*of/> }.into_any(),
        HandoverStep::Done(case) => view! { <Done case/> }.into_any(),
    };
    view! {
        <main class="s-counter" data-step="staff.handover">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::HandoverTitle)}</h1>
                <Trouble trouble/>
                {move || changed.get().map(|status| view! { <Changed status/> })}
                {body}
            </div>
        </main>
    }
}

/// Somebody else was faster: where the case stands now.
#[component]
fn Changed(status: Status) -> impl IntoView {
    let texts = use_texts();
    let words = move || {
        let status = texts.get(wording::status(status).0);
        texts.with(Key::HandoverChanged, &[("status", &status)])
    };
    view! { <Notice tone=Tone::Warn live=true><p data-testid="changed">{words}</p></Notice> }
}

#[component]
fn Seek() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.handover.busy);
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(None::<Key>);
    let seek = move || match Reference::try_from(typed.get_untracked()) {
        Ok(reference) => {
            wrong.set(None);
            dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Sought(reference)));
        }
        Err(error) => wrong.set(Some(wording::reference_error(error))),
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        seek();
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <TextField
                id="handover-reference"
                label=t(Key::HandoverReference)
                hint=t(Key::HandoverReferenceHint)
                value=typed
                keyboard=Keyboard::Numeric
                error=Signal::derive(move || wrong.get().map(|key| texts.get(key)))
                on_input=Callback::new(move |text| typed.set(text))
            />
            <button type="submit" class="c-button c-button--primary" data-testid="find-case" disabled=busy>
                {t(Key::HandoverFind)}
            </button>
        </form>
    }
}

/// What was handed over, and to whom.
#[component]
fn Done(case: Box<CaseView>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let next = move |()| dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Left));
    let (status, of) = (case.row.status.as_str(), case.clone());
    let words = move || {
        let (matter, reference) = (matter(texts, &of), of.row.reference.grouped());
        let values = [("name", of.row.name.as_str()), ("matter", &matter), ("reference", &reference)];
        texts.with(Key::HandoverDone, &values)
    };
    view! {
        <Notice tone=Tone::Good title=t(Key::HandoverDoneTitle) live=true>
            <p data-testid="handed-over" data-status=status>{words}</p>
        </Notice>
        <Compared case/>
        <div class="u-row">
            <Button label=t(Key::HandoverNext) look=ButtonLook::Primary on_press=next/>
        </div>
    }
}
