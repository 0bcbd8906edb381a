//! The agency's form, filled in with what somebody handed in, for paper.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Nothing, endpoint};
use crate::{
    application::{DocumentKind, Relation},
    moment::Moment,
    reference::Reference,
    region::Bilingual,
    service::{ReplaceReason, Service},
};

endpoint!(
    /// The form of one's own application, with everything in full. Audited.
    ShowForm: Get "/api/applications/{reference}/form", Nothing => ApplicationForm
);

/// Everything that stands on the form. The one answer with personal data in full: it is for paper, and is not kept.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ApplicationForm {
    /// The reference.
    pub reference: Reference,
    /// What was asked for.
    pub service: Service,
    /// Why the card is replaced, where that is asked.
    pub reason: Option<ReplaceReason>,
    /// Who decides.
    pub agency: Bilingual,
    /// Edition of the rules that apply.
    pub rules: String,
    /// When it was handed in and declared true.
    pub submitted_at: Moment,
    /// Name.
    pub name: String,
    /// Identity number.
    pub id_number: String,
    /// Mobile.
    pub mobile: Option<String>,
    /// Email address.
    pub email: Option<String>,
    /// Address: the owner's.
    pub address: Option<String>,
    /// Where the household is registered, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub household: Option<Bilingual>,
    /// The bank, and the edition of the consent to its account, where that is asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<FormBank>,
    /// Who acts for the owner, where somebody does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub agent: Option<FormAgent>,
}

/// A bank on the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormBank {
    /// Its name.
    pub name: Bilingual,
    /// The edition of the text that was agreed to.
    pub consent: String,
}

/// Who acts, on the form. Whoever acts sees themselves in full, the owner sees them masked.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormAgent {
    /// Name.
    pub name: String,
    /// Identity number.
    pub id_number: String,
    /// What the owner is to them.
    pub relation: Relation,
    /// The paper that stands for the owner's consent; none when they gave a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<DocumentKind>,
    /// Whether it is the agent's copy: the contacts on it are theirs then.
    pub own_copy: bool,
}

impl fmt::Debug for FormAgent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FormAgent").field("relation", &self.relation).finish_non_exhaustive()
    }
}

impl fmt::Debug for ApplicationForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ApplicationForm").field("reference", &self.reference).finish_non_exhaustive()
    }
}
