//! What the core does about filings for care elsewhere: keeps each once by its number, and decides.

use domain::{
    moment::iso_date,
    outside::{FilingAsked, FilingEndInput, FilingInfo, FilingInput, FilingsOutput},
    region::RegionCode,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use time::Duration;

use super::{Refusal, value};
use crate::{
    Sandbox,
    people::{Person, filed_before},
    store::{Filing, FilingTaken},
};

/// The call that files.
pub(super) const FILE: &str = "filing";
const PROMISED: &str = "1";
const UNDER_REVIEW: &str = "1";
const GRANTED: &str = "2";
const REFUSED: &str = "3";
const WITHDRAWN: &str = "4";
const ENDED: &str = "5";
/// Why a filing is refused: the papers were not brought.
const NO_PAPERS: &str = "2";
/// Another filing stands for the place on one of the days.
const ANOTHER: &str = "3";
/// The bureau's desk takes so many seconds with papers.
const DESK_SECONDS: i64 = 60;
const NUMBER_MAX: usize = 64;

/// What the bureau's desk says of what it looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FilingDesk {
    /// A promise is enough at once; papers take a minute.
    #[default]
    Usual,
    /// Nothing: everything waits.
    Wait,
    /// It refuses.
    Refuse,
}

pub(super) fn filings(person: &Person, world: &Sandbox) -> Result<Value, Refusal> {
    open(person, world)?;
    let today = iso_date::text(world.clock.now().day());
    let mut filings = Vec::new();
    for filing in world.store.filings(person.id_number.reveal())? {
        let mut info = told(decided(world, filing)?)?;
        let over = info.asked.enddate.as_ref().is_some_and(|end| *end < today);
        if info.filing_stas == GRANTED && over {
            ENDED.clone_into(&mut info.filing_stas);
        }
        filings.push(info);
    }
    value(FilingsOutput { filings })
}

pub(super) fn file(person: &Person, world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let FilingInput { filing: asked, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    if !is_possible(&asked) {
        return Err(Refusal::Malformed);
    }
    if !person.is_in_force() {
        return Err(Refusal::NotInForce);
    }
    open(person, world)?;
    let (state, reason) =
        if is_taken(person, world, &asked)? { (REFUSED, Some(ANOTHER)) } else { (UNDER_REVIEW, None) };
    let filing = Filing {
        number: asked.filing_no.clone(),
        holder: person.id_number.reveal().to_owned(),
        body: serde_json::to_string(&asked).map_err(|_| Refusal::Malformed)?,
        state: state.to_owned(),
        reason: reason.map(str::to_owned),
        at: world.clock.now(),
    };
    match world.store.take_filing(&filing)? {
        FilingTaken::Standing(standing) => value(told(decided(world, standing)?)?),
        // It was taken back before it came.
        FilingTaken::Withdrawn => {
            value(told(Filing { state: WITHDRAWN.to_owned(), reason: None, ..filing })?)
        }
        FilingTaken::Conflict => Err(Refusal::OtherContent),
    }
}

pub(super) fn end(person: &Person, world: &Sandbox, input: Value) -> Result<Value, Refusal> {
    let FilingEndInput { filing, .. } = serde_json::from_value(input).map_err(|_| Refusal::Malformed)?;
    let holder = person.id_number.reveal();
    world.store.end_filing(&filing.filing_no, holder, WITHDRAWN, world.clock.now())?;
    value(filing)
}

/// Whether another open filing of theirs stands for the same place on one of the days.
fn is_taken(person: &Person, world: &Sandbox, asked: &FilingAsked) -> Result<bool, Refusal> {
    for filing in world.store.filings(person.id_number.reveal())? {
        let FilingInfo { asked: other, filing_stas, .. } = told(decided(world, filing)?)?;
        let is_open = [UNDER_REVIEW, GRANTED].contains(&filing_stas.as_str());
        let is_another = other.filing_no != asked.filing_no && other.trt_admdvs == asked.trt_admdvs;
        if is_open && is_another && !is_over(&other, asked) && !is_over(asked, &other) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether one is over before the other begins.
fn is_over(one: &FilingAsked, other: &FilingAsked) -> bool {
    one.enddate.as_ref().is_some_and(|end| *end < other.begndate)
}

/// Decides about a filing that waits, if its time has come.
fn decided(world: &Sandbox, mut filing: Filing) -> Result<Filing, Refusal> {
    if filing.state != UNDER_REVIEW {
        return Ok(filing);
    }
    let asked: FilingAsked = serde_json::from_str(&filing.body).map_err(|_| Refusal::Malformed)?;
    let looked_at = filing.at.plus_seconds(DESK_SECONDS) <= world.clock.now();
    match world.knobs.get().filing_desk {
        FilingDesk::Usual if asked.prms_flag == PROMISED || looked_at => {
            GRANTED.clone_into(&mut filing.state);
        }
        FilingDesk::Usual | FilingDesk::Wait => return Ok(filing),
        FilingDesk::Refuse => {
            REFUSED.clone_into(&mut filing.state);
            filing.reason = Some(NO_PAPERS.to_owned());
        }
    }
    world.store.decide_filing(&filing)?;
    Ok(filing)
}

fn told(filing: Filing) -> Result<FilingInfo, Refusal> {
    let asked = serde_json::from_str(&filing.body).map_err(|_| Refusal::Malformed)?;
    Ok(FilingInfo { asked, filing_stas: filing.state, rfs_rea: filing.reason })
}

fn is_possible(asked: &FilingAsked) -> bool {
    let number = (1..=NUMBER_MAX).contains(&asked.filing_no.len())
        && asked.filing_no.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
    let days = iso_date::parse(&asked.begndate)
        .is_some_and(|from| asked.enddate.as_deref().is_none_or(|end| iso_date::parse(end) >= Some(from)));
    number && days && RegionCode::try_from(asked.trt_admdvs.clone()).is_ok()
}

/// Begins somebody's filings with those made before, once.
fn open(person: &Person, world: &Sandbox) -> Result<(), Refusal> {
    let holder = person.id_number.reveal();
    let now = world.clock.now();
    for (index, before) in filed_before(&person.name).iter().enumerate() {
        let day = |days: i64| iso_date::text(now.day().saturating_add(Duration::days(days)));
        let asked = FilingAsked {
            filing_no: format!("B{}{index}", &holder[6..14]),
            filing_type: before.kind.to_owned(),
            prms_flag: PROMISED.to_owned(),
            trt_admdvs: before.place.to_owned(),
            begndate: day(before.from),
            enddate: before.until.map(day),
        };
        let body = serde_json::to_string(&asked).map_err(|_| Refusal::Malformed)?;
        let number = asked.filing_no;
        let state = GRANTED.to_owned();
        let filing = Filing { number, holder: holder.to_owned(), body, state, reason: None, at: now };
        world.store.open_filing(&filing)?;
    }
    Ok(())
}
