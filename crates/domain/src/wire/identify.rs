//! Who is here: number, code, name.

use serde::{Deserialize, Serialize};

use super::{Nothing, VisitView, endpoint};
use crate::id_number::IdNumber;

endpoint!(
    /// Names oneself; a code goes to the mobile on file if there is one. The answer never says whether.
    NameOneself: Post "/api/identify", Identity => VisitView
);
endpoint!(
    /// Gives the code that was sent.
    GiveCode: Post "/api/identify/code", Code => VisitView
);
endpoint!(
    /// Says that the masked name is one's own.
    ConfirmName: Post "/api/identify/confirm", Nothing => VisitView
);
endpoint!(
    /// Asks a clerk to vouch, when there is no mobile that could receive a code. At a kiosk only.
    AskVouching: Post "/api/identify/vouch", Identity => VisitView
);

/// An identity number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Identity {
    /// The number.
    pub id_number: IdNumber,
}

/// A code as typed: six digits.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Code {
    /// The digits.
    pub code: String,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(******)")
    }
}
