//! The payer's page, and a list of orders for whoever shows the demo. Both work without scripts.
//!
//! **Invariant:** every page says in large letters that the payment is simulated.

use std::{fmt::Write as _, sync::Arc};

use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use domain::moment::Moment;
use wechatpay::order::TradeState;

use super::{
    Gateway, GatewayError,
    orders::{self, NotPayable, Order},
    payers::Failed,
};
use crate::pages::{clock, escaped, page};

/// Orders that are shown.
const SHOWN: u32 = 200;
/// Who is paid.
const MERCHANT: &str =
    r#"医保卡服务（演示商户） <span lang="en">Insurance card services (demonstration)</span>"#;
const SIMULATED: &str = r#"<p class="simulated"><strong>模拟支付</strong> <span lang="en">Simulated payment: no money moves</span></p>"#;

/// What the QR code leads to. Whoever opens it counts as having scanned.
pub(super) async fn payer(
    State(gateway): State<Arc<Gateway>>,
    Path(token): Path<String>,
) -> Result<Response, Failed> {
    let Some(order) = find(&gateway, &token)? else { return Ok(unknown()) };
    let state = order.state(gateway.now().instant());
    if state == TradeState::NotPay {
        // One that was paid or closed meanwhile is shown as it stands.
        let _ = gateway.note(order.out_trade_no.clone(), TradeState::UserPaying).await?;
    }
    Ok(shown(&gateway, &order).into_response())
}

/// The payer pays.
pub(super) async fn pressed_pay(
    State(gateway): State<Arc<Gateway>>,
    Path(token): Path<String>,
) -> Result<Response, Failed> {
    let Some(order) = find(&gateway, &token)? else { return Ok(unknown()) };
    match gateway.pay_order(order.out_trade_no, None).await? {
        Ok(_) | Err(NotPayable::Paid | NotPayable::Closed) => Ok(back(&token)),
        Err(NotPayable::Unknown) => Ok(unknown()),
    }
}

/// The payer declines.
pub(super) async fn pressed_decline(
    State(gateway): State<Arc<Gateway>>,
    Path(token): Path<String>,
) -> Result<Response, Failed> {
    let Some(order) = find(&gateway, &token)? else { return Ok(unknown()) };
    match gateway.note(order.out_trade_no, TradeState::PayError).await? {
        Ok(()) | Err(NotPayable::Paid | NotPayable::Closed) => Ok(back(&token)),
        Err(NotPayable::Unknown) => Ok(unknown()),
    }
}

fn find(gateway: &Gateway, token: &str) -> Result<Option<Order>, GatewayError> {
    Ok(orders::find_token(&gateway.reader(), token)?)
}

fn back(token: &str) -> Response {
    Redirect::to(&format!("/pay/{}", escaped(token))).into_response()
}

fn unknown() -> Response {
    let body = format!(r#"{SIMULATED}<p>没有这个订单。<span lang="en">There is no such order.</span></p>"#);
    (StatusCode::NOT_FOUND, page("模拟支付", "Simulated payment", &body)).into_response()
}

fn shown(gateway: &Gateway, order: &Order) -> Html<String> {
    let state = order.state(gateway.now().instant());
    let yuan = yuan(order.paid.unwrap_or(order.total));
    let body = format!(
        r#"{SIMULATED}
<dl class="payment">
<div><dt>收款方 <span lang="en">Payee</span></dt><dd>{MERCHANT}</dd></div>
<div><dt>用途 <span lang="en">What for</span></dt><dd>{}</dd></div>
<div><dt>金额 <span lang="en">Amount</span></dt><dd class="amount">¥{yuan}</dd></div>
</dl>
{}"#,
        escaped(&order.description),
        below(order, state)
    );
    page("模拟支付", "Simulated payment", &body)
}

/// What can be done, or what was.
fn below(order: &Order, state: TradeState) -> String {
    match state {
        TradeState::NotPay | TradeState::UserPaying => buttons(&order.token, ""),
        TradeState::PayError => buttons(
            &order.token,
            r#"<p role="status">已取消，没有付款。还可以再付。 <span lang="en">Declined; nothing was paid. You can still pay.</span></p>"#,
        ),
        TradeState::Success | TradeState::Refund => paid(order, state),
        TradeState::Closed | TradeState::Revoked => {
            r#"<p role="status"><strong>订单已关闭，不能再付。</strong> <span lang="en">The order is closed and can no longer be paid.</span></p>"#
                .to_owned()
        }
    }
}

fn buttons(token: &str, above: &str) -> String {
    let token = escaped(token);
    format!(
        r#"{above}<div class="choice">
<form method="post" action="/pay/{token}/pay"><button class="pay">付款（模拟） <span lang="en">Pay (simulated)</span></button></form>
<form method="post" action="/pay/{token}/decline"><button>不付了 <span lang="en">Decline</span></button></form>
</div>"#
    )
}

fn paid(order: &Order, state: TradeState) -> String {
    let at = order.paid_at.map_or(0, |at| at.0);
    let back = if state == TradeState::Refund {
        r#"<p>这笔款已退回，或部分退回。 <span lang="en">It was given back, in whole or in part.</span></p>"#
    } else {
        ""
    };
    format!(
        r#"<p role="status" class="done"><strong>支付成功（模拟）</strong> <span lang="en">Paid (simulated)</span></p>
{back}<dl class="payment">
<div><dt>交易单号 <span lang="en">Transaction number</span></dt><dd><code>{}</code></dd></div>
<div><dt>时间 <span lang="en">Time</span></dt><dd>{}</dd></div>
</dl>"#,
        escaped(order.transaction_id.as_deref().unwrap_or_default()),
        clock(Moment(at.saturating_mul(1_000_000)))
    )
}

/// The orders, newest first.
pub(super) async fn orders(State(gateway): State<Arc<Gateway>>) -> Result<Html<String>, Failed> {
    let orders = orders::newest(&gateway.reader(), SHOWN).map_err(GatewayError::from)?;
    let now = gateway.now().instant();
    let mut rows = String::new();
    for order in &orders {
        // Writing to a String never fails.
        let _ = writeln!(
            rows,
            r#"<tr><td><a href="/pay/{}"><code>{}</code></a></td><td>{}</td><td>¥{}</td><td>{}</td><td>{}</td></tr>"#,
            escaped(&order.token),
            escaped(&order.out_trade_no),
            escaped(&order.description),
            yuan(order.paid.unwrap_or(order.total)),
            words(order.state(now)),
            clock(order.created_at)
        );
    }
    if orders.is_empty() {
        rows.push_str(r#"<tr><td colspan="5">还没有订单。<span lang="en">No orders yet.</span></td></tr>"#);
    }
    let body = format!(
        r#"{SIMULATED}
<p><a href="/gateway/counts.json">统计 <span lang="en">Counts</span></a> · <a href="/gateway/faults">故障 <span lang="en">Faults</span></a></p>
<div class="wide"><table>
<thead><tr><th>商户订单号 <span lang="en">Order</span></th><th>用途 <span lang="en">What for</span></th>
<th>金额 <span lang="en">Amount</span></th><th>状态 <span lang="en">State</span></th>
<th>时间 <span lang="en">Made</span></th></tr></thead>
<tbody>
{rows}</tbody>
</table></div>"#
    );
    Ok(page("模拟支付订单", "Simulated payments", &body))
}

const fn words(state: TradeState) -> &'static str {
    match state {
        TradeState::NotPay => r#"未支付 <span lang="en">not paid</span>"#,
        TradeState::Success => r#"已支付 <span lang="en">paid</span>"#,
        TradeState::Refund => r#"有退款 <span lang="en">given back</span>"#,
        TradeState::Closed => r#"已关闭 <span lang="en">closed</span>"#,
        TradeState::UserPaying => r#"已扫码 <span lang="en">scanned</span>"#,
        TradeState::PayError => r#"已取消，可再付 <span lang="en">declined, can be paid</span>"#,
        TradeState::Revoked => r#"已撤销 <span lang="en">revoked</span>"#,
    }
}

/// `12.34` from fen.
fn yuan(fen: i64) -> String {
    format!("{}.{:02}", fen / 100, fen % 100)
}
