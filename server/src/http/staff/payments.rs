//! Payments at the desk: what wants a clerk, slips, refunds.
//!
//! **Invariant:** a clerk acts on the version that was seen; no clerk agrees to what they proposed themselves, by a constraint of the
//! database too.

use axum::{
    Json,
    extract::{Path, Query, State, rejection::QueryRejection},
};
use domain::{
    masked::Masked,
    payment::{Channel, PaymentNumber, PaymentStatus, RefundStatus},
    problem::ErrorCode,
    wire::staff::{
        AskStaffPayment, DecideRefund, ListStaffPayments, MovementLine, PaymentLine, ProposeRefund,
        RefundDecided, RefundId, RefundProposed, RefundView, SettleSlip, ShowStaffPayment, SlipSettled,
        StaffPayment, StaffPaymentLine, StaffPaymentList, StaffPaymentQuery, Want,
    },
};

use super::session::Member;
use crate::{
    app::App,
    cases::By,
    http::{
        body::Body,
        foreign::only_own,
        problem::{Answer, ApiError},
    },
    payments::{asking, refunds, settling},
    store::{PaymentQuery, PaymentRecord, RefundRecord},
};

/// Payments on a page.
const MAX: u32 = 200;

pub(in crate::http) async fn list(
    State(app): State<App>,
    member: Member,
    query: Result<Query<StaffPaymentQuery>, QueryRejection>,
) -> Answer<ListStaffPayments> {
    let Query(StaffPaymentQuery { status, code }) = query.map_err(|_| ErrorCode::Malformed)?;
    let region = member.account.region.clone();
    let found = match code.filter(|code| !code.trim().is_empty()) {
        Some(code) => sought(&app, &code).await?.into_iter().filter(|one| one.region == region).collect(),
        None => app.store.payments(&PaymentQuery { region: region.clone(), status, max: MAX }).await?,
    };
    let mut payments = Vec::new();
    for payment in found {
        let refunds = app.store.refunds_of(payment.id).await?;
        payments.push(line(&payment, &refunds));
    }
    let wanting = app.store.payments_wanting(&region).await?;
    Ok(Json(StaffPaymentList { wanting, payments }))
}

/// By the receipt code, or the gateway's number.
async fn sought(app: &App, code: &str) -> Result<Option<PaymentRecord>, ApiError> {
    let trimmed = code.trim();
    Ok(match PaymentNumber::try_from(trimmed.to_owned()) {
        Ok(number) => app.store.payment(&number).await?,
        Err(_) => app.store.payment_by_transaction(Channel::Wechat, trimmed).await?,
    })
}

pub(in crate::http) async fn show(
    State(app): State<App>,
    member: Member,
    Path(number): Path<String>,
) -> Answer<ShowStaffPayment> {
    let payment = of_region(&app, &member, number).await?;
    Ok(Json(view(&app, payment).await?))
}

pub(in crate::http) async fn ask(
    State(app): State<App>,
    member: Member,
    Path(number): Path<String>,
) -> Answer<AskStaffPayment> {
    let payment = of_region(&app, &member, number).await?;
    let payment = asking::ask_now(&app, payment).await?;
    Ok(Json(anew(&app, &payment).await?))
}

pub(in crate::http) async fn settle(
    State(app): State<App>,
    member: Member,
    Path(number): Path<String>,
    Body(SlipSettled { version, amount }): Body<SettleSlip>,
) -> Answer<SettleSlip> {
    let payment = at_version(of_region(&app, &member, number).await?, version)?;
    if payment.channel != Channel::Counter || payment.status != PaymentStatus::Pending {
        return Err(ErrorCode::WrongStep.into());
    }
    if payment.amount != amount {
        return Err(ErrorCode::AmountRefused.into());
    }
    let by = By::clerk(&member.account.name, app.now());
    let passage = settling::slip(&app, payment.clone(), by).await?;
    app.commit(passage.changes()).await?;
    Ok(Json(anew(&app, &payment).await?))
}

pub(in crate::http) async fn propose(
    State(app): State<App>,
    member: Member,
    Path(number): Path<String>,
    Body(RefundProposed { version, amount, reason }): Body<ProposeRefund>,
) -> Answer<ProposeRefund> {
    let payment = at_version(of_region(&app, &member, number).await?, version)?;
    let refunds = app.store.refunds_of(payment.id).await?;
    let by = By::clerk(&member.account.name, app.now());
    app.commit(refunds::propose(&app, &payment, &refunds, amount, reason, by)?).await?;
    Ok(Json(anew(&app, &payment).await?))
}

pub(in crate::http) async fn decide(
    State(app): State<App>,
    member: Member,
    Path(id): Path<RefundId>,
    Body(RefundDecided { version, decision }): Body<DecideRefund>,
) -> Answer<DecideRefund> {
    let refund = app.store.refund(id).await?;
    let is_own = |refund: &RefundRecord| refund.region == member.account.region;
    let refund = only_own(&app, &member, refund, is_own, |refund| refund.id.0.to_string()).await?;
    if refund.version != version {
        return Err(ErrorCode::StaleVersion.into());
    }
    let payment = app.store.payment_by_id(refund.payment).await?.ok_or(ErrorCode::PaymentNotFound)?;
    let changes = refunds::decide(&app, payment.clone(), refund, decision, &member.account.name, app.now())?;
    app.commit(changes).await?;
    Ok(Json(anew(&app, &payment).await?))
}

async fn of_region(app: &App, member: &Member, number: String) -> Result<PaymentRecord, ApiError> {
    let number = PaymentNumber::try_from(number).map_err(|_| ErrorCode::PaymentNotFound)?;
    let found = app.store.payment(&number).await?;
    let is_own = |payment: &PaymentRecord| payment.region == member.account.region;
    only_own(app, member, found, is_own, |payment| payment.number.to_string()).await
}

fn at_version(payment: PaymentRecord, version: u32) -> Result<PaymentRecord, ApiError> {
    if payment.version == version { Ok(payment) } else { Err(ErrorCode::StaleVersion.into()) }
}

async fn anew(app: &App, payment: &PaymentRecord) -> Result<StaffPayment, ApiError> {
    let payment = app.store.payment_by_id(payment.id).await?.ok_or(ErrorCode::PaymentNotFound)?;
    view(app, payment).await
}

async fn view(app: &App, payment: PaymentRecord) -> Result<StaffPayment, ApiError> {
    let details = app.open_payment(&payment)?;
    let refunds = app.store.refunds_of(payment.id).await?;
    let history = app.store.payment_history(payment.id).await?;
    let movements = app.store.postings_of(payment.id).await?;
    Ok(StaffPayment {
        line: line(&payment, &refunds),
        version: payment.version,
        name: Masked::name(&details.name),
        for_another: payment.payer != payment.person,
        begun_at: payment.begun_at,
        until: payment.until,
        taken: payment.taken,
        paid_at: payment.paid_at,
        transaction: payment.transaction.clone(),
        credit: payment.credit.clone(),
        refundable: refunds::proposable(&payment, &refunds),
        history: history
            .into_iter()
            .map(|line| PaymentLine {
                at: line.at,
                event: line.event,
                status: line.status,
                actor: line.actor,
                by: line.by,
            })
            .collect(),
        movements: movements
            .into_iter()
            .map(|posting| MovementLine {
                at: posting.at,
                from: posting.from.kind().to_owned(),
                to: posting.to.kind().to_owned(),
                amount: posting.amount,
            })
            .collect(),
        refunds: refunds.into_iter().map(refund_view).collect(),
    })
}

fn line(payment: &PaymentRecord, refunds: &[RefundRecord]) -> StaffPaymentLine {
    StaffPaymentLine {
        number: payment.number.clone(),
        purpose: payment.purpose.clone(),
        amount: payment.amount,
        channel: payment.channel,
        status: payment.status,
        since: payment.since,
        wants: wants(payment, refunds),
    }
}

fn wants(payment: &PaymentRecord, refunds: &[RefundRecord]) -> Option<Want> {
    let any = |status| refunds.iter().any(|refund| refund.status == status);
    let at_counter = payment.channel == Channel::Counter;
    match payment.status {
        PaymentStatus::Unknown => Some(Want::Unknown),
        _ if any(RefundStatus::Twice) => Some(Want::RefundTwice),
        _ if any(RefundStatus::Abnormal) => Some(Want::RefundAbnormal),
        _ if any(RefundStatus::Proposed) => Some(Want::RefundProposed),
        _ if any(RefundStatus::Due) && at_counter => Some(Want::RefundAtCounter),
        PaymentStatus::Suspended => Some(Want::Suspended),
        _ => None,
    }
}

fn refund_view(refund: RefundRecord) -> RefundView {
    RefundView {
        id: refund.id,
        version: refund.version,
        amount: refund.amount,
        reason: refund.reason,
        status: refund.status,
        since: refund.since,
        proposed_by: refund.proposed_by,
        agreed_by: refund.agreed_by,
        by_hand: refund.by_hand,
        confirmed_by: refund.confirmed_by,
    }
}
