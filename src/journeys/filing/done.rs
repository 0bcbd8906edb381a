//! Filed: the reference, how it stands, and what happens next by when.

use domain::{
    filing::{FilingStatus, Proof},
    wire::{Filed, FilingRuleView, FilingView},
};
use flow::{
    Event, Flow,
    filing::{Event as Said, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{BigNumber, Button, Icon, NextStep, NextSteps, PageLook};

use super::{
    filing,
    rows::Rows,
    rule, say,
    shown::{GROUPS, Standing},
    slip::FilingSlip,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    reading::watch,
    screen::Screen,
    texts::{Texts, t, use_texts},
};

fn filed(flow: &Flow) -> Option<Filed> {
    match &filing(flow)?.step {
        Step::Done(filed) => Some((**filed).clone()),
        _ => None,
    }
}

/// The confirmation, of this filing or of the one that was open already.
#[component]
pub(super) fn DoneScreen() -> impl IntoView {
    let filed = watch(filed);
    move || filed.get().zip(rule()).map(|(filed, rule)| view! { <Done filed rule/> })
}

#[component]
fn Done(filed: Filed, rule: FilingRuleView) -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let Filed { filing, already_open } = filed;
    let title = if already_open { Key::FilingDoneOpen } else { title(filing.status) };
    let number = filing.reference.as_ref().map(|reference| reference.as_str().to_owned());
    let below = move || {
        number.map(|number| view! { <BigNumber label=t(Key::DoneReference) value=number groups=GROUPS/> })
    };
    let end = dispatch.on(|| Event::VisitEnded);
    let all = Callback::new(move |()| say(dispatch, Said::ListAsked));
    let (primary, on_primary) = if kiosk { (Key::ActionDone, end) } else { (Key::FilingAll, all) };
    let beside = move || kiosk.then(|| view! { <Button label=t(Key::FilingAll) on_press=all/> });
    let (ahead, of) = (filing.clone(), rule.clone());
    let steps = Signal::derive(move || steps(texts, &ahead, &of));
    let next = (filing.status.is_open() && !already_open).then(|| {
        view! {
            <section class="u-stack">
                <h2>{t(Key::NextTitle)}</h2>
                <NextSteps steps/>
            </section>
        }
    });
    let print = move |()| say(dispatch, Said::PrintAsked);
    view! {
        <Screen
            step="filing.done"
            title=t(title)
            hint=t(Key::FilingDoneHint)
            look=PageLook::Done
            below=ViewFnOnce::from(below)
            beside=ViewFnOnce::from(beside)
            without_back=true
            primary=t(primary)
            on_primary
        >
            <Standing view=filing.clone()/>
            {next}
            <Rows filing=filing.clone() rule=rule.clone()/>
            <div class="u-row">
                <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=print attr:data-testid="print"/>
            </div>
            <FilingSlip view=filing rule/>
        </Screen>
    }
}

const fn title(status: FilingStatus) -> Key {
    match status {
        FilingStatus::Submitted | FilingStatus::UnderReview => Key::FilingDoneTitle,
        FilingStatus::Granted => Key::FilingDoneGranted,
        FilingStatus::Refused => Key::FilingStatusRefused,
        FilingStatus::Withdrawn => Key::FilingStatusWithdrawn,
        FilingStatus::Ended => Key::FilingStatusEnded,
    }
}

/// What happens next, and when.
fn steps(texts: Texts, filing: &FilingView, rule: &FilingRuleView) -> Vec<NextStep> {
    let step = |title: String, hint: Key| NextStep { title, hint: texts.get(hint) };
    let kind = filing.kind.as_ref().and_then(|id| rule.rule.kind(id));
    let decided = match (filing.status, kind.map(|kind| kind.proof)) {
        (FilingStatus::Granted, _) => Vec::new(),
        (_, Some(Proof::Papers { days })) => {
            let bring = texts.with(Key::FilingNextBring, &[("days", &days.to_string())]);
            let review = texts.with(Key::FilingNextReview, &[("days", &rule.review_days.to_string())]);
            vec![step(bring, Key::FilingNextBringHint), step(review, Key::FilingNextMessage)]
        }
        (_, Some(Proof::Promise) | None) => {
            vec![step(texts.get(Key::FilingNextAtOnce), Key::FilingNextMessage)]
        }
    };
    let go = step(texts.get(Key::FilingNextGo), Key::FilingNextGoHint);
    decided.into_iter().chain([go]).collect()
}
