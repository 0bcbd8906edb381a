//! What a case shows besides its standing, each part only when there is something to show.

use domain::{application::Status, outlet::Outlet, service::Service, wire::ApplicationView};
use flow::{
    Event,
    track::{self, Paying},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, ButtonLook, Notice, Tone, grouped};

use super::wording;
use crate::{
    dispatch::use_dispatch,
    places::contacts::Phone,
    texts::{self, t, use_texts},
};

/// How a pickup code is grouped.
const GROUPS: &[usize] = &[3, 3];

/// Whether the code is needed: the card is there, or is printed where its owner goes.
fn shows_code(case: &ApplicationView) -> bool {
    let at_once = case.service == Service::InstantCard && case.progress.status != Status::PrintTrouble;
    at_once || case.progress.status == Status::Ready
}

/// The code to show at the outlet, large.
#[component]
pub(super) fn Pickup(case: Memo<ApplicationView>) -> impl IntoView {
    let ready = |case: &ApplicationView| case.pickup_code.clone().filter(|_| shows_code(case));
    let texts = use_texts();
    let last = move || {
        let date = case.with(|case| case.collect_by)?;
        let words = texts.with(Key::TrackCaseLastDay, &[("date", &texts::day(texts, date))]);
        Some(view! { <p data-testid="collect-by">{words}</p> })
    };
    move || {
        case.with(ready).map(|code| {
            view! {
                <div class="s-pickup">
                    <p class="c-big-number__label">{t(Key::TrackCasePickup)}</p>
                    <p class="c-big-number__digits" data-testid="pickup-code">{grouped(&code, GROUPS)}</p>
                    <p>{t(Key::TrackCasePickupHint)}</p>
                    {last}
                </div>
            }
        })
    }
}

/// Who acts for whom, when an agent handed it in; and who may collect the card.
#[component]
pub(super) fn Acting(case: Memo<ApplicationView>) -> impl IntoView {
    let texts = use_texts();
    let agent = move || case.with(|case| case.agent.clone());
    let ready = move || case.with(|case| case.progress.status == Status::Ready);
    move || {
        agent().map(|agent| {
            let names = [("agent", agent.name.to_string()), ("holder", agent.holder.name.to_string())];
            let words = move || {
                let names: Vec<_> = names.iter().map(|(name, value)| (*name, value.as_str())).collect();
                texts.with(Key::TrackCaseAgent, &names)
            };
            let collect = ready().then(|| view! { <p>{t(Key::TrackCaseAgentCollect)}</p> });
            view! { <Notice tone=Tone::Info><p data-testid="agent">{words}</p>{collect}</Notice> }
        })
    }
}

/// What more is asked for.
#[component]
pub(super) fn Asks(case: Memo<ApplicationView>) -> impl IntoView {
    let asks = move || {
        case.with(|case| match case.progress.status {
            Status::NeedsInfo => case.progress.asks.clone(),
            _ => Vec::new(),
        })
    };
    move || {
        let items = asks();
        (!items.is_empty()).then(|| {
            let items = items.into_iter().map(|ask| view! { <li>{t(wording::ask(ask))}</li> });
            view! {
                <Notice tone=Tone::Warn title=t(Key::TrackCaseAsks)>
                    <ul class="s-list">{items.collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// Why it was refused, and what to do.
#[component]
pub(super) fn Rejection(case: Memo<ApplicationView>) -> impl IntoView {
    move || {
        let reasons = case.with(|case| case.progress.reject_reasons.clone());
        (!reasons.is_empty()).then(|| {
            let items = reasons.into_iter().map(|reason| view! { <li>{t(wording::reject(reason))}</li> });
            view! {
                <Notice tone=Tone::Error>
                    <ul class="s-list">{items.collect_view()}</ul>
                    <p>{t(Key::TrackCaseAgain)}</p>
                </Notice>
            }
        })
    }
}

/// Why another photo is asked for.
#[component]
pub(super) fn PhotoReasons(case: Memo<ApplicationView>) -> impl IntoView {
    move || {
        let reasons = case.with(|case| case.progress.photo_reasons.clone());
        (!reasons.is_empty()).then(|| {
            let items = reasons.into_iter().map(|reason| view! { <li>{t(wording::photo(reason))}</li> });
            view! {
                <Notice tone=Tone::Warn title=t(Key::TrackCasePhotoWhy)>
                    <ul class="s-list" data-testid="photo-reasons">{items.collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// Staff take the photo: where to go, and what to bring.
#[component]
pub(super) fn Assisted(case: Memo<ApplicationView>) -> impl IntoView {
    let is_so = move || case.with(|case| case.progress.status == Status::AssistedCapture);
    move || {
        is_so().then(|| {
            view! {
                <Notice tone=Tone::Info>
                    <p>{t(Key::TrackCaseAssisted)}</p>
                    <p>{t(Key::TrackCaseAssistedHint)}</p>
                </Notice>
            }
        })
    }
}

/// Why it ended without a card: taken back, or not collected.
#[component]
pub(super) fn Ended(case: Memo<ApplicationView>) -> impl IntoView {
    let texts = use_texts();
    let words = move || match case.with(|case| (case.progress.status, case.progress.withdrawal)) {
        (Status::Withdrawn, Some(reason)) => {
            let reason = texts.get(wording::withdrawal(reason));
            Some(texts.with(Key::TrackCaseWithdrawal, &[("reason", &reason)]))
        }
        (Status::Returned, _) => Some(texts.get(Key::TrackCaseReturned)),
        _ => None,
    };
    move || words().map(|words| view! { <Notice tone=Tone::Info><p>{words}</p></Notice> })
}

/// The way to take it back, as long as that can be done.
#[component]
pub(super) fn TakeBack(case: Memo<ApplicationView>) -> impl IntoView {
    let dispatch = use_dispatch();
    let can = move || case.with(|case| case.can_withdraw);
    let ask = dispatch.on(|| Event::Track(track::Event::WithdrawAsked));
    move || {
        can().then(|| {
            view! {
                <Button
                    label=t(Key::TrackCaseWithdraw)
                    look=ButtonLook::Quiet
                    on_press=ask
                    attr:data-testid="withdraw"
                />
            }
        })
    }
}

/// What is to be paid, and where.
#[component]
pub(super) fn Fee(case: Memo<ApplicationView>) -> impl IntoView {
    let texts = use_texts();
    let amount = move || texts.amount(case.with(|case| case.fee));
    let due = move || case.with(|case| case.progress.status == Status::FeeDue);
    let title = Signal::derive(move || texts.with(Key::TrackCaseFee, &[("amount", &amount())]));
    let online = move || case.with(|case| case.payment.is_some() || Paying::is_possible(case));
    let slip = move || match (case.with(|case| case.outlet.clone()), online()) {
        (Some(outlet), online) => {
            let key = if online { Key::TrackCaseFeeSlipToo } else { Key::TrackCaseFeeSlip };
            texts.with(key, &[("outlet", &texts.pick(&outlet.name))])
        }
        (None, true) => texts.get(Key::TrackCaseFeeAnyToo),
        (None, false) => texts.get(Key::TrackCaseFeeAny),
    };
    let here = move || online().then(|| view! { <p>{t(Key::TrackCaseFeeHere)}</p> });
    move || due().then(|| view! { <Notice tone=Tone::Warn title>{here}<p>{slip}</p></Notice> })
}

/// Where the card is collected.
#[component]
pub(super) fn OutletCard(case: Memo<ApplicationView>) -> impl IntoView {
    let texts = use_texts();
    let outlet = Memo::new(move |_| case.with(|case| case.outlet.clone()));
    let held = move || {
        let until = case.with(|case| case.held_until)?;
        let words = texts.with(Key::TrackCaseHeld, &[("moment", &texts::moment(texts, until))]);
        Some(view! { <p class="s-contacts__hint">{words}</p> })
    };
    move || {
        outlet.get().map(|Outlet { name, address, hours, phone, .. }| {
            view! {
                <section class="u-stack">
                    <h2>{t(Key::TrackCaseOutlet)}</h2>
                    <div class="s-contacts__item">
                        <p class="s-contacts__name">{move || texts.pick(&name)}</p>
                        <Phone number=phone/>
                        <p class="s-contacts__hint">{move || texts.pick(&address)}</p>
                        <p class="s-contacts__hint">{move || texts.pick(&hours)}</p>
                        {held}
                    </div>
                </section>
            }
        })
    }
}
