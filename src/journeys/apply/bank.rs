//! Which bank's half the card carries, with a consent of its own to the bank's account.

use domain::{
    region::{Bank, BankId},
    service::Service,
};
use flow::{
    Event, Flow,
    apply::{self, Step},
};
use leptos::prelude::*;
use text::app::Key;
use ui::{Checkbox, Choice, ChoiceTiles, FieldError};

use super::{service, step};
use crate::{
    dispatch::use_dispatch,
    journeys::whose::whose,
    reading::{use_flow, use_setting, watch},
    screen::Screen,
    texts::{Texts, t, use_texts},
};

/// The ids of the tiles and of the consent, for links from the error summary.
const FIELD: &str = "bank";
const CONSENT: &str = "bank-consent";

/// Asks for the bank; the one chosen before is chosen, otherwise none is. The consent is always given anew.
#[component]
pub(super) fn BankScreen() -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let before = use_flow().with_untracked(before);
    let at_once = use_flow().with_untracked(service) == Some(Service::InstantCard);
    let (chosen, agreed) = (RwSignal::new(before), RwSignal::new(false));
    let missing = RwSignal::new(false);
    let disagreed = disagreed(agreed);
    let give = Callback::new(move |()| match chosen.get_untracked() {
        Some(bank) => {
            let agreed = agreed.get_untracked();
            dispatch.send(Event::Apply(apply::Event::BankChosen { bank: BankId(bank), agreed }));
        }
        None => missing.set(true),
    });
    let choose = move |value: String| {
        missing.set(false);
        // Another bank is another consent.
        agreed.set(false);
        chosen.set(Some(value));
    };
    let errors = Signal::derive(move || {
        let unchosen = missing.get().then(|| (FIELD, texts.get(Key::ApplyBankMissing)));
        let disagreed = disagreed.get().map(|message| (CONSENT, message));
        let faults = unchosen.into_iter().chain(disagreed);
        faults.map(|(field, message)| FieldError { field: field.to_owned(), message }).collect::<Vec<_>>()
    });
    let choices = Signal::derive(move || {
        setting.with(|setting| {
            let offered = |bank: &&Bank| !at_once || setting.region.printing_banks.contains(&bank.id);
            let banks = setting.region.banks.iter().filter(offered);
            banks.map(|bank| choice(texts, bank)).collect::<Vec<_>>()
        })
    });
    view! {
        <Screen
            step="apply.bank"
            title=t(Key::ApplyBankTitle)
            hint=t(Key::ApplyBankHint)
            errors
            primary=t(Key::ActionContinue)
            on_primary=give
        >
            <ChoiceTiles
                id=FIELD
                legend=t(Key::ApplyBankTitle)
                legend_hidden=true
                choices
                chosen
                on_choose=choose
            />
            <Consent chosen agreed error=disagreed/>
        </Screen>
    }
}

/// What is said when the bank's account was not agreed to.
fn disagreed(agreed: RwSignal<bool>) -> Signal<Option<String>> {
    let texts = use_texts();
    let unagreed = watch(|flow| matches!(step(flow), Some(Step::Bank { unagreed: Some(_) })));
    Signal::derive(move || (unagreed.get() && !agreed.get()).then(|| texts.get(Key::ApplyBankConsentMissing)))
}

/// Agreeing to the account of the bank that is chosen; nothing before one is.
#[component]
fn Consent(
    chosen: RwSignal<Option<String>>,
    agreed: RwSignal<bool>,
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (texts, words) = (use_texts(), whose(Key::ApplyBankConsent, Key::ApplyBankConsentAnother));
    let label = Signal::derive(move || {
        let bank = chosen.get().map(|bank| name(texts, BankId(bank)).get()).unwrap_or_default();
        texts.with(words, &[("bank", &bank)])
    });
    move || {
        chosen.with(Option::is_some).then(|| {
            view! { <Checkbox id=CONSENT label checked=agreed on_change=move |ticked| agreed.set(ticked) error/> }
        })
    }
}

/// The bank that was chosen last.
fn before(flow: &Flow) -> Option<String> {
    let draft = flow.session().person.as_ref()?.draft(service(flow)?);
    let unagreed = match step(flow) {
        Some(Step::Bank { unagreed }) => unagreed.clone(),
        _ => None,
    };
    unagreed.or_else(|| draft.bank.clone()).map(|bank| bank.0)
}

fn choice(texts: Texts, bank: &Bank) -> Choice {
    let hint = texts.with(Key::ApplyBankPhone, &[("number", &bank.phone)]);
    Choice { value: bank.id.0.clone(), title: texts.pick(&bank.name), hint }
}

/// A bank's name; nothing when the region does not have it any more.
pub(super) fn name(texts: Texts, id: BankId) -> Signal<String> {
    let setting = use_setting();
    Signal::derive(move || {
        setting.with(|setting| {
            let bank = setting.region.banks.iter().find(|bank| bank.id == id);
            bank.map(|bank| texts.pick(&bank.name)).unwrap_or_default()
        })
    })
}
