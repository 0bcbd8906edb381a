//! What was settled: a bill, who paid which part of it, and whether the parts add up.
//!
//! Fields as the national interface has them (domain.md, Reimbursement); amounts in fen.
//!
//! **Invariant:** a settlement is kept as it was told. What does not add up is named by [`Settlement::faults`], never put right.

mod bars;
mod explained;
mod line;
mod parts;
mod sums;

use serde::{Deserialize, Serialize};
use time::Date;

pub use bars::{Bar, ROOM, bars};
pub use explained::{Explained, ExplainedStep};
pub use line::{Class, Expense, ExpenseKind};
pub use parts::{Part, Piece};
pub use sums::SumFault;

use crate::{
    benefit::{Care, Insurance, Level, Rate},
    money::Fen,
    region::RegionCode,
};

/// The core's number of a settlement.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
#[cfg_attr(feature = "openapi", schemars(with = "String", extend("pattern" = "^[0-9A-Za-z_-]{1,40}$")))]
pub struct SettlementId(String);

/// The text cannot be the number of a settlement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the number of a settlement has up to 40 letters, digits, - and _")]
pub struct SettlementIdError;

impl SettlementId {
    /// As the core writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for SettlementId {
    type Error = SettlementIdError;

    fn try_from(id: String) -> Result<Self, SettlementIdError> {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if (1..=40).contains(&id.len()) && id.bytes().all(plain) {
            Ok(Self(id))
        } else {
            Err(SettlementIdError)
        }
    }
}

impl From<SettlementId> for String {
    fn from(id: SettlementId) -> Self {
        id.0
    }
}

/// One settlement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    /// Its number.
    pub id: SettlementId,
    /// The day it was settled.
    #[serde(with = "crate::moment::iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String", extend("format" = "date")))]
    pub on: Date,
    /// Where.
    pub institution: Institution,
    /// The kind of care; `None` for one that we have no word for.
    pub care: Option<Care>,
    /// By which insurance; `None` for one that we have no word for.
    pub insurance: Option<Insurance>,
    /// The bill: `medfee_sumamt`.
    pub total: Fen,
    /// Wholly self-paid: `fulamt_ownpay_amt`.
    pub own: Fen,
    /// Self-paid over a limit of price: `overlmt_selfpay`.
    pub over_limit: Fen,
    /// First self-paid: `preselfpay_amt`.
    pub first_self_paid: Fen,
    /// In scope: `inscp_scp_amt`.
    pub in_scope: Fen,
    /// Paid towards the deductible: `act_pay_dedc`.
    pub deductible: Fen,
    /// What people pay of what is shared: `pool_prop_selfpay`.
    pub own_ratio: Option<Rate>,
    /// What each fund paid; those that paid nothing are not listed.
    pub funds: Vec<Fund>,
    /// What they paid together: `fund_pay_sumamt`.
    pub fund: Fen,
    /// What the person paid: `psn_part_amt`.
    pub person: Fen,
    /// What the hospital bore: `hosp_part_amt`.
    pub hospital: Fen,
    /// Of the person's part, from the personal account: `acct_pay`.
    pub account: Fen,
    /// From a relative's account: `acct_mulaid_pay`. By region it stands inside or beside `account`.
    pub mutual_aid: Fen,
    /// In cash: `psn_cash_pay`.
    pub cash: Fen,
    /// What lay in the account afterwards: `balc`.
    pub balance: Option<Fen>,
}

/// Where somebody was treated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Institution {
    /// Its national number.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its level, where it is told.
    pub level: Option<Level>,
    /// Its region, where it is told.
    pub region: Option<RegionCode>,
}

/// What a fund paid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Fund {
    /// Which.
    pub kind: FundKind,
    /// How much.
    pub amount: Fen,
}

/// The funds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum FundKind {
    /// The pooled fund of the basic insurance: `hifp_pay`.
    Pooled,
    /// The civil servants' medical subsidy: `cvlserv_pay`.
    CivilServants,
    /// The enterprises' supplementary insurance: `hifes_pay`.
    Supplementary,
    /// The residents' insurance for catastrophic illness: `hifmi_pay`.
    Catastrophic,
    /// The employees' subsidy for large sums: `hifob_pay`.
    LargeSums,
    /// Medical aid: `maf_pay`.
    MedicalAid,
    /// Any other: `oth_pay`.
    Other,
}

#[cfg(test)]
mod tests;
