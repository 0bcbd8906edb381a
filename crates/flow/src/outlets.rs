//! Outlets by distance.

use domain::{
    outlet::{OutletId, Position},
    region::RegionCode,
    service::Service,
    wire::{ApplicationView, OutletStock},
};

/// What distances are measured from.
#[derive(Clone, Debug, PartialEq)]
pub enum Near {
    /// The kiosk.
    Kiosk(Position),
    /// The phone.
    Device(Position),
    /// The middle of a district.
    District(RegionCode, Position),
}

impl Near {
    /// The point itself.
    #[must_use]
    pub const fn position(&self) -> Position {
        match self {
            Self::Kiosk(position) | Self::Device(position) | Self::District(_, position) => *position,
        }
    }
}

/// An outlet and how far away it is.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// The outlet.
    pub stock: OutletStock,
    /// Metres to it, when it is known where we are.
    pub metres: Option<f64>,
}

/// The outlets, nearest first; in their given order while it is not known where we are. Those without a blank card come last.
#[must_use]
pub fn nearest_first(outlets: &[OutletStock], near: Option<&Near>) -> Vec<Choice> {
    let metres = |stock: &OutletStock| near.map(|near| near.position().metres_to(stock.outlet.position));
    let mut choices: Vec<_> =
        outlets.iter().map(|stock| Choice { stock: stock.clone(), metres: metres(stock) }).collect();
    choices.sort_by(|one, other| {
        let empty = |choice: &Choice| choice.stock.free == 0;
        let far = |choice: &Choice| choice.metres.unwrap_or_default();
        empty(one).cmp(&empty(other)).then(far(one).total_cmp(&far(other)))
    });
    choices
}

/// Those that can hand the card over: one that is printed at once, where its bank's are printed.
#[must_use]
pub(crate) fn serving(case: &ApplicationView, outlets: Vec<OutletStock>) -> Vec<OutletStock> {
    let prints = |stock: &OutletStock| stock.outlet.prints.is_some() && stock.outlet.prints == case.bank;
    let at_once = case.service == Service::InstantCard;
    outlets.into_iter().filter(|stock| !at_once || prints(stock)).collect()
}

/// The same outlets, with none left at `gone`.
#[must_use]
pub(crate) fn without_stock(mut outlets: Vec<OutletStock>, gone: &OutletId) -> Vec<OutletStock> {
    for stock in outlets.iter_mut().filter(|stock| stock.outlet.id == *gone) {
        stock.free = 0;
    }
    outlets
}
