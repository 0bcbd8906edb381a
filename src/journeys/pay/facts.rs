//! What a payment is, in a line, and its code.

use domain::wire::PaymentView;
use leptos::prelude::*;
use text::app::Key;
use ui::BigNumber;

use crate::{
    places::payments::wording,
    texts::{Texts, t},
};

/// How a receipt code is grouped.
pub(super) const GROUPS: &[usize] = &[4, 4, 4];

/// What for, and for whom, in one line.
pub(super) fn line(texts: Texts, view: &PaymentView) -> String {
    format!("{} · {}", wording::purpose(texts, &view.purpose), view.name)
}

/// The receipt code, large.
#[component]
pub(super) fn Code(view: Memo<PaymentView>) -> impl IntoView {
    let number = Signal::derive(move || view.with(|view| view.number.to_string()));
    view! {
        <div class="s-panel s-panel--centred" data-testid="receipt">
            <BigNumber label=t(Key::PaymentsNumber) value=number groups=GROUPS/>
        </div>
    }
}
