//! Handed in: the reference, and what happens next by when.

use domain::wire::Submitted;
use flow::{Event, Target, apply::Step};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Button, NextStep, NextSteps, PageLook};

use super::{ahead, keeping::Keeping, step};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    places::slip::Slip,
    reading::{use_setting, watch},
    screen::Screen,
    texts::{t, use_texts},
};

/// How a reference is grouped.
pub(super) const GROUPS: &[usize] = &[4, 4];

/// The confirmation, of this application or of the one that was open already.
#[component]
pub(super) fn DoneScreen() -> impl IntoView {
    let submitted = watch(|flow| match step(flow) {
        Some(Step::Done(submitted)) => Some((**submitted).clone()),
        _ => None,
    });
    move || submitted.get().map(|submitted| view! { <Done submitted/> })
}

#[component]
fn Done(submitted: Submitted) -> impl IntoView {
    let (dispatch, kiosk) = (use_dispatch(), use_device().is_kiosk());
    let Submitted { application, already_open } = submitted;
    let (title, hint) = match (already_open, application.agent.is_some()) {
        (true, true) => (Key::DoneTitleOpenAnother, Key::DoneHintOpen),
        (true, false) => (Key::DoneTitleOpen, Key::DoneHintOpen),
        (false, _) => (Key::DoneTitle, Key::DoneKeep),
    };
    let follow = dispatch.on(|| Event::Went(Target::Track));
    let end = dispatch.on(|| Event::VisitEnded);
    // Whoever handed something in at a kiosk leaves it clean; otherwise one goes on to follow.
    let leaving = kiosk && !already_open;
    let (primary, on_primary) = if leaving { (Key::ActionDone, end) } else { (Key::DoneFollow, follow) };
    let reference = application.reference.clone();
    let (texts, setting) = (use_texts(), use_setting());
    let case = Signal::stored(application);
    let steps = Signal::derive(move || {
        let of_region = || setting.with(|setting| texts.pick(&setting.region.agency.name));
        case.with(|case| {
            let agency = case.agency.as_ref().map_or_else(of_region, |agency| texts.pick(&agency.name));
            ahead::steps(texts, case, &agency)
        })
    });
    let number = reference.as_str().to_owned();
    let below = move || view! { <BigNumber label=t(Key::DoneReference) value=number groups=GROUPS/> };
    let beside = move || leaving.then(|| view! { <Button label=t(Key::DoneFollow) on_press=follow/> });
    view! {
        <Screen
            step="apply.done"
            title=t(title)
            hint=t(hint)
            look=PageLook::Done
            below=ViewFnOnce::from(below)
            beside=ViewFnOnce::from(beside)
            without_back=true
            primary=t(primary)
            on_primary
        >
            <NextOnes steps/>
            <Keeping reference=Signal::stored(reference) steps/>
            <Slip case/>
        </Screen>
    }
}

/// What happens next.
#[component]
fn NextOnes(steps: Signal<Vec<NextStep>>) -> impl IntoView {
    view! {
        <section class="u-stack">
            <h2>{t(Key::NextTitle)}</h2>
            <NextSteps steps/>
        </section>
    }
}
