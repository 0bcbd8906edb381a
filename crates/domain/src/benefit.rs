//! What the fund pays of a bill: the deductible, ratios in brackets, the year's cap, and the layer above it.
//!
//! From `domain.md`, Reimbursement: the fund pays min(remaining cap, max(0, in scope − deductible still open this year) × ratio), with
//! ratios in brackets by amount and hospital level; above the cap another layer pays by its own rule. Figures are a region's.
//!
//! **Invariant:** [`work_out`] is the one place where this is computed: an estimate, the explanation of a settlement and the look
//! ahead ask it, so that they cannot differ.

mod away;
mod editions;
mod estimate;
mod outlook;
mod rate;
mod working;

use serde::{Deserialize, Serialize};
use time::Date;

pub use away::Away;
pub use editions::{Editions, EditionsError, Figure, PlanFigure, RuleChange, Value};
pub use estimate::{Amounts, Estimate, MOST, Place, estimate};
pub use outlook::{Ahead, Habit, Reached, Stretch, look_ahead};
pub use rate::{Rate, RateError};
pub use working::{Layer, Share, SoFar, Working, work_out};

use crate::{
    moment::iso_date,
    money::Fen,
    region::{Bilingual, RegionCode},
};

/// What kind of care a bill is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Care {
    /// A visit to a hospital's outpatient department.
    Outpatient,
    /// A stay.
    Inpatient,
    /// Outpatient care of a disease on the region's list of special diseases.
    SpecialDisease,
    /// A purchase at a designated pharmacy.
    Pharmacy,
}

impl Care {
    /// All of them, in the order in which people look for them.
    pub const ALL: [Self; 4] = [Self::Outpatient, Self::Inpatient, Self::SpecialDisease, Self::Pharmacy];
}

/// By which insurance somebody is insured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Insurance {
    /// That of employees (310).
    Employees,
    /// That of residents (390).
    Residents,
}

/// The level of a hospital: the higher, the higher the deductible and the lower the ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// A community's or township's.
    One,
    /// A county's.
    Two,
    /// A city's or province's.
    Three,
}

/// An edition of a region's rule of what the fund pays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BenefitRule {
    /// Which edition it is, named wherever something is worked out by it.
    pub version: String,
    /// The first day on which it is in force.
    #[serde(with = "iso_date")]
    #[cfg_attr(feature = "openapi", schemars(with = "String"))]
    pub since: Date,
    /// What people first pay themselves of drugs of class B here.
    pub class_b: Rate,
    /// What changes for care in another province.
    pub elsewhere: ElsewhereRule,
    /// One for each insurance and kind of care that the fund pays for.
    pub plans: Vec<Plan>,
}

/// What changes for care in another province: its catalogue counts there; deductible, ratios and cap stay those of the insured place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ElsewhereRule {
    /// How much every ratio falls where the stay was filed before.
    pub filed: Rate,
    /// How much it falls where it was not.
    pub unfiled: Rate,
    /// What is known of other places' catalogues.
    pub catalogues: Vec<Catalogue>,
}

/// What is known of the catalogue of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The place.
    pub code: RegionCode,
    /// Its name.
    pub name: Bilingual,
    /// What people first pay themselves of drugs of class B there.
    pub class_b: Rate,
}

/// What the fund pays for one kind of care to the insured of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Who is insured.
    pub insurance: Insurance,
    /// The kind of care.
    pub care: Care,
    /// By the hospital's level, from one to three.
    pub levels: [LevelRule; 3],
    /// The most that the pooled fund pays in a year.
    pub cap: Fen,
    /// What pays above it.
    pub above: Option<AboveRule>,
}

impl Plan {
    /// What counts at a hospital of this level.
    #[must_use]
    pub const fn at(&self, level: Level) -> &LevelRule {
        let [one, two, three] = &self.levels;
        match level {
            Level::One => one,
            Level::Two => two,
            Level::Three => three,
        }
    }
}

/// What counts at a hospital of one level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LevelRule {
    /// What people pay themselves in a year before the fund pays anything.
    pub deductible: Fen,
    /// By what is in scope in a year beyond the deductible, ascending.
    pub brackets: Vec<Bracket>,
}

/// A stretch of amounts with one ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bracket {
    /// Where it ends; the last one never does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<Fen>,
    /// What the fund pays of it.
    pub ratio: Rate,
}

/// The layer above the cap (大病保险, 大额医疗费用补助).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AboveRule {
    /// What it pays of what is in scope above the cap.
    pub ratio: Rate,
    /// The most that it pays in a year.
    pub cap: Fen,
}

impl BenefitRule {
    /// What counts for this kind of care; `None` where the fund pays nothing for it.
    #[must_use]
    pub fn plan(&self, insurance: Insurance, care: Care) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.insurance == insurance && plan.care == care)
    }

    /// Whether it can be: each plan stands once, brackets ascend to one without an end, a higher level is never the better one, and no
    /// amount is below zero.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let once = |plan: &Plan| {
            let same = |other: &&Plan| other.insurance == plan.insurance && other.care == plan.care;
            self.plans.iter().filter(same).count() == 1
        };
        !self.version.is_empty() && self.plans.iter().all(|plan| once(plan) && plan.is_possible())
    }
}

impl Plan {
    fn is_possible(&self) -> bool {
        let above = self.above.is_none_or(|above| above.cap >= Fen::ZERO);
        let rising = self.levels.is_sorted_by(|one, other| one.deductible <= other.deductible);
        above && rising && self.cap >= Fen::ZERO && self.levels.iter().all(LevelRule::is_possible)
    }
}

impl LevelRule {
    fn is_possible(&self) -> bool {
        let Some((last, before)) = self.brackets.split_last() else { return false };
        let ends = || before.iter().map(|bracket| bracket.up_to);
        let ascending = ends().is_sorted_by(|one, other| one < other);
        let positive = ends().all(|end| end > Some(Fen::ZERO));
        self.deductible >= Fen::ZERO && last.up_to.is_none() && ascending && positive
    }
}

#[cfg(test)]
mod tests;
