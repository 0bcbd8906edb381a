//! Another region's agency decides: where it is, and how to reach it.

use domain::{jurisdiction::Division, region::RegionCode};
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use super::{decides, divisions, names};
use crate::{
    dispatch::use_dispatch,
    places::contacts::AgencyItem,
    reading::use_setting,
    screen::Screen,
    texts::{t, use_texts},
};

/// Names the agency with its address, telephone number and hours.
#[component]
pub(super) fn ElsewhereScreen(
    /// Where the household is registered.
    household: RegionCode,
) -> impl IntoView {
    let (dispatch, texts, setting) = (use_dispatch(), use_texts(), use_setting());
    let household = StoredValue::new(household);
    let agency = Memo::new(move |_| {
        setting.with(|setting| {
            household
                .with_value(|household| decides(&setting.region, household, |decides| decides.agency.clone()))
        })
    });
    let hint = Signal::derive(move || {
        let division = setting.with(|setting| {
            let of_them = |group: &Vec<&Division>| {
                household.with_value(|code| group.iter().any(|one| one.code == *code))
            };
            let group = divisions(&setting.region, false).into_iter().find(of_them);
            group.map(|group| names(texts, &group)).unwrap_or_default()
        });
        texts.with(Key::ApplyHouseholdElsewhereHint, &[("division", &division)])
    });
    let agency = move || agency.get().map(|agency| view! { <AgencyItem agency/> });
    view! {
        <Screen
            step="household.elsewhere"
            title=t(Key::ApplyHouseholdElsewhereTitle)
            hint
            primary=t(Key::PlacesHome)
            on_primary=dispatch.on(|| Event::Went(Target::Home))
        >
            <ul class="s-contacts">{agency}</ul>
            <p>{t(Key::ApplyHouseholdElsewhereBring)}</p>
        </Screen>
    }
}
