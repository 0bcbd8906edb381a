//! The SMS gateway: it sends nothing, its inbox shows everything.

use std::time::Duration;

use axum::{
    Json,
    extract::{Query, State, rejection::JsonRejection},
    http::StatusCode,
};
use domain::{contact::Mobile, outside::Sms};
use serde::Deserialize;

use crate::{
    World,
    refused::Refused,
    store::{Message, Taken},
};

/// The longest key and the longest text, in characters.
const KEY_MAX: usize = 200;
const TEXT_MAX: usize = 500;

/// Takes a message, once for each key: 202 whenever it is in the inbox afterwards.
pub(crate) async fn take(
    State(world): State<World>,
    sms: Result<Json<Sms>, JsonRejection>,
) -> Result<StatusCode, Refused> {
    let knobs = world.knobs.get();
    if knobs.sms_down {
        return Err(Refused::down());
    }
    let Json(sms) = sms.map_err(|rejection| Refused::malformed(&rejection))?;
    check(&sms)?;
    tokio::time::sleep(Duration::from_millis(knobs.sms_delay_ms)).await;
    match world.store.take_sms(&sms, world.clock.now())? {
        Taken::First | Taken::Again => Ok(StatusCode::ACCEPTED),
        Taken::Conflict => Err(Refused::conflict()),
    }
}

fn check(sms: &Sms) -> Result<(), Refused> {
    let between = |text: &str, most: usize| (1..=most).contains(&text.chars().count());
    if !between(&sms.key, KEY_MAX) {
        return Err(Refused::wrong("a key has 1 to 200 characters"));
    }
    if Mobile::try_from(sms.to.clone()).map(String::from).as_deref() != Ok(sms.to.as_str()) {
        return Err(Refused::wrong("the receiver is no mobile number of 11 digits"));
    }
    if !between(&sms.text, TEXT_MAX) {
        return Err(Refused::wrong("a text has 1 to 500 characters"));
    }
    Ok(())
}

/// Whose messages to list.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    pub(crate) to: Option<String>,
}

/// The inbox for tests: newest first, to one receiver or to all.
pub(crate) async fn list(
    State(world): State<World>,
    Query(filter): Query<Filter>,
) -> Result<Json<Vec<Message>>, Refused> {
    Ok(Json(world.store.messages(filter.to.as_deref())?))
}
