//! One of one's own applications, live: where it stands, and what to do now.

use domain::{
    application::Status,
    wire::{ApplicationView, PaymentKey},
};
use flow::{
    Event,
    track::{self, Paying, Step},
};
use leptos::prelude::*;
use shell::key::new_key;
use text::app::Key;
use ui::{BigNumber, Button, Hang, Icon};

use super::{
    case_parts::{Acting, Asks, Assisted, Ended, Fee, OutletCard, PhotoReasons, Pickup, Rejection, TakeBack},
    printing::AtOnce,
    standing::{History, Standing},
    status::GROUPS,
    tracking,
    wording::headline,
};
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    effects::print,
    places::slip::Slip,
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// The case, which changes while it is looked at.
#[component]
pub(super) fn CaseScreen() -> impl IntoView {
    let case = watch(|flow| match tracking(flow) {
        Some(Step::Case(case)) => Some((**case).clone()),
        _ => None,
    });
    // The screen is gone before the case is.
    let first = case.get_untracked();
    first.map(|first| {
        let case = Memo::new(move |_| case.get().unwrap_or_else(|| first.clone()));
        let status = Memo::new(move |_| case.with(|case| case.progress.status));
        // What can be done next is another screen to everyone who cannot see it change.
        move || view! { <Shown case status=status.get()/> }
    })
}

/// What a case asks of the resident as it stands.
fn next(case: &ApplicationView) -> Option<(Key, fn() -> track::Event)> {
    match case.progress.status {
        Status::Approved => Some((Key::TrackCaseChoose, || track::Event::OutletsAsked)),
        Status::NeedsInfo => Some((Key::TrackCaseAnswer, || track::Event::AnswerAsked)),
        Status::FeeDue if case.payment.is_some() => {
            Some((Key::TrackCasePaying, || track::Event::PayAsked(PaymentKey(new_key()))))
        }
        Status::FeeDue if Paying::is_possible(case) => {
            Some((Key::TrackCasePay, || track::Event::PayAsked(PaymentKey(new_key()))))
        }
        Status::Submitted
        | Status::UnderReview
        | Status::SecondReview
        | Status::Expired
        | Status::Rejected
        | Status::OutletChosen
        | Status::FeeDue
        | Status::Paid
        | Status::InProduction
        | Status::InTransit
        | Status::Printing
        | Status::PrintTrouble
        | Status::Verified
        | Status::Ready
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => None,
    }
}

#[component]
fn Shown(case: Memo<ApplicationView>, status: Status) -> impl IntoView {
    let (dispatch, texts) = (use_dispatch(), use_texts());
    let service = case.with_untracked(|case| case.service);
    let next = case.with_untracked(next);
    let word = next.as_ref().map(|(word, _)| *word);
    let primary = MaybeProp::derive(move || word.map(|word| texts.get(word)));
    let on_primary = next.map(|(_, event)| dispatch.on(move || Event::Track(event())));
    let reference = Signal::derive(move || case.with(|case| case.reference.to_string()));
    let progress = Memo::new(move |_| case.with(|case| case.progress.clone()));
    let form = dispatch.on(move || Event::FormAsked(case.with_untracked(|case| case.reference.clone())));
    // Nobody hands in on paper what was taken back.
    let has_form = status != Status::Withdrawn;
    let in_bar = use_device().is_kiosk() && word.is_none();
    let printing = move || in_bar.then(|| view! { <Printing/> });
    view! {
        <Screen
            step="track.case"
            title=t(headline(service, status))
            hang=Hang::Wide
            primary
            nostrip:on_primary=on_primary
            beside=ViewFnOnce::from(printing)
        >
            <Standing progress/>
            <Acting case/>
            <AtOnce case/>
            <Pickup case/>
            <Asks case/>
            <PhotoReasons case/>
            <Assisted case/>
            <Rejection case/>
            <Ended case/>
            <Fee case/>
            <OutletCard case/>
            <BigNumber label=t(Key::TrackReference) value=reference groups=GROUPS/>
            <History progress/>
            <TakeBack case/>
            <div class="u-row">
                {(!in_bar).then(|| view! { <Printing/> })}
                {has_form.then(|| view! { <Button label=t(Key::FormPrint) icon=Icon::Document on_press=form/> })}
            </div>
            <Slip case/>
        </Screen>
    }
}

/// In sight on a kiosk while there is nothing else to do; below everything where there is, and on phones, which seldom print.
#[component]
fn Printing() -> impl IntoView {
    view! { <Button label=t(Key::ActionPrint) icon=Icon::Print on_press=|()| print::slip()/> }
}
