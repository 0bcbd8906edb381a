//! Records of blank cards, and what happened to an outlet's stock of them.

use domain::{
    moment::Moment,
    outlet::OutletId,
    reference::Reference,
    stock::{BlankState, Serial, SpoilReason, StockEvent},
};
use uuid::Uuid;

/// An outlet's blank cards, counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockRecord {
    /// Which outlet.
    pub outlet: OutletId,
    /// Neither used nor held.
    pub free: u32,
    /// Held for an application.
    pub held: u32,
    /// Used.
    pub used: u32,
    /// Void.
    pub spoiled: u32,
}

/// A blank card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlankRecord {
    /// Its serial.
    pub serial: Serial,
    /// Where it lies, or lay last.
    pub outlet: OutletId,
    /// What has become of it.
    pub state: BlankState,
    /// Since when.
    pub since: Moment,
    /// The application it is held for, became the card of, or was spoiled with, as long as that is kept.
    pub reference: Option<Reference>,
}

/// A line's id in the history of an outlet's stock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MovementId(pub Uuid);

/// A line in the history of an outlet's stock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockMovement {
    /// Its id.
    pub id: MovementId,
    /// Which outlet.
    pub outlet: OutletId,
    /// What happened.
    pub event: StockEvent,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: String,
    /// The lowest serial.
    pub first: Serial,
    /// The highest serial.
    pub last: Serial,
    /// How many there were.
    pub count: u32,
    /// Why, where they are void.
    pub reason: Option<SpoilReason>,
    /// SHA-256 of the file that listed them, in hexadecimal, where one did.
    pub checksum: Option<String>,
}
