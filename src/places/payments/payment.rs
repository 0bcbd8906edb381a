//! A payment of one's own: everything about it, its record, and asking the gateway now.

use domain::wire::PaymentView;
use flow::{
    Flow,
    payments::{Payment, Print, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Hang};

use super::{
    Simulated,
    facts::{Facts, Happened},
    outcome::{AskAgain, Outcome, Told, Turn},
    payments as place,
    printing::{PAYMENTS, RecordFiles, RecordPrinted, after_print},
    record_slip::RecordSlip,
    truth::GROUPS,
    wording::{self, Case},
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

fn payment(flow: &Flow) -> Option<&Payment> {
    match place(flow).map(|payments| &payments.step) {
        Some(Step::Payment(payment)) => Some(payment),
        _ => None,
    }
}

/// The payment. Where there is another thing to do with it by now, its screen stands anew.
#[component]
pub(super) fn PaymentScreen() -> impl IntoView {
    let view = watch(|flow| payment(flow).map(|payment| payment.view.clone()));
    let print = watch(|flow| payment(flow).map(|payment| payment.print).unwrap_or_default());
    let prints = Memo::new(move |_| {
        view.with(|view| view.as_ref().is_some_and(|view| view.has_record)) && print.get() == Print::None
    });
    // The screen is gone before the payment is.
    let first = view.get_untracked();
    first.map(|first| {
        let view = Memo::new(move |_| view.get().unwrap_or_else(|| first.clone()));
        move || view! { <Shown payment=view print prints=prints.get()/> }
    })
}

/// What is said of a payment of one's own.
pub(crate) fn told(texts: Texts, payment: &PaymentView) -> Told {
    let case = Case {
        purpose: &payment.purpose,
        status: payment.status,
        promised_back: payment.promised_back,
        given_back: payment.given_back,
        fulfil_by: payment.fulfil_by,
    };
    Told::of(texts, case)
}

#[component]
fn Shown(payment: Memo<PaymentView>, print: Memo<Print>, prints: bool) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let title = Signal::derive(move || {
        payment.with(|payment| texts.get(wording::headline(&payment.purpose, payment.status)))
    });
    let number = Signal::derive(move || payment.with(|payment| payment.number.to_string()));
    let told = Memo::new(move |_| payment.with(|payment| told(texts, payment)));
    let rests = watch(|flow| self::payment(flow).is_some_and(|payment| payment.rests));
    let code = watch(|flow| self::payment(flow).and_then(|payment| payment.code.clone()));
    let status = Memo::new(move |_| payment.with(|payment| payment.status));
    let next = kiosk.then(|| after_print(dispatch, prints, Key::PaymentsPrint, &PAYMENTS));
    let (word, on_primary) = next.unzip();
    let primary = MaybeProp::derive(move || word.map(|word| texts.get(word)));
    let files = move || {
        (!kiosk && payment.with(|payment| payment.has_record)).then(|| view! { <RecordFiles payment/> })
    };
    let slip = move || code.get().map(|code| view! { <RecordSlip payment code/> });
    view! {
        <Screen step="payments.payment" title hang=Hang::Wide primary nostrip:on_primary=on_primary>
            <RecordPrinted print code/>
            <div class="u-stack" data-payment=move || status.get().as_str()><Outcome told/></div>
            <Simulated/>
            {files}
            {move || status.get().is_in_flight().then(|| view! { <div class="u-row"><AskAgain rests/></div> })}
            <BigNumber label=t(Key::PaymentsNumber) value=number groups=GROUPS/>
            <Facts payment/>
            <Happened payment/>
            <Turn/>
            {slip}
        </Screen>
    }
}
