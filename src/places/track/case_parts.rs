//! What a case shows besides its standing, each part only when there is something to show.

use domain::{application::Status, outlet::Outlet, wire::ApplicationView};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone, grouped};

use super::wording;
use crate::{
    places::contacts::Phone,
    texts::{self, t, use_texts},
};

/// How a pickup code is grouped.
const GROUPS: &[usize] = &[3, 3];

/// The code to show at the outlet, large.
#[component]
pub(super) fn Pickup(case: Memo<ApplicationView>) -> impl IntoView {
    let ready =
        |case: &ApplicationView| case.pickup_code.clone().filter(|_| case.progress.status == Status::Ready);
    move || {
        case.with(ready).map(|code| {
            view! {
                <div class="s-pickup">
                    <p class="c-big-number__label">{t(Key::TrackCasePickup)}</p>
                    <p class="c-big-number__digits" data-testid="pickup-code">{grouped(&code, GROUPS)}</p>
                    <p>{t(Key::TrackCasePickupHint)}</p>
                </div>
            }
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
        case.with(|case| case.progress.reject_reason).map(|reason| {
            view! {
                <Notice tone=Tone::Error>
                    <p>{t(wording::reject(reason))}</p>
                    <p>{t(Key::TrackCaseAgain)}</p>
                </Notice>
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
    let slip = move || match case.with(|case| case.outlet.clone()) {
        Some(outlet) => texts.with(Key::TrackCaseFeeSlip, &[("outlet", &texts.pick(&outlet.name))]),
        None => texts.get(Key::TrackCaseFeeAny),
    };
    move || due().then(|| view! { <Notice tone=Tone::Warn title><p>{slip}</p></Notice> })
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
