//! What a card is, and the question for pickup code and identity number.

use domain::{
    application::Status,
    id_number::IdNumber,
    wire::staff::{CASE_PHOTO, CaseView},
};
use leptos::{ev::SubmitEvent, prelude::*};
use text::staff::Key;
use ui::{Button, CodeField, Notice, TextField, Tone};

use crate::{
    case::{PhotoFigure, StatusChip, address, at_counter, matter},
    desk::{ConsoleEvent, HandoverEvent},
    dispatch::{use_dispatch, watch_work},
    texts::{t, use_texts},
    wording,
};

/// How many digits a pickup code has.
const CODE: usize = 6;

/// The person as the card shows them.
#[component]
pub(super) fn Compared(case: Box<CaseView>) -> impl IntoView {
    let texts = use_texts();
    let (photo, status) = (address(CASE_PHOTO, &case), case.row.status);
    let (name, id, digits) =
        (case.row.name.to_string(), case.id_number.to_string(), case.row.reference.grouped());
    let (outlet, agent) = (case.outlet.clone(), at_counter(texts, &case));
    let place = move || outlet.as_ref().map(|outlet| texts.pick(&outlet.name));
    view! {
        <div class="s-compare">
            <PhotoFigure title=Key::CaseFinished address=photo more=String::new()/>
            <div class="s-card s-compare__facts">
                <h2>{move || matter(texts, &case)}</h2>
                <StatusChip status=Some(status)/>
                <dl class="s-compare__list">
                    <dt>{t(Key::QueueReference)}</dt>
                    <dd class="u-number">{digits}</dd>
                    <dt>{t(Key::CaseName)}</dt>
                    <dd>{name}</dd>
                    <dt>{t(Key::CaseId)}</dt>
                    <dd class="u-number">{id}</dd>
                    {agent}
                    <dt>{t(Key::CaseOutlet)}</dt>
                    <dd>{place}</dd>
                </dl>
            </div>
        </div>
    }
}

/// Code and number; or why the card cannot be handed over.
#[component]
pub(super) fn Release(
    /// Where the case stands.
    status: Status,
    /// Whether its card is printed here: that is said above.
    at_once: bool,
) -> impl IntoView {
    let dispatch = use_dispatch();
    let left = move |()| dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Left));
    let is_printed = matches!(
        status,
        Status::Approved
            | Status::OutletChosen
            | Status::FeeDue
            | Status::Paid
            | Status::Printing
            | Status::PrintTrouble
    );
    let body = if matches!(status, Status::Ready | Status::Verified) {
        view! { <ReleaseForm/> }.into_any()
    } else if at_once && is_printed {
        ().into_any()
    } else {
        view! { <Notice tone=Tone::Warn title=t(Key::HandoverNotReady)>{t(Key::HandoverNotReadyHint)}</Notice> }.into_any()
    };
    view! {
        {body}
        <div class="u-row"><Button label=t(Key::HandoverOther) on_press=left/></div>
    }
}

#[component]
fn ReleaseForm() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.handover.busy);
    let (code, number) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (code_wrong, id_wrong) = (RwSignal::new(false), RwSignal::new(None::<Key>));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let pickup_code = code.get_untracked();
        let parsed = IdNumber::try_from(number.get_untracked());
        code_wrong.set(pickup_code.len() != CODE);
        id_wrong.set(parsed.as_ref().err().map(|error| wording::id_error(*error)));
        if let (Ok(id_number), CODE) = (parsed, pickup_code.len()) {
            let given = HandoverEvent::Given { pickup_code, id_number };
            dispatch.at_work(ConsoleEvent::Handover(given));
        }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <p>{t(Key::HandoverCompare)}</p>
            <CodeField
                id="pickup-code"
                label=t(Key::HandoverCode)
                value=code
                on_input=Callback::new(move |text| code.set(text))
                error=Signal::derive(move || code_wrong.get().then(|| texts.get(Key::CodeLength)))
            />
            <TextField
                id="id-number"
                label=t(Key::HandoverId)
                value=number
                on_input=Callback::new(move |text| number.set(text))
                error=Signal::derive(move || id_wrong.get().map(|key| texts.get(key)))
            />
            <button type="submit" class="c-button c-button--primary" data-testid="check-handover" disabled=busy>
                {t(Key::HandoverCheck)}
            </button>
        </form>
    }
}
