//! Filings in words: every stage, status, reason and fault has a sentence of its own.
//!
//! **Invariant:** a case without a sentence does not compile.

use domain::{
    filing::{Area, FilingFault, FilingKind, FilingStatus, KindId, Lasts, RefuseReason, Stage, found},
    region::{Bilingual, RegionCode},
    wire::{FilingRuleView, FilingView},
};
use flow::filing::Fault;
use text::app::Key;
use time::Date;
use ui::Tone;

use crate::{
    clock,
    texts::{self, Texts},
};

/// The word on the chip.
pub(super) fn word(filing: &FilingView) -> Key {
    match (filing.stage(clock::today()), filing.status) {
        (_, FilingStatus::Submitted) => Key::FilingStatusSubmitted,
        (_, FilingStatus::UnderReview) => Key::FilingStatusReview,
        (_, FilingStatus::Refused) => Key::FilingStatusRefused,
        (_, FilingStatus::Withdrawn) => Key::FilingStatusWithdrawn,
        (Stage::InForce, _) => Key::FilingStatusInForce,
        (Stage::ToCome, _) => Key::FilingStatusToCome,
        (Stage::Waiting | Stage::Over, _) => Key::FilingStatusEnded,
    }
}

pub(super) fn tone(filing: &FilingView) -> Tone {
    match (filing.stage(clock::today()), filing.status) {
        (_, FilingStatus::Refused) => Tone::Warn,
        (Stage::InForce | Stage::ToCome, _) => Tone::Good,
        (Stage::Waiting | Stage::Over, _) => Tone::Info,
    }
}

/// Why the bureau refused it, and what can be done.
pub(super) const fn refusal(reason: RefuseReason) -> Key {
    match reason {
        RefuseReason::NotInsured => Key::FilingRefusedInsured,
        RefuseReason::Papers => Key::FilingRefusedPapers,
        RefuseReason::Overlaps => Key::FilingRefusedOverlaps,
        RefuseReason::Other => Key::FilingRefusedOther,
    }
}

pub(super) const fn area(area: Area) -> Key {
    match area {
        Area::North => Key::FilingAreaNorth,
        Area::Northeast => Key::FilingAreaNortheast,
        Area::East => Key::FilingAreaEast,
        Area::CentralSouth => Key::FilingAreaCentralSouth,
        Area::Southwest => Key::FilingAreaSouthwest,
        Area::Northwest => Key::FilingAreaNorthwest,
    }
}

/// What to do about an answer that cannot be.
pub(super) fn fault(texts: Texts, fault: Fault) -> String {
    let until = |key, day| texts.with(key, &[("day", &texts::day(texts, day))]);
    match fault {
        Fault::NoDay => texts.get(Key::FilingFaultNoDay),
        Fault::Open => texts.get(Key::FailureFilingOpen),
        Fault::Rule(fault) => match fault {
            FilingFault::Kind => texts.get(Key::FilingFaultKind),
            FilingFault::Place => texts.get(Key::FilingFaultUnknownPlace),
            FilingFault::OwnPlace => texts.get(Key::FilingFaultOwnPlace),
            FilingFault::TooEarly(day) => until(Key::FilingFaultTooEarly, day),
            FilingFault::TooLate(day) => until(Key::FilingFaultTooLate, day),
            FilingFault::NoEnd | FilingFault::HasNoEnd => texts.get(Key::FilingFaultNoDay),
            FilingFault::EndsBefore => texts.get(Key::FilingFaultEndsBefore),
            FilingFault::TooLong(day) => until(Key::FilingFaultTooLong, day),
            FilingFault::NotPromised => texts.get(Key::FilingFaultNotPromised),
        },
    }
}

/// A place by name: the city with its province, or the province alone. One that nobody knows shows its code.
pub(super) fn place(texts: Texts, rule: &FilingRuleView, code: &RegionCode) -> String {
    match found(&rule.provinces, code) {
        Some(place) => {
            let province = texts.pick(&place.province.name);
            let city = place.city.map(|city| texts.pick(&city.name));
            [Some(province), city].into_iter().flatten().collect::<Vec<_>>().join(" ")
        }
        None => code.as_str().to_owned(),
    }
}

/// The kind's name.
pub(super) fn kind(texts: Texts, rule: &FilingRuleView, id: Option<&KindId>) -> String {
    let known = id.and_then(|id| rule.rule.kind(id));
    known.map_or_else(|| texts.get(Key::FilingKindOther), |kind| texts.pick(&kind.name))
}

/// From when until when.
pub(super) fn period(texts: Texts, from: Date, until: Option<Date>) -> String {
    let first = texts::day(texts, from);
    match until {
        Some(until) => {
            texts.with(Key::FilingPeriod, &[("from", &first), ("until", &texts::day(texts, until))])
        }
        None => texts.with(Key::FilingPeriodOpen, &[("from", &first)]),
    }
}

/// How long a kind counts.
pub(super) fn lasts(texts: Texts, kind: &FilingKind) -> String {
    match kind.lasts {
        Lasts::UntilWithdrawn => texts.get(Key::FilingLastsOpen),
        Lasts::Months(months) => texts.with(Key::FilingLastsMonths, &[("months", &months.to_string())]),
    }
}

/// Whether the fund pays less with it in a place.
pub(super) fn ratio(texts: Texts, rule: &FilingRuleView, kind: &FilingKind, place: &RegionCode) -> String {
    let falls = rule.less(kind, place);
    if falls.ten_thousandths() == 0 {
        return texts.get(Key::FilingRatioStays);
    }
    texts.with(Key::FilingRatioFalls, &[("points", &falls.percent())])
}

/// Several papers in one line.
pub(super) fn papers(texts: Texts, papers: &[Bilingual]) -> String {
    let named: Vec<_> = papers.iter().map(|paper| texts.pick(paper)).collect();
    named.join(&texts.get(Key::BetweenItems))
}
