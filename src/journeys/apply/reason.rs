//! Why the card is replaced.

use domain::{
    card::has_expired,
    service::{ReplaceReason, Service},
};
use flow::{Event, apply};
use leptos::prelude::*;
use text::app::Key;
use ui::{Choice, ChoiceTiles, FieldError};

use crate::{
    clock,
    dispatch::use_dispatch,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{self, Texts, t, use_texts},
};

/// The id of the tiles, for links from the error summary.
const FIELD: &str = "reason";

/// Asks for the reason; the one given before is chosen, otherwise none is.
#[component]
pub(super) fn ReasonScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let chosen = RwSignal::new(
        use_flow().with_untracked(|flow| flow.session().person.as_ref()?.draft(Service::ReplaceCard).reason),
    );
    let missing = RwSignal::new(false);
    let give = Callback::new(move |()| match chosen.get_untracked() {
        Some(reason) => dispatch.send(Event::Apply(apply::Event::ReasonChosen(reason))),
        None => missing.set(true),
    });
    let choose = move |value: String| {
        missing.set(false);
        chosen.set(ReplaceReason::ALL.into_iter().find(|reason| name(*reason) == value));
    };
    let errors = Signal::derive(move || {
        let message = || texts.get(Key::ApplyReasonMissing);
        let fault = missing.get().then(|| FieldError { field: FIELD.to_owned(), message: message() });
        fault.into_iter().collect()
    });
    let choices = Signal::derive(move || {
        let days = setting.with(|setting| setting.region.terms.renewal_window_days);
        ReplaceReason::ALL.map(|reason| choice(texts, reason, days)).to_vec()
    });
    view! {
        <Screen
            step="apply.reason"
            title=t(Key::ApplyReasonTitle)
            hint=card_hint()
            errors
            hang=ui::Hang::Body
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <ChoiceTiles
                id=FIELD
                legend=t(Key::ApplyReasonTitle)
                legend_hidden=true
                choices
                chosen=Signal::derive(move || chosen.get().map(|reason| name(reason).to_owned()))
                on_choose=choose
            />
        </Screen>
    }
}

/// Until when the present card is valid, or was, where that is known: of one's own.
fn card_hint() -> MaybeProp<String> {
    let texts = use_texts();
    let card = watch(|flow| {
        let own = flow.session().person.as_ref().filter(|_| !flow.is_for_another());
        own?.person.card
    });
    MaybeProp::derive(move || {
        let last = card.get()?.valid_until;
        let expired = has_expired(last, clock::today());
        let key = if expired { Key::ApplyReasonHintExpired } else { Key::ApplyReasonHintCard };
        Some(texts.with(key, &[("date", &texts::day(texts, last))]))
    })
}

/// What a tile reports.
const fn name(reason: ReplaceReason) -> &'static str {
    match reason {
        ReplaceReason::Expired => "expired",
        ReplaceReason::Damaged => "damaged",
        ReplaceReason::DetailsChanged => "details",
    }
}

fn choice(texts: Texts, reason: ReplaceReason, days: u16) -> Choice {
    let (title, hint) = match reason {
        ReplaceReason::Expired => (Key::ApplyReasonExpired, Key::ApplyReasonExpiredHint),
        ReplaceReason::Damaged => (Key::ApplyReasonDamaged, Key::ApplyReasonDamagedHint),
        ReplaceReason::DetailsChanged => (Key::ApplyReasonDetails, Key::ApplyReasonDetailsHint),
    };
    Choice {
        value: name(reason).to_owned(),
        title: texts.get(title),
        hint: texts.with(hint, &[("days", &days.to_string())]),
    }
}
