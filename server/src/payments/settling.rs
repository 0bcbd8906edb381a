//! Money that a clerk takes at a counter: into the same ledger as any other.

use domain::{
    application::Event,
    payment::{Channel, PaymentEvent, PaymentStatus, Purpose},
};

use super::{
    MoneyError,
    beginning::{Wanted, record},
    gateway::Taken,
    learning::{fulfil_fee, wanted},
    passage::{Passage, With},
};
use crate::{
    app::App,
    cases::By,
    forms::PaymentDetails,
    store::{ApplicationRecord, PaymentRecord},
};

/// Takes the money of a slip.
///
/// # Errors
///
/// [`MoneyError`]; [`MoneyError::NotWanted`] when it was paid otherwise meanwhile, or is not due any more.
pub async fn slip(app: &App, payment: PaymentRecord, by: By<'_>) -> Result<Passage, MoneyError> {
    let Ok(case) = wanted(app, &payment).await? else { return Err(MoneyError::NotWanted) };
    let passage = counted(app, payment, by)?;
    match case {
        Some(case) => fulfil_fee(app, passage, *case, Event::CounterPaid, by),
        None => Ok(passage),
    }
}

/// Takes the fee of a case for which there is no slip. An online payment for it may be open: when it is paid too, that goes back.
///
/// # Errors
///
/// [`MoneyError`].
pub async fn fee(app: &App, case: ApplicationRecord, by: By<'_>) -> Result<Passage, MoneyError> {
    let details = app.open_case(&case)?;
    let begun = Wanted {
        payer: case.agent.unwrap_or(case.person),
        person: case.person,
        details: PaymentDetails { number: details.number, name: details.name },
        region: case.region.clone(),
        rules: case.rules.clone(),
        purpose: Purpose::Fee { reference: case.reference.clone(), service: case.service },
        amount: case.fee,
        channel: Channel::Counter,
        kiosk: None,
        language: case.language.clone(),
        until: by.at,
    };
    let begun = PaymentRecord { status: PaymentStatus::Pending, ..record(app, &begun)? };
    let slip = app
        .store
        .payments_for(&begun.subject())
        .await?
        .into_iter()
        .find(|open| open.channel == Channel::Counter && open.status == PaymentStatus::Pending);
    let passage = counted(app, slip.unwrap_or(begun), by)?;
    fulfil_fee(app, passage, case, Event::CounterPaid, by)
}

/// The money is in the till.
fn counted(app: &App, payment: PaymentRecord, by: By<'_>) -> Result<Passage, MoneyError> {
    let taken = Taken { transaction: None, amount: payment.amount, is_ours: true, at: by.at };
    let with = With { taken: Some(&taken), ..With::default() };
    Ok(Passage::of(payment).take(app, PaymentEvent::CounterPaid, by, with)?)
}
