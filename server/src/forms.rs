//! What lies sealed in the store: the forms, and where each belongs.
//!
//! **Invariant:** names, numbers and contacts are in these forms and nowhere else in the store. None of them prints what it holds.

mod acting;
mod filing;
mod money;
mod reached;

use std::fmt;

use domain::{
    application::{BankChoice, Contact, DocumentId, DocumentKind, Gap, GroupChoice, PhotoId},
    card::CardStatus,
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
    jurisdiction::Division,
    moment::iso_date,
    region::{Agency, RegionCode},
    service::{ReplaceReason, Service},
    wire::{DocumentView, staff::Collector},
};
use serde::{Deserialize, Serialize};
use time::Date;

pub use self::{
    acting::{Agent, CardHolder, Consent, Holder, HolderCheck},
    filing::FilingDetails,
    money::{CreditDetails, PaymentDetails},
    reached::{GivenByHolder, Reached},
};
use crate::{
    app::App,
    core::{OnFile, Place as InsurancePlace},
    hex::hex,
    sealing::{Place, SealError},
    store::{
        ApplicationRecord, BlindIndex, CardAgent, CardId, CardRecord, DraftRecord, JobRecord, Sealed,
        VisitId, VisitRecord, VouchRecord,
    },
};

/// What a visit knows of the person.
#[derive(Clone, Serialize, Deserialize)]
pub struct VisitDetails {
    /// The number that was given.
    pub number: IdNumber,
    /// What the core says of them, once the right code was given.
    pub known: Option<Known>,
    /// Another person who was sent a code, so that whoever is here may act for them.
    #[serde(default)]
    pub holder: Option<HolderCheck>,
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
    /// Where it stood when the core was asked.
    #[serde(default = "in_use")]
    pub status: CardStatus,
}

/// What a visit of the edition before thought of every card.
const fn in_use() -> CardStatus {
    CardStatus::Active
}

/// What a card holds of the person.
#[derive(Clone, Serialize, Deserialize)]
pub struct CardDetails {
    /// Number.
    pub number: IdNumber,
    /// The mobile that messages go to.
    pub mobile: Option<Mobile>,
}

/// A draft's answers.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Answers {
    /// The other person it is for; none where it is for oneself, as in every draft of the edition before.
    #[serde(default)]
    pub another: Option<Box<Holder>>,
    /// Why the card is replaced.
    pub reason: Option<ReplaceReason>,
    /// Why a card may be printed at once.
    #[serde(default)]
    pub group: Option<GroupChoice>,
    /// The papers that show it, one of a kind.
    #[serde(default)]
    pub evidence: Vec<DocumentView>,
    /// The division in which the household is registered.
    #[serde(default)]
    pub household: Option<RegionCode>,
    /// The page of the household register.
    #[serde(default)]
    pub register: Option<DocumentId>,
    /// The mobile.
    pub mobile: Option<Contact<Mobile>>,
    /// The email address.
    pub email: Option<Contact<Email>>,
    /// The address.
    pub address: Option<Contact<Address>>,
    /// The bank, with the consent to its account.
    #[serde(default)]
    pub bank: Option<BankChoice>,
    /// The photo.
    pub photo: Option<PhotoId>,
}

impl Answers {
    /// Begins anew for this person, unless it was for them before. How whoever answers is reached stays; where somebody lives does not.
    pub fn begin_for(&mut self, another: Option<Holder>) {
        let number = |holder: &Holder| holder.number.clone();
        let same = self.another.as_deref().map(number) == another.as_ref().map(number);
        if !same {
            let Self { mobile, email, .. } = std::mem::take(self);
            *self = Self { mobile, email, ..Self::default() };
        }
        self.another = another.map(Box::new);
    }

    /// The papers that were photographed.
    #[must_use]
    pub fn documents(&self) -> Vec<DocumentView> {
        let register = self.register.map(|id| DocumentView { id, kind: DocumentKind::Register });
        let consent = self.another.as_ref().and_then(|holder| holder.consent.paper());
        register.into_iter().chain(self.evidence.iter().copied()).chain(consent).collect()
    }

    /// Whether a question has an answer.
    #[must_use]
    pub const fn has(&self, gap: Gap) -> bool {
        match gap {
            // Where nobody is named it is for oneself; which papers are asked for is the rule's to say.
            Gap::Holder | Gap::Evidence => true,
            Gap::Reason => self.reason.is_some(),
            Gap::Group => self.group.is_some(),
            Gap::Household => self.household.is_some(),
            Gap::Register => self.register.is_some(),
            Gap::Mobile => self.mobile.is_some(),
            Gap::Email => self.email.is_some(),
            Gap::Address => self.address.is_some(),
            Gap::Bank => self.bank.is_some(),
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
    /// What was on file when it was handed in: about the agent, where one acts.
    pub on_file: OnFile,
    /// The mobile of whoever handed it in.
    pub mobile: Contact<Mobile>,
    /// The email address of whoever handed it in.
    pub email: Contact<Email>,
    /// The address: the holder's, as the agent gave it, where one acts.
    pub address: Contact<Address>,
    /// What the holder gave themselves, where somebody acts for them.
    #[serde(default)]
    pub given_by_holder: GivenByHolder,
    /// Where the household is registered and who decides for it, where that is asked.
    #[serde(default)]
    pub household: Option<Household>,
    /// The papers that were photographed, one of a kind.
    #[serde(default)]
    pub documents: Vec<DocumentView>,
    /// The bank, with the consent to its account, where that is asked.
    #[serde(default)]
    pub bank: Option<BankChoice>,
    /// Why the card may be printed at once, where that is asked.
    #[serde(default)]
    pub group: Option<GroupChoice>,
    /// Who acts for the person, where somebody does.
    #[serde(default)]
    pub agent: Option<Box<Agent>>,
    /// Who collected the card.
    #[serde(default)]
    pub collected_by: Option<Collector>,
}

/// Where a household is registered, and the agency that decides for it, as the rules said when it was handed in.
#[derive(Clone, Serialize, Deserialize)]
pub struct Household {
    /// The division.
    pub division: Division,
    /// The agency.
    pub agency: Agency,
}

impl CaseDetails {
    /// Takes a paper in, in the place of one of its kind.
    pub fn add(&mut self, document: DocumentView) {
        self.documents.retain(|known| known.kind != document.kind);
        self.documents.push(document);
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
silent!(
    VisitDetails,
    Known,
    Card,
    Answers,
    CaseDetails,
    Household,
    VouchDetails,
    CardDetails,
    GivenByHolder,
    HolderCheck,
    CardHolder,
    Holder,
    Consent,
    Agent
);

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
        let answers: Answers =
            self.open(Place { table: "draft", column: "answers", row: &row }, &draft.answers)?;
        Ok(answers.without_agents_address())
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

    /// Seals what a card holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_card(&self, id: CardId, details: &CardDetails) -> Result<Sealed, SealError> {
        self.seal(Place { table: "card", column: "details", row: &id.0.to_string() }, details)
    }

    /// Opens what a card holds of the person.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_card(&self, card: &CardRecord) -> Result<CardDetails, SealError> {
        self.open(Place { table: "card", column: "details", row: &card.id.0.to_string() }, &card.details)
    }

    /// Seals who took a step with somebody else's card.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn seal_card_agent(&self, id: CardId, agent: &Agent) -> Result<Sealed, SealError> {
        self.seal(Place { table: "card_history", column: "agent", row: &id.0.to_string() }, agent)
    }

    /// Opens who took a step with somebody else's card.
    ///
    /// # Errors
    ///
    /// [`SealError`].
    pub fn open_card_agent(&self, id: CardId, agent: &CardAgent) -> Result<Agent, SealError> {
        let place = Place { table: "card_history", column: "agent", row: &id.0.to_string() };
        self.open(place, &agent.details)
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
        self.open(Place { table: "outbox", column: "payload", row: &job.id.0.to_string() }, &job.payload)
    }
}

fn draft_row(person: &BlindIndex, service: Service) -> String {
    format!("{}{}", hex(&person.0), service.path())
}
