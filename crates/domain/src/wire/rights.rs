//! The months of one's contributions, one's rights record, and the files of what was settled.

use serde::{Deserialize, Serialize};

use super::{ContributionView, InsuranceView, Nothing, endpoint};
use crate::{
    masked::Masked,
    moment::Moment,
    money::Fen,
    months::{MonthSpan, MonthView},
    rights::{AccountSums, CareSum},
};

endpoint!(
    /// The months of a year that something was paid for, of the insurance of employees.
    ListMonths: Get "/api/account/months/{year}", Nothing => MonthList
);
endpoint!(
    /// One's rights record of some months, by a [`MonthSpan`]. `not-allowed` where the account has more entries than are counted here: the
    /// counter makes the record.
    ShowRights: Get "/api/account/rights/{span}", Nothing => RightsView
);

/// The same on paper: a PDF, by a [`SpecialQuery`]. Not for a kiosk, which prints and keeps no file.
pub const RIGHTS_PAPER: &str = "/api/account/rights/{span}/paper";
/// A year's settlements as CSV, by a [`SpecialQuery`]. Not for a kiosk.
pub const SETTLEMENTS_TABLE: &str = "/api/reimbursements/{year}/table";
/// One settlement with its lines, as CSV. Not for a kiosk.
pub const SETTLEMENT_TABLE: &str = "/api/settlements/{key}/table";
/// The same as a PDF.
pub const SETTLEMENT_PAPER: &str = "/api/settlements/{key}/paper";

/// Whether special diseases are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SpecialQuery {
    /// Only where somebody asked for it.
    #[serde(default)]
    pub special: bool,
}

/// The months of a year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthList {
    /// When the core told it.
    pub as_of: Moment,
    /// The year.
    pub year: u16,
    /// All twelve.
    pub months: Vec<MonthView>,
    /// How many months were paid in all, where the core counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_in_all: Option<u32>,
}

/// What somebody paid, had and got in some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsView {
    /// When the core told the oldest part of it.
    pub as_of: Moment,
    /// The months.
    pub span: MonthSpan,
    /// Their masked name.
    pub name: Masked,
    /// Their masked identity number.
    pub id_number: Masked,
    /// Their insurances.
    pub insurances: Vec<InsuranceView>,
    /// Every month; none for whom the core tells of no months at all.
    pub months: Vec<MonthView>,
    /// How many months were paid in all, where the core counts them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_in_all: Option<u32>,
    /// The assessed contributions of the years that the months touch.
    pub yearly: Vec<ContributionView>,
    /// The personal account, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<RightsAccount>,
    /// What was settled, by kind of care: special diseases for themselves, to be merged where nobody asked for them.
    pub care: Vec<CareSum>,
}

/// A personal account over some months.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RightsAccount {
    /// What went in and out.
    pub sums: AccountSums,
    /// What lies in it now.
    pub balance: Fen,
}
