//! The core's calls about money: the personal account, contributions, and what is credited. All are a bureau's own.
//!
//! Amounts are yuan with two decimals, as numbers or as texts: `domain::yuan` reads and writes them.

use serde::{Deserialize, Serialize};

use super::CertificateQuery;

/// Output of `account`: the personal account, if there is one. Input is by identity number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccountOutput {
    /// `1` there is one, `0` there is none.
    pub acct_flag: String,
    /// `310` employees, `390` residents.
    pub insutype: String,
    /// What lies in it; absent without an account.
    #[serde(default)]
    pub balc: Option<f64>,
    /// The employer's name.
    #[serde(default)]
    pub emp_name: Option<String>,
    /// The day of the month on which the employer's credit is expected, from 1; past the month's end it is its last day.
    #[serde(default)]
    pub crdt_day: Option<u8>,
    /// The last month that was credited, yyyyMM.
    #[serde(default)]
    pub last_crdt_ym: Option<String>,
}

/// Output of `contributions`: what a person has to pay. Input is by identity number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContributionsOutput {
    /// One for each year, the latest first; none for somebody who has nothing to pay.
    pub contributions: Vec<ContributionInfo>,
}

/// The assessed contribution of a year.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ContributionInfo {
    /// The year, yyyy.
    pub year: String,
    /// `310` employees, `390` residents.
    pub insutype: String,
    /// The fixed amount.
    pub amount: String,
    /// `0` unpaid, `1` paid.
    pub pay_stas: String,
    /// The last day to pay, yyyy-MM-dd.
    #[serde(default)]
    pub pay_end: Option<String>,
}

/// Input of `account_entries`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntriesInput {
    /// Whose account.
    pub data: CertificateQuery,
    /// Which entries.
    pub query: EntriesQuery,
}

/// A page of the entries of a period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntriesQuery {
    /// The first day, yyyy-MM-dd.
    pub begndate: String,
    /// The last day, yyyy-MM-dd.
    pub enddate: String,
    /// The page, from 1.
    pub page_num: u32,
    /// Entries a page, 1 to 100.
    pub page_size: u32,
}

/// Output of `account_entries`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntriesOutput {
    /// How many there are in the period.
    pub total: u32,
    /// The page, the newest first.
    pub entries: Vec<EntryInfo>,
}

/// An entry of the personal account.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EntryInfo {
    /// When, yyyy-MM-dd.
    pub trns_date: String,
    /// `1` employer's credit, `2` top-up, `3` spending, `4` correction.
    pub trns_type: String,
    /// What came in; below zero, what went out.
    pub amount: String,
    /// Where.
    #[serde(default)]
    pub place: Option<String>,
    /// The core's own reference.
    #[serde(default)]
    pub ref_no: Option<String>,
}

/// Input of `contribution_months`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MonthsInput {
    /// Whose months.
    pub data: CertificateQuery,
    /// Which months.
    pub query: MonthsQuery,
}

/// Months, both included.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MonthsQuery {
    /// The first, yyyyMM.
    pub begn_ym: String,
    /// The last, yyyyMM.
    pub end_ym: String,
}

/// Output of `contribution_months`: none for somebody whose contribution is one of a year.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MonthsOutput {
    /// How many months were ever paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_mons: Option<u32>,
    /// The months that something was due for, the oldest first.
    pub months: Vec<MonthInfo>,
}

/// A month that something was due for.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct MonthInfo {
    /// The month, yyyyMM.
    pub ym: String,
    /// `0` unpaid, `1` paid.
    pub pay_stas: String,
    /// What the contribution is reckoned from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pay_base: Option<String>,
    /// The employer's part.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emp_pay: Option<String>,
    /// One's own part, which goes into the personal account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub psn_pay: Option<String>,
}

/// Input of `credit`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditInput {
    /// For whom.
    pub data: CertificateQuery,
    /// What is credited.
    pub credit: CreditInfo,
}

/// Something to be credited: once for each number, however often it comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CreditInfo {
    /// Names it: 1 to 64 letters, digits, `-` and `_`.
    pub credit_no: String,
    /// `1` employer's credit of a month, `2` top-up, `5` contribution of a year.
    pub credit_type: String,
    /// The month of an employer's credit, yyyyMM; the year of a contribution, yyyy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<String>,
    /// How much.
    pub amount: String,
}

/// Output of `credit`: the same as the first time, whenever the same comes again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditOutput {
    /// Its number.
    pub credit_no: String,
    /// The core's own number of the receipt.
    pub rcpt_no: String,
    /// What lay in the personal account afterwards; absent without an account.
    #[serde(default)]
    pub balc: Option<f64>,
}

/// Input of `credit_status`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditStatusInput {
    /// What is asked after.
    pub credit: CreditNumber,
}

/// Selects something that was to be credited.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditNumber {
    /// Its number.
    pub credit_no: String,
}

/// Output of `credit_status`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CreditStatusOutput {
    /// `1` credited, `0` nothing under this number was.
    pub credit_stas: String,
    /// The answer of then, if it was credited.
    #[serde(flatten)]
    pub credited: Option<CreditOutput>,
}
