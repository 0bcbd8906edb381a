//! What was promised and could not be done: how often a job failed, and which messages never went out.
//!
//! **Invariant:** what is given up is counted, in the log and in the audit, by the job's key, which names nobody.

use std::sync::atomic::{AtomicU64, Ordering};

use domain::{machine::Actor, moment::Moment};

use super::Kind;
use crate::store::{AuditEntry, Change, LeasedJob};

/// Tries of a text message or a mail: for a day, with an hour between two at last.
const TRIES: u32 = 36;
/// Tries of news of a lost card, which may be the first its owner hears of it: for a week.
const TRIES_OF_A_LOSS: u32 = 180;

/// Counts since the start.
#[derive(Debug, Default)]
pub struct Failures {
    /// Tries of any job that failed.
    pub tries: AtomicU64,
    /// Text messages that were given up.
    pub messages: AtomicU64,
    /// Mails that were given up.
    pub mails: AtomicU64,
    /// News of a lost card that was given up.
    pub losses: AtomicU64,
}

impl Failures {
    /// Counts what was given up.
    pub(super) fn given_up(&self, kind: &str) {
        let count = match Kind::from_name(kind) {
            Some(Kind::SendMail) => &self.mails,
            Some(Kind::TellOwner) => &self.losses,
            Some(
                Kind::SendCode
                | Kind::SendSms
                | Kind::OrderCard
                | Kind::AskAfterCard
                | Kind::TellCore
                | Kind::TellHolder
                | Kind::TellFiling,
            )
            | None => &self.messages,
        };
        count.fetch_add(1, Ordering::Relaxed);
    }
}

/// How often a job is tried before it is given up; cards, the core and holders are never given up.
pub(super) const fn tries(kind: Option<Kind>) -> Option<u32> {
    match kind {
        Some(Kind::SendCode | Kind::SendSms | Kind::SendMail) => Some(TRIES),
        Some(Kind::TellOwner) => Some(TRIES_OF_A_LOSS),
        Some(Kind::OrderCard | Kind::AskAfterCard | Kind::TellCore | Kind::TellHolder | Kind::TellFiling)
        | None => None,
    }
}

/// What the audit has of a job that is given up.
pub(super) fn audit(leased: &LeasedJob, fault: &str, at: Moment) -> Change {
    Change::Audit(AuditEntry {
        at,
        actor: Actor::Timer.as_str().to_owned(),
        action: format!("given-up-{}", leased.job.kind),
        subject: leased.job.key.clone(),
        detail: fault.to_owned(),
    })
}
