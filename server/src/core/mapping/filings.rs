//! How the core's answers about filings are read.

use domain::{
    filing::{FilingStatus, RefuseReason},
    region::RegionCode,
};
use serde_json::Value;
use time::Date;

pub(in crate::core) use super::money::Unreadable;
use super::{day, text};
use crate::core::{CoreFiling, FilingNotice, FilingWord};

/// The bureau's own calls.
pub(in crate::core) const FILINGS: &str = "filings";
pub(in crate::core) const FILE: &str = "filing";
pub(in crate::core) const END: &str = "filing_end";
/// Whether a promise stands for the papers.
const PROMISED: &str = "1";
const NOT_PROMISED: &str = "0";

/// How it is written whether a promise stands for the papers.
pub(in crate::core) const fn flag(promised: bool) -> &'static str {
    if promised { PROMISED } else { NOT_PROMISED }
}

/// The filings, each once.
pub(in crate::core) fn filings(output: &Value) -> Result<Vec<CoreFiling>, Unreadable> {
    let mut filings: Vec<CoreFiling> = Vec::new();
    for listed in output.get("filings").and_then(Value::as_array).ok_or(Unreadable)? {
        let filing = filing(listed)?;
        if !filings.contains(&filing) {
            filings.push(filing);
        }
    }
    Ok(filings)
}

/// How a filing stands; refused when the answer is about another one.
pub(in crate::core) fn answered(output: &Value, key: &str) -> Result<FilingWord, Unreadable> {
    if text(output, "filing_no").as_deref() == Some(key) { word(output) } else { Err(Unreadable) }
}

fn filing(listed: &Value) -> Result<CoreFiling, Unreadable> {
    let notice = FilingNotice {
        key: text(listed, "filing_no").ok_or(Unreadable)?,
        kind: text(listed, "filing_type").ok_or(Unreadable)?,
        promised: text(listed, "prms_flag").as_deref() == Some(PROMISED),
        place: text(listed, "trt_admdvs")
            .and_then(|code| RegionCode::try_from(code).ok())
            .ok_or(Unreadable)?,
        from: date(listed, "begndate")?.ok_or(Unreadable)?,
        until: date(listed, "enddate")?,
    };
    Ok(CoreFiling { filing: notice, word: word(listed)? })
}

/// A day, if one is told; what is no day is not taken for none.
fn date(listed: &Value, field: &str) -> Result<Option<Date>, Unreadable> {
    text(listed, field).map(|written| day(&written).ok_or(Unreadable)).transpose()
}

fn word(listed: &Value) -> Result<FilingWord, Unreadable> {
    let status = match text(listed, "filing_stas").as_deref() {
        Some("1") => FilingStatus::UnderReview,
        Some("2") => FilingStatus::Granted,
        Some("3") => FilingStatus::Refused,
        Some("4") => FilingStatus::Withdrawn,
        Some("5") => FilingStatus::Ended,
        _ => return Err(Unreadable),
    };
    let refusal = (status == FilingStatus::Refused).then(|| match text(listed, "rfs_rea").as_deref() {
        Some("1") => RefuseReason::NotInsured,
        Some("2") => RefuseReason::Papers,
        Some("3") => RefuseReason::Overlaps,
        _ => RefuseReason::Other,
    });
    Ok(FilingWord { status, refusal })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn listed() -> Value {
        json!({
            "filing_no": "f-1", "filing_type": "retired", "prms_flag": "1", "trt_admdvs": 310_000,
            "begndate": "20261125", "enddate": "", "filing_stas": "2",
        })
    }

    #[test]
    fn both_forms_of_days_and_numbers_are_read() {
        let read = filings(&json!({ "filings": [listed(), listed()] })).unwrap();
        let [only] = read.as_slice() else { panic!("{read:?}") };
        assert_eq!((only.filing.place.as_str(), only.filing.until), ("310000", None));
        assert_eq!(only.word, FilingWord { status: FilingStatus::Granted, refusal: None });
    }

    #[test]
    fn what_is_no_day_or_no_state_is_not_read() {
        for (field, wrong) in
            [("begndate", "2026-02-30"), ("enddate", "soon"), ("filing_stas", "9"), ("trt_admdvs", "31")]
        {
            let mut listed = listed();
            listed[field] = wrong.into();
            assert!(filings(&json!({ "filings": [listed] })).is_err(), "{field}");
        }
        assert!(filings(&json!({})).is_err());
    }

    #[test]
    fn an_answer_about_another_filing_is_none() {
        assert!(answered(&listed(), "f-1").is_ok());
        assert!(answered(&listed(), "f-2").is_err());
        let mut refused = listed();
        refused["filing_stas"] = "3".into();
        refused["rfs_rea"] = "7".into();
        assert_eq!(answered(&refused, "f-1").unwrap().refusal, Some(RefuseReason::Other));
    }
}
