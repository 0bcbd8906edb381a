//! How much is topped up.

use domain::{money::Fen, recharge::RechargeRule, yuan};
use flow::{
    Event, Flow,
    recharge::{self, Amount, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook, FieldError, Keyboard, NumberPad, TextField};

use super::{credit::Credit, recharge as place, use_rule, viewed, wording};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::payments::wording as payments,
    reading::{use_flow, watch},
    screen::Screen,
    texts::{t, use_texts},
    wording as app,
};

/// The id of the field, for links from the error summary.
const FIELD: &str = "amount";
/// Amounts that are asked for often, in yuan.
const QUICK: [i64; 4] = [50, 100, 200, 500];
/// How many figures an amount has at most beside a pad.
const LENGTH: usize = 9;

/// Asks for the amount, within the region's limits.
#[component]
pub(super) fn AmountScreen() -> impl IntoView {
    let (dispatch, texts, rule) = (use_dispatch(), use_texts(), use_rule());
    let before = use_flow().with_untracked(|flow| amount(flow).map(|amount| amount.typed.clone()));
    let typed = RwSignal::new(before.map(short).unwrap_or_default());
    let refused = watch(|flow| amount(flow).and_then(|amount| Some((amount.typed.clone(), amount.error?))));
    // What is said is said of what was given, not of what is typed since.
    let stands = move |(given, error)| typed.with(|typed| *typed == given).then_some(error);
    let error = Signal::derive(move || {
        let error = refused.get().and_then(stands)?;
        rule.with(|rule| rule.as_ref().map(|rule| wording::amount_error(texts, error, rule)))
    });
    let errors = Signal::derive(move || {
        let fault = |message| FieldError { field: FIELD.to_owned(), message };
        error.get().map(fault).into_iter().collect()
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

/// The field, amounts that are asked for often, the pad of a kiosk, and what is good to know below them.
#[component]
fn Field(
    typed: RwSignal<String>,
    error: Signal<Option<String>>,
    give: Callback<()>,
    children: Children,
) -> impl IntoView {
    let (kiosk, rule) = (use_device().is_kiosk(), use_rule());
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
    let push = move |key: char| typed.update(|typed| push(typed, key));
    let pad = kiosk.then(|| {
        view! {
            <NumberPad
                label=t(Key::PadLabel)
                delete_label=t(Key::ActionDelete)
                on_key=push
                on_delete=move |()| typed.update(|typed| _ = typed.pop())
                with_point=true
            />
        }
    });
    view! {
        <TextField
            id=FIELD
            label=t(Key::RechargeAmountField)
            large=true
            value=typed
            error
            keyboard=Keyboard::Decimal
            on_screen_pad=kiosk
            on_input=move |text: String| typed.set(text)
            on_enter=give
        />
        <div class="s-quick" role="group" aria-label=move || group.get()>{quick}</div>
        {children()}
        {pad}
    }
}

/// Adds what was struck, as far as it makes an amount in yuan with two decimals.
fn push(typed: &mut String, key: char) {
    let decimals = typed.split_once('.').map(|(_, decimals)| decimals.len());
    match (key, decimals) {
        ('.', Some(_)) | (_, Some(2)) => {}
        ('.', None) if typed.is_empty() => typed.push_str("0."),
        (figure, None) if typed == "0" && figure != '.' => *typed = figure.to_string(),
        (key, _) if typed.len() < LENGTH => typed.push(key),
        _ => {}
    }
}

/// An amount as somebody would have typed it: without decimals that are nothing.
fn short(typed: String) -> String {
    yuan::parse(&typed)
        .filter(|amount| amount.0 % 100 == 0)
        .map_or(typed, |amount| (amount.0 / 100).to_string())
}

fn amount(flow: &Flow) -> Option<&Amount> {
    match &place(flow)?.step {
        Step::Amount(amount) => Some(amount),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use super::{push, short};

    #[test]
    fn what_is_struck_stays_an_amount() {
        let struck = |keys: &str| {
            let mut typed = String::new();
            keys.chars().for_each(|key| push(&mut typed, key));
            typed
        };
        assert_eq!(struck("200"), "200");
        assert_eq!(struck("12.5.06"), "12.50");
        assert_eq!((struck(".5"), struck("05"), struck("0.5")), ("0.5".into(), "5".into(), "0.5".into()));
    }

    #[test]
    fn an_amount_comes_back_as_it_was_typed() {
        assert_eq!((short("200.00".into()), short("0.50".into())), ("200".into(), "0.50".into()));
        assert_eq!(short("x".into()), "x");
    }
}
