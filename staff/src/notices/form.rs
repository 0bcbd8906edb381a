//! Writing a notice. Enter in a title shows what it will look like, as the button does.

use domain::{moment::iso_date, notice::NoticeField};
use leptos::{
    ev::{SubmitEvent, Targeted},
    html,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;

use super::{field::WordsField, tell};
use crate::{
    desk::{NoticePart, NoticesEvent, Since},
    dispatch::{use_dispatch, watch_work},
    effects::focus::part_id,
    texts::t,
};

/// The id of the day's field.
const SINCE: &str = part_id(NoticePart::Since);

/// The form.
#[component]
pub(super) fn Form() -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.notices.doing().is_some());
    let day = NodeRef::<html::Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        // A date that is half typed is no event to the browser.
        if let Some(day) = day.get_untracked() {
            tell(dispatch, NoticesEvent::SinceTyped(chosen(&day)));
        }
        tell(dispatch, NoticesEvent::PreviewAsked);
    };
    view! {
        <form class="s-card s-notices__form" novalidate on:submit=submit>
            <h2>{t(Key::NoticesWrite)}</h2>
            <div class="s-notices__parts">
                {NoticeField::ALL.map(|field| view! { <WordsField field/> }).collect_view()}
            </div>
            <SinceField day/>
            <button type="submit" class="c-button c-button--primary" data-testid="notice-preview" disabled=busy>
                {t(Key::NoticesPreview)}
            </button>
        </form>
    }
}

/// The day from which the notice counts.
#[component]
fn SinceField(day: NodeRef<html::Input>) -> impl IntoView {
    let dispatch = use_dispatch();
    let wrong = watch_work(|console| console.notices.since_wrong);
    let value = watch_work(|console| match console.notices.draft.since {
        Since::Day(day) => iso_date::text(day),
        Since::Unsaid | Since::Wrong => String::new(),
    });
    let picked = move |event: Targeted<Event, HtmlInputElement>| {
        tell(dispatch, NoticesEvent::SinceTyped(chosen(&event.target())));
    };
    let error = move || {
        let word = t(Key::NoticesSinceWrong);
        wrong.get().then(|| view! { <p class="c-field__error" id="notice-since-error">{word}</p> })
    };
    view! {
        <div class="c-field s-notices__since">
            <label class="c-field__label" for=SINCE>{t(Key::NoticesSince)}</label>
            {error}
            <input
                class="c-field__input"
                id=SINCE
                type="date"
                aria-describedby="notice-since-error notice-since-hint"
                aria-invalid=move || wrong.get().then_some("true")
                node_ref=day
                prop:value=value
                on:input:target=picked
            />
            <p class="c-field__hint" id="notice-since-hint">{t(Key::NoticesSinceHint)}</p>
        </div>
    }
}

/// What stands in the day's field.
fn chosen(field: &HtmlInputElement) -> Since {
    let typed = field.value();
    match iso_date::parse(&typed) {
        Some(day) => Since::Day(day),
        None if typed.is_empty() && field.check_validity() => Since::Unsaid,
        None => Since::Wrong,
    }
}
