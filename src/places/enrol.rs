//! A kiosk that is no kiosk of the server's yet, or not any more: an administrator's code, or whom to call.
//!
//! **Invariant:** nothing but a code can be given here.

use std::time::Duration;

use domain::wire::EnrolCode;
use flow::{Event, enrol};
use leptos::{ev::MouseEvent, prelude::*};
use text::app::Key;
use ui::{
    Button, Keys, TextField,
    press::{self, Place},
};

use super::contacts::Contacts;
use crate::{
    dispatch::use_dispatch,
    reading::{use_busy, watch},
    screen::Screen,
    texts::{t, use_texts},
    trouble::reload,
};

/// What stands for the delete key in the guard against repeated presses.
const DELETE: char = '\u{8}';

/// The one of the three that is the case.
#[component]
pub(crate) fn EnrolScreen() -> impl IntoView {
    let why = watch(flow::Flow::enrol);
    let again = RwSignal::new(false);
    move || match why.get() {
        Some(enrol::Enrol::Wanted) | None => view! { <CodeScreen/> }.into_any(),
        Some(enrol::Enrol::Revoked) if again.get() => view! { <CodeScreen/> }.into_any(),
        Some(enrol::Enrol::Revoked) => view! { <RevokedScreen again/> }.into_any(),
        Some(enrol::Enrol::WrongClock) => view! { <ClockScreen/> }.into_any(),
    }
}

#[component]
fn CodeScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = use_busy();
    let (code, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    let give = move |()| match EnrolCode::try_from(code.get_untracked()) {
        Ok(given) => {
            wrong.set(false);
            dispatch.send(Event::Enrol(enrol::Event::Given(given)));
        }
        Err(_) => wrong.set(true),
    };
    let error = move || wrong.get().then(|| texts.get(Key::EnrolShort));
    view! {
        <Screen step="enrol" title=t(Key::EnrolTitle) hint=t(Key::EnrolHint) without_back=true>
            <TextField
                id="enrol-code"
                label=t(Key::EnrolCode)
                value=code
                on_input=Callback::new(move |text| code.set(text))
                error=MaybeProp::derive(error)
                on_enter=Callback::new(give)
                large=true
            />
            <Pad code/>
            <Button label=t(Key::EnrolSubmit) look=ui::ButtonLook::Primary busy on_press=give attr:data-testid="enrol"/>
        </Screen>
    }
}

/// The characters that a code can have.
#[component]
fn Pad(code: RwSignal<String>) -> impl IntoView {
    let key = move |character: char| {
        let press = move |event: MouseEvent| {
            if press::counts(Place::Key(character), &event) {
                code.update(|text| {
                    if text.chars().count() < EnrolCode::LENGTH {
                        text.push(character);
                    }
                });
            }
        };
        view! { <button type="button" class="c-number-pad__key" on:click=press>{character.to_string()}</button> }
    };
    let delete = move |event: MouseEvent| {
        if press::counts(Place::Key(DELETE), &event) {
            code.update(|text| {
                let _ = text.pop();
            });
        }
    };
    view! {
        <Keys label=t(Key::EnrolCode) class="s-enrol__pad">
            {EnrolCode::ALPHABET.chars().map(key).collect_view()}
            <button type="button" class="c-number-pad__key s-enrol__delete" on:click=delete>
                {t(Key::EnrolDelete)}
            </button>
        </Keys>
    }
}

#[component]
fn RevokedScreen(again: RwSignal<bool>) -> impl IntoView {
    let press = move |()| again.set(true);
    view! {
        <Screen
            step="enrol.revoked"
            title=t(Key::EnrolRevokedTitle)
            hint=t(Key::EnrolRevokedHint)
            without_back=true
        >
            <Contacts/>
            <Button label=t(Key::EnrolAgain) on_press=press attr:data-testid="enrol-again"/>
        </Screen>
    }
}

/// A clock that was put right meanwhile is found out again by itself.
#[component]
fn ClockScreen() -> impl IntoView {
    if let Ok(waiting) = set_timeout_with_handle(reload, Duration::from_mins(1)) {
        on_cleanup(move || waiting.clear());
    }
    view! {
        <Screen step="enrol.clock" title=t(Key::EnrolClockTitle) hint=t(Key::EnrolClockHint) without_back=true>
            <Contacts/>
            <Button label=t(Key::ActionReload) on_press=|()| reload()/>
        </Screen>
    }
}
