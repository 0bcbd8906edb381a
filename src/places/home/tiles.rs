//! The services as tiles. Elder mode shows four choices at a time.

use domain::service::{Service, ServiceGroup};
use flow::Target;
use leptos::prelude::*;
use text::app::Key;
use ui::{Button, Icon, ServiceTile, ServiceTiles, TileLook};

use crate::{controls::use_controls, effects::address, texts::t};

/// How many tiles elder mode shows beside the button to the others.
const ELDER_TILES: usize = 3;

/// How a service shows itself.
pub(crate) struct Tile {
    icon: Icon,
    /// What it is called.
    pub(crate) title: Key,
    hint: Key,
}

impl Tile {
    /// The tile of a service.
    pub(crate) const fn of(service: Service) -> Self {
        let (icon, title, hint) = match service {
            Service::ReplaceCard => (Icon::Card, Key::ServiceReplaceTitle, Key::ServiceReplaceHint),
            Service::InstantCard => (Icon::Card, Key::ServiceInstantTitle, Key::ServiceInstantHint),
            Service::Reissue => (Icon::CardPlus, Key::ServiceReissueTitle, Key::ServiceReissueHint),
            Service::ChangePhoto => (Icon::Camera, Key::ServicePhotoTitle, Key::ServicePhotoHint),
            Service::Activate => (Icon::Check, Key::ServiceActivateTitle, Key::ServiceActivateHint),
            Service::ReportLoss => (Icon::Warning, Key::ServiceLossTitle, Key::ServiceLossHint),
            Service::NewCard => (Icon::CardPlus, Key::ServiceFirstTitle, Key::ServiceFirstHint),
            Service::Recharge => (Icon::Yen, Key::ServiceRechargeTitle, Key::ServiceRechargeHint),
            Service::Account => (Icon::Document, Key::ServiceAccountTitle, Key::ServiceAccountHint),
            Service::Reimbursements => (Icon::Document, Key::ServiceClaimsTitle, Key::ServiceClaimsHint),
            Service::Estimate => (Icon::Yen, Key::ServiceEstimateTitle, Key::ServiceEstimateHint),
            Service::CrossRegion => (Icon::MapPin, Key::ServiceFilingTitle, Key::ServiceFilingHint),
        };
        Self { icon, title, hint }
    }

    /// The tile of a few services that belong together.
    pub(crate) const fn of_group(group: ServiceGroup) -> Self {
        match group {
            ServiceGroup::Lost => {
                Self { icon: Icon::Warning, title: Key::ServiceLostTitle, hint: Key::ServiceLostHint }
            }
            ServiceGroup::More => {
                Self { icon: Icon::CardPlus, title: Key::ServiceMoreTitle, hint: Key::ServiceMoreHint }
            }
            ServiceGroup::Money => {
                Self { icon: Icon::Yen, title: Key::ServiceMoneyTitle, hint: Key::ServiceMoneyHint }
            }
            ServiceGroup::Care => {
                Self { icon: Icon::Document, title: Key::ServiceCareTitle, hint: Key::ServiceCareHint }
            }
        }
    }
}

/// What there is to choose.
#[derive(Clone, Copy, PartialEq)]
enum Choice {
    Service(Service),
    Services(ServiceGroup),
    Track,
    Payments,
    PaidNothing,
}

/// All choices; what can be done here already comes first in elder mode.
const CHOICES: [Choice; 6] = [
    Choice::Service(Service::ReplaceCard),
    Choice::Services(ServiceGroup::Lost),
    Choice::Services(ServiceGroup::More),
    Choice::Services(ServiceGroup::Money),
    Choice::Services(ServiceGroup::Care),
    Choice::Track,
];
const ELDER_CHOICES: [Choice; 6] = [
    Choice::Service(Service::ReplaceCard),
    Choice::Services(ServiceGroup::Lost),
    Choice::Track,
    Choice::Services(ServiceGroup::More),
    Choice::Services(ServiceGroup::Money),
    Choice::Services(ServiceGroup::Care),
];

/// The services of a group as tiles: never more than elder mode shows at a time.
#[component]
pub(crate) fn GroupTiles(group: ServiceGroup) -> impl IntoView {
    let mut choices: Vec<_> = group.services().iter().map(|service| Choice::Service(*service)).collect();
    if group == ServiceGroup::Money {
        choices.extend([Choice::Payments, Choice::PaidNothing]);
    }
    view! {
        <ServiceTiles label=t(Tile::of_group(group).title)>
            {choices.into_iter().map(|choice| view! { <ChoiceTile choice/> }).collect_view()}
        </ServiceTiles>
    }
}

/// The tiles, and in elder mode a button to those not shown.
#[component]
pub(super) fn Tiles() -> impl IntoView {
    let elder = use_controls().elder;
    let others = RwSignal::new(false);
    let choices = move || match (elder.get(), others.get()) {
        (false, _) => CHOICES.to_vec(),
        (true, false) => ELDER_CHOICES[..ELDER_TILES].to_vec(),
        (true, true) => ELDER_CHOICES[ELDER_TILES..].to_vec(),
    };
    let more = move || {
        let word = if others.get() { Key::HomeFewer } else { Key::HomeMore };
        let turn = move |()| others.update(|others| *others = !*others);
        elder.get().then(|| view! { <Button label=t(word) on_press=turn/> })
    };
    view! {
        <div class="u-stack">
            <ServiceTiles label=t(Key::HomeServices)>
                {move || choices().into_iter().map(|choice| view! { <ChoiceTile choice/> }).collect_view()}
            </ServiceTiles>
            {more}
        </div>
    }
}

#[component]
fn ChoiceTile(choice: Choice) -> impl IntoView {
    let (target, tile) = match choice {
        Choice::Service(service) => (Target::Service(service), Tile::of(service)),
        Choice::Services(group) => (Target::Services(group), Tile::of_group(group)),
        Choice::Track => {
            let tile =
                Tile { icon: Icon::Search, title: Key::ServiceTrackTitle, hint: Key::ServiceTrackHint };
            (Target::Track, tile)
        }
        Choice::Payments => {
            let tile =
                Tile { icon: Icon::Print, title: Key::ServicePaymentsTitle, hint: Key::ServicePaymentsHint };
            (Target::Payments, tile)
        }
        Choice::PaidNothing => {
            let tile = Tile { icon: Icon::Search, title: Key::ServicePaidTitle, hint: Key::ServicePaidHint };
            (Target::FindPayment, tile)
        }
    };
    let look = if choice == CHOICES[0] { TileLook::First } else { TileLook::Plain };
    view! {
        <ServiceTile
            icon=tile.icon
            title=t(tile.title)
            hint=t(tile.hint)
            href=address::href(target)
            look
        />
    }
}
