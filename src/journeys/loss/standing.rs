//! How a lost card stands, and what can be done with it.

use domain::{card::CardStatus, service::Service, wire::CardStanding};
use flow::{
    Event, Target,
    loss::{self, Act},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use super::{numbers::Banks, standing, wording};
use crate::{
    dispatch::{Dispatch, use_dispatch},
    journeys::whose::HolderRow,
    reading::{use_setting, watch},
    screen::Screen,
    texts::{self, t, use_texts},
};

/// A lost card, or one that is void.
#[component]
pub(super) fn StandingScreen(status: CardStatus) -> impl IntoView {
    let dispatch = use_dispatch();
    let can_be_found = watch(|flow| {
        standing(flow).is_some_and(|standing| Act::possible(&standing).contains(&Act::TakeBack))
    });
    let found = move || {
        can_be_found.get().then(|| {
            let on_press = choose(dispatch, Act::TakeBack);
            view! { <Button label=t(wording::chosen(Act::TakeBack)) on_press attr:data-testid="found"/> }
        })
    };
    let stays = move || {
        let stays = status == CardStatus::FormalLost && !can_be_found.get();
        stays.then(|| view! { <p class="u-hint">{t(Key::LossStandingStays)}</p> })
    };
    let (word, on_primary) = next(dispatch, status);
    view! {
        <Screen
            step="loss.standing"
            title=t(title(status))
            hint=t(Key::LossStandingHint)
            beside=ViewFnOnce::from(move || found)
            primary=t(word)
            on_primary
        >
            <div class="u-stack" data-card=status.as_str()><Facts/></div>
            {stays}
            <Banks/>
        </Screen>
    }
}

fn title(status: CardStatus) -> Key {
    match status {
        CardStatus::TempLost => Key::LossStandingTemp,
        CardStatus::FormalLost => Key::LossStandingFormal,
        CardStatus::Void => Key::LossStandingVoid,
        CardStatus::Active => Key::LossDoneBack,
    }
}

/// What most people do next.
fn next(dispatch: Dispatch, status: CardStatus) -> (Key, Callback<()>) {
    match status {
        CardStatus::TempLost => (wording::chosen(Act::ForGood), choose(dispatch, Act::ForGood)),
        CardStatus::FormalLost => (Key::LossStandingReissue, reissue(dispatch)),
        CardStatus::Active | CardStatus::Void => (Key::ActionDone, dispatch.on(|| Event::Went(Target::Home))),
    }
}

fn choose(dispatch: Dispatch, act: Act) -> Callback<()> {
    dispatch.on(move || Event::Loss(loss::Event::Chosen(act)))
}

/// Goes on to a new card.
pub(super) fn reissue(dispatch: Dispatch) -> Callback<()> {
    dispatch.on(|| Event::Went(Target::Service(Service::Reissue)))
}

/// Since when, until when, by which rules, and whether the bureau's system knows.
#[component]
fn Facts() -> impl IntoView {
    let standing = watch(standing);
    move || standing.get().map(|standing| view! { <FactRows standing/> })
}

#[component]
fn FactRows(standing: CardStanding) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let CardStanding { since, core, ends, rules, .. } = standing;
    let since = since.map(|since| {
        let since = Signal::derive(move || texts::moment(texts, since));
        view! { <SummaryRow label=t(Key::LossStandingSince) value=since/> }
    });
    let until = ends.map(|end| {
        let until = Signal::derive(move || wording::until(texts, end));
        view! { <SummaryRow label=t(Key::LossStandingUntil) value=until/> }
    });
    let rules = move || setting.with(|setting| wording::rules(texts, setting, &rules));
    view! {
        <SummaryList>
            <HolderRow/>
            {since}
            {until}
            <SummaryRow label=t(Key::LossStandingCore) value=t(wording::core(core))/>
            <SummaryRow label=t(Key::LossDoctor) value=t(Key::LossDoctorText)/>
        </SummaryList>
        <p class="u-hint">{rules}</p>
    }
}
