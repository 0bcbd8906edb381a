//! Who pays or declines: a person on the page, or a test.

use std::sync::Arc;

use axum::{
    Json,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use wechatpay::order::{TradeState, Transaction};

use super::{
    Gateway, GatewayError,
    api::LATE,
    orders::{self, NotPayable, Order},
};

/// What a test may say of a payment.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Payment {
    /// Fen, when another amount is paid than was asked.
    amount: Option<i64>,
}

impl Gateway {
    /// Pays an order.
    pub(super) async fn pay_order(
        &self,
        number: String,
        amount: Option<i64>,
    ) -> Result<Result<Order, NotPayable>, GatewayError> {
        let (now, faults) = (self.now(), self.faults());
        let (appid, mchid) = self.merchant();
        let (appid, mchid) = (appid.to_owned(), mchid.to_owned());
        let late = faults.hits(faults.pay_after_close, LATE, &number, 0);
        self.writer
            .write(move |connection| {
                orders::pay(connection, &number, amount, late, (&faults, (&appid, &mchid)), now)
            })
            .await
    }

    /// Notes that a payer looked at an order, or declined it.
    pub(super) async fn note(
        &self,
        number: String,
        state: TradeState,
    ) -> Result<Result<(), NotPayable>, GatewayError> {
        let now = self.now();
        self.writer.write(move |connection| orders::note(connection, &number, state, now)).await
    }
}

/// A test pays. An empty body pays what was asked.
pub(super) async fn pay(
    State(gateway): State<Arc<Gateway>>,
    Path(number): Path<String>,
    body: Bytes,
) -> Result<Json<Transaction>, Failed> {
    let payment = if body.is_empty() {
        Payment::default()
    } else {
        serde_json::from_slice(&body).map_err(|_| Failed::Malformed)?
    };
    if payment.amount.is_some_and(|amount| amount < 1) {
        return Err(Failed::Malformed);
    }
    let order = gateway.pay_order(number, payment.amount).await??;
    let (appid, mchid) = gateway.merchant();
    Ok(Json(order.transaction(appid, mchid, gateway.now().instant())))
}

/// A test declines.
pub(super) async fn decline(
    State(gateway): State<Arc<Gateway>>,
    Path(number): Path<String>,
) -> Result<StatusCode, Failed> {
    gateway.note(number, TradeState::PayError).await??;
    Ok(StatusCode::NO_CONTENT)
}

/// Why a test cannot do what it wanted.
pub(super) enum Failed {
    Malformed,
    NotPayable(NotPayable),
    Gateway(GatewayError),
}

impl From<NotPayable> for Failed {
    fn from(reason: NotPayable) -> Self {
        Self::NotPayable(reason)
    }
}

impl From<GatewayError> for Failed {
    fn from(error: GatewayError) -> Self {
        Self::Gateway(error)
    }
}

impl IntoResponse for Failed {
    fn into_response(self) -> Response {
        let (status, error) = match self {
            Self::Malformed => (StatusCode::BAD_REQUEST, "the body is not the JSON this path takes"),
            Self::NotPayable(NotPayable::Unknown) => (StatusCode::NOT_FOUND, "there is no such order"),
            Self::NotPayable(NotPayable::Paid) => (StatusCode::CONFLICT, "the order is paid"),
            Self::NotPayable(NotPayable::Closed) => (StatusCode::CONFLICT, "the order is closed"),
            Self::Gateway(error) => {
                eprintln!("sandbox: {error}");
                (StatusCode::INTERNAL_SERVER_ERROR, "the gateway cannot store or read")
            }
        };
        (status, Json(serde_json::json!({ "error": error }))).into_response()
    }
}
