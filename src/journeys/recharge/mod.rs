//! Bringing money: one screen a file.

mod amount;
mod assessed;
mod check;
mod credit;
mod looking;
mod name;
mod nothing;
mod number;
mod overview;
mod slip;
mod whom;
mod wording;

use domain::{payment::RechargeKind, recharge::RechargeRule, wire::RechargeView};
use flow::{
    Flow, Place,
    recharge::{Recharge, Step},
};
use leptos::prelude::*;

use self::{
    amount::AmountScreen, assessed::AssessedScreen, check::CheckScreen, looking::LookingScreen,
    name::NameScreen, nothing::NothingScreen, number::NumberScreen, overview::OverviewScreen,
    whom::WhomScreen,
};
use crate::{
    journeys::{identify::IdentifyScreen, pay::PayScreen},
    reading::{use_flow, watch},
};

/// Which screen is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    Overview,
    Identify,
    Whom,
    Name,
    Number,
    LookingUp,
    Nothing,
    Amount,
    Assessed,
    Check,
    Pay,
}

fn shown(flow: &Flow) -> Option<Shown> {
    recharge(flow).map(|recharge| match &recharge.step {
        Step::Overview => Shown::Overview,
        Step::Identify(_) => Shown::Identify,
        Step::Whom => Shown::Whom,
        Step::Name(_) => Shown::Name,
        Step::Number(_) => Shown::Number,
        Step::LookingUp => Shown::LookingUp,
        Step::Nothing(_) => Shown::Nothing,
        Step::Amount(_) if kind(flow) == RechargeKind::TopUp => Shown::Amount,
        Step::Amount(_) => Shown::Assessed,
        Step::Check(_) => Shown::Check,
        Step::Pay(_) => Shown::Pay,
    })
}

/// Bringing money.
#[component]
pub(crate) fn RechargeScreen() -> impl IntoView {
    let shown = watch(shown);
    move || {
        shown.get().map(|shown| match shown {
            Shown::Overview => view! { <OverviewScreen/> }.into_any(),
            Shown::Identify => view! { <IdentifyScreen/> }.into_any(),
            Shown::Whom => view! { <WhomScreen/> }.into_any(),
            Shown::Name => view! { <NameScreen/> }.into_any(),
            Shown::Number => view! { <NumberScreen/> }.into_any(),
            Shown::LookingUp => view! { <LookingScreen/> }.into_any(),
            Shown::Nothing => view! { <NothingScreen/> }.into_any(),
            Shown::Amount => view! { <AmountScreen/> }.into_any(),
            Shown::Assessed => view! { <AssessedScreen/> }.into_any(),
            Shown::Check => view! { <CheckScreen/> }.into_any(),
            Shown::Pay => view! { <PayScreen/> }.into_any(),
        })
    }
}

fn recharge(flow: &Flow) -> Option<&Recharge> {
    if let Place::Recharge(recharge) = flow.place() { Some(recharge) } else { None }
}

/// What it means here; a top-up until the rule is there.
fn kind(flow: &Flow) -> RechargeKind {
    recharge(flow).and_then(|recharge| recharge.rule.as_ref()).map_or(RechargeKind::TopUp, |rule| rule.kind)
}

/// The region's rule, once it is there.
fn use_rule() -> Memo<Option<RechargeRule>> {
    watch(|flow| recharge(flow).and_then(|recharge| recharge.rule.as_deref().cloned()))
}

/// What can be paid for whom, where that is on the screen. It does not change while a screen stands.
fn viewed() -> Option<RechargeView> {
    use_flow().with_untracked(|flow| match &recharge(flow)?.step {
        Step::Nothing(view) => Some((**view).clone()),
        Step::Amount(amount) => Some(amount.view.clone()),
        Step::Check(check) => Some(check.view.clone()),
        _ => None,
    })
}
