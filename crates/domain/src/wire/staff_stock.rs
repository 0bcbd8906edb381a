//! Blank cards as staff see them: what lies at an outlet, what comes in, goes back or is void.

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{
    moment::Moment,
    outlet::OutletId,
    reference::Reference,
    region::{Bilingual, CardMaker},
    stock::{Serial, Span, SpoilReason, StockEvent},
};

endpoint!(
    /// How many blank cards lie at each outlet of one's region. For clerks and administrators.
    ListStock: Get "/api/stock", Nothing => StockList
);
endpoint!(
    /// The blank cards of an outlet, and what happened to them.
    ShowStock: Get "/api/stock/{outlet}", Nothing => OutletStockView
);
endpoint!(
    /// Takes blank cards in, sends some back, or marks one as void: all that are named or none. Audited.
    MoveStock: Post "/api/stock/{outlet}", StockOrder => OutletStockView
);

/// A delivery's list, sent as it is by `POST`: see `docs/card-maker-files.md`.
pub const STOCK_DELIVERY: &str = "/api/stock/{outlet}/delivery";
/// The largest list that is taken, in bytes.
pub const STOCK_DELIVERY_MAX: usize = 256 * 1024;

/// The outlets of a region with what they have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StockList {
    /// How the region's card maker is spoken to.
    pub card_maker: CardMaker,
    /// The outlets, in the order of the region's rules.
    pub outlets: Vec<StockCount>,
}

/// An outlet's blank cards, counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StockCount {
    /// Which outlet.
    pub outlet: OutletId,
    /// Its name.
    pub name: Bilingual,
    /// Blank cards that lie there for anybody.
    pub free: u32,
    /// Those that are kept for an application.
    pub held: u32,
    /// Those that became cards.
    pub used: u32,
    /// Those that are void.
    pub spoiled: u32,
}

/// An outlet's blank cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OutletStockView {
    /// How many.
    pub count: StockCount,
    /// The free ones, as runs; at most the first thousand of them.
    pub free: Vec<Span>,
    /// Those that are held, at most two hundred.
    pub held: Vec<BlankView>,
    /// Those that became cards, the highest serials first, at most twenty.
    pub used: Vec<BlankView>,
    /// Those that are void, the highest serials first, at most twenty.
    pub spoiled: Vec<BlankView>,
    /// What happened, newest first, at most thirty lines.
    pub history: Vec<StockLine>,
}

/// A blank card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BlankView {
    /// Its serial.
    pub serial: Serial,
    /// Since when it is so.
    pub since: Moment,
    /// The case it is held for or became the card of, as long as that is kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
}

/// A line of the history of an outlet's stock.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StockLine {
    /// What happened.
    pub event: StockEvent,
    /// When.
    pub at: Moment,
    /// Who did it.
    pub by: String,
    /// The lowest and the highest serial, and how many there were.
    pub span: Span,
    /// Why, where they are void.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<SpoilReason>,
    /// SHA-256 of the file that listed them, in hexadecimal, where one did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checksum: Option<String>,
}

/// What is to be done with blank cards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum StockOrder {
    /// They came from the store.
    Deliver(SerialRun),
    /// They go back to the store; they must lie free at the outlet.
    Return(SerialRun),
    /// One is void, free or held; whoever it was held for gets another, or where none is left chooses an outlet anew. One that is being
    /// printed is the counter's.
    Spoil {
        /// Which.
        serial: Serial,
        /// Why.
        reason: SpoilReason,
    },
}

/// Serials that follow each other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SerialRun {
    /// The first.
    pub first: Serial,
    /// The last.
    pub last: Serial,
}
