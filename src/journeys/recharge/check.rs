//! All of it, before it is paid.

use domain::payment::Channel;
use flow::{
    Event, Flow,
    recharge::{self, Check, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use super::{recharge as place, use_rule, wording};
use crate::{
    dispatch::use_dispatch,
    effects::key::new_key,
    places::payments::{Simulated, wording as payments},
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// Everything that was answered; nothing is charged by it.
#[component]
pub(super) fn CheckScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let check = use_flow().with_untracked(|flow| check(flow).cloned());
    // The key is made by the tap that may begin a payment, and kept in the flow before anything is sent.
    let confirm = dispatch.on(|| Event::Recharge(recharge::Event::Confirmed(new_key())));
    view! {
        <Screen
            step="recharge.check"
            title=t(Key::RechargeCheckTitle)
            hint=t(Key::RechargeCheckHint)
            primary=t(Key::RechargeCheckPay)
            on_primary=confirm
        >
            {check.map(|check| view! { <Rows check/> })}
            <Simulated/>
        </Screen>
    }
}

#[component]
fn Rows(check: Check) -> impl IntoView {
    let (dispatch, texts, rule) = (use_dispatch(), use_texts(), use_rule());
    let Check { view, purpose, amount } = check;
    let whom = Signal::derive(move || wording::whom(texts, &view));
    let purpose = Signal::derive(move || payments::purpose(texts, &purpose));
    let methods = Signal::derive(move || {
        let several = rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.methods.len() > 1));
        texts.get(if several { Key::RechargeCheckMethods } else { payments::channel(Channel::Wechat) })
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
                action=MaybeProp::derive(move || (!busy.get()).then(|| texts.get(Key::ActionChange)))
                on_action=back
            />
            <SummaryRow label=t(Key::PaymentsChannel) value=methods/>
        </SummaryList>
    }
}

fn check(flow: &Flow) -> Option<&Check> {
    match &place(flow)?.step {
        Step::Check(check) => Some(check),
        _ => None,
    }
}
