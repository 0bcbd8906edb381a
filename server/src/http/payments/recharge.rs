//! What can be paid for oneself or somebody else.
//!
//! **Invariant:** of somebody else nothing is told but a masked name and what is due, and that to whoever has their name and number right;
//! whatever stands in the way is one answer.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    id_number::IdNumber,
    masked::Masked,
    payment::{Purpose, RechargeKind},
    problem::ErrorCode,
    region::{RegionCode, RegionProfile},
    wire::{Assessed, CreditNews, Payee, RechargeAsked, RechargeView, ShowRecharge, ShowRechargeRule},
};
use time::Date;

use super::super::{
    body::Body,
    holders,
    problem::{Answer, ApiError},
    session::{self, Person},
};
use crate::{
    app::App,
    core::{Payer, PersonalAccount, Place},
    forms::PaymentDetails,
    identity,
    outside::OutsideError,
    store::{Change, PaymentRecord, Subject, Try},
};

/// Other people that somebody can ask to pay for in a day, whether or not there are such.
const PAYEES: u16 = 20;
const DAY: u32 = 24 * 60 * 60;

/// For whom something is paid.
pub(super) struct Beneficiary {
    pub(super) details: PaymentDetails,
    pub(super) for_another: bool,
}

pub(in crate::http) async fn rule(
    State(app): State<App>,
    Path(code): Path<String>,
) -> Answer<ShowRechargeRule> {
    let code = RegionCode::try_from(code).map_err(|_| ErrorCode::NotFound)?;
    let region = app.regions.get(&code).ok_or(ErrorCode::NotFound)?;
    Ok(Json(region.recharge.clone()))
}

pub(in crate::http) async fn show(
    State(app): State<App>,
    person: Person,
    Body(RechargeAsked { payee }): Body<ShowRecharge>,
) -> Answer<ShowRecharge> {
    let region = session::rules(&app, &person.visit)?;
    let of = beneficiary(&app, &person, payee.as_ref()).await?;
    let account = app.core.account(&person.visit.region, &of.details.number).await?;
    let personal = account.and_then(|account| account.personal);
    let assessed = match region.recharge.kind {
        RechargeKind::Contribution => assessed(&app, &person.visit.region, &of.details.number).await?,
        RechargeKind::TopUp => Vec::new(),
    };
    let own = personal.as_ref().filter(|_| !of.for_another);
    Ok(Json(RechargeView {
        name: Masked::name(&of.details.name),
        for_another: of.for_another,
        has_account: personal.is_some(),
        balance: own.map(|account| account.balance),
        credit: own.and_then(|account| credit_news(region, account, None, app.now().day())),
        unresolved: unresolved(&app, &person, &of, region, &assessed).await?.map(|payment| payment.number),
        assessed,
    }))
}

/// Who it is for, once their name is found to be theirs.
pub(super) async fn beneficiary(
    app: &App,
    person: &Person,
    payee: Option<&Payee>,
) -> Result<Beneficiary, ApiError> {
    let Some(Payee { id_number, name }) = payee else {
        let (number, name) = (person.details.number.clone(), person.known.name.clone());
        return Ok(Beneficiary { details: PaymentDetails { number, name }, for_another: false });
    };
    let index = app.sealer.blind_index(id_number.reveal());
    if index == person.index {
        return Err(ErrorCode::HolderIsAgent.into());
    }
    let at = app.now();
    let subject = Subject::namings_by(&person.index);
    let counted = app
        .commit(vec![
            Change::CountTry(Try { subject, limit: PAYEES, window: DAY, lock: DAY, at }),
            holders::audited(at, "payee-named", &person.index, &index),
        ])
        .await?;
    if let Some(until) = counted.tries.iter().find(|outcome| outcome.refused) {
        let until = until.locked_until.unwrap_or(at);
        return Err(ApiError::wait(ErrorCode::TooMany, at.seconds_until(until)));
    }
    let known = identity::look_up(app, &person.visit.region, id_number).await?;
    let known = known.filter(|known| known.place == Place::Here && known.name == name.trim());
    let known = known.ok_or(ErrorCode::PayeeRefused)?;
    let details = PaymentDetails { number: id_number.clone(), name: known.name };
    Ok(Beneficiary { details, for_another: true })
}

/// What a person has to pay and has not.
pub(super) async fn assessed(
    app: &App,
    region: &RegionCode,
    number: &IdNumber,
) -> Result<Vec<Assessed>, OutsideError> {
    let all = app.core.contributions(region, number).await?;
    let due = all.into_iter().filter(|due| !due.paid && due.payer == Payer::Resident);
    let dated = |due: crate::core::Contribution| {
        Some(Assessed { year: due.year, amount: due.amount, pay_by: due.until? })
    };
    Ok(due.filter_map(dated).collect())
}

/// A payment for the same that whoever is here has begun and that is not resolved.
async fn unresolved(
    app: &App,
    person: &Person,
    of: &Beneficiary,
    region: &RegionProfile,
    assessed: &[Assessed],
) -> Result<Option<PaymentRecord>, ApiError> {
    let index = app.sealer.blind_index(of.details.number.reveal());
    let subjects: Vec<String> = match region.recharge.kind {
        RechargeKind::TopUp => vec![PaymentRecord::subject_of(&Purpose::TopUp, &index)],
        RechargeKind::Contribution => assessed
            .iter()
            .map(|due| PaymentRecord::subject_of(&Purpose::Contribution { year: due.year }, &index))
            .collect(),
    };
    for subject in subjects {
        let found = app.store.payments_for(&subject).await?;
        let own = |payment: &PaymentRecord| payment.payer == person.index && payment.status.is_in_flight();
        if let Some(payment) = found.into_iter().find(own) {
            return Ok(Some(payment));
        }
    }
    Ok(None)
}

/// When the employer's next credit comes, and whether the last one is missing; nothing of whoever has no employer's insurance since `over`.
pub(in crate::http) fn credit_news(
    region: &RegionProfile,
    account: &PersonalAccount,
    over: Option<Date>,
    today: Date,
) -> Option<CreditNews> {
    let rule = region.recharge.month_end;
    let next = rule.next_credit(account.last_credit?, account.credit_day, over, today)?;
    let missing = next.missing.map(|month| month.to_string());
    Some(CreditNews { expected: next.expected, missing, employer: account.employer.clone() })
}
