//! The bank: at the end of a month it tells whose account employers credit with how much.

use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::IntoResponse,
};
use domain::{
    month_end::{BankName, MonthEndCredit, MonthEndFile},
    region::RegionCode,
    year_month::YearMonth,
};
use sha2::{Digest as _, Sha256};

use crate::{
    World,
    people::{People, Person},
    refused::Refused,
};

/// What this bank calls itself.
const NAME: &str = "demo-bank";
const NO_FILE: Refused = Refused(StatusCode::NOT_FOUND, "the bank has no such file");

/// Gives the file of a region and a month, always the same.
pub(crate) async fn month_end(
    State(world): State<World>,
    Path((month, file)): Path<(String, String)>,
) -> Result<impl IntoResponse, Refused> {
    let region = file.strip_suffix(".txt").and_then(|region| RegionCode::try_from(region.to_owned()).ok());
    let (Ok(month), Some(region)) = (YearMonth::try_from(month), region) else { return Err(NO_FILE) };
    let file = file_of(&world.people, region, month).ok_or(NO_FILE)?;
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], file.write(checksum)))
}

/// Everybody whose employer's money comes in there, in the order of their numbers.
fn file_of(people: &People, region: RegionCode, month: YearMonth) -> Option<MonthEndFile> {
    let pays_in_here =
        |person: &&Person| person.insured().is_some_and(|insured| insured.region == region.as_str());
    let mut credits: Vec<_> =
        people.all().filter(pays_in_here).filter_map(Person::month_end_credit).collect();
    credits.sort_by(by_number);
    let bank = BankName::try_from(NAME.to_owned()).ok()?;
    Some(MonthEndFile { bank, region, month, batch: 1, credits }).filter(|file| !file.credits.is_empty())
}

fn by_number(one: &MonthEndCredit, other: &MonthEndCredit) -> std::cmp::Ordering {
    one.id_number.reveal().cmp(other.id_number.reveal())
}

fn checksum(bytes: &[u8]) -> String {
    format!("{:x}", Sha256::digest(bytes))
}
