//! Beginning a payment: the wish is compared with what is due, and written down.

use axum::{Json, extract::State};
use domain::{
    application::Status,
    money::Fen,
    payment::{CODE_SECONDS, Channel, Purpose, RechargeKind, SLIP_DAYS},
    problem::ErrorCode,
    reference::Reference,
    region::{PaymentMethod, RegionProfile},
    wire::{BeginPayment, NewPayment, PaymentBegun},
};

use super::{
    super::{
        applications,
        body::Body,
        problem::{Answer, ApiError},
        session::{self, Person},
        views,
    },
    others,
    recharge::{self, Beneficiary},
};
use crate::{
    app::App,
    forms::PaymentDetails,
    limits::Asker,
    payments::{
        MoneyError,
        beginning::{self, Kept, Wanted},
    },
    store::{CommitError, PaymentRecord},
};

const DAY: i64 = 24 * 60 * 60;
/// Seconds after which a request whose key is being answered may come again.
const AGAIN_SECONDS: i64 = 1;

pub(in crate::http) async fn begin(
    State(app): State<App>,
    person: Person,
    Body(asked): Body<BeginPayment>,
) -> Answer<BeginPayment> {
    if let Some(begun) = before(&app, &person, &asked).await? {
        return Ok(Json(begun));
    }
    let Some(_flight) = app.flights.take(person.index, asked.key) else {
        return Err(ApiError::wait(ErrorCode::InFlight, AGAIN_SECONDS));
    };
    // Whoever held the key may have let it go between the two looks.
    if let Some(begun) = before(&app, &person, &asked).await? {
        return Ok(Json(begun));
    }
    app.limits.take([Asker::PaymentBy(person.visit.token)], app.now())?;
    let wanted = wanted(&app, &person, &asked).await?;
    let slips = others::giving_way(&app, &wanted).await?;
    match beginning::begin(&app, &wanted, &slips, &asked).await {
        Ok(payment) => Ok(Json(begun(&payment))),
        // Another node has answered the key.
        Err(MoneyError::Commit(CommitError::Taken)) => {
            before(&app, &person, &asked).await?.map(Json).ok_or_else(|| ErrorCode::StaleVersion.into())
        }
        // Another has begun, or been paid, since it was looked.
        Err(MoneyError::Commit(CommitError::PaymentOpen | CommitError::Stale)) => {
            match before(&app, &person, &asked).await? {
                Some(begun) => Ok(Json(begun)),
                None => Err(meanwhile(&app, &wanted).await),
            }
        }
        Err(error) => Err(error.into()),
    }
}

/// What is to be waited for by now; where it is over already, the same is asked again.
async fn meanwhile(app: &App, wanted: &Wanted) -> ApiError {
    match others::giving_way(app, wanted).await {
        Ok(_) => ApiError::wait(ErrorCode::InFlight, AGAIN_SECONDS),
        Err(first) => first,
    }
}

/// The answer that the key got before.
async fn before(app: &App, person: &Person, asked: &NewPayment) -> Result<Option<PaymentBegun>, ApiError> {
    match beginning::kept(app, &person.index, asked).await? {
        Kept::Nothing => Ok(None),
        Kept::Payment(payment) => Ok(Some(begun(&payment))),
        Kept::OtherBody => Err(ErrorCode::KeyReused.into()),
    }
}

/// Immutable parts only: the answer to a key is always the same.
fn begun(payment: &PaymentRecord) -> PaymentBegun {
    PaymentBegun { number: payment.number.clone(), amount: payment.amount, until: payment.until }
}

/// What is asked for, as our own rules have it.
async fn wanted(app: &App, person: &Person, asked: &NewPayment) -> Result<Wanted, ApiError> {
    let region = session::rules(app, &person.visit)?;
    let wanted = match &asked.purpose {
        Purpose::Fee { reference, .. } if asked.payee.is_none() => fee(app, person, asked, reference).await?,
        Purpose::TopUp if region.recharge.kind == RechargeKind::TopUp => {
            let of = recharge::beneficiary(app, person, asked.payee.as_ref()).await?;
            top_up(app, person, asked, region, of).await?
        }
        Purpose::Contribution { year } if region.recharge.kind == RechargeKind::Contribution => {
            let of = recharge::beneficiary(app, person, asked.payee.as_ref()).await?;
            contribution(app, person, asked, region, of, *year).await?
        }
        Purpose::Fee { .. } | Purpose::TopUp | Purpose::Contribution { .. } => {
            return Err(ErrorCode::NotAllowed.into());
        }
    };
    if wanted.amount == asked.amount { Ok(wanted) } else { Err(ErrorCode::StaleVersion.into()) }
}

async fn fee(
    app: &App,
    person: &Person,
    asked: &NewPayment,
    reference: &Reference,
) -> Result<Wanted, ApiError> {
    let case = applications::own(app, person, reference.to_string()).await?;
    if case.status != Status::FeeDue || case.paid {
        return Err(ErrorCode::WrongStep.into());
    }
    // The visit may be to another region than the case's own.
    by_way(app, asked.channel, &views::fee_methods(app, &case))?;
    let details = app.open_case(&case)?;
    let of = PaymentDetails { number: details.number, name: details.name };
    let purpose = Purpose::Fee { reference: case.reference.clone(), service: case.service };
    let mut wanted = built(app, person, asked, of, purpose, case.fee);
    // The case's own region and rules, and its blank card, are held no longer than it says.
    (wanted.region, wanted.rules) = (case.region.clone(), case.rules.clone());
    wanted.person = case.person;
    if let Some(held) = case.held_until {
        wanted.until = wanted.until.min(held);
    }
    Ok(wanted)
}

async fn top_up(
    app: &App,
    person: &Person,
    asked: &NewPayment,
    region: &RegionProfile,
    of: Beneficiary,
) -> Result<Wanted, ApiError> {
    by_way(app, asked.channel, &region.recharge.methods)?;
    if !region.recharge.takes(asked.amount) {
        return Err(ErrorCode::AmountRefused.into());
    }
    let account = app.core.account(&person.visit.region, &of.details.number).await?;
    if account.and_then(|account| account.personal).is_none() {
        return Err(ErrorCode::NoAccount.into());
    }
    Ok(built(app, person, asked, of.details, Purpose::TopUp, asked.amount))
}

async fn contribution(
    app: &App,
    person: &Person,
    asked: &NewPayment,
    region: &RegionProfile,
    of: Beneficiary,
    year: u16,
) -> Result<Wanted, ApiError> {
    by_way(app, asked.channel, &region.recharge.methods)?;
    let assessed = recharge::assessed(app, &person.visit.region, &of.details.number).await?;
    let due = assessed.iter().find(|due| due.year == year).ok_or(ErrorCode::StaleVersion)?;
    Ok(built(app, person, asked, of.details, Purpose::Contribution { year }, due.amount))
}

fn built(
    app: &App,
    person: &Person,
    asked: &NewPayment,
    details: PaymentDetails,
    purpose: Purpose,
    amount: Fen,
) -> Wanted {
    let seconds = match asked.channel {
        Channel::Wechat => CODE_SECONDS,
        Channel::Counter => SLIP_DAYS * DAY,
    };
    let rules = app.regions.get(&person.visit.region).map(|region| region.version.clone());
    Wanted {
        payer: person.index,
        person: app.sealer.blind_index(details.number.reveal()),
        details,
        region: person.visit.region.clone(),
        rules: rules.unwrap_or_default(),
        purpose,
        amount,
        channel: asked.channel,
        kiosk: person.visit.kiosk.clone(),
        language: person.visit.language.clone(),
        until: app.now().plus_seconds(seconds),
    }
}

/// Whether the region lets it be paid by this way, and we take part in it.
fn by_way(app: &App, channel: Channel, methods: &[PaymentMethod]) -> Result<(), ApiError> {
    let method = match channel {
        Channel::Wechat => PaymentMethod::Online,
        Channel::Counter => PaymentMethod::Counter,
    };
    let open = methods.contains(&method) && app.tills.has(channel);
    if open { Ok(()) } else { Err(ErrorCode::NotAllowed.into()) }
}
