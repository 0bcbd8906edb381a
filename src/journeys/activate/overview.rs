//! That a card has two halves, and who makes which ready.

use flow::{Event, activate};
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, SummaryList, SummaryRow};

use crate::{dispatch::use_dispatch, screen::Screen, texts::t};

/// Says what there is to know in a few words, and begins.
#[component]
pub(super) fn OverviewScreen() -> impl IntoView {
    let dispatch = use_dispatch();
    let another = dispatch.on(|| Event::Activate(activate::Event::ForAnotherAsked));
    let for_another = move || {
        view! { <Button label=t(Key::ActivateForAnother) on_press=another attr:data-testid="for-another"/> }
    };
    view! {
        <Screen
            step="activate.overview"
            title=t(Key::ServiceActivateTitle)
            hint=t(Key::ActivateOverviewHint)
            beside=ViewFnOnce::from(for_another)
            primary=t(Key::ActivateStart)
            on_primary=dispatch.on(|| Event::Activate(activate::Event::Begun))
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
