//! The national interface's codes, and how its answers are read: leniently, since numbers come as texts and fields are left out.

use domain::region::RegionCode;
use serde_json::Value;
use time::Date;

use super::{InsurancePlace, Insured, OnFile};

/// The call for a person.
pub(super) const PERSON: &str = "1101";
/// The bureau's own call for ways to reach a person.
pub(super) const CONTACT: &str = "contact";
/// The bureau's own call for the present card.
pub(super) const CARD: &str = "card";
/// A query by identity number.
pub(super) const BY_ID_NUMBER: &str = "02";
/// The interface's version.
pub(super) const VERSION: &str = "V1.0";
/// An insurance in force.
const IN_FORCE: &str = "1";
/// Success.
const SUCCESS: &str = "0";
/// What failures say when it is the person that is missing: the interface has no code for it.
const NOBODY: [&str; 4] = ["未查询到", "人员不存在", "未找到人员", "person not found"];
/// What they say of a message number that was used before.
const TWICE: [&str; 2] = ["重复", "duplicate"];

/// What the core said.
pub(super) enum Outcome {
    /// This.
    Found(Value),
    /// There is no such person.
    Nobody,
    /// Not under this message number: it was used before.
    Twice,
    /// No, for some reason.
    Refused,
    /// Nothing that can be read.
    Unreadable,
}

pub(super) fn outcome(mut answer: Value) -> Outcome {
    match text(&answer, "infcode").as_deref() {
        Some(SUCCESS) => match answer.get_mut("output").map(Value::take) {
            None | Some(Value::Null) => Outcome::Nobody,
            Some(output) => Outcome::Found(output),
        },
        Some(_) => {
            let message = text(&answer, "err_msg").unwrap_or_default().to_lowercase();
            let says = |words: &[&str]| words.iter().any(|words| message.contains(words));
            match () {
                () if says(&NOBODY) => Outcome::Nobody,
                () if says(&TWICE) => Outcome::Twice,
                () => Outcome::Refused,
            }
        }
        None => Outcome::Unreadable,
    }
}

pub(super) fn insured(output: &Value) -> Option<Insured> {
    let name = text(output.get("baseinfo")?, "psn_name")?;
    let listed = output.get("insuinfo").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    Some(Insured { name, insurances: listed.iter().filter_map(place).collect() })
}

fn place(insurance: &Value) -> Option<InsurancePlace> {
    let region = RegionCode::try_from(text(insurance, "insuplc_admdvs")?).ok()?;
    Some(InsurancePlace { region, in_force: text(insurance, "psn_insu_stas")? == IN_FORCE })
}

pub(super) fn on_file(output: &Value) -> OnFile {
    OnFile {
        mobile: text(output, "mobile").and_then(|typed| typed.try_into().ok()),
        email: text(output, "email").and_then(|typed| typed.try_into().ok()),
        address: text(output, "address").and_then(|typed| typed.try_into().ok()),
    }
}

/// The card's last day, written with or without hyphens.
pub(super) fn valid_until(output: &Value) -> Option<Date> {
    let written = text(output, "valid_until")?;
    let day = written.get(..10).unwrap_or(&written);
    domain::moment::iso_date::parse(day).or_else(|| {
        let hyphened = format!("{}-{}-{}", written.get(..4)?, written.get(4..6)?, written.get(6..8)?);
        domain::moment::iso_date::parse(&hyphened)
    })
}

/// A field as a text, whether it came as a text or as a number. Empty counts as absent.
fn text(object: &Value, field: &str) -> Option<String> {
    match object.get(field)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
