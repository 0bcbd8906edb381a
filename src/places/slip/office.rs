//! A slip for whoever goes to an office: what for, what to bring, where. Only a printer shows it.
//!
//! **Invariant:** nothing personal: nobody has signed in for it.

use leptos::prelude::*;
use text::app::Key;

use crate::{
    clock,
    effects::print::SLIP,
    reading::use_setting,
    texts::{self, t, use_texts},
};

/// The slip that `effects::print::slip` prints. One a screen.
#[component]
pub(crate) fn OfficeSlip(
    /// What it is.
    title: Key,
    /// What the person comes for.
    #[prop(optional, into)]
    matter: MaybeProp<String>,
    /// What to bring.
    papers: Signal<Vec<String>>,
    /// Stands over the region's agency.
    place: Key,
    /// By which rule, or what else to know.
    #[prop(optional, into)]
    note: MaybeProp<String>,
) -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let agency = Memo::new(move |_| setting.with(|setting| setting.region.agency.clone()));
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    let items = move || papers.get().into_iter().map(|paper| view! { <p>"□ "{paper}</p> }).collect_view();
    let matter = move || matter.get().map(|matter| view! { <p class="s-slip__status">{matter}</p> });
    let note = move || note.get().map(|note| view! { <p>{note}</p> });
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(title)}</p>
            {matter}
            {items}
            <p class="s-slip__label">{t(place)}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.name))}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.address))}</p>
            <p>{move || agency.with(|agency| texts.pick(&agency.hours))}</p>
            <p>{move || agency.with(|agency| agency.phone.clone())}</p>
            {note}
            <p>{t(Key::SlipPrinted)}" "{move || texts::moment(texts, clock::now())}</p>
            {demo}
        </div>
    }
}
