//! Calls for a clerk, on top of every page.
//!
//! **Invariant:** a call is read out once, when it comes: how long it waits stands beside what is read, and a look at the server leaves
//! the rest and its focus alone.

use domain::{moment::Moment, wire::staff::CallView};
use leptos::prelude::*;
use text::{Language, staff::Key};
use ui::{Button, ButtonLook, Icon, IconMark};
use uuid::Uuid;

use crate::{
    desk::{BellEvent, ConsoleEvent},
    dispatch::{use_dispatch, watch_work},
    figures,
    texts::{t, use_texts},
    trouble::Trouble,
};

/// The open calls; nothing while there is none.
#[component]
pub(crate) fn BellBanner() -> impl IntoView {
    let calls = watch_work(|console| console.bell.calls.iter().map(|call| call.id).collect::<Vec<Uuid>>());
    let trouble = watch_work(|console| console.bell.trouble.clone());
    view! {
        <section class="s-bell" aria-label=t(Key::BellLabel)>
            <Trouble trouble/>
            <For each=move || calls.get() key=|id| *id let(id)>
                <CallLine id/>
            </For>
        </section>
    }
}

#[component]
fn CallLine(id: Uuid) -> impl IntoView {
    let texts = use_texts();
    let call = watch_work(move |console| console.bell.call(id).cloned());
    let words = Memo::new(move |_| {
        let CallView { hall, number, language, .. } = call.get()?;
        let (hall, number) = (texts.pick(&hall), number.to_string());
        let language = Language::from_tag(&language).unwrap_or_default().own_name();
        Some(texts.with(Key::BellRings, &[("hall", &*hall), ("number", &number), ("language", language)]))
    });
    let since = move || {
        let seconds = call.get()?.waited;
        Some(figures::waited(texts, Moment(0), Moment(0).plus_seconds(seconds.into())))
    };
    view! {
        <div class="s-bell__call" data-testid="help-call">
            <IconMark icon=Icon::Help/>
            <p role="alert">{words}</p>
            <span>{since}</span>
            <Answer id/>
        </div>
    }
}

/// Who goes there, and what one can do about it. Any colleague may say that it is done.
#[component]
fn Answer(id: Uuid) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let busy = watch_work(|console| console.bell.busy);
    let me = watch_work(|console| console.staff.name.clone());
    let by = watch_work(move |console| console.bell.call(id).and_then(|call| call.by.clone()));
    let answered = Memo::new(move |_| by.with(Option::is_some));
    let coming = move || {
        let name = by.get().filter(|name| *name != me.get())?;
        Some(view! { <span>{texts.with(Key::BellComing, &[("name", &name)])}</span> })
    };
    let press = move |event: BellEvent| Callback::new(move |()| dispatch.at_work(ConsoleEvent::Bell(event)));
    let go = move || {
        let on_press = press(BellEvent::Answered(id));
        view! { <Button label=t(Key::BellAnswer) look=ButtonLook::Primary busy on_press attr:data-testid="answer-help"/> }
    };
    let done = move || {
        let on_press = press(BellEvent::Ended(id));
        view! { <Button label=t(Key::BellDone) look=ButtonLook::Good busy on_press attr:data-testid="end-help"/> }
    };
    view! {
        {coming}
        {move || if answered.get() { done().into_any() } else { go().into_any() }}
    }
}
