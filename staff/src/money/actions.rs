//! The buttons under the payment. Only asking the gateway, which moves nothing, has a key.

use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook};

use super::{Shown, press, watch_payment};
use crate::{
    desk::{ConsoleEvent, Desk, MoneyEvent, PaymentAction, PaymentDesk, PaymentPress, payment_actions},
    dispatch::{use_dispatch, watch},
    texts::t,
};

/// What can be done now, that nothing can, and the next payment that wants a clerk.
#[component]
pub(super) fn ActionBar(shown: Shown) -> impl IntoView {
    let dispatch = use_dispatch();
    let keys = watch(Desk::shortcuts);
    let offered =
        Memo::new(move |_| shown.with(|shown| shown.as_deref().map(payment_actions).unwrap_or_default()));
    let known = Memo::new(move |_| shown.with(Option::is_some));
    let buttons = move || {
        let keys = keys.get();
        offered.get().into_iter().map(|action| view! { <ActionButton action keys/> }).collect_view()
    };
    let why = move || {
        let nothing = known.get() && offered.with(Vec::is_empty);
        nothing.then(|| view! { <p class="s-actions__why" data-testid="why">{t(Key::PaymentNothing)}</p> })
    };
    let next = move || {
        let key = keys.get().then_some("N");
        let go = move |()| dispatch.at_work(ConsoleEvent::Money(MoneyEvent::NextAsked));
        view! { <Button label=t(Key::PaymentNext) look=ButtonLook::Quiet nostrip:key=key on_press=go attr:data-testid="next"/> }
    };
    view! {
        <div class="s-actions" role="group" aria-label=t(Key::CaseActions)>
            {buttons}
            {why}
            <div class="s-actions__next">{next}</div>
        </div>
    }
}

#[component]
fn ActionButton(action: PaymentAction, keys: bool) -> impl IntoView {
    let dispatch = use_dispatch();
    let doing = watch_payment(PaymentDesk::doing);
    let (word, key, look, test_id) = match action {
        PaymentAction::Ask => (Key::PaymentAsk, Some("G"), ButtonLook::Secondary, "ask-gateway"),
        PaymentAction::Settle => (Key::PaymentSettle, None, ButtonLook::Primary, "settle-slip"),
        // What is said about a refund stands in its line.
        PaymentAction::Refund | PaymentAction::Decide(..) => {
            (Key::PaymentRefund, None, ButtonLook::Secondary, "propose-refund")
        }
    };
    let key = key.filter(|_| keys);
    let busy = Signal::derive(move || doing.get() == Some(action));
    let disabled = Signal::derive(move || doing.get().is_some_and(|doing| doing != action));
    let asked = move |()| press(dispatch, PaymentPress::Asked(action));
    view! { <Button label=t(word) look nostrip:key=key busy disabled on_press=asked attr:data-testid=test_id/> }
}
