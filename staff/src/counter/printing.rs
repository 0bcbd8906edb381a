//! Printing an instant card while its owner waits. There is no printer behind it: what the clerk presses is the printer's word.

use domain::{
    application::{GiveBackReason, Status},
    stock::SpoilReason,
    wire::staff::{CaseView, Instantly, PrintStep},
};
use leptos::prelude::*;
use text::staff::Key;
use ui::{Button, ButtonLook, Notice, Tone};

use super::sure::Sure;
use crate::{
    desk::{ConsoleEvent, HandoverEvent, PrintingEvent},
    dispatch::{use_dispatch, watch_work},
    figures::time_of_day,
    texts::{t, use_texts},
    wording,
};

/// What a clerk can say of a spoiled card that came out of the printer.
const SPOILED: [(SpoilReason, Key, &str); 3] = [
    (SpoilReason::Misprinted, Key::PrintingMisprinted, "spoiled-misprinted"),
    (SpoilReason::Damaged, Key::PrintingDamaged, "spoiled-damaged"),
    (SpoilReason::Unreadable, Key::PrintingUnreadable, "spoiled-unreadable"),
];

/// The next step of the printing; nothing of any other card.
#[component]
pub(super) fn Printing(case: Box<CaseView>) -> impl IntoView {
    let status = case.row.status;
    case.instantly.map(|instantly| {
        let held = instantly.serial.is_some();
        let body = match status {
            Status::OutletChosen | Status::Paid => view! { <Start/> }.into_any(),
            Status::Printing => view! { <Printed spoiled=instantly.spoiled/> }.into_any(),
            Status::PrintTrouble if held => view! { <Unsaid/> }.into_any(),
            Status::PrintTrouble => view! { <Trouble/> }.into_any(),
            Status::FeeDue => view! { <Notice tone=Tone::Warn>{t(Key::PrintingFee)}</Notice> }.into_any(),
            Status::Approved => {
                view! { <Notice tone=Tone::Info live=true>{t(Key::PrintingGivenBack)}</Notice> }.into_any()
            }
            Status::Submitted
            | Status::UnderReview
            | Status::NeedsInfo
            | Status::Expired
            | Status::SecondReview
            | Status::Rejected
            | Status::InProduction
            | Status::InTransit
            | Status::Verified
            | Status::Ready
            | Status::Collected
            | Status::Accepted
            | Status::AssistedCapture
            | Status::Withdrawn
            | Status::Returned => return None,
        };
        Some(view! {
            <section class="s-card s-counter__form" data-status=status.as_str() data-testid="printing">
                <h2>{t(Key::PrintingTitle)}</h2>
                <Blank status instantly=(*instantly).clone()/>
                {body}
                <Sure serial=instantly.serial/>
            </section>
        })
    })
}

/// The blank card that is kept, and until when it is before it is printed.
#[component]
fn Blank(status: Status, instantly: Instantly) -> impl IntoView {
    let texts = use_texts();
    let until = instantly.held_until.filter(|_| matches!(status, Status::OutletChosen | Status::Paid));
    let kept = move || until.map(|until| texts.with(Key::PrintingKept, &[("time", &time_of_day(until))]));
    instantly.serial.map(|serial| {
        view! {
            <dl class="s-compare__list">
                <dt>{t(Key::PrintingBlank)}</dt>
                <dd class="u-number" data-testid="serial">{serial.to_string()}</dd>
            </dl>
            <p>{kept}</p>
        }
    })
}

#[component]
fn Start() -> impl IntoView {
    view! {
        <p>{t(Key::PrintingCompare)}</p>
        <Step step=PrintStep::Start word=Key::PrintingStart look=ButtonLook::Primary test_id="print"/>
    }
}

/// The card is in the printer, or came out of it.
#[component]
fn Printed(spoiled: u8) -> impl IntoView {
    let texts = use_texts();
    let last = (spoiled > 0).then(|| {
        let words = move || texts.with(Key::PrintingSpoiled, &[("count", &spoiled.to_string())]);
        view! { <Notice tone=Tone::Warn live=true>{words}</Notice> }
    });
    view! {
        {last}
        <p>{t(Key::PrintingLook)}</p>
        <Outcomes/>
    }
}

/// Nobody said in time what came of it.
#[component]
fn Unsaid() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn title=t(Key::PrintingUnsaid) live=true>{t(Key::PrintingUnsaidHint)}</Notice>
        <Outcomes/>
    }
}

/// Good; or spoiled and why; or not printed and why.
#[component]
fn Outcomes() -> impl IntoView {
    let spoil = SPOILED.map(|(reason, word, test_id)| {
        view! { <Step step=PrintStep::Spoiled(reason) word look=ButtonLook::Danger test_id/> }
    });
    view! {
        <div class="s-counter__choice">
            <Step step=PrintStep::Good word=Key::PrintingGood look=ButtonLook::Good test_id="card-good"/>
        </div>
        <h3>{t(Key::PrintingSpoiledTitle)}</h3>
        <div class="s-counter__choice">{spoil.collect_view()}</div>
        <Back blank_held=true/>
    }
}

#[component]
fn Trouble() -> impl IntoView {
    view! {
        <Notice tone=Tone::Warn title=t(Key::PrintingTrouble) live=true>{t(Key::PrintingTroubleHint)}</Notice>
        <Back blank_held=false/>
    }
}

/// Why the card is given back unprinted.
#[component]
fn Back(blank_held: bool) -> impl IntoView {
    let possible = GiveBackReason::ALL.into_iter().filter(|reason| reason.is_for(blank_held));
    let reasons = possible.map(|reason| {
        let (step, word) = (PrintStep::GiveBack(reason), wording::give_back(reason));
        view! { <Step step word look=ButtonLook::Secondary test_id=back(reason)/> }
    });
    view! {
        <h3>{t(Key::PrintingBackTitle)}</h3>
        <div class="s-counter__choice">{reasons.collect_view()}</div>
    }
}

const fn back(reason: GiveBackReason) -> &'static str {
    match reason {
        GiveBackReason::Mistake => "back-mistake",
        GiveBackReason::PrinterOff => "back-printer-off",
        GiveBackReason::PersonLeft => "back-person-left",
        GiveBackReason::PrintsFail => "back-prints-fail",
    }
}

#[component]
fn Step(step: PrintStep, word: Key, look: ButtonLook, test_id: &'static str) -> impl IntoView {
    let dispatch = use_dispatch();
    let busy = watch_work(|console| console.handover.busy);
    let asked = PrintingEvent::Asked(step);
    let take = move |()| dispatch.at_work(ConsoleEvent::Handover(HandoverEvent::Printing(asked)));
    view! { <Button label=t(word) look busy on_press=take attr:data-testid=test_id/> }
}
