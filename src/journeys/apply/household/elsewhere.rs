//! Another region's agency decides: where it is, and how to reach it.

use domain::region::RegionCode;
use flow::{Event, Target};
use leptos::prelude::*;
use text::app::Key;

use super::decides;
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
    let known = Memo::new(move |_| {
        setting.with(|setting| {
            let owned = |decides: domain::jurisdiction::Decides| {
                (decides.division.name.clone(), decides.agency.clone())
            };
            decides(&setting.region, &household, owned)
        })
    });
    let hint = Signal::derive(move || {
        let division = known.with(|known| known.as_ref().map(|(division, _)| texts.pick(division)));
        texts.with(Key::ApplyHouseholdElsewhereHint, &[("division", &division.unwrap_or_default())])
    });
    let agency = move || known.get().map(|(_, agency)| view! { <AgencyItem agency/> });
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
