//! The code that was sent to the holder.

use domain::wire::CodeSent;
use flow::{
    Flow,
    holder::{Event, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, CodeField, FieldError};

use super::{asking, is_by_code_alone, say, ways};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::{
        identify::code::{self, CodePad},
        ticking::use_now,
    },
    reading::{use_busy, watch},
    screen::Screen,
    texts::{t, use_texts},
    trouble::Trouble,
};

/// The id of the field, for links from the error summary.
const FIELD: &str = "holder-code";

/// Asks for the code that the holder tells.
#[component]
pub(super) fn CodeScreen() -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let typed = RwSignal::new(String::new());
    let error =
        code::error(texts, typed, |flow| matches!(asking(flow), Some(Step::Code { malformed: true, .. })));
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give = Callback::new(move |()| say(dispatch, Event::CodeGiven(typed.get_untracked())));
    let other_trouble = watch(|flow| flow.trouble().is_some() && code::wrong(flow).is_none());
    view! {
        <Screen
            step="holder.code"
            title=t(Key::ApplyHolderCodeTitle)
            hint=t(Key::ApplyHolderCodeHint)
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
                    hint=t(ways(Key::ApplyHolderCodeNone, Key::ApplyHolderCodeNoneByCode))
                    error
                    on_screen_pad=kiosk
                />
            </form>
            <Again/>
            {kiosk.then(|| view! { <CodePad typed/> })}
        </Screen>
    }
}

/// Another code, once the last one is a while ago; until then, when that is.
#[component]
fn Again() -> impl IntoView {
    let (dispatch, texts, now, sent) = (use_dispatch(), use_texts(), use_now(), watch(sent));
    let wait = Memo::new(move |_| sent.get().map_or(0, |sent| now.get().seconds_until(sent.again_at)));
    let label = Signal::derive(move || match wait.get() {
        0 => texts.get(Key::ApplyHolderCodeAgain),
        seconds => texts.with(Key::IdentifyCodeAgainIn, &[("seconds", &seconds.to_string())]),
    });
    let again = Callback::new(move |()| say(dispatch, Event::CodeAsked));
    let none = Callback::new(move |()| say(dispatch, Event::NoCodeSaid));
    let no_code = is_by_code_alone().then(|| {
        view! { <Button label=t(Key::ApplyHolderNoCode) on_press=none attr:data-testid="no-code"/> }
    });
    view! {
        <div class="u-row">
            <Button label on_press=again busy=use_busy() disabled=Signal::derive(move || wait.get() > 0)/>
            {no_code}
        </div>
    }
}

fn sent(flow: &Flow) -> Option<CodeSent> {
    match asking(flow)? {
        Step::Code { sent, .. } => Some(*sent),
        _ => None,
    }
}
