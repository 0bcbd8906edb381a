//! The national interface's calls about visits and settlements: 5201, 5203, 5204 and 5206.
//!
//! Amounts are yuan with two decimals. Names and shapes of the answers follow field lists of public hospital systems; a core may leave
//! out what is optional here, and write numbers as texts.

use serde::{Deserialize, Serialize};

/// Input of 5201: visits of a person in a period.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitsInput {
    /// The selector object.
    pub data: VisitsQuery,
}

/// Selects visits.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitsQuery {
    /// The core's number for the person.
    pub psn_no: String,
    /// The first day, yyyy-MM-dd.
    pub begntime: String,
    /// The last day, yyyy-MM-dd.
    pub endtime: String,
    /// The kind of care; empty for all.
    pub med_type: String,
    /// The number of a visit; empty for all.
    pub mdtrt_id: String,
}

/// Output of 5201.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitsOutput {
    /// The visits, in no order.
    pub mdtrtinfo: Vec<VisitInfo>,
}

/// A visit.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct VisitInfo {
    /// Its number.
    pub mdtrt_id: String,
    /// The number of its settlement; absent while it is not settled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setl_id: Option<String>,
    /// `11` outpatient, `14` special disease, `21` inpatient, `41` pharmacy.
    pub med_type: String,
    /// When it began, yyyy-MM-dd HH:mm:ss.
    pub begntime: String,
}

/// Input of 5203 and 5204: a settlement of a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettlementInput {
    /// The selector object.
    pub data: SettlementQuery,
}

/// Selects a settlement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettlementQuery {
    /// The core's number for the person.
    pub psn_no: String,
    /// The number of the settlement.
    pub setl_id: String,
    /// The number of the visit.
    pub mdtrt_id: String,
}

/// Output of 5203.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SettlementOutput {
    /// The settlement.
    pub setlinfo: SettlementInfo,
    /// What each fund paid, in the bureau's own names.
    pub setldetail: Vec<FundInfo>,
}

/// A settlement, the fields we use.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct SettlementInfo {
    /// The number of the settlement.
    pub setl_id: String,
    /// The number of the visit.
    pub mdtrt_id: String,
    /// The core's number for the person.
    pub psn_no: String,
    /// `310` employees, `390` residents.
    pub insutype: String,
    /// When, yyyy-MM-dd HH:mm:ss.
    pub setl_time: String,
    /// The kind of care, as in [`VisitInfo`].
    pub med_type: String,
    /// The institution's national number.
    pub fixmedins_code: String,
    /// Its name.
    pub fixmedins_name: String,
    /// Its level, `1` to `3`; an assumption, a bureau may not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hosp_lv: Option<String>,
    /// Its region; an assumption, a bureau may not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mdtrtarea_admvs: Option<String>,
    /// The bill.
    pub medfee_sumamt: String,
    /// Wholly self-paid.
    pub fulamt_ownpay_amt: String,
    /// Self-paid over limits.
    pub overlmt_selfpay: String,
    /// First self-paid.
    pub preselfpay_amt: String,
    /// In scope.
    pub inscp_scp_amt: String,
    /// Paid towards the deductible.
    pub act_pay_dedc: String,
    /// The person's part of what is shared, four decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pool_prop_selfpay: Option<String>,
    /// The pooled fund.
    pub hifp_pay: String,
    /// Civil servants' subsidy.
    pub cvlserv_pay: String,
    /// Enterprises' supplementary insurance.
    pub hifes_pay: String,
    /// Residents' catastrophic insurance.
    pub hifmi_pay: String,
    /// Employees' subsidy for large sums.
    pub hifob_pay: String,
    /// Medical aid.
    pub maf_pay: String,
    /// Other funds.
    pub oth_pay: String,
    /// All funds.
    pub fund_pay_sumamt: String,
    /// The person's part.
    pub psn_part_amt: String,
    /// From the personal account.
    pub acct_pay: String,
    /// In cash.
    pub psn_cash_pay: String,
    /// Borne by the hospital.
    pub hosp_part_amt: String,
    /// What lay in the account afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub balc: Option<String>,
    /// From a relative's account.
    pub acct_mulaid_pay: String,
}

/// What a fund paid.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FundInfo {
    /// The bureau's code.
    pub fund_pay_type: String,
    /// Its name.
    pub fund_pay_type_name: String,
    /// How much.
    pub fund_payamt: String,
}

/// Output of 5204.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExpensesOutput {
    /// The lines.
    pub feedetail: Vec<ExpenseInfo>,
}

/// A line of a bill.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ExpenseInfo {
    /// The number in the catalogue.
    pub med_list_codg: String,
    /// The name.
    pub medins_list_name: String,
    /// `01` to `14`.
    pub med_chrgitm_type: String,
    /// `01` A, `02` B, `03` C.
    pub chrgitm_lv: String,
    /// How many.
    pub cnt: String,
    /// The price of one.
    pub pric: String,
    /// What it came to.
    pub det_item_fee_sumamt: String,
    /// The most that counts for one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pric_uplmt_amt: Option<String>,
    /// The part that people first pay themselves, four decimals.
    pub selfpay_prop: String,
    /// Wholly self-paid.
    pub fulamt_ownpay_amt: String,
    /// Self-paid over the limit.
    pub overlmt_amt: String,
    /// First self-paid.
    pub preselfpay_amt: String,
    /// In scope.
    pub inscp_scp_amt: String,
}

/// Input of 5206.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccumulationsInput {
    /// The selector object.
    pub data: AccumulationsQuery,
}

/// Selects accumulations.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccumulationsQuery {
    /// The core's number for the person.
    pub psn_no: String,
    /// The year or the month, yyyy or yyyyMM.
    pub cum_ym: String,
}

/// Output of 5206.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccumulationsOutput {
    /// One for each kind.
    pub cuminfo: Vec<AccumulationInfo>,
}

/// What came together in a year.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AccumulationInfo {
    /// `310` employees, `390` residents.
    pub insutype: String,
    /// The year.
    pub year: String,
    /// The month up to which it counts.
    pub cum_ym: String,
    /// What is counted: [`CUM_DEDUCTIBLE`] and the others, with the kind of care behind a dash.
    pub cum_type_code: String,
    /// How much.
    pub cum: String,
}

/// Counted: what was paid towards the deductible. The codes are assumptions.
pub const CUM_DEDUCTIBLE: &str = "DEDC";
/// Counted: what was in scope beyond the deductible.
pub const CUM_COVERED: &str = "INSCP";
/// Counted: what the pooled fund paid.
pub const CUM_POOLED: &str = "HIFP";
/// Counted: what the layer above paid.
pub const CUM_ABOVE: &str = "ABOVE";
