//! The identity number.

use domain::{id_number, problem::ErrorCode};
use flow::{Event, Failure, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, FieldError, Keyboard, NumberPad, TextField};

use crate::{
    clock,
    controls::use_device,
    dispatch::use_dispatch,
    journeys::wording,
    reading::{identifying, use_busy, use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// The id of the field, for links from the error summary.
pub(crate) const FIELD: &str = "id-number";
/// How a number is grouped beside a pad: region, birth date, the rest.
const GROUPS: &[usize] = &[6, 8];
/// How many characters a number has.
const LENGTH: usize = 18;

/// Asks for the identity number.
#[component]
pub(super) fn NumberScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let typed = RwSignal::new(use_flow().with_untracked(typed_before));
    let refusal = watch(|flow| match identifying(flow).map(|identify| &identify.step) {
        Some(identify::Step::Number { refusal, .. }) => *refusal,
        _ => None,
    });
    // What is said is said of what was given. Once that is changed it is not said again, even if the same comes to stand there on the way.
    let edited = RwSignal::new(false);
    Effect::new(move |before: Option<()>| {
        typed.track();
        if before.is_some() {
            edited.set(true);
        }
    });
    let error = Signal::derive(move || {
        let refused = refusal.get().filter(|_| !edited.get());
        refused.map(|error| wording::id_error(texts, error))
    });
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give = dispatch.on(move || {
        edited.set(false);
        let typed = typed.get_untracked();
        Event::Identify(identify::Event::NumberGiven { typed, today: clock::today() })
    });
    view! {
        <Screen
            step="identify.number"
            title=t(Key::IdentifyNumberTitle)
            hint=t(Key::IdentifyNumberHint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <NumberField typed error on_enter=give/>
            <Vouch/>
        </Screen>
    }
}

/// At a kiosk, a clerk who vouches, when codes are locked or used up for this number.
#[component]
fn Vouch() -> impl IntoView {
    let (dispatch, kiosk) = (use_dispatch(), use_device().is_kiosk());
    let stuck = watch(|flow| {
        let code = flow.trouble().and_then(Failure::code);
        matches!(code, Some(ErrorCode::Locked | ErrorCode::TooManyCodes))
    });
    let ask = dispatch.on(|| Event::Identify(identify::Event::VouchAsked));
    move || {
        (kiosk && stuck.get())
            .then(|| view! { <Button label=t(Key::IdentifyCodeVouch) on_press=ask busy=use_busy()/> })
    }
}

/// What was typed on this screen before, when Back led to it again.
fn typed_before(flow: &flow::Flow) -> String {
    match identifying(flow).map(|identify| &identify.step) {
        Some(identify::Step::Number { typed, .. }) => typed.clone(),
        _ => String::new(),
    }
}

/// The field, and the pad of a kiosk.
#[component]
pub(crate) fn NumberField(
    typed: RwSignal<String>,
    error: Signal<Option<String>>,
    on_enter: Callback<()>,
) -> impl IntoView {
    let (texts, kiosk) = (use_texts(), use_device().is_kiosk());
    let left = Signal::derive(move || {
        let count = typed.with(|typed| id_number::plain(typed).chars().count());
        let (key, count) = match LENGTH.checked_sub(count) {
            Some(0) => (Key::IdentifyNumberFull, 0),
            Some(left) => (Key::IdentifyNumberLeft, left),
            None => (Key::IdentifyNumberOver, count - LENGTH),
        };
        texts.with(key, &[("count", &count.to_string())])
    });
    let pad = kiosk.then(|| {
        view! {
            <NumberPad
                label=t(Key::PadLabel)
                delete_label=t(Key::ActionDelete)
                on_key=move |key: char| typed.update(|typed| typed.push(key))
                on_delete=move |()| typed.update(|typed| _ = typed.pop())
                with_x=true
            />
        }
    });
    view! {
        <TextField
            id=FIELD
            label=t(Key::IdentifyNumberLabel)
            label_hidden=true
            large=true
            value=typed
            hint=left
            error
            keyboard=Keyboard::Text
            on_screen_pad=kiosk
            groups=GROUPS
            on_input=move |text: String| typed.set(text)
            on_enter
        />
        {pad}
    }
}
