//! The page of reconciliation: a day to compare, the days that were, what differs, and whether the ledger is right.

use domain::{moment::iso_date, wire::staff::DayToReconcile};
use leptos::{
    ev::SubmitEvent,
    ev::Targeted,
    prelude::*,
    web_sys::{Event, HtmlInputElement},
};
use text::staff::Key;
use ui::Notice;

use super::{Parts, accounts::Ledger, days::Days, differences::Differences};
use crate::{
    desk::{ConsoleEvent, MoneyEvent, Place, ReconcilePress},
    dispatch::{Dispatch, use_dispatch, watch_work},
    effects::{focus::TITLE, page},
    texts::{t, use_texts},
    trouble::Trouble,
    wording::money as wording,
};

/// Sends something that happened on the page.
pub(super) fn tell(dispatch: Dispatch, press: ReconcilePress) {
    dispatch.at_work(ConsoleEvent::Money(MoneyEvent::Reconciling(press)));
}

/// The page.
#[component]
pub(crate) fn ReconciliationPage() -> impl IntoView {
    let texts = use_texts();
    let trouble = watch_work(|console| console.money.reconciling.said().cloned());
    let done = watch_work(|console| console.money.reconciling.done);
    let said = move || {
        let (words, tone) = wording::reconciled(texts, done.get()?);
        Some(view! { <Notice tone live=true><p data-testid="reconciled">{words}</p></Notice> })
    };
    let loaded = watch_work(|console| console.money.reconciling.view.is_some());
    let body = move || {
        loaded.get().then(|| {
            view! {
                <Differences/>
                <Days/>
                <Ledger/>
            }
        })
    };
    view! {
        <main class="s-counter s-stock" data-step="staff.reconciliation">
            <div class="s-counter__page">
                <Parts of=Place::Reconciliation/>
                <h1 id=TITLE tabindex="-1">{t(Key::ReconcileTitle)}</h1>
                <p>{t(Key::ReconcileHint)}</p>
                <div class="s-stock__said">
                    <Trouble trouble instead=wording::refused/>
                    {said}
                </div>
                <DayForm/>
                {body}
            </div>
        </main>
    }
}

/// A day to compare: yesterday, until another is chosen.
#[component]
fn DayForm() -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.money.reconciling.is_busy());
    let yesterday = page::yesterday();
    let (day, wrong) = (RwSignal::new(yesterday.clone()), RwSignal::new(false));
    let picked = move |event: Targeted<Event, HtmlInputElement>| day.set(event.target().value());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let chosen = iso_date::parse(&day.get_untracked());
        wrong.set(chosen.is_none());
        if let Some(day) = chosen {
            tell(dispatch, ReconcilePress::DayChosen(DayToReconcile { day }));
        }
    };
    let error = move || {
        let word = t(Key::ReconcileDayWrong);
        wrong.get().then(|| view! { <p class="c-field__error" id="day-error" role="alert">{word}</p> })
    };
    view! {
        <form class="s-card s-money__day" novalidate on:submit=submit>
            <div class="c-field">
                <label class="c-field__label" for="day">{t(Key::ReconcileDay)}</label>
                {error}
                <input
                    class="c-field__input"
                    id="day"
                    type="date"
                    max=yesterday
                    aria-describedby="day-hint day-error"
                    aria-invalid=move || wrong.get().then_some("true")
                    prop:value=day
                    on:input:target=picked
                />
                <p class="c-field__hint" id="day-hint">{t(Key::ReconcileDayHint)}</p>
            </div>
            <button
                type="submit"
                class="c-button c-button--primary"
                data-testid="reconcile"
                disabled=busy
                aria-busy=move || busy.get().then_some("true")
            >
                {t(Key::ReconcileRun)}
            </button>
        </form>
    }
}
