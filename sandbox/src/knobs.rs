//! Faults to be switched on by tests: what a server must survive.

use std::sync::{PoisonError, RwLock};

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
};
use serde::{Deserialize, Serialize};

use crate::{
    World,
    insurance::{CoreFault, FilingDesk},
    refused::Refused,
};

/// Which faults are on. All off at the start; never stored.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fault of its own")]
pub struct Knobs {
    /// Milliseconds the SMS gateway takes before it stores a message and answers; at most a minute.
    pub sms_delay_ms: u64,
    /// Whether the insurance core answers 503.
    pub core_down: bool,
    /// How the insurance core answers otherwise than it should.
    pub core_fault: CoreFault,
    /// Whether the insurance core makes cards ready, and its answer gets lost.
    pub activation_unanswered: bool,
    /// Whether the insurance core takes no notice of what became of a card, and says so.
    pub loss_down: bool,
    /// Whether the insurance core answers 503 to what is to be credited.
    pub credit_down: bool,
    /// Whether the insurance core credits, and its answer gets lost.
    pub credit_unanswered: bool,
    /// Whether the insurance core credits nothing new, for good.
    pub credit_refused: bool,
    /// Whether the insurance core files for care elsewhere, and its answer gets lost.
    pub filing_unanswered: bool,
    /// What the bureau's desk says of filings.
    pub filing_desk: FilingDesk,
    /// Whether the SMS gateway answers 503.
    pub sms_down: bool,
    /// Whether the mail gateway answers 503.
    pub mail_down: bool,
    /// Whether the card maker answers 503.
    pub cards_down: bool,
}

/// The longest delay.
const DELAY_MAX: u64 = 60_000;

/// The knobs to be changed; one that is missing stays as it is.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Turn {
    sms_delay_ms: Option<u64>,
    core_down: Option<bool>,
    core_fault: Option<CoreFault>,
    activation_unanswered: Option<bool>,
    loss_down: Option<bool>,
    credit_down: Option<bool>,
    credit_unanswered: Option<bool>,
    credit_refused: Option<bool>,
    filing_unanswered: Option<bool>,
    filing_desk: Option<FilingDesk>,
    sms_down: Option<bool>,
    mail_down: Option<bool>,
    cards_down: Option<bool>,
}

/// Holds the knobs while the sandbox runs.
#[derive(Debug, Default)]
pub struct Panel(RwLock<Knobs>);

impl Panel {
    /// How they stand.
    #[must_use]
    pub fn get(&self) -> Knobs {
        *self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, turn: Turn) -> Knobs {
        let mut knobs = self.0.write().unwrap_or_else(PoisonError::into_inner);
        *knobs = Knobs {
            sms_delay_ms: turn.sms_delay_ms.unwrap_or(knobs.sms_delay_ms).min(DELAY_MAX),
            core_down: turn.core_down.unwrap_or(knobs.core_down),
            core_fault: turn.core_fault.unwrap_or(knobs.core_fault),
            activation_unanswered: turn.activation_unanswered.unwrap_or(knobs.activation_unanswered),
            loss_down: turn.loss_down.unwrap_or(knobs.loss_down),
            credit_down: turn.credit_down.unwrap_or(knobs.credit_down),
            credit_unanswered: turn.credit_unanswered.unwrap_or(knobs.credit_unanswered),
            credit_refused: turn.credit_refused.unwrap_or(knobs.credit_refused),
            filing_unanswered: turn.filing_unanswered.unwrap_or(knobs.filing_unanswered),
            filing_desk: turn.filing_desk.unwrap_or(knobs.filing_desk),
            sms_down: turn.sms_down.unwrap_or(knobs.sms_down),
            mail_down: turn.mail_down.unwrap_or(knobs.mail_down),
            cards_down: turn.cards_down.unwrap_or(knobs.cards_down),
        };
        *knobs
    }
}

/// Shows the knobs.
pub(crate) async fn show(State(world): State<World>) -> Json<Knobs> {
    Json(world.knobs.get())
}

/// Turns some and shows all.
pub(crate) async fn turn(
    State(world): State<World>,
    turn: Result<Json<Turn>, JsonRejection>,
) -> Result<Json<Knobs>, Refused> {
    let Json(turn) = turn.map_err(|rejection| Refused::malformed(&rejection))?;
    Ok(Json(world.knobs.turn(turn)))
}
