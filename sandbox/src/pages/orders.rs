//! The card maker's orders and how far each has come.

use std::fmt::Write as _;

use axum::{extract::State, response::Html};
use domain::outside::OrderState;

use super::{clock, escaped, page};
use crate::{World, cards::progress, refused::Refused};

/// Shows every order.
pub(crate) async fn orders(State(world): State<World>) -> Result<Html<String>, Refused> {
    let orders = world.store.orders()?;
    let mut rows = String::new();
    for order in &orders {
        let answer = progress(order.at, world.clock.now(), world.card_seconds);
        // Writing to a String never fails.
        let _ = writeln!(
            rows,
            "<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
            escaped(&order.reference),
            escaped(&order.holder),
            escaped(&order.outlet),
            state(answer.state),
            clock(answer.since)
        );
    }
    if orders.is_empty() {
        rows.push_str(r#"<tr><td colspan="5">还没有订单。<span lang="en">No orders yet.</span></td></tr>"#);
    }
    let body = format!(
        r#"<p>状态按时间推进：制卡 {0} 秒，运输 {0} 秒。<span lang="en">The clock moves a card on: {0} seconds in
production, {0} on its way.</span></p>
<div class="wide"><table>
<thead><tr><th>受理编号 <span lang="en">Reference</span></th><th>持卡人 <span lang="en">Holder</span></th>
<th>网点 <span lang="en">Outlet</span></th><th>状态 <span lang="en">State</span></th>
<th>时间 <span lang="en">Since</span></th></tr></thead>
<tbody>
{rows}</tbody>
</table></div>"#,
        world.card_seconds
    );
    Ok(page("制卡订单", "Card orders", &body))
}

const fn state(state: OrderState) -> &'static str {
    match state {
        OrderState::InProduction => r#"制作中 <span lang="en">in production</span>"#,
        OrderState::Shipped => r#"运输中 <span lang="en">on its way</span>"#,
        OrderState::Arrived => r#"已到网点 <span lang="en">at the outlet</span>"#,
    }
}
