//! The answers, and what else is to be known before deciding.

use domain::{application::Contact, masked::Masked, service::Service, wire::staff::CaseView};
use leptos::prelude::*;
use text::staff::Key;
use ui::{SummaryList, SummaryRow, grouped};

use super::Shown;
use crate::{
    desk::{CaseEvent, Reveal},
    dispatch::{use_dispatch, watch_case},
    texts::{Texts, t, use_texts},
    wording,
};

/// A fact of the case in words; nothing where it does not apply.
type Fact = fn(Texts, &CaseView) -> Option<String>;

/// Every fact but the identity number, which can be shown whole.
const FACTS: [(Key, Fact); 13] = [
    (Key::CaseMobile, |texts, case| Some(contact(texts, &case.mobile, case.on_file.mobile.as_ref()))),
    (Key::CaseAddress, |texts, case| Some(contact(texts, &case.address, case.on_file.address.as_ref()))),
    (Key::CaseEmail, |texts, case| Some(contact(texts, &case.email, case.on_file.email.as_ref()))),
    (Key::CaseHousehold, household),
    (Key::CaseAgency, agency),
    (Key::CaseGroup, group),
    (Key::CaseBank, |texts, case| case.bank.as_ref().map(|bank| texts.pick(bank))),
    (Key::CaseAssigned, |texts, case| Some(assigned(texts, case))),
    (Key::CaseProposed, proposed),
    (Key::CaseVouched, |texts, case| Some(vouched(texts, case))),
    (Key::CaseOutlet, outlet),
    (Key::CaseFee, fee),
    (Key::CaseRules, |texts, case| Some(texts.with(Key::CaseRulesValue, &[("rules", &case.rules)]))),
];

/// The card with all facts that apply.
#[component]
pub(super) fn Facts(shown: Shown) -> impl IntoView {
    let texts = use_texts();
    let name = move || {
        shown.with(|shown| shown.as_deref().map(|case| case.row.name.to_string()).unwrap_or_default())
    };
    view! {
        <section class="s-facts" aria-label=t(Key::CaseFacts)>
            <SummaryList>
                <SummaryRow label=t(Key::CaseName) value=Signal::derive(name)/>
                <IdRow shown/>
                {FACTS.map(|(label, fact)| row(texts, shown, label, fact)).collect_view()}
            </SummaryList>
        </section>
    }
}

/// A fact with its name, as long as it applies.
fn row(texts: Texts, shown: Shown, label: Key, fact: Fact) -> impl IntoView {
    let value = Memo::new(move |_| shown.with(|shown| fact(texts, shown.as_deref()?)));
    let applies = Memo::new(move |_| value.with(Option::is_some));
    let words = Signal::derive(move || value.get().unwrap_or_default());
    move || applies.get().then(|| view! { <SummaryRow label=t(label) value=words/> })
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

/// Why a card may be printed at once.
fn group(texts: Texts, case: &CaseView) -> Option<String> {
    let choice = case.instantly.as_ref()?.choice?;
    let group = texts.get(wording::group_of(choice.group));
    if !choice.group.asks_before() {
        return Some(group);
    }
    Some(texts.with(Key::CaseGroupValue, &[("group", &group)]))
}

/// Who decides about it.
fn agency(texts: Texts, case: &CaseView) -> Option<String> {
    case.row.agency.as_ref().map(|agency| texts.pick(&agency.name))
}

/// Where the household is registered, and who decides for it.
fn household(texts: Texts, case: &CaseView) -> Option<String> {
    let household = case.household.as_ref()?;
    let (division, agency) = (texts.pick(&household.division.name), texts.pick(&household.agency));
    Some(texts.with(Key::CaseHouseholdValue, &[("division", &division), ("agency", &agency)]))
}

fn assigned(texts: Texts, case: &CaseView) -> String {
    case.assigned.clone().unwrap_or_else(|| texts.get(Key::CaseUnassigned))
}

/// The first of two clerks.
fn proposed(texts: Texts, case: &CaseView) -> Option<String> {
    let waiting = case.four_eyes.then(|| texts.get(Key::CaseProposedWaiting));
    case.proposed_by.clone().or(waiting)
}

fn vouched(texts: Texts, case: &CaseView) -> String {
    texts.get(if case.vouched { Key::CaseVouchedYes } else { Key::CaseVouchedNo })
}

fn outlet(texts: Texts, case: &CaseView) -> Option<String> {
    case.outlet.as_ref().map(|outlet| texts.pick(&outlet.name))
}

/// What the card costs.
fn fee(texts: Texts, case: &CaseView) -> Option<String> {
    match (case.row.service, case.fee.is_zero()) {
        (Service::ChangePhoto, true) => None,
        (_, true) => Some(texts.get(Key::CaseNoFee)),
        (_, false) => Some(texts.with(Key::CaseAmount, &[("amount", &texts.amount(case.fee))])),
    }
}
