//! The words of the office, each explained once in plain ones.
//!
//! **Invariant:** every official word that stands on a resident's screen is here.

use leptos::prelude::*;
use text::app::Key;

use crate::texts::t;

/// Each word with what it means.
const TERMS: [(Key, Key); 16] = [
    (Key::TermAgency, Key::TermAgencyPlain),
    (Key::TermApproved, Key::TermApprovedPlain),
    (Key::TermBlank, Key::TermBlankPlain),
    (Key::TermCall, Key::TermCallPlain),
    (Key::TermElder, Key::TermElderPlain),
    (Key::TermFirst, Key::TermFirstPlain),
    (Key::TermIdentify, Key::TermIdentifyPlain),
    (Key::TermInsuredAt, Key::TermInsuredAtPlain),
    (Key::TermLoss, Key::TermLossPlain),
    (Key::TermNeedsInfo, Key::TermNeedsInfoPlain),
    (Key::TermOutlet, Key::TermOutletPlain),
    (Key::TermPickup, Key::TermPickupPlain),
    (Key::TermReference, Key::TermReferencePlain),
    (Key::TermRejected, Key::TermRejectedPlain),
    (Key::TermReissue, Key::TermReissuePlain),
    (Key::TermWorkingDays, Key::TermWorkingDaysPlain),
];

/// A list to open.
#[component]
pub(crate) fn Terms() -> impl IntoView {
    let term = |(word, plain): (Key, Key)| {
        view! {
            <div class="s-terms__term">
                <dt>{t(word)}</dt>
                <dd>{t(plain)}</dd>
            </div>
        }
    };
    view! {
        <details class="s-terms">
            <summary class="s-terms__title">{t(Key::TermsTitle)}</summary>
            <dl class="s-terms__list">{TERMS.map(term).collect_view()}</dl>
        </details>
    }
}
