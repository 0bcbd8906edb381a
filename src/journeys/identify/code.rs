//! The code that was sent, and what to do without a mobile.

use domain::wire::CodeSent;
use flow::{Event, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, CodeField, FieldError, NumberPad};

use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::ticking::use_now,
    reading::{identifying, use_busy, use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
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
    let malformed = watch(|flow| matches!(code(flow), Some((_, true))));
    let error = Signal::derive(move || malformed.get().then(|| texts.get(Key::IdentifyCodeMalformed)));
    let errors = Signal::derive(move || {
        error.get().map(|message| FieldError { field: FIELD.to_owned(), message }).into_iter().collect()
    });
    let give = dispatch.on(move || Event::Identify(identify::Event::CodeGiven(typed.get_untracked())));
    let kiosk = use_device().is_kiosk();
    view! {
        <Screen
            step="identify.code"
            title=t(Key::IdentifyCodeTitle)
            hint=t(Key::IdentifyCodeHint)
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
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

/// The code that was sent, and whether what was typed was none.
fn code(flow: &flow::Flow) -> Option<(CodeSent, bool)> {
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
fn CodePad(typed: RwSignal<String>) -> impl IntoView {
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

/// What to do when no code comes: another one, a clerk, the counter.
#[component]
fn NoCode() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let (now, sent) = (use_now(), watch(|flow| code(flow).map(|(sent, _)| sent)));
    let wait = Memo::new(move |_| sent.get().map_or(0, |sent| now.get().seconds_until(sent.again_at)));
    let again = Signal::derive(move || match wait.get() {
        0 => texts.get(Key::IdentifyCodeAgain),
        seconds => texts.with(Key::IdentifyCodeAgainIn, &[("seconds", &seconds.to_string())]),
    });
    let kiosk = use_device().is_kiosk();
    let advice = if kiosk { Key::IdentifyCodeNoMobileKiosk } else { Key::IdentifyCodeNoMobilePhone };
    let call = move || {
        setting
            .with(|setting| setting.region.hotlines.first().map(|line| line.number.clone()))
            .map(|number| texts.with(Key::IdentifyCodeNoMobileCall, &[("number", &number)]))
    };
    let vouch = kiosk.then(|| {
        let ask = dispatch.on(|| Event::Identify(identify::Event::VouchAsked));
        view! { <Button label=t(Key::IdentifyCodeVouch) on_press=ask busy=use_busy()/> }
    });
    view! {
        <section class="u-stack">
            <h2>{t(Key::IdentifyCodeNoMobile)}</h2>
            <p>{t(advice)} " " {call}</p>
            <div class="u-row">
                <Button
                    label=again
                    on_press=dispatch.on(|| Event::Identify(identify::Event::CodeAgainAsked))
                    disabled=Signal::derive(move || wait.get() > 0)
                />
                {vouch}
            </div>
        </section>
    }
}
