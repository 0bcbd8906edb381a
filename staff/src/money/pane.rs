//! The open payment: what it is, what goes back of it, how the money moved, what happened, and what can be done.

use domain::payment::PaymentNumber;
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, Notice};

use super::{
    Shown,
    actions::ActionBar,
    facts::Facts,
    head::Head,
    press,
    questions::Questions,
    refunds::Refunds,
    trail::{History, Movements},
    watch_payment,
};
use crate::{
    desk::PaymentPress, dispatch::use_dispatch, effects::focus::CASE_TITLE, texts::t, trouble::Trouble,
    wording::money as wording,
};

/// The right half of the desk.
#[component]
pub(super) fn PaymentPane() -> impl IntoView {
    let open = watch_payment(|open| Some(open.number.clone()));
    move || match open.get() {
        Some(number) => view! { <Payment number/> }.into_any(),
        None => view! {
            <section class="s-case s-case--none">
                <p class="s-case__none">{t(Key::PaymentNone)}</p>
            </section>
        }
        .into_any(),
    }
}

/// One payment. Mounted anew for each, so that nothing of the one before is left.
#[component]
fn Payment(number: PaymentNumber) -> impl IntoView {
    let dispatch = use_dispatch();
    let shown: Shown = watch_payment(|open| open.view.clone());
    let is_shown = Memo::new(move |_| shown.with(Option::is_some));
    let trouble = watch_payment(|open| open.failed().cloned());
    let again = move || {
        let on_press = move |()| press(dispatch, PaymentPress::Retried);
        view! { <Button label=t(Key::ActionRetry) on_press/> }
    };
    let body = move || match (is_shown.get(), trouble.with(Option::is_some)) {
        (true, _) => view! { <Body shown/> }.into_any(),
        (false, true) => again().into_any(),
        (false, false) => view! { <p class="s-case__none">{t(Key::CaseLoading)}</p> }.into_any(),
    };
    view! {
        <section class="s-case" aria-labelledby=CASE_TITLE>
            <div class="s-case__scroll">
                <Head shown digits=number.grouped()/>
                <Said/>
                <Trouble trouble instead=wording::refused/>
                {body}
            </div>
            <ActionBar shown/>
            <Questions shown/>
        </section>
    }
}

#[component]
fn Body(shown: Shown) -> impl IntoView {
    view! {
        <Refunds shown/>
        <Facts shown/>
        <Movements shown/>
        <History shown/>
    }
}

/// What is said over the payment.
#[component]
fn Said() -> impl IntoView {
    let said = watch_payment(|open| open.said);
    move || {
        said.get().map(|said| {
            let (words, tone) = wording::said(said);
            view! { <Notice tone live=true><p data-testid="said">{t(words)}</p></Notice> }
        })
    }
}
