//! How long a holder's consent counts.
//!
//! **Invariant:** a code counts for one service and one handing-in, or for what is done with a card in one visit, and not beyond what the
//! same agent did for the holder and somebody else took back.

use domain::{
    application::{Another, Gap, HolderConsent, Status, is_child},
    card::CardEvent,
    moment::Moment,
    problem::ErrorCode,
    service::Service,
};

use super::{holders, problem::ApiError, session::Person};
use crate::{
    app::App,
    forms::{Answers, Consent, Holder},
    store::{ApplicationRecord, BlindIndex},
};

/// The consent that came with a name: the code that was told for this service, or a paper of this visit.
pub(super) async fn given(
    app: &App,
    person: &Person,
    service: Service,
    another: &Another,
) -> Result<Consent, ApiError> {
    let child = is_child(&another.id_number, app.now().day());
    match another.consent {
        HolderConsent::Code if child => Err(ErrorCode::Malformed.into()),
        HolderConsent::Code => {
            let is_for = (&another.id_number, Some(service));
            let check =
                person.details.holder.as_ref().filter(|check| (&check.number, check.service) == is_for);
            let at = check.and_then(|check| check.given_at).ok_or(ErrorCode::CodeExpired)?;
            Ok(Consent::Code { at })
        }
        HolderConsent::Paper(id) => Ok(Consent::Paper(holders::paper(app, person, id, child).await?)),
    }
}

/// Whether a code still counts for this service: this agent has handed nothing in by it, and nothing that they handed in for the holder
/// or did with the holder's card was undone since.
pub(super) async fn counts(
    app: &App,
    agent: &Person,
    service: Service,
    holder: &Holder,
) -> Result<bool, ApiError> {
    let Consent::Code { at } = holder.consent else { return Ok(true) };
    let index = app.sealer.blind_index(holder.number.reveal());
    let ends_it = |case: &ApplicationRecord| {
        let is_handed_in = case.service == service && case.submitted_at >= at;
        let is_taken_back = case.status == Status::Withdrawn && case.since >= at;
        case.agent == Some(agent.index) && (is_handed_in || is_taken_back)
    };
    let is_over = app.store.applications_of(&index).await?.iter().any(ends_it);
    Ok(!is_over && !is_undone(app, &agent.index, &index, at).await?)
}

/// Whether somebody else undid since then what this agent had done with the holder's card: found what they reported, or lost what they
/// found.
async fn is_undone(
    app: &App,
    agent: &BlindIndex,
    holder: &BlindIndex,
    since: Moment,
) -> Result<bool, ApiError> {
    let Some(card) = app.store.card_of(holder).await? else { return Ok(false) };
    let mut theirs = None;
    for line in app.store.card_history(card.id).await? {
        let Some(lost) = line.event.and_then(says_lost) else { continue };
        if line.agent.is_some_and(|by| by.person == *agent) {
            theirs = Some(lost);
        } else if theirs == Some(!lost) && line.at >= since {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a step says that the card is lost, or that it is not; most say neither.
const fn says_lost(event: CardEvent) -> Option<bool> {
    match event {
        CardEvent::LossReported | CardEvent::LossConfirmed => Some(true),
        CardEvent::Found | CardEvent::LossWithdrawn => Some(false),
        _ => None,
    }
}

/// Refuses answers whose consent counts no longer: it is given anew.
pub(super) async fn hold(
    app: &App,
    agent: &Person,
    service: Service,
    answers: &Answers,
) -> Result<(), ApiError> {
    match &answers.another {
        Some(holder) if !counts(app, agent, service, holder).await? => {
            Err(ApiError::incomplete(vec![Gap::Holder]))
        }
        Some(_) | None => Ok(()),
    }
}
