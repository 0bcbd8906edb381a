//! Reads a month-end file: first whether it is whole, then each line by itself, then whether they add up.

use std::collections::HashSet;

use super::{
    AMOUNT_MAX, CREDIT, CREDITS_MAX, ERRORS_MAX, FORMAT, HEADER, MonthEndCredit, MonthEndError,
    MonthEndFault as Fault, MonthEndFile, SIZE_MAX, TRAILER,
};
use crate::{id_number::IdNumber, money::Fen};

/// What the header promises beside what it names.
struct Promise {
    count: u64,
    total: u64,
}

type Faults = Vec<MonthEndError>;

pub(super) fn file(file: &[u8], sha256: impl FnOnce(&[u8]) -> String) -> Result<MonthEndFile, Faults> {
    let lines = whole(file, sha256).map_err(|error| vec![error])?;
    let mut lines = (1..).zip(lines.split_terminator('\n'));
    let first = lines.next().map_or("", |(_, line)| line);
    let (mut read, promise) = header(first).map_err(|fault| vec![at(1, fault)])?;
    let (mut faults, mut people) = (Faults::new(), HashSet::new());
    for (number, line) in lines {
        let index = number - 1;
        match credit(line, index) {
            Ok(credit) if people.insert(credit.id_number.clone()) => read.credits.push(credit),
            Ok(_) => faults.push(at(number, Fault::Twice)),
            Err(fault) => faults.push(at(number, fault)),
        }
        if faults.len() == ERRORS_MAX {
            break;
        }
    }
    // A sum over lines that could not be read says nothing.
    if faults.is_empty() {
        faults.extend(adds_up(&read, &promise).map(|fault| at(1, fault)));
    }
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

const fn at(line: u32, fault: Fault) -> MonthEndError {
    MonthEndError { line, fault }
}

/// The lines before the trailer, if the file is whole.
fn whole(file: &[u8], sha256: impl FnOnce(&[u8]) -> String) -> Result<&str, MonthEndError> {
    let breaks = file.split(|byte| *byte == b'\n').count().saturating_sub(1);
    let last = u32::try_from(breaks).unwrap_or(u32::MAX).max(1);
    // Header and trailer are lines too.
    if file.len() > SIZE_MAX || breaks > CREDITS_MAX + 2 {
        return Err(at(1, Fault::TooLarge));
    }
    let text = file.strip_suffix(b"\n").and_then(|text| str::from_utf8(text).ok());
    let text = text.ok_or(at(last, Fault::NoTrailer))?;
    let begin = text.rfind('\n').map_or(0, |end| end + 1);
    let (lines, trailer) = text.split_at(begin);
    let said = trailer.strip_prefix(TRAILER).and_then(|rest| rest.strip_prefix('|'));
    match said {
        None => Err(at(last, Fault::NoTrailer)),
        Some(said) if said == sha256(lines.as_bytes()) => Ok(lines),
        Some(_) => Err(at(last, Fault::Checksum)),
    }
}

fn header(line: &str) -> Result<(MonthEndFile, Promise), Fault> {
    let fields: Vec<_> = line.split('|').collect();
    match fields[..] {
        [HEADER, FORMAT, bank, region, month, batch, count, total] => {
            let file = MonthEndFile {
                bank: bank.to_owned().try_into().map_err(|_| Fault::Bank)?,
                region: region.to_owned().try_into().map_err(|_| Fault::Region)?,
                month: month.to_owned().try_into().map_err(|_| Fault::Month)?,
                batch: whole_number(batch).and_then(|batch| batch.try_into().ok()).ok_or(Fault::Batch)?,
                credits: Vec::new(),
            };
            let count = whole_number(count).ok_or(Fault::Count)?;
            Ok((file, Promise { count, total: whole_number(total).ok_or(Fault::Total)? }))
        }
        [HEADER, format, ..] if format != FORMAT => Err(Fault::Format),
        _ => Err(Fault::Header),
    }
}

/// The credit of the line with this number.
fn credit(line: &str, index: u32) -> Result<MonthEndCredit, Fault> {
    let fields: Vec<_> = line.split('|').collect();
    let [CREDIT, number, person, amount, employer] = fields[..] else { return Err(Fault::Credit) };
    if whole_number(number) != Some(index.into()) {
        return Err(Fault::LineNumber);
    }
    // A number typed in another way would be the same person, but not the same file.
    let id_number = IdNumber::try_from(person.to_owned()).map_err(|_| Fault::IdNumber)?;
    if id_number.reveal() != person {
        return Err(Fault::IdNumber);
    }
    let amount = whole_number(amount).and_then(|fen| fen.try_into().ok()).map(Fen);
    let amount = amount.filter(|amount| *amount <= AMOUNT_MAX).ok_or(Fault::Amount)?;
    let employer = employer.to_owned().try_into().map_err(|_| Fault::Employer)?;
    Ok(MonthEndCredit { id_number, amount, employer })
}

fn adds_up(file: &MonthEndFile, promise: &Promise) -> Option<Fault> {
    let total = file.total().and_then(|total| u64::try_from(total.0).ok());
    if u64::try_from(file.credits.len()) != Ok(promise.count) {
        return Some(Fault::Count);
    }
    (total != Some(promise.total)).then_some(Fault::Total)
}

/// A number from 1 in the one way it is written: digits, none of them a zero in front.
fn whole_number(text: &str) -> Option<u64> {
    let plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}
