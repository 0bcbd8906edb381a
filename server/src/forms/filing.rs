//! What a filing holds of a person.

use domain::{contact::Mobile, id_number::IdNumber};
use serde::{Deserialize, Serialize};

use crate::{
    app::App,
    sealing::{Place, SealError},
    store::{FilingId, FilingRecord, Sealed},
};

/// Who files, and how they are reached.
#[derive(Clone, Serialize, Deserialize)]
pub struct FilingDetails {
    /// Number.
    pub number: IdNumber,
    /// The mobile that messages go to.
    pub mobile: Option<Mobile>,
}

impl App {
    /// Seals who files.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_filing(&self, id: FilingId, details: &FilingDetails) -> Result<Sealed, SealError> {
        self.seal(of_filing(&id.0.to_string()), details)
    }

    /// Opens who files.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_filing(&self, filing: &FilingRecord) -> Result<FilingDetails, SealError> {
        self.open(of_filing(&filing.id.0.to_string()), &filing.details)
    }
}

const fn of_filing(row: &str) -> Place<'_> {
    Place { table: "filing", column: "details", row }
}
