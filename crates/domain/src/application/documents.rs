//! Papers a person photographs, so that a clerk can see what was answered.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::instant::Evidence;

/// A stored picture of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct DocumentId(pub Uuid);

/// What a paper is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DocumentKind {
    /// The holder's page of the household register (S2).
    Register,
    /// What shows how agent and holder are related: the register page with both, a birth certificate.
    Relation,
    /// The hospital's notice of admission.
    AdmissionNotice,
    /// A residence permit of the other province, or a proof of residence.
    ResidenceProof,
    /// The employer's letter that says where and how long.
    EmployersLetter,
    /// The hospital's referral form.
    ReferralForm,
    /// The report of a loss.
    LossReport,
    /// The certificate of the registered poor household.
    PovertyCertificate,
    /// A letter by which the holder lets the agent act.
    Authority,
}

impl DocumentKind {
    /// All, in the order they are shown.
    pub const ALL: [Self; 9] = [
        Self::Register,
        Self::Relation,
        Self::Authority,
        Self::AdmissionNotice,
        Self::ResidenceProof,
        Self::EmployersLetter,
        Self::ReferralForm,
        Self::LossReport,
        Self::PovertyCertificate,
    ];

    /// The kind of a paper that shows that somebody belongs to a group. Of the register book it is the holder's page.
    #[must_use]
    pub const fn of(evidence: Evidence) -> Self {
        match evidence {
            Evidence::AdmissionNotice => Self::AdmissionNotice,
            Evidence::ResidenceProof => Self::ResidenceProof,
            Evidence::RegisterBook => Self::Register,
            Evidence::EmployersLetter => Self::EmployersLetter,
            Evidence::ReferralForm => Self::ReferralForm,
            Evidence::LossReport => Self::LossReport,
            Evidence::PovertyCertificate => Self::PovertyCertificate,
        }
    }
}
