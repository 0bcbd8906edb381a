//! What can be filed in a region, and whether something that is sought can be.

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use super::{Province, division::found, period::last_day};
use crate::{
    benefit::Away,
    moment::{iso_date, optional_iso_date},
    region::{Bilingual, RegionCode},
};

/// The longest that a kind can count, in months.
const MONTHS_MAX: u8 = 60;
/// The most days that a filing can be made back or ahead.
const DAYS_MAX: u16 = 366;
/// Kinds to choose from on one screen.
const KINDS_MAX: usize = 6;

/// What can be filed in a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingRule {
    /// Which edition it is; recorded with every filing.
    pub version: String,
    /// At most so many days ahead it may begin.
    pub ahead_days: u16,
    /// The kinds, in the order they are offered.
    pub kinds: Vec<FilingKind>,
}

/// A kind of filing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FilingKind {
    /// Names it inside the region. Never reused.
    pub id: KindId,
    /// Its name.
    pub name: Bilingual,
    /// Whom it is for.
    pub who: Bilingual,
    /// The papers that show it.
    pub papers: Vec<Bilingual>,
    /// How it is shown.
    pub proof: Proof,
    /// How long it counts.
    pub lasts: Lasts,
    /// At most so many days before the filing it may begin.
    pub back_days: u16,
    /// How the fund's ratios stand with it.
    pub counts_as: CountsAs,
}

/// Names a kind of filing inside its region, for example `retired`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct KindId(pub String);

/// How it is shown that a kind applies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Proof {
    /// By a promise (承诺制): the papers are shown only when they are asked for.
    Promise,
    /// By the papers, brought to the agency.
    Papers {
        /// Within so many days.
        days: u16,
    },
}

/// How long a filing counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Lasts {
    /// Until the person withdraws it.
    UntilWithdrawn,
    /// At most so many months; the person says until when.
    Months(u8),
}

/// How the fund's ratios stand with a filing, by the region's rule for care in another province.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum CountsAs {
    /// As for care that was filed.
    Filed,
    /// As for care that was not: it is settled directly, and the ratios fall.
    Unfiled,
}

/// What somebody would file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Sought {
    /// Which kind.
    pub kind: KindId,
    /// Where: a province, or a city.
    pub place: RegionCode,
    /// The first day.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub from: Date,
    /// The last day, where the kind has one.
    #[serde(default, with = "optional_iso_date", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schemars(with = "Option<String>"))]
    pub until: Option<Date>,
    /// Whether it was promised that all is so, and that the papers can be shown.
    pub promised: bool,
}

/// Why something cannot be filed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilingFault {
    /// The region has no such kind.
    Kind,
    /// No such place is known.
    Place,
    /// One is insured there: nothing is to be filed for it.
    OwnPlace,
    /// It would begin before this day, the first one possible.
    TooEarly(Date),
    /// It would begin after this day, the last one possible.
    TooLate(Date),
    /// Nothing was said about its last day.
    NoEnd,
    /// It would end before it begins.
    EndsBefore,
    /// It would end after this day, the last one possible.
    TooLong(Date),
    /// The kind counts until it is withdrawn: it has no last day.
    HasNoEnd,
    /// Nothing was promised.
    NotPromised,
}

impl FilingRule {
    /// The kind with this name.
    #[must_use]
    pub fn kind(&self, id: &KindId) -> Option<&FilingKind> {
        self.kinds.iter().find(|kind| kind.id == *id)
    }

    /// Whether this can be filed today by somebody who is insured `here`.
    ///
    /// # Errors
    ///
    /// The first [`FilingFault`], in the order in which it is asked.
    pub fn check(
        &self,
        sought: &Sought,
        here: &RegionCode,
        provinces: &[Province],
        today: Date,
    ) -> Result<&FilingKind, FilingFault> {
        let kind = self.kind(&sought.kind).ok_or(FilingFault::Kind)?;
        Self::check_place(&sought.place, here, provinces)?;
        self.check_from(kind, sought.from, today)?;
        kind.check_until(sought.from, sought.until)?;
        if sought.promised { Ok(kind) } else { Err(FilingFault::NotPromised) }
    }

    /// Whether care in a place can be filed for by somebody who is insured `here`.
    ///
    /// # Errors
    ///
    /// [`FilingFault::Place`], [`FilingFault::OwnPlace`].
    pub fn check_place(
        place: &RegionCode,
        here: &RegionCode,
        provinces: &[Province],
    ) -> Result<(), FilingFault> {
        match found(provinces, place) {
            None => Err(FilingFault::Place),
            Some(_) if Away::of(place, here) == Away::Home => Err(FilingFault::OwnPlace),
            Some(_) => Ok(()),
        }
    }

    /// Whether a kind can begin on this day.
    ///
    /// # Errors
    ///
    /// [`FilingFault::TooEarly`], [`FilingFault::TooLate`].
    pub fn check_from(&self, kind: &FilingKind, from: Date, today: Date) -> Result<(), FilingFault> {
        let earliest = today.saturating_sub(Duration::days(kind.back_days.into()));
        let latest = today.saturating_add(Duration::days(self.ahead_days.into()));
        match from {
            from if from < earliest => Err(FilingFault::TooEarly(earliest)),
            from if from > latest => Err(FilingFault::TooLate(latest)),
            _ => Ok(()),
        }
    }

    /// What is wrong with it.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        if !(1..=KINDS_MAX).contains(&self.kinds.len()) || !(1..=DAYS_MAX).contains(&self.ahead_days) {
            faults.push(format!("one to {KINDS_MAX} kinds, and one to {DAYS_MAX} days ahead"));
        }
        let mut ids: Vec<_> = self.kinds.iter().map(|kind| &kind.id).collect();
        ids.sort();
        ids.dedup();
        if ids.len() != self.kinds.len() {
            faults.push("a kind is listed twice".to_owned());
        }
        let wrong = self.kinds.iter().filter(|kind| !kind.is_possible());
        faults.extend(wrong.map(|kind| format!("{} cannot be so", kind.id.0)));
        faults
    }
}

impl FilingKind {
    /// Whether it can end on this day when it begins on that.
    ///
    /// # Errors
    ///
    /// [`FilingFault::NoEnd`], [`FilingFault::EndsBefore`], [`FilingFault::TooLong`], [`FilingFault::HasNoEnd`].
    pub fn check_until(&self, from: Date, until: Option<Date>) -> Result<(), FilingFault> {
        match (last_day(self.lasts, from), until) {
            (None, Some(_)) => Err(FilingFault::HasNoEnd),
            (Some(_), None) => Err(FilingFault::NoEnd),
            (Some(_), Some(until)) if until < from => Err(FilingFault::EndsBefore),
            (Some(last), Some(until)) if until > last => Err(FilingFault::TooLong(last)),
            (None, None) | (Some(_), Some(_)) => Ok(()),
        }
    }

    fn is_possible(&self) -> bool {
        let id = !self.id.0.is_empty()
            && self.id.0.len() <= 40
            && self.id.0.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-');
        let lasts = match self.lasts {
            Lasts::UntilWithdrawn => true,
            Lasts::Months(months) => (1..=MONTHS_MAX).contains(&months),
        };
        let proof = match self.proof {
            Proof::Promise => true,
            Proof::Papers { days } => (1..=DAYS_MAX).contains(&days),
        };
        id && lasts && proof && self.back_days <= DAYS_MAX && !self.papers.is_empty()
    }
}
