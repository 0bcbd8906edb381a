//! What is used for what, how long, by whom: before anything personal is asked for.

use flow::{Event, Target, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use super::terms;
use crate::{
    dispatch::use_dispatch,
    reading::{use_flow, use_setting},
    screen::Screen,
    texts::{t, use_texts},
};

/// Asks for consent; nothing is ticked beforehand.
#[component]
pub(super) fn ConsentScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let agree = dispatch.on(move || {
        let language = texts.language().tag().to_owned();
        Event::Identify(identify::Event::Agreed { language })
    });
    let decline = move || {
        let leave = dispatch.on(|| Event::Went(Target::Home));
        view! { <Button label=t(Key::IdentifyConsentDecline) on_press=leave/> }
    };
    let edition = Signal::derive(move || {
        setting.with(|setting| {
            texts.with(Key::IdentifyConsentVersion, &[("version", &setting.region.consent.version)])
        })
    });
    view! {
        <Screen
            step="identify.consent"
            title=t(Key::IdentifyConsentTitle)
            hint=t(Key::IdentifyConsentHint)
            beside=ViewFnOnce::from(decline)
            primary=t(Key::IdentifyConsentAgree)
            on_primary=agree
        >
            <Terms/>
            <p class="u-hint">{t(Key::IdentifyConsentElse)} " " {edition}</p>
        </Screen>
    }
}

/// The four things a person agrees to.
#[component]
fn Terms() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let service = use_flow().with_untracked(terms::service);
    let kept =
        Signal::derive(move || setting.with(|setting| terms::how_long(texts, service, &setting.region)));
    let who = Signal::derive(move || setting.with(|setting| terms::who(texts, service, &setting.region)));
    view! {
        <SummaryList>
            <SummaryRow
                label=t(Key::IdentifyConsentWhat)
                value=Signal::derive(move || terms::what(texts, service))
            />
            <SummaryRow label=t(Key::IdentifyConsentWhy) value=t(Key::IdentifyConsentWhyText)/>
            <SummaryRow label=t(Key::IdentifyConsentHowLong) value=kept/>
            <SummaryRow label=t(Key::IdentifyConsentWho) value=who/>
        </SummaryList>
    }
}
