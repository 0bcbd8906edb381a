//! The rights record of some months: who, insured how, what was paid, what lies in the account, and what was reimbursed.

use domain::{
    masked::Masked,
    money::Fen,
    months::MonthSpan,
    rights::CareSum,
    wire::{RIGHTS_PAPER, RightsAccount, RightsView, path_with},
};
use flow::{
    Event, Flow,
    account::{self, Filter, Step},
    payments::Print,
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, FigureRow, FigureTable, Hang, SummaryList, SummaryRow};

use super::{
    account as place,
    files::{FileLink, own_print},
    months::{Counted, MonthsTable},
    overview::{contribution, insured},
    rights_slip::RightsSlip,
    wording,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::payments::{printing::after_print, wording::yuan},
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

fn view(flow: &Flow) -> Option<RightsView> {
    match place(flow).map(|account| &account.step) {
        Some(Step::Rights(view)) => Some((**view).clone()),
        _ => None,
    }
}

/// From when until when, in words.
pub(super) fn span_words(texts: Texts, span: MonthSpan) -> String {
    let month = |month| texts::month(texts, month, true);
    texts.with(Key::RightsSpan, &[("from", &month(span.from())), ("to", &month(span.to()))])
}

/// The record. Once it was printed, its screen stands anew.
#[component]
pub(super) fn RightsScreen() -> impl IntoView {
    let view = watch(view);
    let print = watch(|flow| place(flow).map(|account| account.print).unwrap_or_default());
    let prints = Memo::new(move |_| print.get() == Print::None);
    let special = watch(|flow| place(flow).is_some_and(|account| account.filter.special));
    move || view.get().map(|view| view! { <Shown view print prints=prints.get() special/> })
}

#[component]
fn Shown(view: RightsView, print: Memo<Print>, prints: bool, special: Memo<bool>) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let (word, on_primary) =
        kiosk.then(|| after_print(dispatch, prints, Key::RightsPrint, &super::files::ASKED)).unzip();
    let primary = MaybeProp::derive(move || word.map(|word| texts.get(word)));
    let slip = kiosk.then(|| view! { <RightsSlip view=view.clone() special/> });
    let RightsView { as_of, span, name, id_number, insurances, months, paid_in_all, yearly, account, care } =
        view;
    let hint = Signal::derive(move || span_words(texts, span));
    let has_months = !months.is_empty();
    let paid = has_months.then(|| {
        view! {
            <section class="s-history">
                <h2>{t(Key::MonthsTitle)}</h2>
                <Counted months=months.clone() paid_in_all/>
                <p class="u-hint">{t(Key::AmountInYuan)}</p>
                <MonthsTable months with_year=true/>
            </section>
        }
    });
    let of = move || {
        let rows = insurances.iter().map(|insurance| insured(texts, insurance));
        let rows = rows.chain(yearly.iter().map(|due| contribution(texts, due)));
        rows.map(|(label, value)| view! { <SummaryRow label value/> }).collect_view()
    };
    let told = move || texts.with(Key::RightsAsOf, &[("time", &texts::moment(texts, as_of))]);
    view! {
        <Screen
            step="account.rights"
            title=t(Key::RightsTitle)
            hint
            hang=Hang::Wide
            primary
            nostrip:on_primary=on_primary
        >
            {own_print(print, Key::RightsPrinting)}
            <p>{told}</p>
            <p>{t(Key::RightsIsNot)}</p>
            {(!kiosk).then(|| view! { <File span special/> })}
            <SummaryList><Who name id_number/>{of}</SummaryList>
            {paid}
            {account.map(|account| view! { <Sums account/> })}
            <Reimbursed care special/>
            {slip}
        </Screen>
    }
}

#[component]
fn Who(name: Masked, id_number: Masked) -> impl IntoView {
    view! {
        <SummaryRow label=t(Key::RightsName) value=Signal::stored(name.to_string())/>
        <SummaryRow label=t(Key::RightsNumber) value=Signal::stored(id_number.to_string())/>
    }
}

/// The record as a file, for whoever has a screen of their own.
#[component]
fn File(span: MonthSpan, special: Memo<bool>) -> impl IntoView {
    let path = path_with(RIGHTS_PAPER, &span.to_string());
    let href = Signal::derive(move || format!("{path}?special={}", special.get()));
    view! {
        <div class="u-row">
            <FileLink label=Key::RightsDownload href name="rights-record.pdf" primary=true/>
        </div>
    }
}

/// What of the account is told, each with its amount.
pub(super) fn sums(account: RightsAccount) -> [(Key, Fen); 5] {
    let RightsAccount { sums, balance } = account;
    [
        (Key::RightsCredited, sums.credited),
        (Key::RightsToppedUp, sums.topped_up),
        (Key::RightsCorrected, sums.corrected),
        (Key::RightsSpent, sums.spent),
        (Key::RightsBalance, balance),
    ]
}

#[component]
fn Sums(account: RightsAccount) -> impl IntoView {
    let texts = use_texts();
    let row = move |(key, amount): (Key, Fen)| {
        let value = Signal::derive(move || yuan(texts, amount));
        view! { <SummaryRow label=t(key) value/> }
    };
    view! {
        <section class="s-history">
            <h2>{t(Key::RightsAccount)}</h2>
            <SummaryList>{sums(account).map(row).collect_view()}</SummaryList>
        </section>
    }
}

/// The sums that are shown: special diseases for themselves only where they were asked for.
pub(super) fn shown(care: &[CareSum], special: bool) -> Vec<CareSum> {
    if special { care.to_vec() } else { CareSum::without_special(care) }
}

/// A row a kind of care.
#[component]
fn Reimbursed(care: Vec<CareSum>, special: Memo<bool>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let heads = [Key::RightsCare, Key::SettlementTotal, Key::RightsFund, Key::SettlementPerson];
    let headings = Signal::derive(move || heads.map(|key| texts.get(key)).to_vec());
    let now = watch(|flow| place(flow).map(|account| account.filter.clone()).unwrap_or_default());
    let apart = dispatch.on(move || {
        let filter = Filter { special: true, ..now.get_untracked() };
        Event::Account(account::Event::Filtered(filter))
    });
    let more = move || {
        (!special.get()).then(|| {
            view! { <Button label=t(Key::RightsSpecial) on_press=apart attr:data-testid="special"/> }
        })
    };
    let row = move |sum: CareSum| {
        let CareSum { care, count, total, fund, person } = sum;
        let figures = [total, fund, person].map(|amount| Signal::derive(move || texts.amount(amount)));
        let count = move || texts.with(Key::RightsCount, &[("count", &count.to_string())]);
        view! {
            <FigureRow headings figures=figures.to_vec()>
                <span class="s-part">{t(wording::any_care(care))}</span>
                <span class="s-entry__hint">{count}</span>
            </FigureRow>
        }
    };
    let is_empty = care.is_empty();
    let rows = move || shown(&care, special.get()).into_iter().map(row).collect_view();
    let body = if is_empty {
        view! { <p role="status">{t(Key::RightsNothing)}</p> }.into_any()
    } else {
        view! {
            <p class="u-hint">{t(Key::AmountInYuan)}</p>
            <FigureTable caption=t(Key::RightsReimbursed) headings>{rows}</FigureTable>
        }
        .into_any()
    };
    view! {
        <section class="s-history">
            <h2>{t(Key::RightsReimbursed)}</h2>
            {body}
            {more}
        </section>
    }
}
