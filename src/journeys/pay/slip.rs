//! The slip of a payment that is not over: its code, what is paid, and where. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away. It is no record: that is printed of what was paid.

use domain::{payment::Channel, wire::PaymentView};
use leptos::prelude::*;
use text::app::Key;

use super::counter::place;
use crate::{
    clock,
    effects::print::SLIP,
    places::payments::wording,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn Slip(view: Memo<PaymentView>, title: Key) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let number = move || view.with(|view| view.number.grouped());
    let amount = move || wording::yuan(texts, view.with(|view| view.amount));
    let purpose = move || view.with(|view| wording::purpose(texts, &view.purpose));
    let status = move || texts.get(view.with(|view| wording::headline(&view.purpose, view.status)));
    let demo = move || {
        setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::PaymentsSimulated)}</p> })
    };
    let help = move || {
        let number =
            setting.with(|setting| setting.region.hotlines.first().map(|hotline| hotline.number.clone()))?;
        Some(view! { <p>{texts.with(Key::SlipHelp, &[("number", &number)])}</p> })
    };
    let at_counter = view.with_untracked(|view| view.channel == Channel::Counter);
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(title)}</p>
            <p>{agency}</p>
            <p class="s-slip__label">{t(Key::PaymentsNumber)}</p>
            <p class="s-slip__reference">{number}</p>
            <p class="s-slip__status">{status}</p>
            <p>{purpose}</p>
            <p>{amount}</p>
            {at_counter.then(|| view! { <Counter view/> })}
            <p>{t(Key::PaySlipKeep)}</p>
            {help}
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            <p>{t(Key::PaymentsSlipNotInvoice)}</p>
            {demo}
        </div>
    }
}

/// Where the counter is, and until when it takes the money.
#[component]
fn Counter(view: Memo<PaymentView>) -> impl IntoView {
    let (texts, place) = (use_texts(), place());
    let until = move || texts::moment(texts, view.with(|view| view.until));
    view! {
        <p>{move || place.get().0}</p>
        <p>{move || place.get().1}</p>
        <p>{t(Key::PaymentsUntil)}" "{until}</p>
    }
}
