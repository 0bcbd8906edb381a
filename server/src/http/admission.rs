//! For whom a service can be asked: whoever is here, or the holder whom they act for.
//!
//! **Invariant:** an [`Insured`] is somebody whom the core knows and insures here. Only a visit says who is here and may act.

use domain::{id_number::IdNumber, problem::ErrorCode, service::Service};

use super::{first_card, holders, losses, problem::ApiError, session::Person};
use crate::{
    app::App,
    core::Place,
    forms::{Answers, CardHolder, Consent, Holder, Known},
    identity,
    store::{BlindIndex, Change, VisitRecord},
};

/// Somebody who is insured here, and whose card it is about.
pub(super) struct Insured {
    pub(super) index: BlindIndex,
    pub(super) number: IdNumber,
    pub(super) known: Known,
    is_another: bool,
}

impl From<&Person> for Insured {
    fn from(person: &Person) -> Self {
        let number = person.details.number.clone();
        Self { index: person.index, number, known: person.known.clone(), is_another: false }
    }
}

impl Insured {
    /// The person these answers are for.
    pub(super) async fn of(app: &App, person: &Person, answers: &Answers) -> Result<Self, ApiError> {
        match &answers.another {
            Some(holder) => Self::holder(app, &person.visit, holder).await,
            None => Ok(person.into()),
        }
    }

    /// A holder who was named for what is done with their card.
    pub(super) fn named(app: &App, named: CardHolder) -> Self {
        let number = named.holder.number;
        let index = app.sealer.blind_index(number.reveal());
        Self { index, number, known: named.known, is_another: true }
    }

    /// A holder, if the core has them under this name.
    pub(super) async fn holder(app: &App, visit: &VisitRecord, holder: &Holder) -> Result<Self, ApiError> {
        let known = identity::look_up(app, &visit.region, &holder.number).await?;
        let known = known.filter(|known| known.place == Place::Here);
        let known = known.ok_or_else(|| holders::not_served(app, &holder.number))?;
        if !holder.name.is(&known.name) {
            // Whoever has their code is told which of the two is wrong; nobody else is.
            return Err(match holder.consent {
                Consent::Code { .. } => ErrorCode::HolderName.into(),
                Consent::Paper(_) => holders::not_served(app, &holder.number),
            });
        }
        let number = holder.number.clone();
        Ok(Self { index: app.sealer.blind_index(number.reveal()), number, known, is_another: true })
    }
}

/// Refuses a service that cannot be asked for this person; otherwise the changes that go with handing it in.
pub(super) async fn admitted(
    app: &App,
    visit: &VisitRecord,
    insured: &Insured,
    service: Service,
) -> Result<Vec<Change>, ApiError> {
    let allowed = match first_card::can_be_asked(service, &insured.known) {
        Ok(()) => losses::lost_for_good(app, visit, insured, service).await,
        Err(code) => Err(code.into()),
    };
    let told = |error: ApiError| match error.problem().code {
        ErrorCode::HasCard | ErrorCode::CardNotLost if insured.is_another => {
            holders::not_served(app, &insured.number)
        }
        _ => error,
    };
    allowed.map_err(told)
}
