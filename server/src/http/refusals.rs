//! What was refused where somebody may be guessing: remembered before it is answered.
//!
//! **Invariant:** a line names an account, a reference or a blind index, never a person, and nothing of what was typed.

use domain::problem::ErrorCode;

use super::problem::ApiError;
use crate::{
    app::App,
    store::{AuditEntry, Change},
};

/// What the audit has beside why and when.
pub(super) struct Refusal<'a> {
    /// Who was refused.
    pub(super) actor: &'a str,
    /// What they tried.
    pub(super) action: &'a str,
    /// Whom or what it was about.
    pub(super) subject: String,
}

/// What is remembered. Everything else is a mistake, or broke and stands in the log.
const REMEMBERED: [ErrorCode; 5] = [
    ErrorCode::WrongCode,
    ErrorCode::Locked,
    ErrorCode::SignInFailed,
    ErrorCode::PickupMismatch,
    ErrorCode::NotCompared,
];

/// The same error, once the audit has it.
pub(super) async fn remembered(app: &App, refusal: Refusal<'_>, error: ApiError) -> ApiError {
    let code = error.problem().code;
    if !REMEMBERED.contains(&code) {
        return error;
    }
    let Refusal { actor, action, subject } = refusal;
    let entry = AuditEntry {
        at: app.now(),
        actor: actor.to_owned(),
        action: action.to_owned(),
        subject,
        detail: code.as_str().to_owned(),
    };
    match app.commit(vec![Change::Audit(entry)]).await {
        Ok(_) => error,
        Err(broken) => broken.into(),
    }
}
