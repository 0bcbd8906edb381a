//! How a payment stands, for whoever has its number: nothing personal.

use domain::{payment::PaymentStatus, wire::PaymentTruth};
use flow::{
    Event,
    payments::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Button, Hang, Icon, SummaryList, SummaryRow};

use super::{
    Simulated,
    outcome::{AskAgain, Asked, Outcome, Told, Turn},
    payments as place,
    wording::{self, Case},
};
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{self, t, use_texts},
};

/// How a receipt code is grouped.
pub(super) const GROUPS: &[usize] = &[4, 4, 4];

/// The truth.
#[component]
pub(super) fn TruthScreen() -> impl IntoView {
    let truth = watch(|flow| match place(flow).map(|payments| &payments.step) {
        Some(Step::Truth(truth)) => Some((**truth).clone()),
        _ => None,
    });
    // The screen is gone before the truth is.
    let first = truth.get_untracked();
    first.map(|first| {
        let truth = Memo::new(move |_| truth.get().unwrap_or_else(|| first.clone()));
        let told = Memo::new(move |_| truth.with(|truth| truth.told.clone()));
        let rests = Memo::new(move |_| truth.with(|truth| truth.rests));
        view! { <Shown truth=told rests/> }
    })
}

fn told(texts: texts::Texts, truth: &PaymentTruth) -> Told {
    let case = Case {
        purpose: &truth.purpose,
        status: truth.status,
        promised_back: truth.promised_back,
        given_back: truth.given_back,
        fulfil_by: truth.fulfil_by,
    };
    Told::of(texts, case)
}

#[component]
fn Shown(truth: Memo<PaymentTruth>, rests: Memo<bool>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let title = Signal::derive(move || {
        truth.with(|truth| texts.get(wording::headline(&truth.purpose, truth.status)))
    });
    let status = Memo::new(move |_| truth.with(|truth| truth.status));
    let told = Memo::new(move |_| truth.with(|truth| told(texts, truth)));
    let number = Signal::derive(move || truth.with(|truth| truth.number.to_string()));
    let asked = Signal::derive(move || truth.with(|truth| truth.asked));
    let in_flight = Memo::new(move |_| status.get().is_in_flight());
    let record = dispatch.on(|| Event::Payments(payments::Event::RecordAsked));
    let has_record = Memo::new(move |_| truth.with(|truth| truth.paid_at.is_some()));
    let recorded = move || {
        has_record.get().then(|| {
            view! { <Button label=t(Key::PaymentsRecord) icon=Icon::Print on_press=record attr:data-testid="record"/> }
        })
    };
    view! {
        <Screen step="payments.truth" title hang=Hang::Wide>
            <div class="u-stack" data-payment=move || status.get().as_str()><Outcome told/></div>
            <Simulated/>
            {move || in_flight.get().then(|| view! { <Asked asked/> })}
            <BigNumber label=t(Key::PaymentsNumber) value=number groups=GROUPS/>
            <Facts truth/>
            <div class="u-row">
                {move || asks(status.get()).then(|| view! { <AskAgain rests/> })}
                {recorded}
            </div>
            <Turn/>
        </Screen>
    }
}

/// Whether asking again may teach something: also a payment that was closed is asked for, by whoever sees it in their bill.
const fn asks(status: PaymentStatus) -> bool {
    status.is_in_flight() || matches!(status, PaymentStatus::Closed)
}

#[component]
fn Facts(truth: Memo<PaymentTruth>) -> impl IntoView {
    let texts = use_texts();
    let purpose = Signal::derive(move || truth.with(|truth| wording::purpose(texts, &truth.purpose)));
    let amount = Signal::derive(move || wording::yuan(texts, truth.with(|truth| truth.amount)));
    let begun = Signal::derive(move || texts::moment(texts, truth.with(|truth| truth.begun_at)));
    let paid = move || {
        let paid = truth.with(|truth| truth.paid_at)?;
        let paid = Signal::derive(move || texts::moment(texts, paid));
        Some(view! { <SummaryRow label=t(Key::PaymentsPaid) value=paid/> })
    };
    let back = move || {
        let (promised, given) = truth.with(|truth| (truth.promised_back, truth.given_back));
        let both = [
            (Key::PaymentsGivenBack, given),
            (Key::PaymentsGivingBack, wording::going_back(promised, given)),
        ];
        let some = both.into_iter().filter(|(_, amount)| !amount.is_zero());
        some.map(|(label, amount)| {
            let amount = Signal::derive(move || wording::yuan(texts, amount));
            view! { <SummaryRow label=t(label) value=amount/> }
        })
        .collect_view()
    };
    view! {
        <SummaryList>
            <SummaryRow label=t(Key::PaymentsPurpose) value=purpose/>
            <SummaryRow label=t(Key::PaymentsAmount) value=amount/>
            <SummaryRow label=t(Key::PaymentsBegun) value=begun/>
            {paid}
            {back}
        </SummaryList>
    }
}
