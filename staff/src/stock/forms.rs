//! What can be done with blank cards: take in, send back, mark as void. Enter sends each form.

use domain::{
    stock::{Serial, SpoilReason},
    wire::staff::{SerialRun, StockOrder},
};
use leptos::{
    ev::{SubmitEvent, Targeted},
    prelude::*,
    web_sys::{Event, HtmlSelectElement},
};
use text::staff::Key;
use ui::TextField;

use super::files::FileButton;
use crate::{
    desk::{ConsoleEvent, StockPress},
    dispatch::{Dispatch, use_dispatch, watch_work},
    texts::{t, use_texts},
    wording::stock as wording,
};

/// The three forms.
#[component]
pub(super) fn Forms() -> impl IntoView {
    view! {
        <div class="s-stock__forms">
            <RunForm
                name="deliver"
                title=Key::StockDeliverTitle
                action=Key::StockDeliver
                order=StockOrder::Deliver
            >
                <FileButton label=Key::StockDeliverFile held=StockPress::ListHeld testid="deliver-file"/>
                <p>{t(Key::StockDeliverFileHint)}</p>
            </RunForm>
            <RunForm name="return" title=Key::StockReturnTitle action=Key::StockReturn order=StockOrder::Return/>
            <SpoilForm/>
        </div>
    }
}

/// Serials from the first to the last.
#[component]
fn RunForm(
    /// Names the form's fields.
    name: &'static str,
    /// What is the matter.
    title: Key,
    /// What is to be done.
    action: Key,
    /// What that is to the server.
    order: fn(SerialRun) -> StockOrder,
    /// What stands below.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (dispatch, busy) = (use_dispatch(), watch_work(|console| console.stock.busy));
    let (first, last) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (first_wrong, last_wrong) = (RwSignal::new(false), RwSignal::new(false));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let begin = serial(first, first_wrong);
        let end = if last.with_untracked(|last| last.trim().is_empty()) {
            last_wrong.set(false);
            begin.clone()
        } else {
            serial(last, last_wrong)
        };
        if let (Some(first), Some(last)) = (begin, end) {
            ask(dispatch, order(SerialRun { first, last }));
        }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <h3>{t(title)}</h3>
            <SerialField id=format!("{name}-first") label=Key::StockFirst value=first wrong=first_wrong/>
            <SerialField id=format!("{name}-last") label=Key::StockLast hint=Key::StockLastHint value=last wrong=last_wrong/>
            <button type="submit" class="c-button c-button--primary" data-testid=name disabled=busy>
                {t(action)}
            </button>
            {children.map(|children| children())}
        </form>
    }
}

#[component]
fn SpoilForm() -> impl IntoView {
    let (dispatch, busy) = (use_dispatch(), watch_work(|console| console.stock.busy));
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let reason = RwSignal::new(SpoilReason::Misprinted);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(serial) = serial(typed, wrong) {
            ask(dispatch, StockOrder::Spoil { serial, reason: reason.get_untracked() });
        }
    };
    let picked = move |event: Targeted<Event, HtmlSelectElement>| {
        let name = event.target().value();
        let found = SpoilReason::ALL.into_iter().find(|reason| wording::spoiled_name(*reason) == name);
        reason.set(found.unwrap_or(SpoilReason::Misprinted));
    };
    let option = |reason: SpoilReason| {
        view! { <option value=wording::spoiled_name(reason)>{t(wording::spoiled(reason))}</option> }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <h3>{t(Key::StockSpoilTitle)}</h3>
            <SerialField id="spoil-serial" label=Key::StockSerial hint=Key::StockSpoilHint value=typed wrong/>
            <div class="c-field">
                <label class="c-field__label" for="spoil-reason">{t(Key::StockReason)}</label>
                <select class="c-field__input" id="spoil-reason" on:change:target=picked>
                    {SpoilReason::ALL.map(option).collect_view()}
                </select>
            </div>
            <button type="submit" class="c-button c-button--danger" data-testid="spoil" disabled=busy>
                {t(Key::StockSpoil)}
            </button>
        </form>
    }
}

#[component]
fn SerialField(
    /// Names the field.
    #[prop(into)]
    id: String,
    /// What is asked.
    label: Key,
    /// How to answer.
    #[prop(optional)]
    hint: Option<Key>,
    /// The text so far.
    value: RwSignal<String>,
    /// Whether it is no serial.
    wrong: RwSignal<bool>,
) -> impl IntoView {
    let texts = use_texts();
    let hint = Signal::derive(move || hint.map(|key| texts.get(key)));
    view! {
        <TextField
            id
            label=t(label)
            hint
            value
            on_input=Callback::new(move |text| value.set(text))
            error=Signal::derive(move || wrong.get().then(|| texts.get(Key::StockWrongSerial)))
        />
    }
}

/// What was typed, if it is a serial; whether it is not is noted.
fn serial(typed: RwSignal<String>, wrong: RwSignal<bool>) -> Option<Serial> {
    let serial = Serial::try_from(typed.get_untracked()).ok();
    wrong.set(serial.is_none());
    serial
}

fn ask(dispatch: Dispatch, order: StockOrder) {
    dispatch.at_work(ConsoleEvent::Stock(StockPress::Ordered(order)));
}
