//! A rights record on a slip. Only a printer shows it.
//!
//! **Invariant:** name and identity number are masked.

use domain::{
    money::Fen,
    months::{MonthState, MonthView, count},
    rights::CareSum,
    wire::RightsView,
};
use leptos::prelude::*;
use text::app::Key;

use super::{
    overview::{contribution, insured},
    rights::{shown, span_words, sums},
    slips::{Foot, line},
    wording,
};
use crate::{
    effects::print::SLIP,
    places::payments::{record_slip::Agency, wording::yuan},
    texts::{self, Texts, t, use_texts},
};

/// The columns of a month's amounts.
const HEADS: [Key; 3] = [Key::MonthsBase, Key::MonthsEmployer, Key::MonthsOwn];

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn RightsSlip(view: RightsView, special: Memo<bool>) -> impl IntoView {
    let texts = use_texts();
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::RightsTitle)}</p>
            <Agency/>
            {move || told(texts, &view, special.get())}
            <p>{t(Key::RightsIsNot)}</p>
            <Foot/>
        </div>
    }
}

fn told(texts: Texts, view: &RightsView, special: bool) -> impl IntoView + use<> {
    let label = |key: Key| view! { <p class="s-slip__label">{texts.get(key)}</p> };
    let insurances = view.insurances.iter().map(|insurance| insured(texts, insurance));
    let yearly = view.yearly.iter().map(|due| contribution(texts, due));
    let whole = insurances.chain(yearly).map(|(label, value)| view! { <p>{label}": "{value}</p> });
    let account = view.account.map(|account| {
        let rows = sums(account).map(|(key, amount)| line(texts.get(key), yuan(texts, amount)));
        view! { {label(Key::RightsAccount)}{rows.collect_view()} }
    });
    view! {
        <p class="s-slip__status">{span_words(texts, view.span)}</p>
        <p>{texts.with(Key::RightsAsOf, &[("time", &texts::dated(texts, view.as_of))])}</p>
        {line(texts.get(Key::RightsName), view.name.to_string())}
        {line(texts.get(Key::RightsNumber), view.id_number.to_string())}
        {whole.collect_view()}
        {months(texts, view)}
        {account}
        {label(Key::RightsReimbursed)}
        {shown(&view.care, special).iter().map(|sum| care(texts, sum)).collect_view()}
    }
}

/// How many months, and of each from what it is reckoned and who paid which part.
fn months(texts: Texts, view: &RightsView) -> Option<impl IntoView + use<>> {
    let paid = count(&view.months, MonthState::Paid).to_string();
    let in_all = view.paid_in_all.map(|count| texts.with(Key::MonthsInAll, &[("count", &count.to_string())]));
    let columns = |cells: [String; 3]| {
        view! { <p class="s-slip__figures">{cells.map(|cell| view! { <span>{cell}</span> })}</p> }
    };
    let row = |one: &MonthView| {
        let MonthView { month, state, base, employer, own } = *one;
        let told = [base, employer, own];
        let figure =
            |amount: Option<Fen>| amount.map_or_else(|| "–".to_owned(), |amount| texts.amount(amount));
        let figures = told.iter().any(Option::is_some).then(|| columns(told.map(figure)));
        view! { {line(texts::month(texts, month, true), texts.get(wording::month(state)))}{figures} }
    };
    (!view.months.is_empty()).then(|| {
        view! {
            <p class="s-slip__label">{texts.get(Key::MonthsTitle)}</p>
            <p>{texts.with(Key::MonthsPaid, &[("count", &paid)])}</p>
            <p>{in_all}</p>
            <p>{texts.get(Key::AmountInYuan)}</p>
            {columns(HEADS.map(|key| texts.get(key)))}
            {view.months.iter().map(row).collect_view()}
        }
    })
}

/// A kind of care: how often, what it came to, and what the fund paid.
fn care(texts: Texts, sum: &CareSum) -> impl IntoView + use<> {
    let CareSum { care, count, total, fund, person } = *sum;
    let name = format!("{} × {count}", texts.get(wording::any_care(care)));
    let amounts = [("total", total), ("fund", fund), ("own", person)];
    let amounts = amounts.map(|(name, amount)| (name, yuan(texts, amount)));
    let says =
        texts.with(Key::SettlementSays, &amounts.each_ref().map(|(name, amount)| (*name, amount.as_str())));
    view! { <p>{name}</p><p>{says}</p> }
}
