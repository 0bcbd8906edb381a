//! The years that can be looked at.

use flow::{Event, account};
use leptos::prelude::*;
use text::app::Key;

use super::account as place;
use crate::{
    dispatch::use_dispatch,
    reading::watch,
    texts::{t, use_texts},
};

/// So many years before this one.
const BEFORE: u16 = 3;

/// This year and those before it; one is pressed.
#[component]
pub(super) fn Years() -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let label = t(Key::AccountYears);
    let chosen = watch(|flow| place(flow).and_then(account::Account::year));
    let this = watch(|flow| place(flow).and_then(account::Account::this_year));
    let button = move |year: u16| {
        let pressed = move || (chosen.get() == Some(year)).to_string();
        let choose = move |_| dispatch.send(Event::Account(account::Event::YearChosen(year)));
        let words = move || texts.with(Key::PaymentsListYear, &[("year", &year.to_string())]);
        view! {
            <button type="button" class="s-filter__state" aria-pressed=pressed on:click=choose>{words}</button>
        }
    };
    let buttons = move || {
        let this = this.get()?;
        Some((0..=BEFORE).map(|before| button(this - before)).collect_view())
    };
    view! { <div class="s-years" role="group" aria-label=move || label.get()>{buttons}</div> }
}
