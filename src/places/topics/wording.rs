//! The words and pictures of subjects, and of where a topic leads on to.

use flow::{Target, topics::Event};
use text::app::Key;
use topics::{Group, Way};
use ui::Icon;

use crate::places::home::Tile;

/// How a subject shows itself: its name, and what belongs to it.
pub(super) const fn group(group: Group) -> (Icon, Key, Key) {
    match group {
        Group::Card => (Icon::Card, Key::HelpGroupCard, Key::HelpGroupCardHint),
        Group::Money => (Icon::Yen, Key::HelpGroupMoney, Key::HelpGroupMoneyHint),
        Group::Care => (Icon::Document, Key::HelpGroupCare, Key::HelpGroupCareHint),
        Group::Classes => (Icon::CardPlus, Key::HelpGroupClasses, Key::HelpGroupClassesHint),
        Group::Law => (Icon::Info, Key::HelpGroupLaw, Key::HelpGroupLawHint),
        Group::Offices => (Icon::Phone, Key::HelpGroupOffices, Key::HelpGroupOfficesHint),
    }
}

/// What a way on from a topic does.
pub(super) enum Onward {
    /// It is a link to a place.
    Place(Target),
    /// It is a screen of help.
    Here(Event, Icon),
}

/// Where a way leads, and what it is called.
pub(super) fn onward(way: &Way) -> (Onward, Key) {
    match way {
        Way::Place(path) => {
            let target = Target::at(path);
            (Onward::Place(target), name(target))
        }
        Way::Claim => (Onward::Here(Event::ClaimAsked, Icon::Document), Key::HelpWayClaim),
        Way::Ticket => (Onward::Here(Event::TicketAsked, Icon::Print), Key::HelpWayTicket),
        Way::Offices => (Onward::Here(Event::OfficesAsked, Icon::People), Key::HelpWayOffices),
    }
}

/// What a place is called where it is chosen.
const fn name(target: Target) -> Key {
    match target {
        Target::Home => Key::PlacesHome,
        Target::Help => Key::HelpPlace,
        Target::Service(service) => Tile::of(service).title,
        Target::Services(group) => Tile::of_group(group).title,
        Target::Track => Key::ServiceTrackTitle,
        Target::Payments => Key::ServicePaymentsTitle,
        Target::FindPayment => Key::ServicePaidTitle,
        Target::Policy => Key::PolicyPlace,
    }
}
