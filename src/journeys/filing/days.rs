//! From which day, until which day.

use domain::{
    filing::{FilingKind, last_day},
    moment::iso_date,
};
use flow::{
    Flow,
    filing::{Event as Said, Step},
};
use leptos::prelude::*;
use text::app::Key;
use time::{Date, Duration};
use ui::{Button, FieldError, Hang, Keyboard, NumberPad, TextField};

use super::{filing, rule, say, wording};
use crate::{
    clock,
    controls::use_device,
    dispatch::use_dispatch,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{self, t, use_texts},
};

/// The id of the field, for links from the error summary.
const FIELD: &str = "filing-day";
/// How a day is grouped beside a pad, and how long it is.
const GROUPS: &[usize] = &[4, 2, 2];
const LENGTH: usize = 8;

/// From which day on?
#[component]
pub(super) fn FromScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let limits = kind().zip(rule()).map(|(kind, rule)| {
        let today = clock::today();
        let first = today.saturating_sub(Duration::days(kind.back_days.into()));
        (first, today.saturating_add(Duration::days(rule.rule.ahead_days.into())))
    });
    let hint = Signal::derive(move || {
        let between = |(first, last): (Date, Date)| {
            let (first, last) = (texts::day(texts, first), texts::day(texts, last));
            texts.with(Key::FilingFromHint, &[("first", &first), ("last", &last)])
        };
        limits.map(between).unwrap_or_default()
    });
    let give = Callback::new(move |typed| say(dispatch, Said::FromGiven(typed, clock::today())));
    view! {
        <Question
            step="filing.from"
            title=Key::FilingFromTitle
            hint
            quick=(Key::FilingFromToday, clock::today())
            give
        />
    }
}

/// Until which day?
#[component]
pub(super) fn UntilScreen() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let from = use_flow().with_untracked(|flow| filing(flow).and_then(|filing| filing.draft.from));
    let last = kind().zip(from).and_then(|(kind, from)| last_day(kind.lasts, from));
    let hint = Signal::derive(move || {
        let until = |last| texts.with(Key::FilingUntilHint, &[("last", &texts::day(texts, last))]);
        last.map(until).unwrap_or_default()
    });
    let give = Callback::new(move |typed| say(dispatch, Said::UntilGiven(typed)));
    view! {
        <Question
            step="filing.until"
            title=Key::FilingUntilTitle
            hint
            quick=(Key::FilingUntilLast, last.unwrap_or_else(clock::today))
            give
        />
    }
}

fn kind() -> Option<FilingKind> {
    use_flow().with_untracked(|flow| filing(flow)?.kind().cloned())
}

/// What was typed before.
fn typed(flow: &Flow) -> Option<String> {
    match &filing(flow)?.step {
        Step::From(typed) | Step::Until(typed) => Some(typed.clone()),
        _ => None,
    }
}

/// A day, typed or taken by one touch.
#[component]
fn Question(
    step: &'static str,
    title: Key,
    hint: Signal<String>,
    quick: (Key, Date),
    give: Callback<String>,
) -> impl IntoView {
    let (texts, kiosk) = (use_texts(), use_device().is_kiosk());
    let day = RwSignal::new(use_flow().with_untracked(typed).unwrap_or_default());
    let fault = watch(|flow| filing(flow).and_then(|filing| filing.fault));
    let error = Signal::derive(move || fault.get().map(|fault| wording::fault(texts, fault)));
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: FIELD.to_owned(), message };
        error.get().map(fault).into_iter().collect()
    });
    let send = Callback::new(move |()| give.run(day.get_untracked()));
    let (word, taken) = quick;
    let take = move |()| day.set(iso_date::text(taken).replace('-', ""));
    let label = Signal::derive(move || texts.with(word, &[("day", &texts::day(texts, taken))]));
    view! {
        <Screen
            step
            title=t(title)
            hint
            errors
            hang=Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=send
        >
            <div class="u-stack">
                <TextField
                    id=FIELD
                    label=t(Key::FilingDay)
                    hint=t(Key::PaymentsPeriodDayHint)
                    value=day
                    error=MaybeProp::derive(move || error.get())
                    keyboard=Keyboard::Numeric
                    on_screen_pad=kiosk
                    groups=GROUPS
                    on_input=move |typed: String| day.set(typed)
                    on_enter=send
                />
                <Button label on_press=take attr:data-testid="quick-day"/>
            </div>
            {kiosk.then(|| view! { <Pad day/> })}
        </Screen>
    }
}

#[component]
fn Pad(day: RwSignal<String>) -> impl IntoView {
    let typed = move |key: char| {
        day.update(|day| {
            if day.len() < LENGTH {
                day.push(key);
            }
        });
    };
    let deleted = move |()| day.update(|day| _ = day.pop());
    view! {
        <NumberPad label=t(Key::PadLabel) delete_label=t(Key::ActionDelete) on_key=typed on_delete=deleted/>
    }
}
