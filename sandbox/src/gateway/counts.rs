//! The books at a glance, for tests.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::{Query, State},
};
use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use wechatpay::order::{TradeState, Transaction};

use super::{Gateway, GatewayError, Now, orders, payers::Failed};

/// Orders that are listed unless more are asked for.
const LISTED: u32 = 200;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Listed {
    limit: Option<u32>,
}

/// An order, with where its payer goes.
#[derive(Serialize)]
pub(super) struct Listing {
    #[serde(flatten)]
    transaction: Transaction,
    /// Fen that were asked.
    asked: i64,
    code_url: String,
}

/// The newest orders.
pub(super) async fn orders(
    State(gateway): State<Arc<Gateway>>,
    Query(listed): Query<Listed>,
) -> Result<Json<Vec<Listing>>, Failed> {
    let orders =
        orders::newest(&gateway.reader(), listed.limit.unwrap_or(LISTED)).map_err(GatewayError::from)?;
    let ((appid, mchid), now) = (gateway.merchant(), gateway.now().instant());
    let listing = |order: orders::Order| Listing {
        transaction: order.transaction(appid, mchid, now),
        asked: order.total,
        code_url: gateway.pay_link(&order.token),
    };
    Ok(Json(orders.into_iter().map(listing).collect()))
}

/// How many there are of each, and how much money.
#[derive(Debug, Default, Serialize)]
pub(super) struct Counts {
    orders: i64,
    /// By state as it is now.
    orders_by_state: BTreeMap<&'static str, i64>,
    /// Fen.
    paid: i64,
    refunds_by_state: BTreeMap<String, i64>,
    /// Fen that reached payers.
    refunded: i64,
    callbacks_acknowledged: i64,
    callbacks_owed: i64,
    callbacks_given_up: i64,
    /// What was sent, dropped, forged and believed.
    tally: BTreeMap<String, i64>,
    /// Payers who will still come by themselves.
    payers_to_come: i64,
}

/// Counts.
pub(super) async fn counts(State(gateway): State<Arc<Gateway>>) -> Result<Json<Counts>, Failed> {
    Ok(Json(count(&gateway.reader(), gateway.now()).map_err(GatewayError::from)?))
}

fn count(connection: &Connection, now: Now) -> rusqlite::Result<Counts> {
    let number = |sql: &str| connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
    let each = |sql: &str| {
        connection
            .prepare_cached(sql)?
            .query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?)))?
            .collect::<Result<BTreeMap<_, _>, _>>()
    };
    Ok(Counts {
        orders: number("SELECT count(*) FROM payment_order")?,
        orders_by_state: by_state(connection, now)?,
        paid: number("SELECT coalesce(sum(paid), 0) FROM payment_order")?,
        refunds_by_state: each("SELECT state, count(*) FROM refund GROUP BY state")?,
        refunded: number("SELECT coalesce(sum(amount), 0) FROM refund WHERE state = 'SUCCESS'")?,
        callbacks_acknowledged: number("SELECT count(*) FROM callback WHERE acknowledged = 1")?,
        callbacks_owed: number("SELECT count(*) FROM callback WHERE due_at IS NOT NULL")?,
        callbacks_given_up: number(
            "SELECT count(*) FROM callback WHERE due_at IS NULL AND acknowledged = 0",
        )?,
        tally: each("SELECT name, count FROM tally")?,
        payers_to_come: number("SELECT count(*) FROM payment_order WHERE act_at IS NOT NULL")?,
    })
}

fn by_state(connection: &Connection, now: Now) -> rusqlite::Result<BTreeMap<&'static str, i64>> {
    let sql =
        "SELECT CASE WHEN paid IS NULL AND expires_at <= ?1 THEN 'CLOSED' ELSE state END AS now, count(*)
               FROM payment_order GROUP BY now";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([now.instant().0], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
    let mut counts = BTreeMap::new();
    for row in rows {
        let (state, count) = row?;
        if let Ok(state) = TradeState::read(&state) {
            counts.insert(state.word(), count);
        }
    }
    Ok(counts)
}
