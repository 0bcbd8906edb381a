//! A service that is not here yet: said honestly, with what to do meanwhile.

use domain::service::Service;
use leptos::prelude::*;
use text::app::Key;
use ui::{Hang, Notice, Tone};

use super::{contacts::Contacts, home::Tile};
use crate::{screen::Screen, texts::t};

/// What a service will be, and whom to turn to until then.
#[component]
pub(crate) fn ComingScreen(
    /// The service.
    service: Service,
) -> impl IntoView {
    view! {
        <Screen step="coming" title=t(Tile::of(service).title) hint=t(Key::ComingHint) hang=Hang::Wide>
            <Notice tone=Tone::Warn title=t(Key::ComingMeanwhile)>
                <p>{t(meanwhile(service))}</p>
            </Notice>
            <Contacts/>
        </Screen>
    }
}

/// What to do until a service is here.
fn meanwhile(service: Service) -> Key {
    match service {
        Service::Account => Key::ComingAccount,
        Service::Reimbursements => Key::ComingClaims,
        Service::NewCard
        | Service::ReplaceCard
        | Service::Reissue
        | Service::ReportLoss
        | Service::InstantCard
        | Service::ChangePhoto
        | Service::Activate
        | Service::Recharge => Key::ComingOther,
    }
}
