//! The employer's monthly credit: when the next one is expected, and one that did not come.

use domain::wire::{CreditNews, RechargeView};
use leptos::prelude::*;
use text::app::Key;
use ui::{Notice, Tone};

use crate::texts::{self, Texts, t, use_texts};

/// Said to whoever it is for, and to nobody else.
#[component]
pub(super) fn Credit(view: RechargeView) -> impl IntoView {
    let texts = use_texts();
    view.credit.map(|CreditNews { expected, missing, employer }| {
        let next = move || texts.with(Key::RechargeCreditNext, &[("day", &texts::day(texts, expected))]);
        let late = missing.is_some();
        let tone = if late { Tone::Warn } else { Tone::Info };
        let title = if late { Key::RechargeCreditMissing } else { Key::RechargeCredit };
        let missing = missing.map(|month| {
            let words = move || missing_words(texts, &month, employer.as_deref());
            view! { <p data-testid="credit-missing">{words}</p> }
        });
        view! {
            <Notice tone title=t(title)>
                {missing}
                <p>{next}</p>
            </Notice>
        }
    })
}

fn missing_words(texts: Texts, month: &str, employer: Option<&str>) -> String {
    match employer {
        Some(name) => texts.with(Key::RechargeCreditMissingOf, &[("month", month), ("employer", name)]),
        None => texts.with(Key::RechargeCreditMissingText, &[("month", month)]),
    }
}
