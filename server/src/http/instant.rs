//! A card that is printed at once: who may have one, which papers show it, and which outlets print it.
//!
//! **Invariant:** the region's rule decides here, whatever a browser was shown; the edition that decided stands in the case.

use domain::{
    application::{DocumentId, DocumentKind, Gap, GroupChoice},
    instant::{Evidence, Group, GroupRule, Verdict},
    outlet::{Outlet, OutletId},
    problem::ErrorCode,
    region::{BankId, RegionProfile},
    service::Service,
    wire::{DocumentView, EvidenceView},
};

use super::{
    documents,
    problem::ApiError,
    session::{self, Person},
};
use crate::{
    app::App,
    forms::{Answers, CaseDetails},
    store::{ApplicationRecord, VisitRecord},
};

/// What is asked for beside what the service asks: for a lost card the same as for issuing it again.
pub(super) fn like(service: Service, answers: &Answers) -> Service {
    let lost = answers.group.is_some_and(|choice| choice.group == Group::LossAndReissue);
    if service == Service::InstantCard && lost { Service::Reissue } else { service }
}

/// Takes in the group. Papers that its rule does not ask for are left out.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] where the region does not have the group; [`ErrorCode::WrongStep`] after a card was made before, of which the
/// centre's print window knows.
pub(super) fn take_group(
    region: &RegionProfile,
    answers: &mut Answers,
    choice: GroupChoice,
) -> Result<(), ApiError> {
    let rule = rule(region, choice.group).ok_or(ErrorCode::NotFound)?;
    if choice.printed_before {
        return Err(ErrorCode::WrongStep.into());
    }
    let asked = |document: &DocumentView| kinds(rule).any(|kind| kind == document.kind);
    answers.evidence.retain(asked);
    answers.group = Some(choice);
    Ok(())
}

/// Takes in a paper that shows that the person belongs to the group, in the place of one of its kind.
pub(super) async fn take_paper(
    app: &App,
    person: &Person,
    answers: &mut Answers,
    id: DocumentId,
) -> Result<(), ApiError> {
    let region = session::rules(app, &person.visit)?;
    let choice = answers.group.ok_or_else(|| ApiError::incomplete(vec![Gap::Group]))?;
    let asked: Vec<_> = rule(region, choice.group).into_iter().flat_map(kinds).collect();
    let paper = documents::own_of(app, person, id, &asked).await?;
    answers.evidence.retain(|known| known.kind != paper.kind);
    answers.evidence.push(documents::view(&paper));
    Ok(())
}

/// The papers of the group, there and missing; nothing before the group is known.
pub(super) fn evidence(
    app: &App,
    visit: &VisitRecord,
    answers: &Answers,
) -> Result<Option<EvidenceView>, ApiError> {
    let region = session::rules(app, visit)?;
    Ok(answers.group.map(|choice| {
        let asked = rule(region, choice.group).map(|rule| rule.evidence.clone()).unwrap_or_default();
        let of = |paper: &Evidence| paper_of(answers, *paper);
        let kept = asked.iter().filter_map(of).collect();
        EvidenceView { kept, missing: asked.into_iter().filter(|paper| of(paper).is_none()).collect() }
    }))
}

/// Refuses what the rule, as it is now, does not grant: another group, or papers that are missing.
pub(super) fn is_complete(
    region: &RegionProfile,
    service: Service,
    answers: &Answers,
) -> Result<(), ApiError> {
    if service != Service::InstantCard {
        return Ok(());
    }
    let choice = answers.group.filter(|choice| !choice.printed_before);
    let rule = choice.and_then(|choice| rule(region, choice.group));
    let rule = rule.ok_or_else(|| ApiError::incomplete(vec![Gap::Group]))?;
    if !answers.bank.as_ref().is_some_and(|choice| can_print(region, service, &choice.bank)) {
        return Err(ApiError::incomplete(vec![Gap::Bank]));
    }
    let is_there = |paper: &Evidence| paper_of(answers, *paper).is_some();
    if rule.evidence.iter().all(is_there) { Ok(()) } else { Err(ApiError::incomplete(vec![Gap::Evidence])) }
}

/// Whether a card of this bank can be had: where it is printed at once, at an outlet that prints them.
pub(super) fn can_print(region: &RegionProfile, service: Service, bank: &BankId) -> bool {
    let known = region.banks.iter().any(|known| known.id == *bank);
    let prints = |outlet: &Outlet| outlet.prints.as_ref() == Some(bank);
    known && (service != Service::InstantCard || region.outlets.iter().any(prints))
}

/// Whether an application's card can be had at an outlet: where it is printed at once, only at one that prints its bank's.
pub(super) fn serves(outlet: &Outlet, case: &ApplicationRecord, details: &CaseDetails) -> bool {
    let bank = details.bank.as_ref().map(|choice| &choice.bank);
    case.service != Service::InstantCard || outlet.prints.is_some() && outlet.prints.as_ref() == bank
}

/// Whether a blank card lies free at an outlet.
pub(super) async fn has_blank(
    app: &App,
    region: &RegionProfile,
    outlet: &OutletId,
) -> Result<bool, ApiError> {
    let free = app.store.free_blanks(&region.code).await?;
    Ok(free.iter().any(|(id, count)| id == outlet && *count > 0))
}

fn rule(region: &RegionProfile, group: Group) -> Option<&GroupRule> {
    match region.instant.verdict(Some(group)) {
        Verdict::Today(rule) => Some(rule),
        Verdict::NotHere(_) | Verdict::NoGroup => None,
    }
}

fn kinds(rule: &GroupRule) -> impl Iterator<Item = DocumentKind> {
    rule.evidence.iter().map(|paper| DocumentKind::of(*paper))
}

fn paper_of(answers: &Answers, paper: Evidence) -> Option<DocumentView> {
    answers.evidence.iter().find(|known| known.kind == DocumentKind::of(paper)).copied()
}
