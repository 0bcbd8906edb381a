//! The way of papers: raw bytes of their picture to an endpoint of its own.
//!
//! `POST /api/documents` takes `image/jpeg` or `image/png` as the body, and in the query what the paper is. The picture is written anew
//! as a JPEG without metadata, at most [`DOCUMENT_SIDE_MAX`] pixels long; nobody judges what it shows before a clerk does.

use serde::{Deserialize, Serialize};

use crate::application::{DocumentId, DocumentKind};

/// Where pictures of papers are sent.
pub const DOCUMENTS: &str = "/api/documents";
/// Where a stored one is had from.
pub const DOCUMENT: &str = "/api/documents/{document}";
/// The largest body that is taken, in bytes.
pub const DOCUMENT_BODY_MAX: usize = 8 * 1024 * 1024;
/// The longest side of a stored picture, in pixels: a page of a register can be read by it.
pub const DOCUMENT_SIDE_MAX: usize = 2000;

/// What the query says about a picture of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentQuery {
    /// What the paper is.
    pub kind: DocumentKind,
}

/// A stored picture of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DocumentView {
    /// Names it.
    pub id: DocumentId,
    /// What the paper is.
    pub kind: DocumentKind,
}
