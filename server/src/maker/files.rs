//! The form of a card maker's answers, once their seal is broken: see [`crate::sealed_file`].
//!
//! **Invariant:** a file that is shorter or longer than it says is not taken at all.

use domain::{
    card_maker::{ANSWER_MAX, ANSWERS, AnswerHeader, AnswerLine, CardStep},
    region::RegionCode,
};

use crate::sealed_file::FileFault;

/// Reads what was sealed of an answer for `region`.
///
/// # Errors
///
/// [`FileFault`].
pub fn answer(sealed: &str, region: &RegionCode) -> Result<(AnswerHeader, Vec<CardStep>), FileFault> {
    let mut lines = sealed.lines();
    let first = lines.next().ok_or(FileFault::Damaged)?;
    let Ok(AnswerLine::Answer(header)) = serde_json::from_str(first) else {
        return Err(FileFault::Unreadable);
    };
    if header.format != ANSWERS || header.region != *region || header.count > ANSWER_MAX {
        return Err(FileFault::Unreadable);
    }
    let steps = lines.map(|line| match serde_json::from_str(line) {
        Ok(AnswerLine::Card(step)) => Ok(step),
        Ok(AnswerLine::Answer(_)) | Err(_) => Err(FileFault::Unreadable),
    });
    let steps = steps.collect::<Result<Vec<_>, _>>()?;
    let whole = u32::try_from(steps.len()).is_ok_and(|count| count == header.count);
    if whole { Ok((header, steps)) } else { Err(FileFault::Damaged) }
}

#[cfg(test)]
mod tests {
    use domain::card_maker::AnswerEvent;

    use super::*;

    fn region() -> RegionCode {
        RegionCode::try_from("339900".to_owned()).unwrap()
    }

    const HEADER: &str =
        r#"{"answer":{"format":"medcard-answers/1","region":"339900","number":7,"count":1}}"#;
    const CARD: &str = r#"{"card":{"reference":"482739156","event":"made"}}"#;

    #[test]
    fn an_answer_is_read_line_by_line() {
        let (header, steps) = answer(&format!("{HEADER}\n{CARD}\n"), &region()).unwrap();
        assert_eq!((header.number, header.count), (7, 1));
        assert_eq!(steps, [CardStep { reference: "482739156".into(), event: AnswerEvent::Made }]);
    }

    #[test]
    fn a_file_that_is_not_whole_or_not_ours_is_not_taken() {
        let check = |file: &str, fault| assert_eq!(answer(file, &region()).unwrap_err(), fault, "{file}");
        check("", FileFault::Damaged);
        check(HEADER, FileFault::Damaged);
        check(&format!("{HEADER}\n{CARD}\n{CARD}\n"), FileFault::Damaged);
        check(CARD, FileFault::Unreadable);
        check(&format!("{HEADER}\n{HEADER}\n"), FileFault::Unreadable);
        check(&format!("{HEADER}\n{CARD}\n").replace("made", "lost"), FileFault::Unreadable);
        check(&format!("{HEADER}\n{CARD}\n").replace("339900", "539900"), FileFault::Unreadable);
        check(&format!("{HEADER}\n{CARD}\n").replace("answers/1", "answers/2"), FileFault::Unreadable);
    }
}
