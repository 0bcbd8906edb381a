//! What is somebody else's: as if it were not there, and remembered.
//!
//! **Invariant:** whoever asks for it hears what they would hear if there were no such thing. Only the audit knows better.

use domain::{machine::Actor, problem::ErrorCode};

use super::{problem::ApiError, session::Person, staff::session::Member};
use crate::{
    app::App,
    store::{AuditEntry, Change},
};

/// Whoever asks, as the audit names them.
pub(super) struct Asking {
    actor: String,
    of: String,
}

impl From<&Person> for Asking {
    fn from(person: &Person) -> Self {
        Self { actor: Actor::Resident.as_str().to_owned(), of: person.visit.id.0.to_string() }
    }
}

impl From<&Member> for Asking {
    fn from(member: &Member) -> Self {
        Self { actor: member.account.name.clone(), of: member.account.region.as_str().to_owned() }
    }
}

/// What was found, if it is theirs. What is somebody else's is not there, once the audit has `name` of it and who asked.
///
/// # Errors
///
/// [`ErrorCode::NotFound`].
pub(super) async fn only_own<T: Send>(
    app: &App,
    asking: impl Into<Asking>,
    found: Option<T>,
    is_own: impl FnOnce(&T) -> bool,
    name: impl FnOnce(&T) -> String,
) -> Result<T, ApiError> {
    let found = found.ok_or(ErrorCode::NotFound)?;
    if is_own(&found) {
        return Ok(found);
    }
    remember(app, asking, name(&found)).await?;
    Err(ErrorCode::NotFound.into())
}

/// Writes into the audit that somebody asked for this, whose it is not.
pub(super) async fn remember(app: &App, asking: impl Into<Asking>, subject: String) -> Result<(), ApiError> {
    let Asking { actor, of } = asking.into();
    let entry =
        AuditEntry { at: app.now(), actor, action: "asked-for-anothers".to_owned(), subject, detail: of };
    app.commit(vec![Change::Audit(entry)]).await?;
    Ok(())
}
