//! Over which time a list is to be: a year, or from one day to another.

use flow::{
    Event, Flow,
    payments::{self, Period, PeriodError, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, FieldError, Hang, Keyboard, NumberPad, TextField};

use super::{payments as place, wording};
use crate::{
    clock,
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The ids of the fields.
const FROM: &str = "first-day";
const TO: &str = "last-day";
/// How a day is grouped beside a pad, and how long it is.
const GROUPS: &[usize] = &[4, 2, 2];
const LENGTH: usize = 8;
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
    let (from, to) = typed.with_untracked(|typed| (typed.from.clone(), typed.to.clone()));
    let (from, to) = (RwSignal::new(from), RwSignal::new(to));
    let errors = Memo::new(move |_| typed.with(|typed| errors(texts, typed)));
    let send = Callback::new(move |()| {
        let (from, to) = (from.get_untracked(), to.get_untracked());
        dispatch.send(Event::Payments(payments::Event::PeriodGiven { from, to, today: clock::today() }));
    });
    view! {
        <Screen
            step="payments.period"
            title=t(Key::PaymentsPeriodTitle)
            errors
            hang=Hang::Body
            primary=t(Key::PaymentsPeriodSubmit)
            on_primary=send
        >
            <Days from to errors send/>
        </Screen>
    }
}

/// What is to be put right, in the words at the field.
fn errors(texts: Texts, period: &Period) -> Vec<FieldError> {
    let error = period.error.map(|error| {
        let field = match error {
            PeriodError::From | PeriodError::NotYet => FROM,
            PeriodError::To | PeriodError::Reversed => TO,
        };
        FieldError { field: field.to_owned(), message: texts.get(wording::period_error(error)) }
    });
    error.into_iter().collect()
}

#[component]
fn Days(
    from: RwSignal<String>,
    to: RwSignal<String>,
    errors: Memo<Vec<FieldError>>,
    send: Callback<()>,
) -> impl IntoView {
    let kiosk = use_device().is_kiosk();
    // The field that the pad types into: the one touched last.
    let at_to = RwSignal::new(false);
    let field = move |id: &'static str, label: Key, day: RwSignal<String>| {
        let last = id == TO;
        let error = MaybeProp::derive(move || {
            errors.with(|errors| {
                errors.iter().find(|error| error.field == id).map(|error| error.message.clone())
            })
        });
        view! {
            <div
                class="s-query__field"
                data-typed-into=move || (kiosk && at_to.get() == last).then_some("")
                on:focusin=move |_| at_to.set(last)
            >
                <TextField
                    id=id
                    label=t(label)
                    hint=t(Key::PaymentsPeriodDayHint)
                    value=day
                    error
                    keyboard=Keyboard::Numeric
                    on_screen_pad=kiosk
                    groups=GROUPS
                    on_input=move |typed: String| day.set(typed)
                    on_enter=send
                />
            </div>
        }
    };
    view! {
        <div class="s-query s-days">
            {field(FROM, Key::PaymentsPeriodFrom, from)}
            {field(TO, Key::PaymentsPeriodTo, to)}
        </div>
        {kiosk.then(|| view! { <Pad from to at_to/> })}
    }
}

/// Types into the field touched last, and goes on to the second when the first is full.
#[component]
fn Pad(from: RwSignal<String>, to: RwSignal<String>, at_to: RwSignal<bool>) -> impl IntoView {
    let field = move || if at_to.get_untracked() { to } else { from };
    let typed = move |key: char| {
        let field = field();
        field.update(|day| {
            if day.len() < LENGTH {
                day.push(key);
            }
        });
        if field.with_untracked(|day| day.len() >= LENGTH) {
            at_to.set(true);
        }
    };
    let deleted = move |()| field().update(|day| _ = day.pop());
    view! {
        <NumberPad label=t(Key::PadLabel) delete_label=t(Key::ActionDelete) on_key=typed on_delete=deleted/>
    }
}
