//! Taking an application back: why, and then whether it is meant.

use domain::application::WithdrawReason;
use flow::{
    Event,
    track::{self, Step, Withdrawal},
};
use leptos::{either::Either, prelude::*};
use text::app::Key;
use ui::{Button, Hang, SummaryList, SummaryRow};

use super::{tracking, wording};
use crate::{
    dispatch::use_dispatch,
    places::home::Tile,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// The reasons; once one is chosen, the question whether it is meant.
#[component]
pub(super) fn WithdrawScreen() -> impl IntoView {
    let withdrawal = watch(|flow| match tracking(flow) {
        Some(Step::Withdraw(withdrawal)) => Some((**withdrawal).clone()),
        _ => None,
    });
    move || {
        withdrawal.get().map(|Withdrawal { case, reason }| match reason {
            None => Either::Left(view! { <Why/> }),
            Some(reason) => {
                let (title, reference) = (Tile::of(case.service).title, case.reference.grouped());
                Either::Right(view! { <Meant title reference reason/> })
            }
        })
    }
}

/// Why; each answer goes on at once.
#[component]
fn Why() -> impl IntoView {
    let dispatch = use_dispatch();
    let choice = move |reason: WithdrawReason| {
        let chosen = dispatch.on(move || Event::Track(track::Event::WithdrawReasonChosen(reason)));
        view! { <Button label=t(wording::withdrawal(reason)) on_press=chosen/> }
    };
    view! {
        <Screen
            step="track.withdraw"
            title=t(Key::TrackWithdrawTitle)
            hint=t(Key::TrackWithdrawHint)
            hang=Hang::Body
        >
            <div class="u-stack" role="group" aria-label=move || t(Key::TrackWithdrawTitle).get()>
                {WithdrawReason::ALL.map(choice).collect_view()}
            </div>
        </Screen>
    }
}

/// Whether it is meant.
#[component]
fn Meant(title: Key, reference: String, reason: WithdrawReason) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let what = Signal::derive(move || format!("{} · {reference}", texts.get(title)));
    view! {
        <Screen
            step="track.withdraw-confirm"
            title=t(Key::TrackWithdrawConfirmTitle)
            hint=t(Key::TrackWithdrawConfirmHint)
            hang=Hang::Body
            primary=t(Key::TrackWithdrawConfirm)
            on_primary=dispatch.on(|| Event::Track(track::Event::WithdrawConfirmed))
        >
            <SummaryList>
                <SummaryRow label=t(Key::TrackWithdrawWhat) value=what/>
                <SummaryRow label=t(Key::TrackWithdrawWhy) value=t(wording::withdrawal(reason))/>
            </SummaryList>
        </Screen>
    }
}
