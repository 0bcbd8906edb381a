//! What a gateway calls us for.
//!
//! **Invariant:** a callback is answered with success only when what it says is durable; one that is forged or stale changes nothing and
//! is counted.

use std::sync::atomic::Ordering;

use axum::{
    extract::{Request, State},
    http::StatusCode,
};
use domain::{payment::Channel, problem::ErrorCode};

use super::super::{body, problem::ApiError};
use crate::{
    app::App,
    payments::{
        gateway::{Heard, NotBelieved},
        learning, refunds,
    },
};

/// The longest callback.
const LONGEST: usize = 64 * 1024;

pub(in crate::http) async fn wechat(
    State(app): State<App>,
    request: Request,
) -> Result<StatusCode, ApiError> {
    let headers = request.headers().clone();
    let body = body::read(request, LONGEST).await?;
    let header = |name: &str| headers.get(name)?.to_str().ok().map(str::to_owned);
    let counts = &app.callbacks;
    let heard = match app.tills.of(Channel::Wechat).hear(&header, &body) {
        Ok(heard) => heard,
        Err(refused @ NotBelieved::Forged) => {
            counts.forged.fetch_add(1, Ordering::Relaxed);
            tracing::warn!(cause = %refused, "a callback is refused");
            return Err(ErrorCode::SignInFailed.into());
        }
        Err(refused @ NotBelieved::Unreadable) => {
            counts.unreadable.fetch_add(1, Ordering::Relaxed);
            tracing::error!(cause = %refused, "a callback is refused");
            return Err(ErrorCode::Malformed.into());
        }
    };
    let known = match heard {
        Heard::Payment(number, standing) => {
            learning::take_down(&app, Channel::Wechat, &number, &standing).await?.is_some()
        }
        Heard::Refund(told) => refunds::hear(&app, &told).await?,
    };
    if known {
        counts.taken.fetch_add(1, Ordering::Relaxed);
        return Ok(StatusCode::NO_CONTENT);
    }
    // A payment that nobody here knows: the gateway keeps on telling, and the bill will have it.
    counts.unreadable.fetch_add(1, Ordering::Relaxed);
    tracing::error!("a callback is about a payment that is not known");
    Err(ErrorCode::PaymentNotFound.into())
}
