//! Help over any screen, which keeps the step it is opened over: numbers to call, and on a kiosk whether a clerk comes.

use flow::{
    Event,
    help::{self, Bell},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Dialog, Notice, Tone};

use super::Terms;
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::{contacts::Contacts, help::first_advice, payments::PaidNothing, topics::ToHelp},
    reading::watch,
    texts::{Texts, t, use_texts},
};

/// The dialog.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let dispatch = use_dispatch();
    let open = watch(|flow| flow.help().open);
    let close = dispatch.on(|| Event::Help(help::Event::Closed));
    let actions = move || view! { <Button label=t(Key::ActionClose) on_press=close/> };
    let kiosk = use_device().is_kiosk();
    let advice = (!kiosk).then(|| view! { <p tabindex="-1" autofocus=true>{first_advice()}</p> });
    let works = watch(|flow| flow.enrol().is_none());
    let bell = move || (kiosk && works.get()).then(|| view! { <Called/> });
    view! {
        <Dialog title=t(Key::HelpTitle) open on_close=close actions=ViewFnOnce::from(actions)>
            <div class="u-stack">
                {advice}
                {bell}
                <Contacts/>
                <ToHelp/>
                <PaidNothing/>
                <Terms/>
            </div>
        </Dialog>
    }
}

/// Whether a clerk comes, told as it changes, and the button that rings or takes it back.
#[component]
fn Called() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let bell = watch(|flow| flow.help().bell.clone());
    let called = Memo::new(move |_| bell.with(Bell::is_awaited));
    let press = Callback::new(move |()| {
        let event = if called.get_untracked() { help::Event::Cancelled } else { help::Event::Asked };
        dispatch.send(Event::Help(event));
    });
    let label =
        Signal::derive(move || texts.get(if called.get() { Key::HelpCancel } else { Key::ActionHelp }));
    let said = move || {
        let bell = bell.get();
        let (tone, title) = said(&bell);
        view! { <Notice tone title=t(title) live=true><p tabindex="-1" autofocus=true>{text(texts, &bell)}</p></Notice> }
    };
    view! {
        {said}
        <Button label on_press=press attr:data-testid="bell"/>
    }
}

/// How a call looks, and what it is called.
const fn said(bell: &Bell) -> (Tone, Key) {
    match bell {
        Bell::Silent => (Tone::Info, Key::HelpSilent),
        Bell::Ringing => (Tone::Info, Key::HelpRinging),
        Bell::Unanswered => (Tone::Warn, Key::HelpUnanswered),
        Bell::Coming { .. } => (Tone::Good, Key::HelpComing),
        Bell::Unheard => (Tone::Warn, Key::HelpUnheard),
    }
}

fn text(texts: Texts, bell: &Bell) -> String {
    match bell {
        Bell::Silent => first_advice().get(),
        Bell::Ringing => texts.get(Key::HelpRingingText),
        Bell::Unanswered => texts.get(Key::HelpUnansweredText),
        Bell::Coming { name, office } => {
            texts.with(Key::HelpComingText, &[("name", name), ("office", &texts.pick(office))])
        }
        Bell::Unheard => texts.get(Key::HelpUnheardText),
    }
}
