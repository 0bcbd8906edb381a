//! What a bill would come to.

use domain::{benefit, settlement::Explained};
use flow::{Flow, estimate::Estimate};
use leptos::prelude::*;
use text::app::Key;
use ui::Hang;

use super::{
    answered::{Answered, Estimated},
    estimate as place,
};
use crate::{
    places::{
        account::{explained::Steps, waterfall::Waterfall},
        payments::wording::yuan,
    },
    reading::watch,
    screen::Screen,
    texts::use_texts,
};

fn told(flow: &Flow) -> Option<(benefit::Estimate, Explained)> {
    place(flow).and_then(|estimate: &Estimate| estimate.bill().zip(estimate.explained()))
}

/// What would be paid back, and what would be one's own: drawn, in a table, and step by step.
#[component]
pub(super) fn BillScreen() -> impl IntoView {
    let texts = use_texts();
    let told = watch(told);
    let amount = move |of: fn(&benefit::Estimate) -> domain::money::Fen| {
        told.with(|told| told.as_ref().map(|(bill, _)| yuan(texts, of(bill)))).unwrap_or_default()
    };
    let title = Signal::derive(move || {
        texts.with(Key::EstimateBack, &[("amount", &amount(benefit::Estimate::fund))])
    });
    let hint = Signal::derive(move || {
        texts.with(Key::EstimateOwn, &[("amount", &amount(benefit::Estimate::person))])
    });
    let caption = Signal::derive(move || {
        let total = amount(|bill| bill.total);
        let (fund, own) = (amount(benefit::Estimate::fund), amount(benefit::Estimate::person));
        texts.with(Key::EstimateSays, &[("total", &total), ("fund", &fund), ("own", &own)])
    });
    let body = move || {
        told.get().map(|(bill, explained)| {
            let (total, pieces) = (bill.total, bill.pieces());
            view! {
                <Waterfall title=Key::EstimateWhole caption sum=Key::SettlementTotal total pieces/>
                <Steps explained/>
            }
        })
    };
    view! {
        <Screen step="estimate.bill" title hint hang=Hang::Wide>
            <Estimated/>
            {body}
            <Answered/>
        </Screen>
    }
}
