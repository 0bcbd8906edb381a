//! The months of a year that contributions were paid for, and which are missing.

use domain::{
    money::Fen,
    months::{MonthState, MonthView, count},
    wire::MonthList,
};
use leptos::prelude::*;
use text::app::Key;
use ui::{FigureRow, FigureTable, Hang, Notice, Tone};

use super::{account as place, wording, years::Years};
use crate::{
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

/// A year at a time.
#[component]
pub(super) fn MonthsScreen() -> impl IntoView {
    let texts = use_texts();
    let list = watch(|flow| place(flow).and_then(|account| account.months.clone()));
    let hint = Signal::derive(move || {
        let at = list.with(|list| list.as_ref().map(|list| list.as_of));
        at.map(|at| texts.with(Key::MonthsAsOf, &[("time", &texts::moment(texts, at))])).unwrap_or_default()
    });
    let body = move || list.get().map(|list| view! { <Told list=*list/> });
    view! {
        <Screen step="account.months" title=t(Key::MonthsTitle) hint hang=Hang::Wide>
            <Years/>
            {body}
        </Screen>
    }
}

#[component]
fn Told(list: MonthList) -> impl IntoView {
    let MonthList { months, paid_in_all, .. } = list;
    view! {
        <Counted months=months.clone() paid_in_all/>
        <MonthsTable months with_year=false/>
    }
}

/// How many months were paid, of these and in all, and which are missing, with whom to ask.
#[component]
pub(super) fn Counted(months: Vec<MonthView>, paid_in_all: Option<u32>) -> impl IntoView {
    let texts = use_texts();
    let paid = count(&months, MonthState::Paid).to_string();
    let in_all = paid_in_all.map(|count| {
        let words = move || texts.with(Key::MonthsInAll, &[("count", &count.to_string())]);
        view! { <p class="s-months__in-all" data-testid="months-in-all">{words}</p> }
    });
    let missing = count(&months, MonthState::Missing);
    let which = move || missing_words(texts, &months);
    let missing = (missing > 0).then(|| {
        view! {
            <Notice tone=Tone::Warn>
                <p>{which}</p>
                <p>{t(Key::MonthsMissingAsk)}</p>
            </Notice>
        }
    });
    view! {
        {in_all}
        <p>{move || texts.with(Key::MonthsPaid, &[("count", &paid)])}</p>
        {missing}
    }
}

/// Each by its name.
fn missing_words(texts: Texts, months: &[MonthView]) -> String {
    let missing = months.iter().filter(|month| month.state == MonthState::Missing);
    let names: Vec<_> = missing.map(|one| texts::month(texts, one.month, true)).collect();
    let between = if texts.language().is_chinese() { "、" } else { ", " };
    texts.with(Key::MonthsMissing, &[("months", &names.join(between))])
}

/// A row a month: how it stands, from what it is reckoned, and who paid which part, in yuan.
#[component]
pub(super) fn MonthsTable(months: Vec<MonthView>, with_year: bool) -> impl IntoView {
    let texts = use_texts();
    let heads = [Key::MonthsMonth, Key::MonthsBase, Key::MonthsEmployer, Key::MonthsOwn];
    let headings = Signal::derive(move || heads.map(|key| texts.get(key)).to_vec());
    let rows = months.into_iter().map(|month| view! { <Month headings month with_year/> }).collect_view();
    view! { <FigureTable caption=t(Key::MonthsTitle) headings>{rows}</FigureTable> }
}

#[component]
fn Month(headings: Signal<Vec<String>>, month: MonthView, with_year: bool) -> impl IntoView {
    let texts = use_texts();
    let MonthView { month, state, base, employer, own } = month;
    let name = move || texts::month(texts, month, with_year);
    let figure = move |amount: Option<Fen>| {
        Signal::derive(move || amount.map_or_else(|| "–".to_owned(), |amount| texts.amount(amount)))
    };
    let missing = state == MonthState::Missing;
    view! {
        <FigureRow headings figures=[base, employer, own].map(figure).to_vec()>
            <span class="s-part">{name}</span>
            <span class="s-entry__hint" class:is-missing=missing>{t(wording::month(state))}</span>
        </FigureRow>
    }
}
