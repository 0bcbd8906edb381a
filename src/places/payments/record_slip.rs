//! The record of a payment on a slip. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away. What it says is what its code is compared with.

use domain::{money::Fen, wire::PaymentView};
use leptos::prelude::*;
use text::app::Key;
use ui::Qr;

use super::wording;
use crate::{
    effects::print::SLIP,
    places::slip::SlipFoot,
    reading::use_setting,
    texts::{self, Texts, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn RecordSlip(payment: Memo<PaymentView>, code: String) -> impl IntoView {
    let texts = use_texts();
    let lines = move || payment.with(|payment| lines(texts, payment));
    let line = |(label, value): (Key, String)| {
        view! { <p class="s-slip__line"><span>{t(label)}</span><span>{value}</span></p> }
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::PaymentsSlipTitle)}</p>
            <Agency/>
            <p class="s-slip__label">{t(Key::PaymentsNumber)}</p>
            <p class="s-slip__reference s-slip__reference--long">
                {move || payment.with(|payment| payment.number.grouped())}
            </p>
            {move || lines().into_iter().map(line).collect_view()}
            <Qr value=Signal::stored(code) label=t(Key::PaymentsNoSlipCode)/>
            <p>{t(Key::PaymentsSlipScan)}</p>
            <Foot/>
        </div>
    }
}

fn lines(texts: Texts, payment: &PaymentView) -> Vec<(Key, String)> {
    let words = payment.amount.in_words();
    let words = words.map(|words| texts.with(Key::PaymentsSlipRenminbi, &[("words", &words)]));
    let some = |amount: Fen| (!amount.is_zero()).then(|| wording::yuan(texts, amount));
    let going = wording::going_back(payment.promised_back, payment.given_back);
    let lines = [
        (Key::PaymentsPurpose, Some(wording::purpose(texts, &payment.purpose))),
        (Key::PaymentsAmount, Some(wording::yuan(texts, payment.amount))),
        (Key::PaymentsSlipWords, words),
        (Key::PaymentsGivenBack, some(payment.given_back)),
        (Key::PaymentsGivingBack, some(going)),
        (Key::PaymentsPaid, payment.paid_at.map(|paid| texts::dated(texts, paid))),
        (Key::PaymentsChannel, Some(texts.get(wording::channel(payment.channel)))),
    ];
    lines.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
}

/// Whom it was paid to.
#[component]
pub(in crate::places) fn Agency() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    view! { <p>{move || setting.with(|setting| texts.pick(&setting.region.agency.name))}</p> }
}

/// That it is no invoice, and in a demonstration that no real money was taken; when it was printed, and whom to call.
#[component]
pub(super) fn Foot() -> impl IntoView {
    view! { <SlipFoot is=Key::PaymentsSlipNotInvoice demo=Key::PaymentsSimulated/> }
}
