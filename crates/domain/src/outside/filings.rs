//! The core's calls about filings for care elsewhere. All are a bureau's own.

use serde::{Deserialize, Serialize};

use super::CertificateQuery;

/// Output of `filings`: every filing of a person that is waiting or granted, and those that ended, the newest first. Input is by identity number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilingsOutput {
    /// The filings.
    pub filings: Vec<FilingInfo>,
}

/// Input of `filing`.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilingInput {
    /// Whose.
    pub data: CertificateQuery,
    /// What is filed.
    pub filing: FilingAsked,
}

/// Something to be filed: once for each number, however often it comes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingAsked {
    /// Names it: 1 to 64 letters, digits, `-` and `_`.
    pub filing_no: String,
    /// The kind, as the region names it.
    pub filing_type: String,
    /// `1` by a promise, `0` by papers that are brought.
    pub prms_flag: String,
    /// The place, GB/T 2260.
    pub trt_admdvs: String,
    /// The first day, yyyy-MM-dd.
    pub begndate: String,
    /// The last day, yyyy-MM-dd; absent where it counts until it is withdrawn.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub enddate: Option<String>,
}

/// Input of `filing_end`: a filing is taken back. One that did not come yet counts as taken back when it does.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FilingEndInput {
    /// Whose.
    pub data: CertificateQuery,
    /// Which.
    pub filing: FilingNumber,
}

/// Selects a filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingNumber {
    /// Its number.
    pub filing_no: String,
}

/// A filing as it stands: also the output of `filing` and `filing_end`, the same whenever the same comes again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilingInfo {
    /// What was filed.
    #[serde(flatten)]
    pub asked: FilingAsked,
    /// `1` under review, `2` granted, `3` refused, `4` withdrawn, `5` ended.
    pub filing_stas: String,
    /// Why it was refused: `1` not insured, `2` papers, `3` another stands; anything else is another reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rfs_rea: Option<String>,
}
