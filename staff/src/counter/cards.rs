//! Cards that are lost: found by the holder's number, for a reason that is recorded.

use domain::{card::Occasion, id_number::IdNumber, wire::staff::CardSought};
use leptos::{ev::SubmitEvent, prelude::*};
use text::staff::Key;
use ui::{Button, TextField};

use super::standing::{Banks, Standing, Steps};
use crate::{
    desk::{CardsEvent, ConsoleEvent},
    dispatch::{use_dispatch, watch_work},
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
    wording,
};

/// The page.
#[component]
pub(crate) fn CardsPage() -> impl IntoView {
    let dispatch = use_dispatch();
    let found = watch_work(|console| console.cards.found.clone());
    let trouble = watch_work(|console| console.cards.trouble.clone());
    let next = move |()| dispatch.at_work(ConsoleEvent::Cards(CardsEvent::Left));
    let body = move || {
        match found.get() {
        None => view! { <Seek/> }.into_any(),
        Some(card) => view! {
            <Standing card=(*card).clone()/>
            <Steps card=(*card).clone()/>
            <Banks banks=card.banks/>
            <div class="u-row"><Button label=t(Key::CardsNext) on_press=next attr:data-testid="next-card"/></div>
        }
        .into_any(),
    }
    };
    view! {
        <main class="s-counter" data-step="staff.cards">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::CardsTitle)}</h1>
                <p>{t(Key::CardsHint)}</p>
                <Trouble trouble not_found=Key::CardsNotFound/>
                {body}
            </div>
        </main>
    }
}

#[component]
fn Seek() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.cards.busy);
    let number = RwSignal::new(String::new());
    let chosen = RwSignal::new(None::<Occasion>);
    let wrong = RwSignal::new(None::<Key>);
    let missing = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let parsed = IdNumber::try_from(number.get_untracked());
        wrong.set(parsed.as_ref().err().map(|error| wording::id_error(*error)));
        missing.set(chosen.get_untracked().is_none());
        if let (Ok(id_number), Some(occasion)) = (parsed, chosen.get_untracked()) {
            let sought = CardSought { id_number, occasion };
            dispatch.at_work(ConsoleEvent::Cards(CardsEvent::Sought(sought)));
        }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <TextField
                id="card-id"
                label=t(Key::CardsId)
                value=number
                on_input=Callback::new(move |text| number.set(text))
                error=Signal::derive(move || wrong.get().map(|key| texts.get(key)))
            />
            <Occasions chosen missing/>
            <button type="submit" class="c-button c-button--primary" data-testid="find-card" disabled=busy>
                {t(Key::CardsFind)}
            </button>
        </form>
    }
}

/// Why. Nothing is chosen beforehand: it is recorded.
#[component]
fn Occasions(chosen: RwSignal<Option<Occasion>>, missing: RwSignal<bool>) -> impl IntoView {
    let option = move |occasion: Occasion| {
        view! {
            <label class="s-groups__group" data-testid=format!("occasion-{}", occasion.as_str())>
                <input
                    class="s-groups__dot u-hidden"
                    type="radio"
                    name="occasion"
                    prop:checked=move || chosen.get() == Some(occasion)
                    on:change=move |_| chosen.set(Some(occasion))
                />
                <span>{t(wording::occasion(occasion))}</span>
            </label>
        }
    };
    let error = move || {
        missing.get().then(|| {
            view! { <p class="c-field__error" role="alert">{t(Key::CardsOccasionMissing)}</p> }
        })
    };
    view! {
        <fieldset class="s-groups">
            <legend class="c-field__label">{t(Key::CardsOccasion)}</legend>
            {Occasion::ALL.map(option).collect_view()}
            {error}
        </fieldset>
    }
}
