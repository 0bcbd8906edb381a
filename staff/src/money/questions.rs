//! The questions before money moves: each names the amount, and the safe answer comes first.

use domain::{payment::Channel, wire::staff::RefundView};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Dialog};

use super::{Shown, press, refund_question::RefundQuestion, settle_question::SettleQuestion, watch_payment};
use crate::{
    desk::{PaymentAction, PaymentDesk, PaymentPress},
    dispatch::{Dispatch, use_dispatch},
    texts::{t, use_texts},
    wording::money::{self as wording, Deciding},
};

/// All of them; one is open at most.
#[component]
pub(super) fn Questions(shown: Shown) -> impl IntoView {
    view! {
        <SettleQuestion shown/>
        <RefundQuestion shown/>
        <DecideQuestion shown/>
    }
}

/// Whether `action` is asked about.
pub(super) fn is_asked(action: PaymentAction) -> Memo<bool> {
    watch_payment(move |open| open.question == Some(action))
}

/// Leaves whatever question is open.
pub(super) fn leave(dispatch: Dispatch) -> Callback<()> {
    Callback::new(move |()| press(dispatch, PaymentPress::Left))
}

/// The buttons of a question. While it is carried out both rest.
pub(super) fn answers(
    test_id: &'static str,
    label: Signal<String>,
    look: Signal<ButtonLook>,
    on_press: Callback<()>,
) -> impl FnOnce() -> AnyView + Send {
    let dispatch = use_dispatch();
    let busy = watch_payment(|open| PaymentDesk::doing(open).is_some());
    let cancel = t(Key::ActionCancel);
    move || {
        let yes = move || {
            view! { <Button label look=look.get() busy on_press attr:data-testid=test_id/> }
        };
        view! {
            <Button label=cancel disabled=busy on_press=leave(dispatch)/>
            {yes}
        }
        .into_any()
    }
}

/// Whether what is said about a refund is meant.
#[component]
fn DecideQuestion(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let question = watch_payment(|open| open.question);
    let asked = move || match question.get()? {
        PaymentAction::Decide(id, decision) => shown.with(|shown| {
            let payment = shown.as_deref()?;
            let refund = payment.refunds.iter().find(|refund| refund.id == id)?;
            Some((refund.clone(), payment.line.channel, decision))
        }),
        PaymentAction::Ask | PaymentAction::Settle | PaymentAction::Refund => None,
    };
    // The last question stays written while the dialog closes.
    let last = Memo::new(move |before: Option<&Option<_>>| asked().or_else(|| before.cloned().flatten()));
    let words = move |read: fn(&Deciding) -> Key| {
        Signal::derive(move || {
            let (refund, channel, decision): (RefundView, Channel, _) = last.get()?;
            Some(wording::amount(texts, read(&wording::deciding(decision, channel)), refund.amount))
        })
    };
    let said = move |read: fn(&Deciding) -> Key| {
        let words = words(read);
        Signal::derive(move || words.get().unwrap_or_default())
    };
    let look = Signal::derive(move || {
        last.get().map(|(_, channel, decision)| wording::deciding(decision, channel).look).unwrap_or_default()
    });
    let open = Signal::derive(move || asked().is_some());
    let sure = Callback::new(move |()| press(dispatch, PaymentPress::Confirmed));
    let actions = answers("confirm-decision", said(|of| of.yes), look, sure);
    let reason = move || {
        let reason = texts.get(wording::refund_reason(last.get()?.0.reason));
        Some(texts.with(Key::RefundSureReason, &[("reason", &reason)]))
    };
    view! {
        <Dialog title=said(|of| of.title) open on_close=leave(dispatch) actions>
            <div class="s-panel">
                <p>{reason}</p>
                <p>{said(|of| of.hint)}</p>
            </div>
        </Dialog>
    }
}
