//! What a person has: balance, insurances, card, contributions.

use domain::{
    benefit::Insurance,
    service::Service,
    wire::{AccountView, ContributionView, CreditNews, InsuranceView, Standing},
};
use flow::{Event, Target, account};
use leptos::prelude::*;
use text::app::Key;
use time::Date;
use ui::{BigNumber, Button, ButtonLook, Hang, Icon, Notice, SummaryList, SummaryRow, Tone};

use super::{account as place, wording};
use crate::{
    dispatch::use_dispatch,
    places::payments::wording::yuan,
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

/// The account, or that it is being fetched.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let texts = use_texts();
    let view = watch(|flow| place(flow).and_then(|account| account.view.clone()));
    let hint = MaybeProp::derive(move || view.with(|view| view.as_ref().map(|view| as_of(texts, view))));
    let body = move || match view.get() {
        Some(view) => view! { <Told view=*view/> }.into_any(),
        None => view! { <p role="status">{t(Key::AccountLoading)}</p> }.into_any(),
    };
    view! {
        <Screen step="account.overview" title=t(Key::AccountTitle) hint hang=Hang::Wide>{body}</Screen>
    }
}

fn as_of(texts: Texts, view: &AccountView) -> String {
    let time = texts::moment(texts, view.as_of);
    texts.with(Key::AccountAsOf, &[("name", view.name.as_str()), ("time", &time)])
}

#[component]
fn Told(view: AccountView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let expired = view.expired_card();
    let AccountView { insurances, card, personal, contributions, .. } = view;
    let has_account = personal.is_some();
    let balance = personal.as_ref().map(|personal| personal.balance);
    let credit = personal.and_then(|personal| personal.credit);
    let settled = dispatch.on(|| Event::Account(account::Event::SettlementsAsked));
    let entries = dispatch.on(|| Event::Account(account::Event::EntriesAsked));
    let of_account = has_account.then(|| {
        view! { <Button label=t(Key::AccountEntries) icon=Icon::Document on_press=entries attr:data-testid="entries"/> }
    });
    let amount = move |balance| Signal::derive(move || yuan(texts, balance));
    let months = dispatch.on(|| Event::Account(account::Event::MonthsAsked));
    let rights = dispatch.on(|| Event::Account(account::Event::RightsAsked));
    let is_employee = insurances.iter().any(|one| one.insurance == Some(Insurance::Employees));
    let of_months = is_employee.then(|| {
        view! { <Button label=t(Key::AccountMonths) icon=Icon::Document on_press=months attr:data-testid="months"/> }
    });
    let stopped = insurances.iter().filter(|one| one.standing != Standing::InForce).cloned();
    let covered = insurances.iter().any(|one| one.standing == Standing::InForce);
    let stopped = stopped.map(|insurance| view! { <Stopped insurance covered/> }).collect_view();
    let card = card.map(|card| {
        let key = if expired.is_some() { Key::AccountCardExpired } else { wording::card(card.status) };
        (key, card.valid_until)
    });
    let rows = move || rows(texts, &insurances, card, &contributions);
    let row = |(label, value): (String, String)| view! { <SummaryRow label value/> };
    view! {
        {balance.map(|balance| view! {
            <div data-testid="balance"><BigNumber label=t(Key::AccountBalance) value=amount(balance)/></div>
        })}
        {(!has_account).then(|| view! { <Notice tone=Tone::Info><p>{t(Key::AccountNone)}</p></Notice> })}
        {stopped}
        {expired.map(|last| view! { <Expired last/> })}
        {credit.map(|credit| view! { <Credit credit/> })}
        <div class="u-row">
            <Button
                label=t(Key::AccountSettlements)
                look=ButtonLook::Primary
                icon=Icon::Search
                on_press=settled
                attr:data-testid="settlements"
            />
            {of_account}
            {of_months}
            <Button label=t(Key::AccountRights) icon=Icon::Document on_press=rights attr:data-testid="rights"/>
        </div>
        <SummaryList>{move || rows().into_iter().map(row).collect_view()}</SummaryList>
    }
}

/// An insurance that is not in force: since when, and what to do; nothing where they are `covered` by another.
#[component]
fn Stopped(insurance: InsuranceView, covered: bool) -> impl IntoView {
    let texts = use_texts();
    let InsuranceView { insurance, standing, until, region_name, .. } = insurance;
    let (tone, what_to_do) = if covered {
        (Tone::Info, Key::AccountOtherInForce)
    } else {
        (Tone::Warn, wording::what_to_do(standing))
    };
    let said = move || {
        let name = texts.get(wording::insurance(insurance));
        let place = region_name.as_ref().map(|name| texts.pick(name)).unwrap_or_default();
        let day = until.map(|until| texts::date(texts, until)).unwrap_or_default();
        let key = wording::stopped(standing, until.is_some());
        texts.with(key, &[("insurance", &name), ("place", &place), ("day", &day)])
    };
    view! {
        <Notice tone>
            <p>{said}</p>
            <p>{t(what_to_do)}</p>
        </Notice>
    }
}

/// The card's last day is over: since when, and the way to another.
#[component]
fn Expired(last: Date) -> impl IntoView {
    let texts = use_texts();
    let replace = use_dispatch().on(|| Event::Went(Target::Service(Service::ReplaceCard)));
    let said = move || texts.with(Key::AccountExpired, &[("day", &texts::date(texts, last))]);
    view! {
        <Notice tone=Tone::Warn>
            <div class="u-stack">
                <p>{said}</p>
                <Button label=t(Key::ServiceReplaceTitle) on_press=replace attr:data-testid="replace"/>
            </div>
        </Notice>
    }
}

/// When the employer's next credit is expected, or which one is missing.
#[component]
fn Credit(credit: CreditNews) -> impl IntoView {
    let texts = use_texts();
    let CreditNews { expected, missing, .. } = credit;
    let tone = if missing.is_some() { Tone::Warn } else { Tone::Info };
    let words = move || match &missing {
        Some(month) => texts.with(Key::AccountCreditMissing, &[("month", month)]),
        None => texts.with(Key::AccountCreditExpected, &[("day", &texts::date(texts, expected))]),
    };
    view! { <Notice tone><p>{words}</p></Notice> }
}

fn rows(
    texts: Texts,
    insurances: &[InsuranceView],
    card: Option<(Key, Date)>,
    contributions: &[ContributionView],
) -> Vec<(String, String)> {
    let insured = insurances.iter().map(|insurance| insured(texts, insurance));
    let card = card.map(|(key, last)| {
        (texts.get(Key::AccountCard), texts.with(key, &[("day", &texts::date(texts, last))]))
    });
    let due = contributions.iter().map(|due| contribution(texts, due));
    insured.chain(card).chain(due).collect()
}

/// Which insurance it is; where, whether it is in force, since when, and by whom.
pub(super) fn insured(texts: Texts, insurance: &InsuranceView) -> (String, String) {
    let place = insurance.region_name.as_ref().map(|name| texts.pick(name));
    let state = wording::standing(insurance.standing);
    let since =
        insurance.since.map(|since| texts.with(Key::AccountSince, &[("day", &texts::date(texts, since))]));
    let until =
        insurance.until.map(|until| texts.with(Key::AccountUntil, &[("day", &texts::date(texts, until))]));
    let parts = [place, Some(texts.get(state)), since, until, insurance.employer.clone()];
    let value = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    (texts.get(wording::insurance(insurance.insurance)), value)
}

/// The contribution of a year: how much, and whether it is paid.
pub(super) fn contribution(texts: Texts, due: &ContributionView) -> (String, String) {
    let year = due.year.to_string();
    let state = if due.paid { Key::AccountPaid } else { Key::AccountUnpaid };
    let until = due.until.filter(|_| !due.paid);
    let until = until.map(|until| texts.with(Key::AccountPayBy, &[("day", &texts::date(texts, until))]));
    let parts = [Some(yuan(texts, due.amount)), Some(texts.get(state)), until];
    let value = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    (texts.with(Key::AccountContribution, &[("year", &year)]), value)
}
