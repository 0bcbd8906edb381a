//! The list of payments on a slip, with the window where the certificate is made. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away.

use domain::{recharge::Way, wire::PaymentView};
use flow::payments::Span;
use leptos::prelude::*;
use text::app::Key;

use super::{
    record_slip::{Agency, Foot},
    statement::{returned_words, span_words, total_words},
    wording,
};
use crate::{
    effects::print::SLIP,
    texts::{self, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn StatementSlip(
    span: Span,
    paid: Memo<Vec<PaymentView>>,
    certificate: Memo<Option<Way>>,
) -> impl IntoView {
    let texts = use_texts();
    let line = move |payment: PaymentView| {
        let when = payment.paid_at.map(|paid| texts::dated(texts, paid)).unwrap_or_default();
        let what = wording::purpose(texts, &payment.purpose);
        view! {
            <p class="s-slip__label">{payment.number.grouped()}</p>
            <p class="s-slip__line"><span>{what}</span><span>{wording::yuan(texts, payment.amount)}</span></p>
            <p>{when}</p>
        }
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::PaymentsStatementTitle)}</p>
            <Agency/>
            <p>{move || span_words(texts, span)}</p>
            {move || paid.get().into_iter().map(line).collect_view()}
            <p class="s-slip__status">{move || paid.with(|paid| total_words(texts, paid))}</p>
            <p>{move || paid.with(|paid| returned_words(texts, paid))}</p>
            {move || certificate.get().map(|way| view! { <Window way/> })}
            <Foot/>
        </div>
    }
}

/// The window: where, what to bring, when.
#[component]
fn Window(way: Way) -> impl IntoView {
    let texts = use_texts();
    let Way { place, documents, hours, .. } = way;
    let documents = documents.into_iter().map(|document| view! { <p>{texts.pick(&document)}</p> });
    view! {
        <p class="s-slip__status">{t(Key::PaymentsSlipWindow)}</p>
        <p>{texts.pick(&place)}</p>
        <p>{texts.pick(&hours)}</p>
        <p class="s-slip__label">{t(Key::PaymentsCertificateBring)}</p>
        {documents.collect_view()}
    }
}
