//! A part of a notice that is typed: its label, what is wrong with it, how much room is left.

use domain::notice::NoticeField;
use leptos::{
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement, HtmlTextAreaElement},
};

use super::tell;
use crate::{
    desk::{NoticePart, NoticesEvent},
    dispatch::{use_dispatch, watch_work},
    effects::focus::part_id,
    texts::{t, use_texts},
    wording::notices as wording,
};

/// The field of a part.
#[component]
pub(super) fn WordsField(field: NoticeField) -> impl IntoView {
    let texts = use_texts();
    let id = part_id(NoticePart::Words(field));
    let fault =
        watch_work(move |console| console.notices.faults.iter().find(|fault| fault.field == field).copied());
    let written = watch_work(move |console| console.notices.draft.part(field).trim().chars().count());
    let error = move || {
        let words = move |fault| move || wording::fault(texts, fault);
        fault.get().map(|fault| {
            view! { <p class="c-field__error" id=format!("{id}-error")>{words(fault)}</p> }
        })
    };
    view! {
        <div class="c-field">
            <label class="c-field__label" for=id>{t(wording::field(field))}</label>
            {error}
            <Input field wrong=Signal::derive(move || fault.get().is_some())/>
            <p class="c-field__hint" id=format!("{id}-hint")>
                {move || wording::room(texts, field, written.get())}
            </p>
        </div>
    }
}

/// One line for a title, several for a text.
#[component]
fn Input(field: NoticeField, wrong: Signal<bool>) -> impl IntoView {
    let dispatch = use_dispatch();
    let id = part_id(NoticePart::Words(field));
    let value = watch_work(move |console| console.notices.draft.part(field).to_owned());
    let type_in = move |text: String| tell(dispatch, NoticesEvent::Typed(field, text));
    let described = move || if wrong.get() { format!("{id}-error {id}-hint") } else { format!("{id}-hint") };
    let invalid = move || wrong.get().then_some("true");
    let in_line = move |event: Targeted<Event, HtmlInputElement>| type_in(event.target().value());
    let in_text = move |event: Targeted<Event, HtmlTextAreaElement>| type_in(event.target().value());
    if field.is_title() {
        view! {
            <input
                class="c-field__input"
                id=id
                type="text"
                lang=wording::tag(field)
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input:target=in_line
            />
        }
        .into_any()
    } else {
        view! {
            <textarea
                class="c-field__input s-notices__text"
                id=id
                rows="6"
                lang=wording::tag(field)
                autocomplete="off"
                aria-describedby=described
                aria-invalid=invalid
                prop:value=value
                on:input:target=in_text
            ></textarea>
        }
        .into_any()
    }
}
