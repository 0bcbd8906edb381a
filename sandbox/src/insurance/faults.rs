//! How the core answers otherwise than it should: what an adapter must survive (`docs/integration.md`).

use std::time::Duration;

use domain::outside::CoreAnswer;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::Refusal;

/// What is wrong with every answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CoreFault {
    /// Nothing.
    #[default]
    None,
    /// It takes longer than anybody waits.
    Slow,
    /// It is outside its office hours, and says so.
    Closed,
    /// It says of every message number that it came before.
    Twice,
    /// Amounts come as numbers, and the code of success as a text.
    Numbers,
    /// Whatever is optional is left out.
    Bare,
    /// Dates and times come without separators.
    CompactDates,
    /// Whatever comes in a list comes twice.
    Doubled,
    /// Whatever comes in a list comes in the other order.
    Backwards,
    /// The last of every list is missing, though it is counted.
    Short,
    /// The answer has five megabytes.
    Huge,
    /// The answer is cut in the middle.
    Cut,
    /// The answer is of another shape.
    Strange,
}

/// So long nobody waits.
const SLOW: Duration = Duration::from_secs(30);
const HUGE: usize = 5 * 1024 * 1024;
/// What a core may leave out.
const OPTIONAL: [&str; 17] = [
    "total",
    "hosp_lv",
    "mdtrtarea_admvs",
    "pool_prop_selfpay",
    "balc",
    "hosp_part_amt",
    "acct_mulaid_pay",
    "pric_uplmt_amt",
    "overlmt_amt",
    "oth_pay",
    "paid_mons",
    "pay_base",
    "emp_pay",
    "psn_pay",
    "psn_insu_date",
    "paus_insu_date",
    "emp_name",
];
/// What is no amount, though it may look like one.
const TEXTS: [&str; 6] = ["setl_id", "mdtrt_id", "psn_no", "cnt", "pric", "selfpay_prop"];

impl CoreFault {
    /// Waits, if that is what is wrong.
    pub(super) async fn wait(self) {
        if self == Self::Slow {
            tokio::time::sleep(SLOW).await;
        }
    }

    /// Why nothing is answered at all, if so.
    pub(super) const fn refusal(self) -> Option<Refusal> {
        match self {
            Self::Closed => Some(Refusal::Hours),
            Self::Twice => Some(Refusal::MsgidUsed),
            _ => None,
        }
    }

    /// The answer as it is sent.
    pub(super) fn sent(self, answer: &CoreAnswer<Value>) -> Vec<u8> {
        let mut whole = json!({
            "infcode": answer.infcode,
            "err_msg": answer.err_msg,
            "output": answer.output,
        });
        match self {
            Self::Numbers => {
                whole["infcode"] = answer.infcode.to_string().into();
                change(&mut whole["output"], &as_number);
            }
            Self::CompactDates => change(&mut whole["output"], &compact),
            Self::Bare => without(&mut whole["output"]),
            Self::Doubled => lists(&mut whole["output"], |list| list.extend(list.clone())),
            Self::Backwards => lists(&mut whole["output"], |list| list.reverse()),
            Self::Short => lists(&mut whole["output"], |list| drop(list.pop())),
            Self::Huge => whole["output"]["memo"] = "长".repeat(HUGE / 3).into(),
            Self::Strange => whole = json!(["ok", 1]),
            Self::None | Self::Slow | Self::Closed | Self::Twice | Self::Cut => {}
        }
        let mut bytes = whole.to_string().into_bytes();
        if self == Self::Cut {
            bytes.truncate(bytes.len() / 2);
        }
        bytes
    }
}

/// Goes through everything with its name.
fn change(value: &mut Value, with: &impl Fn(&str, &str) -> Option<Value>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                match value.as_str().and_then(|text| with(name, text)) {
                    Some(changed) => *value = changed,
                    None => change(value, with),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| change(item, with)),
        _ => {}
    }
}

fn as_number(name: &str, text: &str) -> Option<Value> {
    let is_amount = text.contains('.') && !TEXTS.contains(&name);
    if is_amount { text.parse::<f64>().ok().map(Value::from) } else { None }
}

fn compact(_: &str, text: &str) -> Option<Value> {
    let date = text.get(..10)?;
    let separated =
        date.bytes().enumerate().all(|(at, byte)| matches!((at, byte), (4 | 7, b'-') | (_, b'0'..=b'9')));
    separated.then(|| text.chars().filter(char::is_ascii_digit).collect::<String>().into())
}

fn without(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.retain(|name, _| !OPTIONAL.contains(&name.as_str()));
            fields.values_mut().for_each(without);
        }
        Value::Array(items) => items.iter_mut().for_each(without),
        _ => {}
    }
}

/// Changes every list of an answer.
fn lists(output: &mut Value, change: impl Fn(&mut Vec<Value>)) {
    let fields: Option<&mut Map<_, _>> = output.as_object_mut();
    fields.into_iter().flat_map(Map::values_mut).filter_map(Value::as_array_mut).for_each(change);
}
