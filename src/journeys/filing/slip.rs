//! A filing on paper. Only a printer shows it.
//!
//! **Invariant:** no name, no identity number: a slip left behind gives nobody away.

use domain::wire::{FilingRuleView, FilingView};
use leptos::prelude::*;
use text::app::Key;

use super::wording;
use crate::{
    clock,
    effects::print::SLIP,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip; `effects::print::slip` prints it. One a screen.
#[component]
pub(super) fn FilingSlip(view: FilingView, rule: FilingRuleView) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let reference = view.reference.as_ref().map(|reference| {
        view! {
            <p class="s-slip__label">{t(Key::DoneReference)}</p>
            <p class="s-slip__reference">{reference.grouped()}</p>
        }
    });
    let status = wording::word(&view);
    let facts = move || {
        let lines = [
            wording::kind(texts, &rule, view.kind.as_ref()),
            wording::place(texts, &rule, &view.place),
            wording::period(texts, view.from, view.until),
        ];
        lines.into_iter().map(|line| view! { <p>{line}</p> }).collect_view()
    };
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::FilingTitle)}</p>
            <p>{agency}</p>
            {reference}
            <p class="s-slip__status">{t(status)}</p>
            {facts}
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}
