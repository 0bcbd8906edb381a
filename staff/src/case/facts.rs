//! The answers, and what else is to be known before deciding.

use domain::{application::Contact, masked::Masked, wire::staff::CaseView};
use leptos::prelude::*;
use text::staff::Key;
use ui::{SummaryList, SummaryRow, grouped};

use super::Shown;
use crate::{
    desk::{CaseEvent, Reveal},
    dispatch::{use_dispatch, watch_case},
    texts::{Texts, t, use_texts},
};

/// A fact of the case in words.
type Fact = fn(Texts, &CaseView) -> String;

/// Every fact but the identity number, which can be shown whole.
const FACTS: [(Key, Fact); 8] = [
    (Key::CaseMobile, |texts, case| contact(texts, &case.mobile, case.on_file.mobile.as_ref())),
    (Key::CaseAddress, |texts, case| contact(texts, &case.address, case.on_file.address.as_ref())),
    (Key::CaseEmail, |texts, case| contact(texts, &case.email, case.on_file.email.as_ref())),
    (Key::CaseAssigned, assigned),
    (Key::CaseVouched, vouched),
    (Key::CaseOutlet, outlet),
    (Key::CaseFee, fee),
    (Key::CaseRules, |texts, case| texts.with(Key::CaseRulesValue, &[("rules", &case.rules)])),
];

/// The card with all facts.
#[component]
pub(super) fn Facts(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let value = move |fact: Fact| {
        Signal::derive(move || {
            shown.with(|shown| shown.as_deref().map(|case| fact(texts, case)).unwrap_or_default())
        })
    };
    let rows = FACTS.map(|(label, fact)| view! { <SummaryRow label=t(label) value=value(fact)/> });
    view! {
        <section class="s-facts" aria-label=t(Key::CaseFacts)>
            <SummaryList>
                <SummaryRow label=t(Key::CaseName) value=value(|_, case| case.row.name.to_string())/>
                <IdRow shown/>
                {rows.collect_view()}
            </SummaryList>
        </section>
    }
}

/// The identity number, masked; whole for half a minute when asked for, which is recorded.
#[component]
fn IdRow(shown: Shown) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let reveal = watch_case(|case| case.reveal.clone());
    let value = move || match reveal.get() {
        Reveal::Shown(number) => grouped(number.reveal(), &[6, 4, 4]),
        Reveal::Hidden | Reveal::Asking => {
            shown.with(|shown| shown.as_deref().map(|case| case.id_number.to_string()).unwrap_or_default())
        }
    };
    let action = Signal::derive(move || {
        let shown = matches!(reveal.get(), Reveal::Shown(_));
        Some(texts.get(if shown { Key::CaseHide } else { Key::CaseShow }))
    });
    view! {
        <SummaryRow
            label=t(Key::CaseId)
            value=Signal::derive(value)
            action
            on_action=Callback::new(move |()| dispatch.on_case(CaseEvent::RevealAsked))
            attr:data-testid="id-number"
        />
    }
}

/// How the person wants to be reached; what is on file is shown beside what is new.
fn contact(texts: Texts, contact: &Contact<Masked>, on_file: Option<&Masked>) -> String {
    let on_file = on_file.map(|known| texts.with(Key::CaseOnFileValue, &[("value", known.as_str())]));
    match contact {
        Contact::OnFile => on_file.unwrap_or_else(|| texts.get(Key::CaseNoContact)),
        Contact::New(new) => {
            let new = texts.with(Key::CaseNew, &[("value", new.as_str())]);
            on_file.map_or(new.clone(), |known| {
                texts.with(Key::CaseNewAndKnown, &[("new", &new), ("known", &known)])
            })
        }
        Contact::None => texts.get(Key::CaseNoContact),
    }
}

fn assigned(texts: Texts, case: &CaseView) -> String {
    case.assigned.clone().unwrap_or_else(|| texts.get(Key::CaseUnassigned))
}

fn vouched(texts: Texts, case: &CaseView) -> String {
    texts.get(if case.vouched { Key::CaseVouchedYes } else { Key::CaseVouchedNo })
}

fn outlet(texts: Texts, case: &CaseView) -> String {
    case.outlet.as_ref().map_or_else(|| texts.get(Key::CaseNoOutlet), |outlet| texts.pick(&outlet.name))
}

fn fee(texts: Texts, case: &CaseView) -> String {
    if case.fee.is_zero() {
        texts.get(Key::CaseNoFee)
    } else {
        texts.with(Key::CaseAmount, &[("amount", &texts.amount(case.fee))])
    }
}
