//! The card maker: takes an order once, and lets the card arrive by the clock.
//!
//! How far a card has come follows from when it was ordered, so a restart changes nothing.

use axum::{
    Json,
    extract::{Path, State, rejection::JsonRejection},
    http::StatusCode,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    id_number::IdNumber,
    masked::Masked,
    moment::Moment,
    outside::{CardOrder, OrderAnswer, OrderState},
    reference::Reference,
};
use sha2::{Digest as _, Sha256};

use crate::{
    World, jpeg,
    refused::Refused,
    store::{Order, Taken},
};

/// What the printer takes.
const PHOTO: jpeg::Header = jpeg::Header { width: 358, height: 441, dpi: Some((350, 350)) };
/// The longest name, in characters: the longest the population register takes.
const NAME_MAX: usize = 50;
const OUTLET_MAX: usize = 50;

/// Takes an order: 201 the first time, 200 when it came before.
pub(crate) async fn take(
    State(world): State<World>,
    order: Result<Json<CardOrder>, JsonRejection>,
) -> Result<(StatusCode, Json<OrderAnswer>), Refused> {
    if world.knobs.get().cards_down {
        return Err(Refused::down());
    }
    let Json(order) = order.map_err(|rejection| Refused::malformed(&rejection))?;
    let order = checked(&order, world.clock.now())?;
    let (taken, standing) = world.store.take_order(&order)?;
    let status = match taken {
        Taken::First => StatusCode::CREATED,
        Taken::Again => StatusCode::OK,
        Taken::Conflict => return Err(Refused::conflict()),
    };
    Ok((status, Json(progress(standing.at, world.clock.now(), world.card_seconds))))
}

/// Shows how far an order has come.
pub(crate) async fn show(
    State(world): State<World>,
    Path(reference): Path<String>,
) -> Result<Json<OrderAnswer>, Refused> {
    if world.knobs.get().cards_down {
        return Err(Refused::down());
    }
    let order = world.store.order(&reference)?;
    let order = order.ok_or(Refused(StatusCode::NOT_FOUND, "no card was ordered under this reference"))?;
    Ok(Json(progress(order.at, world.clock.now(), world.card_seconds)))
}

/// How far a card ordered at `ordered` has come by `now`, with `seconds` in production and as many on its way.
pub(crate) fn progress(ordered: Moment, now: Moment, seconds: u32) -> OrderAnswer {
    let shipped = ordered.plus_seconds(i64::from(seconds));
    let arrived = shipped.plus_seconds(i64::from(seconds));
    let (state, since) = if now >= arrived {
        (OrderState::Arrived, arrived)
    } else if now >= shipped {
        (OrderState::Shipped, shipped)
    } else {
        (OrderState::InProduction, ordered)
    };
    OrderAnswer { state, since }
}

fn checked(order: &CardOrder, at: Moment) -> Result<Order, Refused> {
    let between = |text: &str, most: usize| (1..=most).contains(&text.chars().count());
    let reference = Reference::try_from(order.reference.clone());
    if !reference.is_ok_and(|read| read.as_str() == order.reference) {
        return Err(Refused::wrong("the reference is not nine digits with their check digit"));
    }
    if !between(&order.name, NAME_MAX) || !between(&order.outlet, OUTLET_MAX) {
        return Err(Refused::wrong("name and outlet have 1 to 50 characters"));
    }
    if IdNumber::try_from(order.id_number.clone()).is_err() {
        return Err(Refused::wrong("the identity number is not valid"));
    }
    let photo = STANDARD.decode(&order.photo).map_err(|_| Refused::wrong("the photo is not base64"))?;
    if jpeg::header(&photo) != Some(PHOTO) {
        return Err(Refused::wrong("the photo is no colour JPEG of 358 by 441 pixels at 350 dpi"));
    }
    Ok(Order {
        reference: order.reference.clone(),
        holder: Masked::name(&order.name).as_str().to_owned(),
        outlet: order.outlet.clone(),
        digest: digest(order),
        at,
    })
}

/// Recognises an order that comes again. A zero byte parts the fields.
fn digest(order: &CardOrder) -> Vec<u8> {
    let mut hash = Sha256::new();
    for field in [&order.reference, &order.name, &order.id_number, &order.outlet, &order.photo] {
        hash.update(field);
        hash.update([0]);
    }
    hash.finalize().to_vec()
}
