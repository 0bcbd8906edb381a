//! What a card that is printed at once needs said: where to go now, that a print failed, that the fee stays paid.

use domain::{
    application::{Event, GiveBackReason, Status},
    service::Service,
    wire::ApplicationView,
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone};

use super::wording;
use crate::{places::contacts::Phone, reading::use_setting, texts::t};

/// What is said of a card that is printed at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Said {
    /// Go to the outlet.
    Go,
    /// Wait at its counter.
    Wait,
    /// Printing failed.
    Failed,
    /// It was given back unprinted.
    GivenBack(GiveBackReason),
    /// The blank was kept no longer.
    Lapsed,
}

/// What the person should know now; nothing of any other card.
#[component]
pub(super) fn AtOnce(case: Memo<ApplicationView>) -> impl IntoView {
    let paid =
        move || case.with(|case| is_at_once(case) && case.paid && case.progress.status == Status::Approved);
    move || {
        let words = case.with(said).map(|said| match said {
            Said::Go => view! { <Notice tone=Tone::Info><p>{t(Key::TrackPrintGo)}</p></Notice> }.into_any(),
            Said::Wait => {
                view! { <Notice tone=Tone::Info><p>{t(Key::TrackPrintWait)}</p></Notice> }.into_any()
            }
            Said::Lapsed => {
                view! { <Notice tone=Tone::Warn><p>{t(Key::TrackPrintLapsed)}</p></Notice> }.into_any()
            }
            Said::GivenBack(reason) => {
                let why = t(wording::given_back(reason));
                view! { <Notice tone=Tone::Warn><p data-testid="given-back">{why}</p></Notice> }.into_any()
            }
            Said::Failed => view! { <Failed case/> }.into_any(),
        });
        view! {
            {words}
            {paid().then(|| view! { <Notice tone=Tone::Good><p>{t(Key::TrackPrintPaid)}</p></Notice> })}
        }
    }
}

/// It did not work; nothing is lost; what comes next, and whom to call.
#[component]
fn Failed(case: Memo<ApplicationView>) -> impl IntoView {
    let setting = use_setting();
    let number = case.with_untracked(|case| case.outlet.as_ref().map(|outlet| outlet.phone.clone()));
    let number =
        number.unwrap_or_else(|| setting.with_untracked(|setting| setting.region.agency.phone.clone()));
    view! {
        <Notice tone=Tone::Warn title=t(Key::TrackPrintFailed)>
            <p data-testid="print-failed">{t(Key::TrackPrintKept)}</p>
            <p>{t(Key::TrackPrintNext)}</p>
        </Notice>
        <div class="s-contacts__item">
            <p class="s-contacts__name">{t(Key::TrackPrintCall)}</p>
            <Phone number/>
        </div>
    }
}

fn is_at_once(case: &ApplicationView) -> bool {
    case.service == Service::InstantCard
}

fn said(case: &ApplicationView) -> Option<Said> {
    let last = case.progress.history.last().filter(|_| is_at_once(case))?;
    match case.progress.status {
        Status::OutletChosen => Some(Said::Go),
        Status::Paid | Status::Printing => Some(Said::Wait),
        Status::PrintTrouble => Some(Said::Failed),
        Status::Approved if last.event == Some(Event::HoldLapsed) => Some(Said::Lapsed),
        Status::Approved if last.event == Some(Event::GivenBack) => last.given_back.map(Said::GivenBack),
        Status::Submitted
        | Status::UnderReview
        | Status::SecondReview
        | Status::NeedsInfo
        | Status::Expired
        | Status::Approved
        | Status::Rejected
        | Status::FeeDue
        | Status::InProduction
        | Status::InTransit
        | Status::Verified
        | Status::Ready
        | Status::Collected
        | Status::Accepted
        | Status::AssistedCapture
        | Status::Withdrawn
        | Status::Returned => None,
    }
}
