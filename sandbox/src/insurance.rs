//! The insurance core: one endpoint that speaks the national interface's 1101, and the bureau's own `contact`, `card`,
//! `loss` and `activate`, and those about money and filings.
//!
//! As the real one does, it answers 200 with `infcode` -1 and free text when it refuses.

mod faults;
mod filings;
mod money;
mod settlements;

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::header::CONTENT_TYPE,
    response::IntoResponse,
};
use domain::outside::{ByIdNumber, CardOutput, CoreAnswer, CoreRequest, LossInput, PersonInput, Sender};
use serde_json::{Value, json};

pub use faults::CoreFault;
pub use filings::FilingDesk;
pub(crate) use money::is_paid;
pub(crate) use settlements::Histories;

use crate::{World, people::Person, refused::Refused, store::StoreError};

/// The interface's version.
const VERSION: &str = "V1.0";
/// The halves of a card.
const SOCIAL: &str = "social";
const BANK: &str = "bank";
/// What a card's social half can be: in use, reported lost for a time, for good.
const STATES: [&str; 3] = ["1", "2", "3"];
/// The call that makes a card's social half ready.
const ACTIVATE: &str = "activate";
/// By identity number, the one way to select a person here.
const BY_ID_NUMBER: &str = "02";
/// An identity card, as a paper.
const ID_CARD: &str = "01";
/// Length of a message number: institution 12, time 14, sequence 4.
const MSGID: usize = 30;

/// Why the core refuses, in its own free text.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error("报文格式错误")]
    Malformed,
    #[error("接口版本号不正确：应为 V1.0")]
    Version,
    #[error("发送方报文ID格式错误")]
    MsgidForm,
    #[error("发送方信息不完整")]
    Sender,
    #[error("证件信息不一致")]
    Paper,
    #[error("发送方报文ID重复")]
    MsgidUsed,
    #[error("交易编号不存在")]
    Transaction,
    #[error("就诊凭证类型不支持")]
    Certificate,
    #[error("未查询到人员信息")]
    Person,
    #[error("卡状态不正确")]
    State,
    #[error("业务暂停办理")]
    Closed,
    #[error("该人员无个人账户")]
    NoAccount,
    #[error("参保状态不正常，不能入账")]
    NotInForce,
    #[error("该年度未核定缴费")]
    NotAssessed,
    #[error("该年度已缴费，请勿重复缴费")]
    YearPaid,
    #[error("该月单位划拨已入账")]
    MonthCredited,
    #[error("缴费金额与核定金额不一致")]
    AmountDiffers,
    #[error("入账流水号已使用且内容不一致")]
    OtherContent,
    #[error("该业务不予办理")]
    Declined,
    #[error("参保地医保区划不能为空")]
    NoRegion,
    #[error("未查询到结算信息")]
    Settlement,
    #[error("系统暂停服务，服务时间为 8:00 至 18:00")]
    Hours,
    #[error("系统异常")]
    Store(#[from] StoreError),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Transaction {
    Person,
    Contact,
    Card,
    Loss,
    Activate,
    Account,
    Contributions,
    Entries,
    Months,
    Credit,
    CreditStatus,
    Visits,
    Settlement,
    Expenses,
    Accumulations,
    Filings,
    File,
    EndFiling,
}

/// Answers one request.
pub(crate) async fn answer(
    State(world): State<World>,
    request: Result<Json<CoreRequest<Value>>, JsonRejection>,
) -> Result<impl IntoResponse, Refused> {
    let knobs = world.knobs.get();
    let is = |infno: &str| request.as_ref().is_ok_and(|Json(request)| request.infno == infno);
    if knobs.core_down || knobs.credit_down && is(money::CREDIT) {
        return Err(Refused::down());
    }
    knobs.core_fault.wait().await;
    let lost = knobs.activation_unanswered && is(ACTIVATE)
        || knobs.credit_unanswered && is(money::CREDIT)
        || knobs.filing_unanswered && is(filings::FILE);
    let done = match knobs.core_fault.refusal() {
        Some(refusal) => Err(refusal),
        None => request.map_err(|_| Refusal::Malformed).and_then(|Json(request)| transact(&world, request)),
    };
    if lost {
        return Err(Refused::down());
    }
    let answer = match done {
        Ok(output) => CoreAnswer { infcode: 0, err_msg: String::new(), output: Some(output) },
        Err(refusal) => CoreAnswer { infcode: -1, err_msg: refusal.to_string(), output: None },
    };
    Ok(([(CONTENT_TYPE, "application/json")], knobs.core_fault.sent(&answer)))
}

fn transact(world: &World, request: CoreRequest<Value>) -> Result<Value, Refusal> {
    if request.infver != VERSION {
        return Err(Refusal::Version);
    }
    if !request.sender.is_whole() {
        return Err(Refusal::Sender);
    }
    if !is_well_formed(&request.msgid, &request.sender) {
        return Err(Refusal::MsgidForm);
    }
    if !world.store.note_msgid(&request.msgid)? {
        return Err(Refusal::MsgidUsed);
    }
    let transaction = transaction(&request.infno)?;
    if transaction == Transaction::Loss && world.knobs.get().loss_down {
        return Err(Refusal::Closed);
    }
    match transaction {
        Transaction::CreditStatus => return money::status(world, request.input),
        Transaction::Visits => return settlements::visits(world, &request.insuplc_admdvs, request.input),
        Transaction::Settlement => {
            return settlements::settlement(world, &request.insuplc_admdvs, request.input);
        }
        Transaction::Expenses => return settlements::expenses(world, &request.insuplc_admdvs, request.input),
        Transaction::Accumulations => {
            return settlements::accumulations(world, &request.insuplc_admdvs, request.input);
        }
        _ => {}
    }
    let whole = request.input.clone();
    let input: ByIdNumber = serde_json::from_value(request.input).map_err(|_| Refusal::Malformed)?;
    if input.data.mdtrt_cert_type != BY_ID_NUMBER {
        return Err(Refusal::Certificate);
    }
    let person = world.people.find(&input.data.mdtrt_cert_no).ok_or(Refusal::Person)?;
    if transaction == Transaction::Person {
        compare(person, whole.clone())?;
    }
    output(transaction, person, world, whole)
}

fn transaction(infno: &str) -> Result<Transaction, Refusal> {
    match infno {
        "1101" => Ok(Transaction::Person),
        "contact" => Ok(Transaction::Contact),
        "card" => Ok(Transaction::Card),
        "loss" => Ok(Transaction::Loss),
        ACTIVATE => Ok(Transaction::Activate),
        "account" => Ok(Transaction::Account),
        "contributions" => Ok(Transaction::Contributions),
        "account_entries" => Ok(Transaction::Entries),
        "contribution_months" => Ok(Transaction::Months),
        money::CREDIT => Ok(Transaction::Credit),
        "credit_status" => Ok(Transaction::CreditStatus),
        "5201" => Ok(Transaction::Visits),
        "5203" => Ok(Transaction::Settlement),
        "5204" => Ok(Transaction::Expenses),
        "5206" => Ok(Transaction::Accumulations),
        "filings" => Ok(Transaction::Filings),
        filings::FILE => Ok(Transaction::File),
        "filing_end" => Ok(Transaction::EndFiling),
        _ => Err(Refusal::Transaction),
    }
}

fn output(transaction: Transaction, person: &Person, world: &World, input: Value) -> Result<Value, Refusal> {
    let output = match transaction {
        Transaction::Person => serde_json::to_value(person.output(world.clock.now().day())),
        Transaction::Contact => serde_json::to_value(person.contact()),
        Transaction::Card => {
            let card_stas = world.store.card_state(person.id_number.reveal())?;
            let (soci_actv_flag, bank_actv_flag) = (flag(person, world, SOCIAL)?, flag(person, world, BANK)?);
            let card = person.card_on(world.clock.now().day());
            serde_json::to_value(CardOutput { card_stas, soci_actv_flag, bank_actv_flag, ..card })
        }
        Transaction::Activate => {
            world.store.set_half(person.id_number.reveal(), SOCIAL, true)?;
            return Ok(json!({}));
        }
        Transaction::Loss => return noticed(person, world, input),
        Transaction::Account => return money::account(person, world),
        Transaction::Contributions => return money::contributions(person, world),
        Transaction::Entries => return money::entries(person, world, input),
        Transaction::Months => return money::months(person, world, input),
        Transaction::Credit => return money::credit(person, world, input),
        Transaction::Filings => return filings::filings(person, world),
        Transaction::File => return filings::file(person, world, input),
        Transaction::EndFiling => return filings::end(person, world, input),
        // Told before, without a person.
        Transaction::CreditStatus
        | Transaction::Visits
        | Transaction::Settlement
        | Transaction::Expenses
        | Transaction::Accumulations => return Err(Refusal::Transaction),
    };
    output.map_err(|_| Refusal::Malformed)
}

/// Whether a half can be used: as was told, or else as the demonstration has it.
fn flag(person: &Person, world: &World, half: &str) -> Result<Option<String>, Refusal> {
    let told = world.store.half(person.id_number.reveal(), half)?;
    Ok(Some(if told.unwrap_or(!person.has_new_card()) { "1" } else { "0" }.to_owned()))
}

/// Takes a notice of what became of a card.
fn noticed(person: &Person, world: &World, input: Value) -> Result<Value, Refusal> {
    let LossInput { loss, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    if !STATES.contains(&loss.card_stas.as_str()) {
        return Err(Refusal::State);
    }
    let holder = person.id_number.reveal();
    // The same notice may come twice: what was made ready since then stays so.
    if loss.new_card && world.store.take_new_card(&loss.notice_no)? {
        world.store.set_half(holder, SOCIAL, false)?;
        world.store.set_half(holder, BANK, false)?;
    }
    world.store.take_notice(holder, &loss)?;
    Ok(json!({ "notice_no": loss.notice_no }))
}

/// Whether the paper that 1101 names is the person's.
fn compare(person: &Person, input: Value) -> Result<(), Refusal> {
    let PersonInput { data } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let is_theirs = data.psn_cert_type == ID_CARD
        && data.certno == person.id_number.reveal()
        && (data.psn_name.is_empty() || data.psn_name == person.name);
    if is_theirs { Ok(()) } else { Err(Refusal::Paper) }
}

/// Whether a message number is the sender's institution code and 18 digits.
fn is_well_formed(msgid: &str, sender: &Sender) -> bool {
    let figures = msgid.strip_prefix(&sender.fixmedins_code);
    msgid.len() == MSGID && figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))
}

fn value(output: impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(output).map_err(|_| Refusal::Malformed)
}
