//! All of it, before it is paid.

use domain::{
    payment::{Channel, Purpose},
    wire::PaymentKey,
};
use flow::{
    Event, Flow,
    recharge::{self, Check, Step},
};
use leptos::prelude::*;
use shell::key::new_key;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use super::{recharge as place, use_rule, wording};
use crate::{
    dispatch::use_dispatch,
    places::payments::{Simulated, wording as payments},
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Everything that was answered; nothing is charged by it.
#[component]
pub(super) fn CheckScreen() -> impl IntoView {
    let (dispatch, several) = (use_dispatch(), use_several());
    let check = use_flow().with_untracked(|flow| check(flow).cloned());
    // The key is made by the tap that may begin a payment, and kept in the flow before anything is sent.
    let confirm = dispatch.on(|| Event::Recharge(recharge::Event::Confirmed(PaymentKey(new_key()))));
    let next =
        Memo::new(move |_| if several.get() { Key::RechargeCheckChoose } else { Key::RechargeCheckPay });
    let texts = use_texts();
    view! {
        <Screen
            step="recharge.check"
            title=t(Key::RechargeCheckTitle)
            hint=t(Key::RechargeCheckHint)
            primary=MaybeProp::derive(move || Some(texts.get(next.get())))
            on_primary=confirm
        >
            {check.map(|check| view! { <Rows check/> })}
            <Simulated/>
        </Screen>
    }
}

#[component]
fn Rows(check: Check) -> impl IntoView {
    let (dispatch, texts, several) = (use_dispatch(), use_texts(), use_several());
    let Check { view, purpose, amount } = check;
    // What was assessed is paid as it is.
    let is_free = purpose == Purpose::TopUp;
    let whom = Signal::derive(move || wording::whom(texts, &view));
    let purpose = Signal::derive(move || payments::purpose(texts, &purpose));
    let methods = Signal::derive(move || {
        texts.get(if several.get() { Key::RechargeCheckMethods } else { payments::channel(Channel::Wechat) })
    });
    let back = dispatch.on(|| Event::BackPressed);
    let busy = watch(Flow::busy);
    view! {
        <div class="s-panel s-panel--centred">
            <p class="c-big-number__label">{t(Key::PaymentsAmount)}</p>
            <p class="s-pay__amount" data-testid="amount">{move || format!("¥ {}", texts.amount(amount))}</p>
        </div>
        <SummaryList>
            <SummaryRow label=t(Key::PaymentsPerson) value=whom/>
            <SummaryRow label=t(Key::PaymentsPurpose) value=purpose/>
            <SummaryRow
                label=t(Key::PaymentsAmount)
                value=Signal::derive(move || payments::yuan(texts, amount))
                action=MaybeProp::derive(move || (is_free && !busy.get()).then(|| texts.get(Key::ActionChange)))
                on_action=back
            />
            <SummaryRow label=t(Key::PaymentsChannel) value=methods/>
        </SummaryList>
    }
}

/// Whether a way to pay is chosen next.
fn use_several() -> Memo<bool> {
    let rule = use_rule();
    Memo::new(move |_| rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.methods.len() > 1)))
}

fn check(flow: &Flow) -> Option<&Check> {
    match &place(flow)?.step {
        Step::Check(check) => Some(check),
        _ => None,
    }
}
