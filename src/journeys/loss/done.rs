//! Done: when, whether the bureau's system has confirmed it, and what to do now.

use domain::{service::Service, wire::CardStanding};
use flow::{
    Event, Target,
    loss::{self, Act},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, NextStep, NextSteps, PageLook};

use super::{numbers::Banks, slip::Slip, standing, wording};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    effects::print,
    journeys::whose::HolderLine,
    reading::watch,
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

/// The confirmation.
#[component]
pub(super) fn DoneScreen(act: Act) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let standing = watch(standing);
    let made = Signal::derive(move || {
        standing.with(|standing| standing.as_ref().map(|standing| wording::made(texts, standing)))
    });
    let steps = Signal::derive(move || standing.with(|standing| steps(texts, act, standing.as_ref())));
    let show = dispatch.on(|| Event::Loss(loss::Event::StandingAsked));
    let end = dispatch.on(|| Event::VisitEnded);
    let (primary, on_primary) = match act {
        Act::ForGood => (Key::LossDoneReissue, super::standing::reissue(dispatch)),
        Act::ForATime | Act::TakeBack if kiosk => (Key::ActionDone, end),
        Act::ForATime | Act::TakeBack => (Key::LossDoneShow, show),
    };
    let more = move || {
        (act == Act::ForGood || kiosk).then(|| view! { <Button label=t(Key::LossDoneShow) on_press=show/> })
    };
    let at_once = dispatch.on(|| Event::Went(Target::Service(Service::InstantCard)));
    let word = move || {
        standing.with(|standing| standing.as_ref().map(|standing| t(wording::core(standing.core)).get()))
    };
    view! {
        <Screen
            step="loss.done"
            title=t(wording::done(act))
            look=PageLook::Done
            below=ViewFnOnce::from(move || view! { <p role="status" data-testid="made">{made}</p> })
            beside=ViewFnOnce::from(more)
            without_back=true
            primary=t(primary)
            on_primary
        >
            <HolderLine/>
            <section class="u-stack" data-core=word>
                <h2>{t(Key::NextTitle)}</h2>
                <NextSteps steps/>
            </section>
            <Banks/>
            <div class="u-row">
                {(act == Act::ForGood).then(|| view! { <Button label=t(Key::LossDoneAtOnce) on_press=at_once/> })}
                <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=move |()| print::slip()/>
            </div>
            <Slip act/>
        </Screen>
    }
}

/// What to do now.
fn steps(texts: Texts, act: Act, standing: Option<&CardStanding>) -> Vec<NextStep> {
    let step = |title: Key, hint: Key| NextStep { title: texts.get(title), hint: texts.get(hint) };
    let bank = step(Key::LossDoneBank, Key::LossDoneBankHint);
    let doctor = step(Key::LossDoneDoctor, Key::LossDoneDoctorHint);
    match act {
        Act::ForATime => {
            let before = standing.and_then(|standing| standing.ends).map(|end| NextStep {
                title: texts.with(Key::LossDoneBefore, &[("day", &texts::day(texts, end.at.day()))]),
                hint: texts.get(Key::LossDoneBeforeHint),
            });
            [bank, doctor].into_iter().chain(before).collect()
        }
        Act::ForGood => vec![bank, doctor, step(Key::LossDoneReissue, Key::LossDoneReissueHint)],
        Act::TakeBack => vec![step(Key::LossDoneBankBack, Key::LossDoneBankBackHint)],
    }
}
