//! The messages of the systems we stand between: the insurance core, the gateways for SMS and mail, the card maker.
//!
//! The core's call 1101 and its envelope follow the national interface; `contact`, `card`, `loss`, `activate` and those about money are calls
//! that bureaus add (assumptions, see `docs/integration.md`). The gateways and the card maker are our sandbox's: an operator's own stand behind a trait in the server.

mod filings;
mod money;
mod settlements;

use serde::{Deserialize, Serialize};

pub use filings::{FilingAsked, FilingEndInput, FilingInfo, FilingInput, FilingNumber, FilingsOutput};
pub use money::{
    AccountOutput, ContributionInfo, ContributionsOutput, CreditInfo, CreditInput, CreditNumber,
    CreditOutput, CreditStatusInput, CreditStatusOutput, EntriesInput, EntriesOutput, EntriesQuery,
    EntryInfo, MonthInfo, MonthsInput, MonthsOutput, MonthsQuery,
};
pub use settlements::{
    AccumulationInfo, AccumulationsInput, AccumulationsOutput, AccumulationsQuery, CUM_ABOVE, CUM_COVERED,
    CUM_DEDUCTIBLE, CUM_POOLED, ExpenseInfo, ExpensesOutput, FundInfo, SettlementInfo, SettlementInput,
    SettlementOutput, SettlementQuery, VisitInfo, VisitsInput, VisitsOutput, VisitsQuery,
};

use crate::moment::Moment;

/// Path of the core's one endpoint on its base address.
pub const CORE_PATH: &str = "/core";
/// Path that messages are posted to on the SMS gateway's base address.
pub const SMS_PATH: &str = "/sms";
/// Path that mails are posted to on the mail gateway's base address.
pub const MAIL_PATH: &str = "/mail";
/// Path of the card maker's orders on its base address.
pub const ORDERS_PATH: &str = "/orders";

/// A request to the core.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CoreRequest<T> {
    /// Transaction number: `1101`, or a word for the bureau's own.
    pub infno: String,
    /// [`Sender::fixmedins_code`], yyyyMMddHHmmss, 4 sequence digits; never used twice.
    pub msgid: String,
    /// Region of the asking institution.
    pub mdtrtarea_admvs: String,
    /// Region of insurance, where it is known.
    pub insuplc_admdvs: String,
    /// Version of the interface: `V1.0`.
    pub infver: String,
    /// Time of the request, yyyy-MM-dd HH:mm:ss.
    pub inf_time: String,
    /// Who asks.
    #[serde(flatten)]
    pub sender: Sender,
    /// What the transaction takes.
    pub input: T,
}

/// Who asks the core: the same in every request of an installation, as the bureau gave it out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sender {
    /// The institution's national code, 12 letters and digits.
    pub fixmedins_code: String,
    /// Its name.
    pub fixmedins_name: String,
    /// The kind of operator; which codes there are is the bureau's to say.
    pub opter_type: String,
    /// The operator's number.
    pub opter: String,
    /// The operator's name.
    pub opter_name: String,
    /// The receiving system.
    pub recer_sys_code: String,
    /// The device; empty where the bureau asks for none.
    #[serde(default)]
    pub dev_no: String,
    /// What shows that the device is safe; likewise.
    #[serde(default)]
    pub dev_safe_info: String,
    /// The certificate by which the request is signed; likewise.
    #[serde(default)]
    pub cainfo: String,
    /// How it is signed; likewise.
    #[serde(default)]
    pub signtype: String,
    /// The number that signing in gave; likewise.
    #[serde(default)]
    pub sign_no: String,
}

impl Sender {
    /// Letters and digits of an institution's code.
    pub const CODE: usize = 12;

    /// Whether everything is there that a request cannot do without.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        let code = &self.fixmedins_code;
        let named =
            [&self.fixmedins_name, &self.opter_type, &self.opter, &self.opter_name, &self.recer_sys_code];
        code.len() == Self::CODE
            && code.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && named.iter().all(|field| !field.trim().is_empty())
    }
}

impl Default for Sender {
    /// A demonstration's: no bureau gave it out.
    fn default() -> Self {
        Self {
            fixmedins_code: "MEDCARDKIOSK".to_owned(),
            fixmedins_name: "社保卡自助服务（演示）".to_owned(),
            opter_type: "1".to_owned(),
            opter: "KIOSK".to_owned(),
            opter_name: "自助服务".to_owned(),
            recer_sys_code: "MEDCARD".to_owned(),
            dev_no: String::new(),
            dev_safe_info: String::new(),
            cainfo: String::new(),
            signtype: String::new(),
            sign_no: String::new(),
        }
    }
}

/// The core's answer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CoreAnswer<T> {
    /// 0 for success, -1 for failure.
    pub infcode: i32,
    /// Free text on failure.
    #[serde(default)]
    pub err_msg: String,
    /// What was asked for, on success.
    pub output: Option<T>,
}

/// Input of 1101: a person by identity number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonInput {
    /// The selector object of the national interface.
    pub data: PersonQuery,
}

/// Selects a person for 1101.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonQuery {
    /// `02`: by identity number.
    pub mdtrt_cert_type: String,
    /// The number.
    pub mdtrt_cert_no: String,
    /// The number of a card, for `03`; empty otherwise.
    pub card_sn: String,
    /// Since when; empty for now.
    pub begntime: String,
    /// `01`: an identity card.
    pub psn_cert_type: String,
    /// The number on it.
    pub certno: String,
    /// The name; empty where nobody has told it yet.
    pub psn_name: String,
}

/// Input of whatever else asks about a person: by identity number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ByIdNumber {
    /// The selector object of the national interface.
    pub data: CertificateQuery,
}

/// Selects a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CertificateQuery {
    /// `02`: by identity number.
    pub mdtrt_cert_type: String,
    /// The number.
    pub mdtrt_cert_no: String,
}

/// Output of 1101, the fields we use.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PersonOutput {
    /// Who it is.
    pub baseinfo: BaseInfo,
    /// Their insurances.
    pub insuinfo: Vec<InsuranceInfo>,
}

/// Who a person is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BaseInfo {
    /// The core's number for the person.
    pub psn_no: String,
    /// Identity number.
    pub certno: String,
    /// Name.
    pub psn_name: String,
    /// `1` male, `2` female.
    pub gend: String,
    /// Birth date, yyyy-MM-dd.
    pub brdy: String,
}

/// One insurance of a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct InsuranceInfo {
    /// `310` employees, `390` residents.
    pub insutype: String,
    /// `1` normal, `2` paused, `4` ended.
    pub psn_insu_stas: String,
    /// Region of insurance.
    pub insuplc_admdvs: String,
    /// Since when, yyyy-MM-dd.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub psn_insu_date: Option<String>,
    /// Since when it is paused or ended, yyyy-MM-dd.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paus_insu_date: Option<String>,
    /// The employer's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emp_name: Option<String>,
}

/// Output of `contact`: how the bureau reaches a person. A bureau's own call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct ContactOutput {
    /// Mobile.
    #[serde(default)]
    pub mobile: Option<String>,
    /// Email address.
    #[serde(default)]
    pub email: Option<String>,
    /// Address.
    #[serde(default)]
    pub address: Option<String>,
}

/// Output of `card`: the present card. A bureau's own call.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct CardOutput {
    /// Its last day, yyyy-MM-dd; absent when there is none.
    #[serde(default)]
    pub valid_until: Option<String>,
    /// Its social half: `1` in use, `2` reported lost for a time, `3` reported lost for good; absent counts as in use.
    #[serde(default)]
    pub card_stas: Option<String>,
    /// Whether its social half can be used: `1` it can, `0` not yet; absent counts as it can.
    #[serde(default)]
    pub soci_actv_flag: Option<String>,
    /// Whether its bank half can be used, as the bank tells the bureau; absent counts as it can.
    #[serde(default)]
    pub bank_actv_flag: Option<String>,
}

/// Input of `loss`: what became of the social half of a person's card. A bureau's own call.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LossInput {
    /// Whose card.
    pub data: CertificateQuery,
    /// What became of it.
    pub loss: LossNotice,
}

/// What became of the social half of a card. The same notice may come twice, and one that is older than the last changes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LossNotice {
    /// Names the notice: however often it comes, it is one.
    pub notice_no: String,
    /// `1` in use, `2` reported lost for a time, `3` reported lost for good.
    pub card_stas: String,
    /// When it became so.
    pub since: Moment,
    /// Whether it is a new card, of which neither half was used before.
    #[serde(default)]
    pub new_card: bool,
}

/// A text message to be sent.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sms {
    /// Sent once for each key, however often it is posted.
    pub key: String,
    /// The receiver's mobile number.
    pub to: String,
    /// The text.
    pub text: String,
}

/// A mail to be sent, plain text to one receiver.
#[derive(Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// Sent once for each key, however often it is posted.
    pub key: String,
    /// The receiver's email address.
    pub to: String,
    /// What it is about, in one line.
    pub subject: String,
    /// The text.
    pub text: String,
}

/// A card to be made.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CardOrder {
    /// The application's reference: one card for each, however often it is ordered.
    pub reference: String,
    /// The name to print.
    pub name: String,
    /// The identity number to print.
    pub id_number: String,
    /// The outlet to send it to.
    pub outlet: String,
    /// The bank whose half it carries, where the person chose one; otherwise the one before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bank: Option<String>,
    /// The finished photo, base64.
    pub photo: String,
}

/// How far an order has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OrderState {
    /// Taken, being made.
    InProduction,
    /// On its way.
    Shipped,
    /// At the outlet.
    Arrived,
}

/// The card maker's answer to an order and to asking after one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderAnswer {
    /// How far it has come.
    pub state: OrderState,
    /// Since when.
    pub since: Moment,
}
