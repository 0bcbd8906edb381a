//! Taking the money of a slip: the amount that was counted is typed, and must be the slip's.

use leptos::prelude::*;
use text::staff::Key;
use ui::{ButtonLook, Dialog, Keyboard, TextField};

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

/// The id of the field.
const COUNTED: &str = "counted";

/// The question.
#[component]
pub(super) fn SettleQuestion(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let open = is_asked(PaymentAction::Settle);
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(false));
    Effect::new(move |_| {
        if open.get() {
            typed.set(String::new());
            wrong.set(false);
        }
    });
    let due = Memo::new(move |_| {
        shown.with(|shown| shown.as_deref().map(|payment| payment.line.amount).unwrap_or_default())
    });
    let counted = Memo::new(move |_| figures::fen(&typed.get()).filter(|counted| *counted == due.get()));
    let taken = Callback::new(move |()| {
        let counted = counted.get_untracked();
        wrong.set(counted.is_none());
        match counted {
            Some(amount) => press(dispatch, PaymentPress::Counted(amount)),
            None => focus::mend(COUNTED),
        }
    });
    let label = Signal::derive(move || match counted.get() {
        Some(amount) => wording::amount(texts, Key::SettleSlipAction, amount),
        None => texts.get(Key::SettleSlipActionNone),
    });
    let error =
        Signal::derive(move || wrong.get().then(|| wording::amount(texts, Key::SettleSlipWrong, due.get())));
    let title = Signal::derive(move || wording::amount(texts, Key::SettleSlipTitle, due.get()));
    let actions = answers("confirm-slip", label, Signal::stored(ButtonLook::Primary), taken);
    let on_input = move |text| {
        typed.set(text);
        wrong.set(false);
    };
    view! {
        <Dialog title open on_close=leave(dispatch) actions>
            <div class="s-panel">
                <p>{t(Key::SettleSlipHint)}</p>
                <TextField
                    id=COUNTED
                    label=t(Key::SettleSlipAmount)
                    value=typed
                    keyboard=Keyboard::Decimal
                    error
                    on_input=Callback::new(on_input)
                />
            </div>
        </Dialog>
    }
}
