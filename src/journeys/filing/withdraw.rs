//! The last question before a filing is taken back.

use flow::filing::{Event as Said, Step};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone};

use super::{filing, rows::Rows, rule, say};
use crate::{dispatch::use_dispatch, reading::use_flow, screen::Screen, texts::t};

/// Asks whether it is to be taken back indeed.
#[component]
pub(super) fn WithdrawScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let view = use_flow().with_untracked(|flow| match &filing(flow)?.step {
        Step::Withdraw(view) => Some((**view).clone()),
        _ => None,
    });
    let rows = view.zip(rule()).map(|(filing, rule)| view! { <Rows filing rule/> });
    view! {
        <Screen
            step="filing.withdraw"
            title=t(Key::FilingWithdrawTitle)
            primary=t(Key::FilingWithdrawYes)
            on_primary=Callback::new(move |()| say(dispatch, Said::WithdrawConfirmed))
        >
            <Notice tone=Tone::Warn><p>{t(Key::FilingWithdrawHint)}</p></Notice>
            {rows}
        </Screen>
    }
}
