//! Over which months a rights record is to be: one of a few, or from one month to another.

use domain::{months::MonthSpan, year_month::YearMonth};
use flow::{
    Event, Flow,
    account::{self, Period, PeriodError, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Hang};

use super::{account as place, wording};
use crate::{
    dispatch::use_dispatch,
    places::ends::{At, Ends, EndsScreen, Wrong},
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

const FROM: &str = "first-month";
const TO: &str = "last-month";
const MONTHS: Ends = Ends {
    ids: [FROM, TO],
    labels: [Key::RightsFrom, Key::RightsTo],
    hint: Key::RightsMonthHint,
    groups: &[4, 2],
    length: 6,
};

fn period(flow: &Flow) -> Option<&Period> {
    match place(flow).map(|account| &account.step) {
        Some(Step::Period(period)) => Some(period),
        _ => None,
    }
}

/// Most people want a year, which is a tap; months are written on a screen of their own.
#[component]
pub(super) fn PeriodScreen() -> impl IntoView {
    let is_written = watch(|flow| period(flow).is_some_and(|period| period.error.is_some()));
    let written = RwSignal::new(is_written.get_untracked());
    move || {
        if written.get() {
            view! { <WrittenScreen/> }.into_any()
        } else {
            view! { <OfferedScreen written/> }.into_any()
        }
    }
}

#[component]
fn OfferedScreen(written: RwSignal<bool>) -> impl IntoView {
    let dispatch = use_dispatch();
    let present = watch(|flow| place(flow).and_then(account::Account::this_month));
    let button = move |(key, year, span): (Key, u16, MonthSpan)| {
        let texts = use_texts();
        let label = Signal::derive(move || texts.with(key, &[("year", &year.to_string())]));
        let take = dispatch.on(move || Event::Account(account::Event::SpanTaken(span)));
        view! { <Button label on_press=take attr:data-testid="span"/> }
    };
    let offered = move || present.get().map(offered).unwrap_or_default();
    view! {
        <Screen step="account.period" title=t(Key::RightsPeriodTitle) hint=t(Key::RightsPeriodHint) hang=Hang::Body>
            <div class="u-stack">
                {move || offered().into_iter().map(button).collect_view()}
                <Button
                    label=t(Key::RightsPeriodOther)
                    on_press=move |()| written.set(true)
                    attr:data-testid="other-months"
                />
            </div>
        </Screen>
    }
}

/// This year up to the present month, the last twelve months, and the year before.
fn offered(present: YearMonth) -> Vec<(Key, u16, MonthSpan)> {
    let year = present.year();
    let since = |from: Option<YearMonth>| from.and_then(|from| MonthSpan::new(from, present).ok());
    let a_year_ago = YearMonth::new(year - 1, present.month()).and_then(YearMonth::next);
    [
        (Key::RightsPeriodThisYear, year, since(YearMonth::new(year, 1))),
        (Key::RightsPeriodTwelve, year, since(a_year_ago)),
        (Key::RightsPeriodYear, year - 1, MonthSpan::year(year - 1)),
    ]
    .into_iter()
    .filter_map(|(key, year, span)| Some((key, year, span?)))
    .collect()
}

#[component]
fn WrittenScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let typed = watch(|flow| period(flow).cloned().unwrap_or_default());
    let given = typed.with_untracked(|typed| [typed.from.clone(), typed.to.clone()]);
    let wrong = Memo::new(move |_| typed.with(|typed| wrong(texts, typed)));
    let give =
        move |[from, to]: [String; 2]| dispatch.send(Event::Account(account::Event::SpanGiven { from, to }));
    view! {
        <EndsScreen
            step="account.months-written"
            title=Key::RightsPeriodTitle
            submit=Key::RightsPeriodSubmit
            ends=MONTHS
            given
            wrong
            give
        />
    }
}

/// What is to be put right.
fn wrong(texts: Texts, period: &Period) -> Option<Wrong> {
    let error = period.error?;
    let at = match error {
        PeriodError::From => At::First,
        PeriodError::To | PeriodError::NotYet => At::Last,
        PeriodError::Reversed | PeriodError::TooLong => At::Both,
    };
    Some(Wrong { at, message: texts.get(wording::period_error(error)) })
}
