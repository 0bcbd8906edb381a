//! Which contribution is paid: its amount was assessed, and nothing is typed.

use domain::wire::Assessed;
use flow::{Event, recharge};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook};

use super::{amount::Anew, viewed, wording};
use crate::{
    dispatch::use_dispatch,
    screen::Screen,
    texts::{self, t, use_texts},
};

/// The contributions that are due.
#[component]
pub(super) fn AssessedScreen() -> impl IntoView {
    let texts = use_texts();
    let view = viewed();
    let due = view.as_ref().map(|view| view.assessed.clone()).unwrap_or_default();
    let whom = view.map(|view| {
        let words = move || wording::whom(texts, &view);
        view! { <p class="u-hint" data-testid="whom">{words}</p> }
    });
    view! {
        <Screen step="recharge.assessed" title=t(Key::RechargeAssessedTitle) hint=t(Key::RechargeAssessedHint)>
            <Anew/>
            {whom}
            <ul class="s-due">{due.into_iter().map(|due| view! { <Due due/> }).collect_view()}</ul>
        </Screen>
    }
}

/// One contribution: its year, its amount, its last day.
#[component]
fn Due(due: Assessed) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let Assessed { year, amount, pay_by } = due;
    let title = move || texts.with(Key::PaymentsPurposeContribution, &[("year", &year.to_string())]);
    let by = move || texts.with(Key::RechargeAssessedBy, &[("day", &texts::day(texts, pay_by))]);
    let choose = dispatch.on(move || Event::Recharge(recharge::Event::YearChosen(year)));
    let name = Signal::derive(move || format!("{} {}", texts.get(Key::RechargeAssessedPay), title()));
    view! {
        <li class="s-panel s-due__item">
            <h2>{title}</h2>
            <p class="s-pay__amount">{move || format!("¥ {}", texts.amount(amount))}</p>
            <p class="u-hint">{by}</p>
            <Button
                label=t(Key::RechargeAssessedPay)
                name
                look=ButtonLook::Primary
                on_press=choose
                attr:data-testid=format!("pay-{year}")
            />
        </li>
    }
}
