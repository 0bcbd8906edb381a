//! What to do when no code comes: another one, a clerk, the counter.

use flow::{Event, identify};
use leptos::prelude::*;
use text::app::Key;
use ui::Button;

use super::code::code;
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::ticking::use_now,
    reading::{use_busy, use_setting, watch},
    texts::{t, use_texts},
};

/// Another code, a clerk who vouches, or the counter.
#[component]
pub(super) fn NoCode() -> impl IntoView {
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
    // A kiosk's pad needs the room, and help is beside it.
    let more = (!kiosk).then(|| view! { <h2>{t(Key::IdentifyCodeNoMobile)}</h2> });
    let call = (!kiosk).then_some(call);
    view! {
        <section class="u-stack">
            {more}
            <p class="u-hint">{t(advice)} " " {call}</p>
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
