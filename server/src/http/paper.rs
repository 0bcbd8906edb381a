//! The agency's form, filled in for paper.
//!
//! **Invariant:** only its owner, identified in this visit, gets it; each time is audited.

use axum::{
    Json,
    extract::{Path, State},
};
use domain::{
    application::Status,
    masked::Masked,
    problem::ErrorCode,
    region::RegionProfile,
    wire::{ApplicationForm, FormAgent, FormBank, ShowForm},
};

use super::{applications, problem::Answer, session::Person};
use crate::{
    app::App,
    forms::{Agent, CaseDetails},
    store::{AuditEntry, Change},
};

pub(super) async fn show(
    State(app): State<App>,
    person: Person,
    Path(reference): Path<String>,
) -> Answer<ShowForm> {
    let application = applications::own(&app, &person, reference).await?;
    // What was taken back is handed in nowhere.
    if application.status == Status::Withdrawn {
        return Err(ErrorCode::WrongStep.into());
    }
    let details = app.open_case(&application)?;
    let region = app.regions.get(&application.region).ok_or(ErrorCode::NotFound)?;
    // Contacts are those of whoever gave them: neither agent nor holder learns the other's.
    let is_agent = application.agent == Some(person.index);
    let reached = if is_agent { details.applicant() } else { details.owner() };
    let form = ApplicationForm {
        service: application.service,
        reason: application.reason,
        agency: details
            .household
            .as_ref()
            .map_or(&region.agency.name, |household| &household.agency.name)
            .clone(),
        rules: application.rules.clone(),
        submitted_at: application.submitted_at,
        name: details.name.clone(),
        id_number: details.number.reveal().to_owned(),
        mobile: reached.mobile.map(|mobile| mobile.reveal().to_owned()),
        email: reached.email.map(|email| email.reveal().to_owned()),
        address: reached.address.map(|address| address.reveal().to_owned()),
        household: details.household.as_ref().map(|household| household.division.name.clone()),
        bank: bank(region, &details),
        agent: details.agent.as_deref().map(|agent| shown(agent, is_agent)),
        reference: application.reference,
    };
    let audit = AuditEntry {
        at: app.now(),
        actor: "resident".to_owned(),
        action: "form-shown".to_owned(),
        subject: form.reference.to_string(),
        detail: String::new(),
    };
    app.commit(vec![Change::Audit(audit)]).await?;
    Ok(Json(form))
}

/// The bank that was chosen, by its name as the rules have it now.
fn bank(region: &RegionProfile, details: &CaseDetails) -> Option<FormBank> {
    let choice = details.bank.as_ref()?;
    let bank = region.banks.iter().find(|bank| bank.id == choice.bank)?;
    Some(FormBank { name: bank.name.clone(), consent: choice.consent.clone() })
}

/// Who acts: in full on their own copy, masked on the holder's.
fn shown(agent: &Agent, own_copy: bool) -> FormAgent {
    let (name, id_number) = if own_copy {
        (agent.name.clone(), agent.number.reveal().to_owned())
    } else {
        (Masked::name(&agent.name).to_string(), agent.number.masked().to_string())
    };
    let paper = agent.consent.paper().map(|paper| paper.kind);
    FormAgent { name, id_number, relation: agent.relation, paper, own_copy }
}
