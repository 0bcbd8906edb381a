//! Over which time a list is to be: a year, or from one day to another.

use flow::{
    Event, Flow,
    payments::{self, Period, PeriodError, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Hang};

use super::{payments as place, wording};
use crate::{
    clock,
    dispatch::use_dispatch,
    places::ends::{At, Ends, EndsScreen, Wrong},
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The ids of the fields.
const FROM: &str = "first-day";
const TO: &str = "last-day";
/// The days of a list.
const DAYS: Ends = Ends {
    ids: [FROM, TO],
    labels: [Key::PaymentsPeriodFrom, Key::PaymentsPeriodTo],
    hint: Key::PaymentsPeriodDayHint,
    groups: &[4, 2, 2],
    length: 8,
};
/// How many years are offered; others are written.
const YEARS: usize = 3;

fn period(flow: &Flow) -> Option<&Period> {
    match place(flow).map(|payments| &payments.step) {
        Some(Step::Period(period)) => Some(period),
        _ => None,
    }
}

/// For which time? A year is a tap; days are written on a screen of their own.
#[component]
pub(super) fn PeriodScreen() -> impl IntoView {
    let years = watch(years);
    let is_written = watch(|flow| period(flow).is_some_and(|period| period.error.is_some()));
    let days = RwSignal::new(is_written.get_untracked() || years.with_untracked(Vec::is_empty));
    move || {
        if days.get() {
            view! { <DaysScreen/> }.into_any()
        } else {
            view! { <YearsScreen years days/> }.into_any()
        }
    }
}

/// The newest years in which something was paid.
fn years(flow: &Flow) -> Vec<u16> {
    let list = place(flow).and_then(|payments| payments.list.as_ref());
    list.map(|list| list.years.iter().take(YEARS).copied().collect()).unwrap_or_default()
}

#[component]
fn YearsScreen(years: Memo<Vec<u16>>, days: RwSignal<bool>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let button = move |year: u16| {
        let label =
            Signal::derive(move || texts.with(Key::PaymentsPeriodYear, &[("year", &year.to_string())]));
        let take = dispatch.on(move || Event::Payments(payments::Event::YearTaken(year.into())));
        view! { <Button label on_press=take/> }
    };
    view! {
        <Screen step="payments.years" title=t(Key::PaymentsPeriodTitle) hint=t(Key::PaymentsPeriodHint) hang=Hang::Body>
            <div class="u-stack">
                {move || years.get().into_iter().map(button).collect_view()}
                <Button
                    label=t(Key::PaymentsPeriodOther)
                    on_press=move |()| days.set(true)
                    attr:data-testid="other-days"
                />
            </div>
        </Screen>
    }
}

#[component]
fn DaysScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let typed = watch(|flow| period(flow).cloned().unwrap_or_default());
    let given = typed.with_untracked(|typed| [typed.from.clone(), typed.to.clone()]);
    let wrong = Memo::new(move |_| typed.with(|typed| wrong(texts, typed)));
    let give = move |[from, to]: [String; 2]| {
        dispatch.send(Event::Payments(payments::Event::PeriodGiven { from, to, today: clock::today() }));
    };
    view! {
        <EndsScreen
            step="payments.period"
            title=Key::PaymentsPeriodTitle
            submit=Key::PaymentsPeriodSubmit
            ends=DAYS
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
        PeriodError::From | PeriodError::NotYet => At::First,
        PeriodError::To => At::Last,
        PeriodError::Reversed => At::Both,
    };
    Some(Wrong { at, message: texts.get(wording::period_error(error)) })
}
