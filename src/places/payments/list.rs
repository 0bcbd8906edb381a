//! One's own payments, and which of them are shown.

use domain::wire::PaymentView;
use flow::{
    Event, Flow,
    payments::{self, Filter, Group},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Chip, Hang, Icon};

use super::{Simulated, listed, payments as place, wording};
use crate::{
    dispatch::use_dispatch,
    reading::{use_busy, watch},
    screen::Screen,
    texts::{self, t, use_texts},
};

/// The id of the choice of a year.
const YEAR: &str = "payments-year";
/// As many as can be taken in at a look; the others when they are asked for.
const AT_FIRST: usize = 4;

/// Touch one to see it.
#[component]
pub(super) fn ListScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let loaded = watch(|flow| place(flow).is_some_and(|payments| payments.list.is_some()));
    let any = watch(|flow| !listed(flow).is_empty());
    let period = dispatch.on(|| Event::Payments(payments::Event::PeriodAsked));
    let print = move || {
        any.get().then(|| {
            view! {
                <Button label=t(Key::PaymentsListPrint) icon=Icon::Document on_press=period attr:data-testid="period"/>
            }
        })
    };
    let body = move || {
        if loaded.get() { view! { <Filters/><Lines/> }.into_any() } else { view! { <Loading/> }.into_any() }
    };
    view! {
        <Screen step="payments.list" title=t(Key::PaymentsListTitle) hint=t(Key::PaymentsListHint) hang=Hang::Wide>
            <Simulated/>
            {body}
            <div class="u-row">{print}<super::PaidNothing/></div>
        </Screen>
    }
}

/// What stands there until the list is here; where it could not be had, a way to it.
#[component]
fn Loading() -> impl IntoView {
    let (dispatch, busy) = (use_dispatch(), use_busy());
    let show = dispatch.on(|| Event::Payments(payments::Event::MineAsked));
    move || {
        if busy.get() {
            view! { <p role="status">{t(Key::PaymentsListLoading)}</p> }.into_any()
        } else {
            view! { <Button label=t(Key::PaymentsListShow) on_press=show/> }.into_any()
        }
    }
}

fn filter(flow: &Flow) -> Filter {
    place(flow).map(|payments| payments.filter).unwrap_or_default()
}

/// By what became of them, and by year.
#[component]
fn Filters() -> impl IntoView {
    let dispatch = use_dispatch();
    let filter = watch(filter);
    let states = t(Key::PaymentsListStates);
    let state = move |group: Option<Group>| {
        let pressed = move || filter.with(|filter| filter.group == group).to_string();
        let choose = move |_| {
            let filter = Filter { group, ..filter.get_untracked() };
            dispatch.send(Event::Payments(payments::Event::Filtered(filter)));
        };
        view! {
            <button type="button" class="s-filter__state" aria-pressed=pressed on:click=choose>
                {t(wording::group(group))}
            </button>
        }
    };
    let groups = [None].into_iter().chain(Group::ALL.map(Some));
    view! {
        <div class="s-filter">
            <div class="s-filter__states" role="group" aria-label=move || states.get()>
                {groups.map(state).collect_view()}
            </div>
            <Years filter/>
        </div>
    }
}

/// The years in which something was paid, where there are several.
#[component]
fn Years(filter: Memo<Filter>) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let years = watch(|flow| {
        let list = place(flow).and_then(|payments| payments.list.as_ref());
        list.map(|list| list.years.clone()).unwrap_or_default()
    });
    let choose = move |year: String| {
        let filter = Filter { year: year.parse().ok(), ..filter.get_untracked() };
        dispatch.send(Event::Payments(payments::Event::Filtered(filter)));
    };
    let option = move |year: u16| {
        let chosen = move || filter.with(|filter| filter.year == Some(year));
        let words = move || texts.with(Key::PaymentsListYear, &[("year", &year.to_string())]);
        view! { <option value=year.to_string() selected=chosen>{words}</option> }
    };
    move || {
        years.with(|years| years.len() > 1).then(|| {
            view! {
                <div class="s-filter__years">
                    <label class="u-hidden" for=YEAR>{t(Key::PaymentsListYears)}</label>
                    <select id=YEAR class="s-select__field" on:change:target=move |event| choose(event.target().value())>
                        <option value="">{t(Key::PaymentsListAllYears)}</option>
                        {years.get().into_iter().map(option).collect_view()}
                    </select>
                </div>
            }
        })
    }
}

/// The payments that the filter shows.
#[component]
fn Lines() -> impl IntoView {
    let lines = watch(|flow| {
        let filter = filter(flow);
        listed(flow).into_iter().filter(|payment| filter.shows(payment)).collect::<Vec<_>>()
    });
    let whole = RwSignal::new(false);
    let shown = move || if whole.get() { usize::MAX } else { AT_FIRST };
    let rest = move || {
        let more = !whole.get() && lines.with(Vec::len) > AT_FIRST;
        more.then(|| view! { <Button label=t(Key::PaymentsListMore) on_press=move |()| whole.set(true)/> })
    };
    move || {
        if lines.with(Vec::is_empty) {
            return view! { <p role="status">{t(Key::PaymentsListNone)}</p> }.into_any();
        }
        let lines = lines.get().into_iter().take(shown()).map(|payment| view! { <Line payment/> });
        view! { <ul class="c-service-tiles s-cases">{lines.collect_view()}</ul>{rest} }.into_any()
    }
}

/// Purpose, amount, date, for whom, and the state.
#[component]
fn Line(payment: PaymentView) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let PaymentView { number, purpose, name, for_another, amount, status, begun_at, paid_at, .. } = payment;
    let title = move || wording::purpose(texts, &purpose);
    let hint = move || {
        let at = texts::moment(texts, paid_at.unwrap_or(begun_at));
        let whose = if for_another { format!(" · {name}") } else { String::new() };
        format!("{at}{whose}")
    };
    let show = move |_| dispatch.send(Event::Payments(payments::Event::Chosen(number.clone())));
    view! {
        <li>
            <button type="button" class="c-service-tile s-way s-case s-payment" on:click=show>
                <span class="c-service-tile__words">
                    <span class="c-service-tile__title">{title}</span>
                    <span class="c-service-tile__hint">{hint}</span>
                </span>
                <span class="s-payment__end">
                    <span class="s-payment__amount">{move || wording::yuan(texts, amount)}</span>
                    <Chip label=t(wording::word(status)) tone=Signal::stored(wording::tone(status))/>
                </span>
            </button>
        </li>
    }
}
