//! Work that is promised by a commit and done after it, and the audit.

use domain::moment::Moment;
use uuid::Uuid;

use super::Sealed;

/// Names a job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct JobId(pub Uuid);

/// Work to be done after the commit that promised it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobRecord {
    /// Names it.
    pub id: JobId,
    /// What is to be done, a name of the jobs' own.
    pub kind: String,
    /// What makes it one and the same, however often it is put in: `order:482739156`. Never personal data.
    pub key: String,
    /// What it needs, sealed: the job decides on its form. Forgotten when it is done.
    pub payload: Sealed,
    /// From when it can be done.
    pub due_at: Moment,
}

/// A job that this worker holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeasedJob {
    /// The job.
    pub job: JobRecord,
    /// Counts the leases; goes with the finishing, so that a worker that was thought dead changes nothing.
    pub epoch: u64,
    /// How often it was begun, this time included.
    pub attempt: u32,
}

/// A line for the audit: who did what to what, when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    /// When.
    pub at: Moment,
    /// Who: `resident`, `system`, or a staff account.
    pub actor: String,
    /// What: a word of our own, for example `revealed-id`.
    pub action: String,
    /// To what: a reference or an id. Never personal data.
    pub subject: String,
    /// More about it, as our own words. Never personal data.
    pub detail: String,
}

/// A line of the audit, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditRecord {
    /// The node whose chain it stands in.
    pub node: String,
    /// Its number there, from 1.
    pub seq: u64,
    /// What it says.
    pub entry: AuditEntry,
}
