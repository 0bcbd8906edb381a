//! Why a store could not do something.

use domain::{moment::Moment, outlet::OutletId};

/// The database failed, or holds something that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// It cannot be opened, reached, read or written.
    #[error("the database fails: {0}")]
    Engine(String),
    /// A row holds what no version of this program has written.
    #[error("a stored row cannot be read: {0}")]
    Unreadable(String),
    /// The store was closed.
    #[error("the store is closed")]
    Closed,
}

/// Why a commit changed nothing.
#[derive(Debug, thiserror::Error)]
pub enum CommitError {
    /// A record was changed since it was loaded, or is gone.
    #[error("a record changed in the meantime")]
    Stale,
    /// The person has an open application for this service already.
    #[error("an application of this person and service is open")]
    AlreadyOpen,
    /// A payment for the same is open already.
    #[error("a payment for the same is open")]
    PaymentOpen,
    /// The outlet has no blank card that is neither used nor held.
    #[error("no blank card is left")]
    OutOfStock(OutletId),
    /// What [`super::Change::ClaimTry`] counts is locked until then.
    #[error("it was tried too often")]
    Locked(Moment),
    /// The clerk who vouched for a person tried to decide that person's case.
    #[error("whoever vouched may not decide")]
    FourEyes,
    /// Another worker has the job by now, or it is finished.
    #[error("the lease of the job is lost")]
    LeaseLost,
    /// Something that must be unique exists already: a reference, a vouching code, a token. Draw another and try again.
    #[error("a value that must be unique is taken")]
    Taken,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Where an audit chain is broken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the audit chain is broken at entry {seq}")]
pub struct ChainFault {
    /// Number of the first entry that does not fit, counted from 1.
    pub seq: u64,
}
