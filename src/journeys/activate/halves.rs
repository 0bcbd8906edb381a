//! Both halves of the card, each with who makes it ready.

use domain::card::Halves;
use flow::{
    Event, Target,
    activate::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Chip, Notice, Tone};

use super::step;
use crate::{
    controls::use_device,
    dispatch::use_dispatch,
    journeys::{loss::Banks, whose::HolderLine},
    reading::watch,
    screen::Screen,
    texts::{t, use_texts},
};

/// The social half can be made ready here; for the bank half the bank's numbers are shown.
#[component]
pub(super) fn HalvesScreen() -> impl IntoView {
    let (dispatch, texts, kiosk) = (use_dispatch(), use_texts(), use_device().is_kiosk());
    let halves = watch(|flow| match step(flow) {
        Some(Step::Halves(halves)) => Some(*halves),
        _ => None,
    });
    let social = Memo::new(move |_| halves.get().is_none_or(|halves| halves.social));
    let bank = Memo::new(move |_| halves.get().is_none_or(|halves| halves.bank));
    let title = Signal::derive(move || texts.get(title(halves.get())));
    let primary = MaybeProp::derive(move || {
        // Whoever is done at a kiosk leaves it clean.
        let done = if kiosk { Key::ActionDone } else { Key::PlacesHome };
        Some(texts.get(if social.get() { done } else { Key::ActivateNow }))
    });
    let on_primary = Callback::new(move |()| {
        dispatch.send(match (social.get_untracked(), kiosk) {
            (false, _) => Event::Activate(activate::Event::ActivationAsked),
            (true, true) => Event::VisitEnded,
            (true, false) => Event::Went(Target::Home),
        });
    });
    view! {
        <Screen step="activate.halves" title primary on_primary>
            <HolderLine/>
            <Half name=Key::ActivateSocial ready=social does=Key::ActivateSocialDoes missing=Key::ActivateSocialMissing/>
            <Half name=Key::ActivateBank ready=bank does=Key::ActivateBankDoes missing=Key::ActivateBankMissing/>
            {move || {
                (!bank.get()).then(|| {
                    view! {
                        <Notice tone=Tone::Info title=t(Key::ActivateBanksTitle)>
                            <p>{t(Key::ActivateBanksHint)}</p>
                        </Notice>
                        <Banks/>
                    }
                })
            }}
        </Screen>
    }
}

/// The title says what is left to do.
const fn title(halves: Option<Halves>) -> Key {
    match halves {
        Some(Halves { social: false, .. }) => Key::ActivateTitleSocial,
        Some(Halves { social: true, bank: false }) => Key::ActivateTitleBank,
        Some(Halves { social: true, bank: true }) | None => Key::ActivateTitleDone,
    }
}

/// A half: what it is for, and whether it can be used.
#[component]
fn Half(name: Key, ready: Memo<bool>, does: Key, missing: Key) -> impl IntoView {
    let texts = use_texts();
    let tone = Signal::derive(move || if ready.get() { Tone::Good } else { Tone::Warn });
    let word =
        Signal::derive(move || texts.get(if ready.get() { Key::ActivateReady } else { Key::ActivateNotYet }));
    let words = move || texts.get(if ready.get() { does } else { missing });
    view! {
        <section class="s-contacts__item" data-ready=move || ready.get().to_string()>
            <p class="s-contacts__name">{t(name)}</p>
            <Chip label=word tone/>
            <p>{words}</p>
        </section>
    }
}
