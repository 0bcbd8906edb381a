//! The last question before something is done with a card.

use flow::{
    Event,
    loss::{self, Act},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use super::wording;
use crate::{
    dispatch::use_dispatch,
    journeys::whose::{HolderRow, whose},
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
};

/// Asks whether it is to be done indeed.
#[component]
pub(super) fn ConfirmScreen(act: Act) -> impl IntoView {
    let words = Words::of(act);
    view! {
        <Screen
            step="loss.confirm"
            title=t(words.title)
            hint=t(words.hint)
            primary=t(words.yes)
            on_primary=use_dispatch().on(|| Event::Loss(loss::Event::Confirmed))
        >
            <Consequences act/>
        </Screen>
    }
}

struct Words {
    title: Key,
    hint: Key,
    yes: Key,
}

impl Words {
    fn of(act: Act) -> Self {
        match act {
            Act::ForATime => Self {
                title: Key::LossConfirmTimeTitle,
                hint: Key::LossConfirmTimeHint,
                yes: Key::LossConfirmTime,
            },
            Act::ForGood => Self {
                title: Key::LossConfirmGoodTitle,
                hint: Key::LossConfirmGoodHint,
                yes: Key::LossConfirmGood,
            },
            Act::TakeBack => Self {
                title: whose(Key::LossConfirmBackTitle, Key::LossConfirmBackTitleAnother),
                hint: Key::LossConfirmBackHint,
                yes: whose(Key::LossConfirmBack, Key::LossConfirmBackAnother),
            },
        }
    }
}

/// What follows from it.
#[component]
fn Consequences(act: Act) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let (label, value) = match act {
        Act::ForATime => {
            let lasts = Signal::derive(move || setting.with(|setting| wording::lasts(texts, setting)));
            (Key::LossLasts, lasts)
        }
        Act::ForGood => {
            let back = setting.with_untracked(|setting| setting.region.loss.formal_is_withdrawable);
            let later = if back { Key::LossConfirmLaterBack } else { Key::LossConfirmLaterNever };
            (Key::LossConfirmLater, t(later))
        }
        Act::TakeBack => (Key::LossDoneBankBack, t(Key::LossDoneBankBackHint)),
    };
    let bank = (act != Act::TakeBack)
        .then(|| view! { <SummaryRow label=t(Key::LossBank) value=t(Key::LossBankText)/> });
    view! {
        <SummaryList>
            <HolderRow/>
            <SummaryRow label=t(label) value/>
            {bank}
        </SummaryList>
    }
}
