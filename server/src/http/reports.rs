//! Reports of a panic.
//!
//! **Invariant:** anybody may send one, and the log shows nothing of it but words that our own code knows, and a line of code.

use std::sync::atomic::Ordering;

use axum::{Json, extract::State};
use domain::{
    problem::ErrorCode,
    wire::{Nothing, ReportCrash},
};

use super::{body::Body, problem::Answer, session::Caller};
use crate::{app::App, limits::Asker};

/// Every `data-step` of the residents' app.
const STEPS: &[&str] = &[
    "account.entries",
    "account.months",
    "account.months-written",
    "account.overview",
    "account.period",
    "account.rights",
    "account.settlement",
    "account.settlements",
    "activate.halves",
    "activate.lost",
    "activate.overview",
    "apply.bank",
    "apply.check",
    "apply.done",
    "apply.has-card",
    "apply.not-lost",
    "apply.on-file",
    "apply.overview",
    "apply.reason",
    "attract",
    "breaking",
    "capture.age",
    "capture.cannot",
    "capture.finished",
    "capture.intro",
    "capture.judging",
    "capture.live",
    "capture.no-camera",
    "capture.refused",
    "contact.address",
    "contact.email",
    "contact.mobile",
    "ending",
    "enrol",
    "enrol.clock",
    "enrol.revoked",
    "estimate.ahead",
    "estimate.away",
    "estimate.beside",
    "estimate.bill",
    "estimate.care",
    "estimate.catalogue",
    "estimate.class-b",
    "estimate.class-c",
    "estimate.credit",
    "estimate.filed",
    "estimate.insurance",
    "estimate.level",
    "estimate.monthly",
    "estimate.span",
    "estimate.total",
    "estimate.waiting",
    "filing.area",
    "filing.check",
    "filing.city",
    "filing.done",
    "filing.from",
    "filing.kind",
    "filing.list",
    "filing.loading",
    "filing.proof",
    "filing.province",
    "filing.shown",
    "filing.until",
    "filing.withdraw",
    "gallery",
    "help",
    "help.claim",
    "help.employer",
    "help.found",
    "help.group",
    "help.missing",
    "help.offices",
    "help.search",
    "help.ticket",
    "help.topic",
    "holder.code",
    "holder.consent",
    "holder.name",
    "holder.no-code",
    "holder.number",
    "holder.whom",
    "home",
    "household.elsewhere",
    "household.here",
    "household.outside",
    "household.unknown",
    "identify.code",
    "identify.consent",
    "identify.name",
    "identify.not-here",
    "identify.number",
    "identify.vouching",
    "instant.before",
    "instant.group",
    "instant.no",
    "instant.situation",
    "instant.yes",
    "loss.confirm",
    "loss.done",
    "loss.looking",
    "loss.no-card",
    "loss.not-done",
    "loss.overview",
    "loss.report",
    "loss.standing",
    "missing",
    "opening",
    "paper.asked",
    "paper.kept",
    "paper.live",
    "paper.no-camera",
    "pay.counter",
    "pay.leaving",
    "pay.looking",
    "pay.methods",
    "pay.opening",
    "pay.waiting",
    "payments.find",
    "payments.list",
    "payments.payment",
    "payments.period",
    "payments.statement",
    "payments.truth",
    "payments.ways",
    "payments.years",
    "policy.changes",
    "policy.list",
    "policy.notice",
    "recharge.amount",
    "recharge.assessed",
    "recharge.check",
    "recharge.looking",
    "recharge.name",
    "recharge.nothing",
    "recharge.number",
    "recharge.overview",
    "recharge.whom",
    "services",
    "track.answer",
    "track.case",
    "track.list",
    "track.outlets",
    "track.query",
    "track.status",
    "track.ways",
    "track.withdraw",
    "track.withdraw-confirm",
];

pub(super) async fn take(
    State(app): State<App>,
    caller: Caller,
    Body(report): Body<ReportCrash>,
) -> Answer<ReportCrash> {
    app.limits.take([Asker::Address(caller.address), Asker::ReportBy(caller.address)], app.now())?;
    let step = report.step.as_str();
    if !STEPS.contains(&step) {
        return Err(ErrorCode::Malformed.into());
    }
    let (build, place, surface) = (report.build.as_str(), report.place.as_str(), report.surface.as_str());
    let count = app.crashes.fetch_add(1, Ordering::Relaxed) + 1;
    tracing::error!(build, place, surface, step, count, "the app panicked");
    Ok(Json(Nothing {}))
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    use super::*;

    /// What stands between quotes after `step=` or `step: ` in the files below a folder.
    fn steps(folder: &Path, found: &mut BTreeSet<String>) {
        for path in fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()) {
            if path.is_dir() {
                steps(&path, found);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            for mark in ["step=\"", "step: \""] {
                let rest = text.split(mark).skip(1).filter_map(|rest| rest.split_once('"'));
                found.extend(rest.map(|(step, _)| step.to_owned()));
            }
        }
    }

    #[test]
    fn every_step_of_the_app_can_be_reported() {
        let mut found = BTreeSet::new();
        steps(Path::new("../src"), &mut found);
        assert_eq!(found, STEPS.iter().map(|step| (*step).to_owned()).collect());
    }
}
