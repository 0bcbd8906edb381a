//! The checklist on paper: what to bring, where to go first. Only a printer shows it.
//!
//! **Invariant:** nothing personal: nobody has signed in.

use leptos::prelude::*;
use text::app::Key;

use super::wording;
use crate::{
    clock,
    effects::print::SLIP,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip that `effects::print::slip` prints.
#[component]
pub(super) fn Checklist(papers: Signal<Vec<String>>) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = Memo::new(move |_| setting.with(|setting| setting.region.agency.clone()));
    let rule = move || {
        setting.with(|setting| wording::source(texts, &setting.region.instant, &setting.region.version))
    };
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let items = move || papers.get().into_iter().map(|paper| view! { <p>"□ "{paper}</p> }).collect_view();
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::InstantSlipTitle)}</p>
            {items}
            <p class="s-slip__label">{t(Key::InstantWhere)}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.name))}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.address))}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.hours))}</p>
            <p>{move || agency.with(|agency| agency.phone.clone())}</p>
            <p>{rule}</p>
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}
