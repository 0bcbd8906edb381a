//! What lies sealed in the store: the forms, and where each belongs.
//!
//! **Invariant:** names, numbers and contacts are in these forms and nowhere else in the store. None of them prints what it holds.

use std::fmt;

use domain::{
    application::{Contact, Gap, PhotoId},
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    moment::iso_date,
    service::{ReplaceReason, Service},
};
use serde::{Deserialize, Serialize};
use time::Date;

use crate::{
    app::App,
    core::{OnFile, Place as InsurancePlace},
    hex::hex,
    sealing::{Place, SealError},
    store::{
        ApplicationRecord, BlindIndex, DraftRecord, JobRecord, Sealed, VisitId, VisitRecord, VouchRecord,
    },
};

/// What a visit knows of the person.
#[derive(Clone, Serialize, Deserialize)]
pub struct VisitDetails {
    /// The number that was given.
    pub number: IdNumber,
    /// What the core says of them, once the right code was given.
    pub known: Option<Known>,
}

/// What the core says of a person.
#[derive(Clone, Serialize, Deserialize)]
pub struct Known {
    /// Name.
    pub name: String,
    /// Where they are insured.
    pub place: InsurancePlace,
    /// How they are reached.
    pub on_file: OnFile,
    /// The present card's last day.
    pub card: Option<Card>,
}

/// The present card.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct Card {
    /// Its last day.
    #[serde(with = "iso_date")]
    pub valid_until: Date,
}

/// A draft's answers.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answers {
    /// Why the card is replaced.
    pub reason: Option<ReplaceReason>,
    /// The mobile.
    pub mobile: Option<Contact<Mobile>>,
    /// The email address.
    pub email: Option<Contact<Email>>,
    /// The address.
    pub address: Option<Contact<Address>>,
    /// The photo.
    pub photo: Option<PhotoId>,
}

impl Answers {
    /// Whether a question has an answer.
    #[must_use]
    pub const fn has(&self, gap: Gap) -> bool {
        match gap {
            Gap::Reason => self.reason.is_some(),
            Gap::Mobile => self.mobile.is_some(),
            Gap::Email => self.email.is_some(),
            Gap::Address => self.address.is_some(),
            Gap::Photo => self.photo.is_some(),
        }
    }
}

/// What an application holds of the person.
#[derive(Clone, Serialize, Deserialize)]
pub struct CaseDetails {
    /// Number.
    pub number: IdNumber,
    /// Name.
    pub name: String,
    /// What was on file when it was handed in.
    pub on_file: OnFile,
    /// The mobile.
    pub mobile: Contact<Mobile>,
    /// The email address.
    pub email: Contact<Email>,
    /// The address.
    pub address: Contact<Address>,
}

impl CaseDetails {
    /// The mobile that messages go to.
    #[must_use]
    pub fn reach(&self) -> Option<&Mobile> {
        match &self.mobile {
            Contact::New(mobile) => Some(mobile),
            Contact::OnFile => self.on_file.mobile.as_ref(),
            Contact::None => None,
        }
    }
}

/// What a vouching holds of the person.
#[derive(Clone, Serialize, Deserialize)]
pub struct VouchDetails {
    /// Number.
    pub number: IdNumber,
}

/// Prints nothing but the name of the form.
macro_rules! silent {
    ($($form:ident),*) => {
        $(impl fmt::Debug for $form {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(concat!(stringify!($form), "(…)"))
            }
        })*
    };
}
silent!(VisitDetails, Known, Card, Answers, CaseDetails, VouchDetails);

impl App {
    /// Seals what a visit knows.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_visit(&self, id: VisitId, details: &VisitDetails) -> Result<Sealed, SealError> {
        self.seal(Place { table: "visit", column: "details", row: &id.0.to_string() }, details)
    }

    /// Opens what a visit knows.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_visit(&self, visit: &VisitRecord) -> Result<Option<VisitDetails>, SealError> {
        let place = Place { table: "visit", column: "details", row: &visit.id.0.to_string() };
        visit.details.as_ref().map(|sealed| self.open(place, sealed)).transpose()
    }

    /// Seals a draft's answers.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_answers(
        &self,
        person: &BlindIndex,
        service: Service,
        answers: &Answers,
    ) -> Result<Sealed, SealError> {
        self.seal(Place { table: "draft", column: "answers", row: &draft_row(person, service) }, answers)
    }

    /// Opens a draft's answers.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_answers(&self, draft: &DraftRecord) -> Result<Answers, SealError> {
        let row = draft_row(&draft.person, draft.service);
        self.open(Place { table: "draft", column: "answers", row: &row }, &draft.answers)
    }

    /// Seals what an application holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_case(
        &self,
        id: crate::store::ApplicationId,
        details: &CaseDetails,
    ) -> Result<Sealed, SealError> {
        self.seal(Place { table: "application", column: "details", row: &id.0.to_string() }, details)
    }

    /// Opens what an application holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_case(&self, case: &ApplicationRecord) -> Result<CaseDetails, SealError> {
        let row = case.id.0.to_string();
        self.open(Place { table: "application", column: "details", row: &row }, &case.details)
    }

    /// Seals what a vouching holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_vouch(&self, id: crate::store::VouchId, details: &VouchDetails) -> Result<Sealed, SealError> {
        self.seal(Place { table: "vouch", column: "details", row: &id.0.to_string() }, details)
    }

    /// Opens what a vouching holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_vouch(&self, vouch: &VouchRecord) -> Result<VouchDetails, SealError> {
        let row = vouch.id.0.to_string();
        self.open(Place { table: "vouch", column: "details", row: &row }, &vouch.details)
    }

    /// Seals what a job needs.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_job(&self, id: crate::store::JobId, payload: &impl Serialize) -> Result<Sealed, SealError> {
        self.seal(Place { table: "outbox", column: "payload", row: &id.0.to_string() }, payload)
    }

    /// Opens what a job needs.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_job<T: serde::de::DeserializeOwned>(&self, job: &JobRecord) -> Result<T, SealError> {
        let row = job.id.0.to_string();
        self.open(Place { table: "outbox", column: "payload", row: &row }, &job.payload)
    }
}

fn draft_row(person: &BlindIndex, service: Service) -> String {
    format!("{}{}", hex(&person.0), service.path())
}
