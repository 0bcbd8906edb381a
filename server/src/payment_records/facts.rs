//! What is on record of a payment, as far as anybody may see it.

use async_trait::async_trait;
use domain::{
    payment::{PaymentNumber, PaymentStatus},
    payment_record::RecordContent,
    region::{Bilingual, Hotline},
};

/// What anybody may see of a payment whose number they have: nothing of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordFacts {
    /// What a record of it says now.
    pub content: RecordContent,
    /// How it stands.
    pub status: PaymentStatus,
    /// Whom it was paid to.
    pub agency: Bilingual,
    /// Whom to ask about it.
    pub contact: Hotline,
    /// Whether no money was taken.
    pub demo: bool,
}

/// What is on record cannot be looked up now.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the payments cannot be looked up: {0}")]
pub struct RecordsError(pub String);

/// Where payments are looked up.
#[async_trait]
pub trait Records: Send + Sync {
    /// What is on record under a number. A payment that was never paid is not on record.
    ///
    /// # Errors
    ///
    /// [`RecordsError`].
    async fn record(&self, number: &PaymentNumber) -> Result<Option<RecordFacts>, RecordsError>;
}
