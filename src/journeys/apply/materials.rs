//! What has to be brought for a first card (S2): a checklist that also prints.

use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, SummaryList, SummaryRow};

use crate::{
    effects::print::{self, SLIP},
    reading::use_setting,
    texts::{t, use_texts},
};

/// The papers, each with where to find what is needed of it.
const MATERIALS: [(Key, Key); 3] = [
    (Key::MaterialsId, Key::MaterialsIdHint),
    (Key::MaterialsPhoto, Key::MaterialsPhotoHint),
    (Key::MaterialsRegister, Key::MaterialsRegisterHint),
];

/// The list on the screen, and the same for the printer.
#[component]
pub(super) fn Materials() -> impl IntoView {
    let row = |(what, how)| view! { <SummaryRow label=t(what) value=t(how)/> };
    view! {
        <section class="u-stack">
            <h2>{t(Key::MaterialsTitle)}</h2>
            <p class="u-hint">{t(Key::MaterialsHint)}</p>
            <SummaryList>{MATERIALS.map(row).collect_view()}</SummaryList>
            <div class="u-row">
                <Button label=t(Key::MaterialsPrint) icon=Icon::Print on_press=move |()| print::slip()/>
            </div>
        </section>
        <ListSlip/>
    }
}

/// The list as a slip. Only a printer shows it.
#[component]
fn ListSlip() -> impl IntoView {
    let (texts, setting) = (use_texts(), use_setting());
    let line = |(what, how)| view! { <li>"□ "{t(what)}": "{t(how)}</li> };
    let agency = move || setting.with(|setting| texts.pick(&setting.region.agency.name));
    let hotline =
        move || setting.with(|setting| setting.region.hotlines.first().map(|line| line.number.clone()));
    let help =
        move || hotline().map(|number| view! { <p>{texts.with(Key::SlipHelp, &[("number", &number)])}</p> });
    let demo =
        move || setting.with(|setting| setting.region.demo).then(|| view! { <p>{t(Key::DemoNotice)}</p> });
    view! {
        <div class="s-slip" id=SLIP aria-hidden="true">
            <p class="s-slip__title">{t(Key::MaterialsSlip)}</p>
            <p>{agency}</p>
            <ul class="s-slip__status">{MATERIALS.map(line).collect_view()}</ul>
            {help}
            {demo}
        </div>
    }
}
