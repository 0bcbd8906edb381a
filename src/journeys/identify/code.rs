//! The code that was sent, and what to do without a mobile.

use domain::{problem::ErrorCode, wire::CodeSent};
use flow::{Event, Failure, Flow, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::{CodeField, FieldError, NumberPad};

use super::no_code::NoCode;
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::ticking::use_now,
    reading::{identifying, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
    trouble::Trouble,
    wording,
};

/// The id of the field, for links from the error summary.
const FIELD: &str = "code";
/// How many digits a code has.
const LENGTH: usize = identify::CODE_LENGTH;

/// Asks for the code.
#[component]
pub(super) fn CodeScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let typed = RwSignal::new(String::new());
    let error = error(texts, typed, |flow| matches!(code(flow), Some((_, true))));
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give = dispatch.on(move || Event::Identify(identify::Event::CodeGiven(typed.get_untracked())));
    let other_trouble = watch(|flow| flow.trouble().is_some() && wrong(flow).is_none());
    let kiosk = use_device().is_kiosk();
    view! {
        <Screen
            step="identify.code"
            title=t(Key::IdentifyCodeTitle)
            hint=t(Key::IdentifyCodeHint)
            errors
            hang=ui::Hang::Body
            own_trouble=true
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            {move || other_trouble.get().then(|| view! { <Trouble/> })}
            <form class="u-stack" on:submit=move |event| { event.prevent_default(); give.run(()); }>
                <CodeField
                    id=FIELD
                    label=t(Key::IdentifyCodeLabel)
                    label_hidden=true
                    value=typed
                    on_input=move |digits: String| typed.set(digits)
                    hint=time_left()
                    error
                    on_screen_pad=kiosk
                />
            </form>
            <NoCode/>
            {kiosk.then(|| view! { <CodePad typed/> })}
        </Screen>
    }
}

/// What is wrong with the code: it is none, or not the one that was sent. A wrong one makes room for another.
pub(crate) fn error(
    texts: Texts,
    typed: RwSignal<String>,
    malformed: fn(&Flow) -> bool,
) -> Signal<Option<String>> {
    let malformed = watch(malformed);
    let wrong = watch(|flow| wrong(flow).cloned());
    Effect::new(move |_| {
        if wrong.get().is_some() {
            typed.set(String::new());
        }
    });
    Signal::derive(move || match wrong.get() {
        Some(failure) => Some(wording::failure(texts, &failure)),
        None => malformed.get().then(|| texts.get(Key::IdentifyCodeMalformed)),
    })
}

/// Why the server did not take the code, when the code is why.
pub(crate) fn wrong(flow: &Flow) -> Option<&Failure> {
    let about_code =
        |failure: &&Failure| matches!(failure.code(), Some(ErrorCode::WrongCode | ErrorCode::CodeExpired));
    flow.trouble().filter(about_code)
}

/// The code that was sent, and whether what was typed was none.
pub(super) fn code(flow: &Flow) -> Option<(CodeSent, bool)> {
    match &identifying(flow)?.step {
        identify::Step::Code { sent, malformed } => Some((*sent, *malformed)),
        _ => None,
    }
}

/// How long the code counts.
fn time_left() -> Signal<String> {
    let (texts, now, sent) = (use_texts(), use_now(), watch(|flow| code(flow).map(|(sent, _)| sent)));
    Signal::derive(move || {
        let seconds = sent.get().map_or(0, |sent| now.get().seconds_until(sent.valid_until));
        match seconds {
            0 => texts.get(Key::IdentifyCodeExpired),
            left => {
                let minutes = left.unsigned_abs().div_ceil(60).to_string();
                texts.with(Key::IdentifyCodeValid, &[("minutes", &minutes)])
            }
        }
    })
}

/// The digits of a kiosk.
#[component]
pub(crate) fn CodePad(typed: RwSignal<String>) -> impl IntoView {
    let push = move |key: char| {
        typed.update(|typed| {
            if typed.len() < LENGTH {
                typed.push(key);
            }
        });
    };
    view! {
        <NumberPad
            label=t(Key::PadLabel)
            delete_label=t(Key::ActionDelete)
            on_key=push
            on_delete=move |()| typed.update(|typed| _ = typed.pop())
        />
    }
}
