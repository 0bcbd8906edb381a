//! That a card has two halves, and who makes which ready.

use flow::{Event, activate};
use leptos::prelude::*;
use text::app::Key;
use ui::{SummaryList, SummaryRow};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Says what there is to know in a few words, and begins.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    view! {
        <Screen
            step="activate.overview"
            title=t(Key::ServiceActivateTitle)
            hint=t(Key::ActivateOverviewHint)
            primary=t(Key::ActivateStart)
            on_primary=use_dispatch().on(|| Event::Activate(activate::Event::Begun))
        >
            <SummaryList>
                <SummaryRow label=t(Key::ActivateSocial) value=t(Key::ActivateOverviewSocial)/>
                <SummaryRow label=t(Key::ActivateBank) value=t(Key::ActivateOverviewBank)/>
                <SummaryRow label=t(Key::ActivateOverviewReady) value=t(Key::ActivateOverviewReadyText)/>
                <SummaryRow label=t(Key::ActivateOverviewCost) value=t(Key::ActivateOverviewCostText)/>
            </SummaryList>
        </Screen>
    }
}
