//! Vouching for a person who stands at a kiosk and has no usable mobile.

use domain::wire::staff::{VouchDecision, VouchView};
use leptos::{ev::SubmitEvent, prelude::*};
use text::staff::Key;
use ui::{Button, ButtonLook, CodeField, Notice, Tone};

use crate::{
    desk::{ConsoleEvent, VouchEvent},
    dispatch::{use_dispatch, watch_work},
    effects::focus::TITLE,
    texts::{t, use_texts},
    trouble::Trouble,
};

/// How many digits the kiosk shows.
const CODE: usize = 6;

/// The page.
#[component]
pub(crate) fn VouchPage() -> impl IntoView {
    let view = watch_work(|console| console.vouch.view.clone());
    let trouble = watch_work(|console| console.vouch.trouble.clone());
    let body = move || match view.get() {
        None => view! { <Seek/> }.into_any(),
        Some(person) => view! { <Person person=*person/> }.into_any(),
    };
    view! {
        <main class="s-counter" data-step="staff.vouch">
            <div class="s-counter__page">
                <h1 id=TITLE tabindex="-1">{t(Key::VouchTitle)}</h1>
                <p>{t(Key::VouchHint)}</p>
                <Trouble trouble/>
                {body}
            </div>
        </main>
    }
}

#[component]
fn Seek() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.vouch.busy);
    let code = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let digits = code.get_untracked();
        wrong.set(digits.len() != CODE);
        if digits.len() == CODE {
            dispatch.at_work(ConsoleEvent::Vouch(VouchEvent::Sought(digits)));
        }
    };
    view! {
        <form class="s-card s-counter__form" novalidate on:submit=submit>
            <CodeField
                id="vouch-code"
                label=t(Key::VouchCode)
                hint=t(Key::VouchCodeHint)
                value=code
                on_input=Callback::new(move |text| code.set(text))
                error=Signal::derive(move || wrong.get().then(|| texts.get(Key::CodeLength)))
            />
            <button type="submit" class="c-button c-button--primary" data-testid="find-vouch" disabled=busy>
                {t(Key::VouchFind)}
            </button>
        </form>
    }
}

/// The person, and the decision or what it was.
#[component]
fn Person(person: VouchView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let VouchView { hall, name, id_number, decided, .. } = person;
    let known = name.is_some();
    let name = move || name.as_ref().map_or_else(|| texts.get(Key::VouchUnknown), ToString::to_string);
    let next = move |()| dispatch.at_work(ConsoleEvent::Vouch(VouchEvent::Left));
    let outcome = match decided {
        Some(decision) => view! { <Outcome decision/> }.into_any(),
        None => view! { <Choose known/> }.into_any(),
    };
    view! {
        <div class="s-card s-compare__facts">
            <dl class="s-compare__list">
                <dt>{t(Key::VouchHall)}</dt>
                <dd>{move || texts.pick(&hall)}</dd>
                <dt>{t(Key::CaseName)}</dt>
                <dd>{name}</dd>
                <dt>{t(Key::CaseId)}</dt>
                <dd class="u-number">{id_number.to_string()}</dd>
            </dl>
        </div>
        {outcome}
        <div class="u-row"><Button label=t(Key::VouchNext) on_press=next/></div>
    }
}

#[component]
fn Choose(known: bool) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.vouch.busy);
    let decide = move |decision| {
        Callback::new(move |()| dispatch.at_work(ConsoleEvent::Vouch(VouchEvent::Decided(decision))))
    };
    let unknown = (!known).then(|| view! { <Notice tone=Tone::Warn>{t(Key::VouchUnknownHint)}</Notice> });
    let vouch = known.then(|| {
        view! {
            <Button
                label=t(Key::VouchAction)
                look=ButtonLook::Good
                busy
                on_press=decide(VouchDecision::Vouched)
                attr:data-testid="vouch"
            />
        }
    });
    view! {
        {unknown}
        <p>{t(Key::VouchCompare)}</p>
        <div class="s-counter__choice">
            {vouch}
            <Button
                label=t(Key::VouchDecline)
                look=ButtonLook::Danger
                busy
                on_press=decide(VouchDecision::Declined)
                attr:data-testid="decline-vouch"
            />
        </div>
    }
}

#[component]
fn Outcome(decision: VouchDecision) -> impl IntoView {
    let (tone, words) = match decision {
        VouchDecision::Vouched => (Tone::Good, Key::VouchDone),
        VouchDecision::Declined => (Tone::Warn, Key::VouchDeclined),
    };
    view! { <Notice tone live=true><p data-testid="vouched">{t(words)}</p></Notice> }
}
