//! How much is topped up.

use domain::{money::Fen, recharge::RechargeRule};
use flow::{
    Event, Flow,
    recharge::{self, Amount, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook};

use super::{credit::Credit, recharge as place, use_rule, viewed, wording};
use crate::{
    amount::{AmountField, refused, short},
    dispatch::use_dispatch,
    places::payments::wording as payments,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
    wording as app,
};

/// Amounts that are asked for often, in yuan.
const QUICK: [i64; 4] = [50, 100, 200, 500];

/// Asks for the amount, within the region's limits.
#[component]
pub(super) fn AmountScreen() -> impl IntoView {
    let (dispatch, texts, rule) = (use_dispatch(), use_texts(), use_rule());
    let before = use_flow().with_untracked(|flow| amount(flow).map(|amount| amount.typed.clone()));
    let typed = RwSignal::new(before.map(short).unwrap_or_default());
    let given = watch(|flow| amount(flow).and_then(|amount| Some((amount.typed.clone(), amount.error?))));
    let (error, errors) = refused(typed, given, move |error| {
        rule.with(|rule| rule.as_ref().map(|rule| wording::amount_error(texts, error, rule)))
    });
    let give = dispatch.on(move || Event::Recharge(recharge::Event::AmountGiven(typed.get_untracked())));
    let hint = Signal::derive(move || {
        let limits = |rule: &RechargeRule| {
            let (least, most) = (texts.amount(rule.least), texts.amount(rule.most));
            texts.with(Key::RechargeLimits, &[("least", &least), ("most", &most)])
        };
        rule.with(|rule| rule.as_ref().map(limits)).unwrap_or_default()
    });
    view! {
        <Screen
            step="recharge.amount"
            title=t(Key::RechargeAmountTitle)
            hint
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <Anew/>
            <Field typed error give>{viewed().map(|view| view! { <Standing view/> })}</Field>
        </Screen>
    }
}

/// Why it is asked once more, where something was another by the time it was to be paid.
#[component]
pub(super) fn Anew() -> impl IntoView {
    let texts = use_texts();
    let why = watch(|flow| place(flow).and_then(|recharge| recharge.anew.clone()));
    move || {
        why.get().map(|failure| {
            let words = move || app::failure(texts, &failure);
            view! { <ui::Notice tone=ui::Tone::Warn live=true><p>{words}</p></ui::Notice> }
        })
    }
}

/// Whom it is for, what is in the account, and the employer's credit.
#[component]
fn Standing(view: domain::wire::RechargeView) -> impl IntoView {
    let texts = use_texts();
    let (named, balance) = (view.clone(), view.balance);
    let whom = move || wording::whom(texts, &named);
    let balance = balance.map(|balance| {
        let words = move || texts.with(Key::RechargeBalance, &[("amount", &payments::yuan(texts, balance))]);
        view! { <span>" · "{words}</span> }
    });
    view! {
        <p class="u-hint" data-testid="whom">{whom}{balance}</p>
        <Credit view/>
    }
}

/// The field, amounts that are asked for often, and what is good to know below them.
#[component]
fn Field(
    typed: RwSignal<String>,
    error: Signal<Option<String>>,
    give: Callback<()>,
    children: Children,
) -> impl IntoView {
    let rule = use_rule();
    let quick = move || {
        let takes =
            |yuan: &i64| rule.with(|rule| rule.as_ref().is_some_and(|rule| rule.takes(Fen(yuan * 100))));
        let button = |yuan: i64| {
            let label = Signal::stored(yuan.to_string());
            let name = Signal::derive(move || format!("{yuan} {}", t(Key::RechargeYuan).get()));
            view! {
                <Button label name look=ButtonLook::Quiet on_press=move |()| typed.set(yuan.to_string())/>
            }
        };
        QUICK.into_iter().filter(takes).map(button).collect_view()
    };
    let group = t(Key::RechargeQuick);
    view! {
        <AmountField typed error give>
            <div class="s-quick" role="group" aria-label=move || group.get()>{quick}</div>
            {children()}
        </AmountField>
    }
}

fn amount(flow: &Flow) -> Option<&Amount> {
    match &place(flow)?.step {
        Step::Amount(amount) => Some(amount),
        _ => None,
    }
}
