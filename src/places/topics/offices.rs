//! Who is responsible: from the State Council to the county (Article 7, S1), and the agencies here.

use domain::region::Agency;
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, SummaryList, SummaryRow};

use crate::{places::contacts::AgencyItem, reading::use_setting, screen::Screen, texts::t};

/// Each level, and what it does.
const LEVELS: [(Key, Key); 5] = [
    (Key::OfficesState, Key::OfficesStateDuty),
    (Key::OfficesProvince, Key::OfficesDuty),
    (Key::OfficesCity, Key::OfficesDuty),
    (Key::OfficesCounty, Key::OfficesDuty),
    (Key::OfficesOther, Key::OfficesOtherDuty),
];

/// The levels, then the region's own agencies.
#[component]
pub(super) fn OfficesScreen() -> impl IntoView {
    let setting = use_setting();
    let agencies = Memo::new(move |_| {
        setting.with(|setting| {
            let region = &setting.region;
            let here = region
                .agencies
                .iter()
                .filter(|agency| agency.divisions.iter().any(|division| region.code.covers(&division.code)));
            let mut all = vec![region.agency.clone()];
            all.extend(here.map(|agency| agency.agency.clone()).filter(|agency| *agency != region.agency));
            all
        })
    });
    let level = |(name, duty): (Key, Key)| view! { <SummaryRow label=t(name) value=t(duty)/> };
    let item = |agency: Agency| view! { <AgencyItem agency/> };
    view! {
        <Screen step="help.offices" title=t(Key::OfficesTitle) hint=t(Key::OfficesHint) hang=Hang::Wide>
            <h2>{t(Key::OfficesLevels)}</h2>
            <SummaryList>{LEVELS.map(level).collect_view()}</SummaryList>
            <h2>{t(Key::OfficesHere)}</h2>
            <ul class="s-contacts">{move || agencies.get().into_iter().map(item).collect_view()}</ul>
        </Screen>
    }
}
