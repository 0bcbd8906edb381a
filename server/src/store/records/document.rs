//! Pictures of papers.

use domain::{
    application::{DocumentId, DocumentKind},
    moment::Moment,
};

use super::{ApplicationId, BlindIndex, VisitId};

/// A picture of a paper that was taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRecord {
    /// Names it.
    pub id: DocumentId,
    /// The visit it was made in.
    pub visit: VisitId,
    /// Who sent it.
    pub person: BlindIndex,
    /// What the paper is.
    pub kind: DocumentKind,
    /// Its object.
    pub object: String,
    /// Its size, unsealed, in bytes.
    pub bytes: u32,
    /// When it was taken in.
    pub taken_at: Moment,
    /// The application it was handed in with.
    pub application: Option<ApplicationId>,
}
