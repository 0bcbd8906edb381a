//! The national interface's codes, and how its answers are read: leniently, since numbers come as texts and fields are left out.

pub(super) mod filings;
pub(super) mod money;
pub(super) mod settlements;

use domain::{
    card::{CardStatus, Halves},
    region::RegionCode,
    typed::is_invisible,
    wire::Standing,
};
use serde_json::Value;
use time::Date;

use super::{InsurancePlace, Insured, OnFile, PresentCard};

/// The call for a person.
pub(super) const PERSON: &str = "1101";
/// The bureau's own call for ways to reach a person.
pub(super) const CONTACT: &str = "contact";
/// The bureau's own call for the present card.
pub(super) const CARD: &str = "card";
/// The bureau's own call that makes a card's social half ready.
pub(super) const ACTIVATE: &str = "activate";
/// The bureau's own call for what became of a card.
pub(super) const LOSS: &str = "loss";
/// What a card's social half is.
const IN_USE: &str = "1";
/// A half that was not made ready.
const NOT_YET: &str = "0";
const TEMP_LOST: &str = "2";
const FORMAL_LOST: &str = "3";
/// What names a person: the number of their paper, and the core's own.
pub(super) const PAPER_NUMBER: &str = "certno";
pub(super) const OWN_NUMBER: &str = "psn_no";
/// A query by identity number.
pub(super) const BY_ID_NUMBER: &str = "02";
/// An identity card, as a paper.
pub(super) const ID_CARD: &str = "01";
/// The interface's version.
pub(super) const VERSION: &str = "V1.0";
/// An insurance in force, one that rests, and one that is over.
const IN_FORCE: &str = "1";
const PAUSED: &str = "2";
const ENDED: &str = "4";
/// Success.
const SUCCESS: &str = "0";
/// Longer names are cut: nothing that a screen or a paper shows is without an end.
const NAME_MAX: usize = 80;
/// What failures say when it is the person that is missing: the interface has no code for it.
const NOBODY: [&str; 4] = ["未查询到", "人员不存在", "未找到人员", "person not found"];
/// What they say outside office hours.
const CLOSED: [&str; 5] = ["服务时间", "非工作时间", "暂停服务", "系统维护", "office hours"];
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
    /// Not now: it is outside its hours.
    Closed,
    /// No, for some reason.
    Refused,
    /// Nothing that can be read.
    Unreadable,
}

/// The core says that a card stands where the interface knows nothing.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct UnknownState;

/// Whether the core took the request for one that it knows: the message number was used before.
pub(super) fn came_twice(answer: &Value) -> bool {
    let failed = text(answer, "infcode").is_some_and(|code| code != SUCCESS);
    failed && says(answer, &TWICE)
}

pub(super) fn outcome(mut answer: Value) -> Outcome {
    match text(&answer, "infcode").as_deref() {
        Some(SUCCESS) => match answer.get_mut("output").map(Value::take) {
            None | Some(Value::Null) => Outcome::Nobody,
            Some(output) => Outcome::Found(output),
        },
        Some(_) if says(&answer, &NOBODY) => Outcome::Nobody,
        Some(_) if says(&answer, &TWICE) => Outcome::Twice,
        Some(_) if says(&answer, &CLOSED) => Outcome::Closed,
        Some(_) => Outcome::Refused,
        None => Outcome::Unreadable,
    }
}

pub(super) fn insured(output: &Value) -> Option<Insured> {
    let name = text(output.get("baseinfo")?, "psn_name")?;
    let listed = output.get("insuinfo").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    Some(Insured { name, insurances: each_once(listed.iter().filter_map(place)) })
}

fn place(insurance: &Value) -> Option<InsurancePlace> {
    let region = RegionCode::try_from(text(insurance, "insuplc_admdvs")?).ok()?;
    Some(InsurancePlace {
        region,
        standing: standing(&text(insurance, "psn_insu_stas")?),
        insurance: text(insurance, "insutype").and_then(|kind| settlements::insurance(&kind)),
        since: text(insurance, "psn_insu_date").and_then(|written| day(&written)),
        until: text(insurance, "paus_insu_date").and_then(|written| day(&written)),
        employer: named(insurance, "emp_name"),
    })
}

fn standing(code: &str) -> Standing {
    match code {
        IN_FORCE => Standing::InForce,
        PAUSED => Standing::Paused,
        ENDED => Standing::Ended,
        _ => Standing::NotInForce,
    }
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
    day(&text(output, "valid_until")?)
}

fn day(written: &str) -> Option<Date> {
    let day = written.get(..10).unwrap_or(written);
    domain::moment::iso_date::parse(day).or_else(|| {
        let hyphened = format!("{}-{}-{}", written.get(..4)?, written.get(4..6)?, written.get(6..8)?);
        domain::moment::iso_date::parse(&hyphened)
    })
}

/// The present card, if there is one. One of which nothing else is said is in use.
///
/// # Errors
///
/// [`UnknownState`]: a card is not taken for one in use because we do not understand what is said of it.
pub(super) fn card(output: &Value) -> Result<Option<PresentCard>, UnknownState> {
    let Some(valid_until) = valid_until(output) else { return Ok(None) };
    let status = match text(output, "card_stas").as_deref() {
        Some(IN_USE) | None => CardStatus::Active,
        Some(TEMP_LOST) => CardStatus::TempLost,
        Some(FORMAL_LOST) => CardStatus::FormalLost,
        Some(_) => return Err(UnknownState),
    };
    let is_used = |flag| text(output, flag).as_deref() != Some(NOT_YET);
    let halves = Halves { social: is_used("soci_actv_flag"), bank: is_used("bank_actv_flag") };
    Ok(Some(PresentCard { valid_until, status, halves }))
}

/// How the core writes where a card stands. A void card is no present one, and nothing is told of it.
pub(super) const fn state(status: CardStatus) -> &'static str {
    match status {
        CardStatus::Active | CardStatus::Void => IN_USE,
        CardStatus::TempLost => TEMP_LOST,
        CardStatus::FormalLost => FORMAL_LOST,
    }
}

/// Whether one of these stands in the core's words.
fn says(answer: &Value, words: &[&str]) -> bool {
    let said = text(answer, "err_msg").unwrap_or_default().to_lowercase();
    words.iter().any(|words| said.contains(words))
}

/// Whether an answer names somebody else in this field, wherever it stands.
pub(super) fn names_another(answer: &Value, field: &str, own: &str) -> bool {
    match answer {
        Value::Object(fields) => {
            let told = text(answer, field);
            told.is_some_and(|told| !told.eq_ignore_ascii_case(own))
                || fields.values().any(|inner| names_another(inner, field, own))
        }
        Value::Array(listed) => listed.iter().any(|inner| names_another(inner, field, own)),
        _ => false,
    }
}

/// The core's own number for a person.
pub(super) fn own_number(output: &Value) -> Option<String> {
    text(output.get("baseinfo")?, OWN_NUMBER)
}

/// What is told twice in the same words is one.
fn each_once<T: PartialEq>(told: impl Iterator<Item = T>) -> Vec<T> {
    told.fold(Vec::new(), |mut known, one| {
        if !known.contains(&one) {
            known.push(one);
        }
        known
    })
}

/// A list, which may be left out.
fn list<'a>(output: &'a Value, field: &str) -> Result<&'a [Value], money::Unreadable> {
    match output.get(field) {
        None | Some(Value::Null) => Ok(&[]),
        Some(Value::Array(listed)) => Ok(listed),
        Some(_) => Err(money::Unreadable),
    }
}

/// A name as it can be shown: in one line, without what nobody sees, and not without an end.
fn named(object: &Value, field: &str) -> Option<String> {
    let name = text(object, field)?;
    let is_seen = |letter: &char| !letter.is_control() && !is_invisible(*letter);
    let plain: String = name.chars().filter(is_seen).take(NAME_MAX).collect();
    Some(plain).filter(|name| !name.is_empty())
}

/// A field as a text, whether it came as a text or as a number. Empty counts as absent.
fn text(object: &Value, field: &str) -> Option<String> {
    match object.get(field)? {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}
