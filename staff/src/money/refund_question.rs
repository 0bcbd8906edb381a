//! Proposing to give money back: how much, and why. Nothing goes back before another clerk agrees.

use domain::{
    money::Fen,
    payment::{PaymentStatus, RefundReason},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{ButtonLook, Choice, ChoiceTiles, Dialog, Keyboard, TextField};

use super::{
    Shown, press,
    questions::{answers, is_asked, leave},
};
use crate::{
    desk::{PaymentAction, PaymentPress},
    dispatch::use_dispatch,
    effects::focus,
    figures,
    texts::{t, use_texts},
    wording::money as wording,
};

/// The id of the amount's field.
const AMOUNT: &str = "refund-amount";
/// The id of the reasons.
const REASON: &str = "refund-reason";

/// The question. All that can be given back is proposed; no reason is.
#[component]
pub(super) fn RefundQuestion(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let open = is_asked(PaymentAction::Refund);
    let (typed, reason) = (RwSignal::new(String::new()), RwSignal::new(None::<RefundReason>));
    let (wrong, missing) = (RwSignal::new(false), RwSignal::new(false));
    let most = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|payment| payment.refundable).unwrap_or_default())
    });
    // What waits in suspense goes back as it came.
    let whole = Memo::new(move |_| {
        shown.with(|shown| {
            shown.as_deref().is_some_and(|payment| payment.line.status == PaymentStatus::Suspended)
        })
    });
    Effect::new(move |_| {
        if open.get() {
            typed.set(domain::yuan::text(most.get_untracked()));
            reason.set(None);
            wrong.set(false);
            missing.set(false);
        }
    });
    let amount = Memo::new(move |_| {
        figures::fen(&typed.get()).filter(|amount| Fen::ZERO < *amount && *amount <= most.get())
    });
    let proposed = Callback::new(move |()| {
        let (amount, reason) = (amount.get_untracked(), reason.get_untracked());
        wrong.set(amount.is_none());
        missing.set(reason.is_none());
        match (amount, reason) {
            (Some(amount), Some(reason)) => press(dispatch, PaymentPress::Proposed(amount, reason)),
            (None, _) => focus::mend(AMOUNT),
            (Some(_), None) => focus::mend(REASON),
        }
    });
    let label = Signal::derive(move || match amount.get() {
        Some(amount) => wording::amount(texts, Key::RefundAskAction, amount),
        None => texts.get(Key::RefundAskActionNone),
    });
    let said = move |key| wording::amount(texts, key, most.get());
    let actions = answers("confirm-proposal", label, Signal::stored(ButtonLook::Primary), proposed);
    view! {
        <Dialog title=t(Key::RefundAskTitle) open on_close=leave(dispatch) actions>
            <div class="s-panel">
                <p>{t(Key::RefundAskHint)}</p>
                <Show when=move || !whole.get() fallback=move || view! { <p>{said(Key::RefundAskWhole)}</p> }>
                    <Amount typed wrong most/>
                </Show>
                <Reasons reason missing/>
            </div>
        </Dialog>
    }
}

/// How much.
#[component]
fn Amount(typed: RwSignal<String>, wrong: RwSignal<bool>, most: Memo<Fen>) -> impl IntoView {
    let texts = use_texts();
    let said = move |key| wording::amount(texts, key, most.get());
    view! {
        <TextField
            id=AMOUNT
            label=t(Key::RefundAskAmount)
            value=typed
            keyboard=Keyboard::Decimal
            hint=Signal::derive(move || Some(said(Key::RefundAskAmountHint)))
            error=Signal::derive(move || wrong.get().then(|| said(Key::RefundAskAmountWrong)))
            on_input=Callback::new(move |text| typed.set(text))
        />
    }
}

#[component]
fn Reasons(reason: RwSignal<Option<RefundReason>>, missing: RwSignal<bool>) -> impl IntoView {
    let texts = use_texts();
    let choices = Signal::derive(move || {
        let choice = |reason: RefundReason| Choice {
            value: reason.as_str().to_owned(),
            title: texts.get(wording::refund_reason(reason)),
            hint: String::new(),
        };
        RefundReason::BY_STAFF.map(choice).to_vec()
    });
    let chosen = Signal::derive(move || reason.get().map(|reason| reason.as_str().to_owned()));
    let choose = move |value: String| {
        reason.set(RefundReason::BY_STAFF.into_iter().find(|reason| reason.as_str() == value));
        missing.set(false);
    };
    let error = move || {
        let word = t(Key::RefundAskReasonMissing);
        missing.get().then(|| view! { <p class="c-field__error" role="alert">{word}</p> })
    };
    view! {
        {error}
        <ChoiceTiles
            id=REASON
            legend=t(Key::RefundAskReason)
            choices
            chosen
            on_choose=Callback::new(choose)
        />
    }
}
