//! Calls for a clerk, on top of every page.

use domain::{moment::Moment, wire::staff::CallView};
use leptos::prelude::*;
use text::{Language, staff::Key};
use ui::{Button, ButtonLook, Icon, IconMark};

use crate::{
    desk::{BellEvent, ConsoleEvent},
    dispatch::{use_dispatch, watch_work},
    figures::waited,
    texts::{t, use_texts},
    trouble::Trouble,
};

/// The open calls; nothing while there is none.
#[component]
pub(crate) fn BellBanner() -> impl IntoView {
    let calls = watch_work(|console| console.bell.calls.clone());
    let trouble = watch_work(|console| console.bell.trouble.clone());
    let lines = move || calls.get().into_iter().map(|call| view! { <CallLine call/> }).collect_view();
    view! {
        <div class="s-bell" role="alert" aria-label=t(Key::BellLabel)>
            <Trouble trouble/>
            {lines}
        </div>
    }
}

#[component]
fn CallLine(call: CallView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.bell.busy);
    let me = watch_work(|console| console.staff.name.clone());
    let CallView { id, hall, number, language, waited: seconds, by } = call;
    let number = number.to_string();
    let spoken = Language::from_tag(&language).unwrap_or_default().own_name();
    let words = move || {
        let since = waited(texts, Moment(0), Moment(0).plus_seconds(seconds.into()));
        let hall = texts.pick(&hall);
        let values = [("hall", &*hall), ("number", &number), ("language", spoken), ("waited", &since)];
        texts.with(Key::BellRings, &values)
    };
    let press = move |event: BellEvent| Callback::new(move |()| dispatch.at_work(ConsoleEvent::Bell(event)));
    let answer = move || match &by {
        None => view! {
            <Button
                label=t(Key::BellAnswer)
                look=ButtonLook::Primary
                busy
                on_press=press(BellEvent::Answered(id))
                attr:data-testid="answer-help"
            />
        }
        .into_any(),
        Some(name) if *name == me.get() => view! {
            <Button
                label=t(Key::BellDone)
                look=ButtonLook::Good
                busy
                on_press=press(BellEvent::Ended(id))
                attr:data-testid="end-help"
            />
        }
        .into_any(),
        Some(name) => {
            let name = name.clone();
            view! { <span>{move || texts.with(Key::BellComing, &[("name", &name)])}</span> }.into_any()
        }
    };
    view! {
        <div class="s-bell__call" data-testid="help-call">
            <IconMark icon=Icon::Help/>
            <p>{words}</p>
            {answer}
        </div>
    }
}
