//! What "recharge" means in a region, and by which ways money comes (S1).

use serde::{Deserialize, Serialize};
use time::{Date, Duration};

use crate::{
    money::Fen,
    payment::RechargeKind,
    region::{Bilingual, PaymentMethod},
    year_month::YearMonth,
};

/// A region's rule for money into a personal account, or for contributions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RechargeRule {
    /// Which of the two it is.
    pub kind: RechargeKind,
    /// The least and the most of a top-up; a contribution's amount is assessed.
    pub least: Fen,
    /// See `least`.
    pub most: Fen,
    /// The ways this app takes part in.
    pub methods: Vec<PaymentMethod>,
    /// All ways of this region, as they are told before anything else.
    pub ways: Vec<Way>,
    /// When employers' credits come.
    pub month_end: MonthEndRule,
    /// Where the certificate of payment is made, which is the bureau's own.
    pub certificate: Way,
}

impl RechargeRule {
    /// Whether it can be.
    #[must_use]
    pub fn is_possible(&self) -> bool {
        let limits = Fen(0) < self.least && self.least <= self.most;
        let credit = (1..=28).contains(&self.month_end.day) && self.month_end.grace_days > 0;
        limits && credit && !self.methods.is_empty() && !self.ways.is_empty()
    }

    /// Whether an amount can be paid in one go.
    #[must_use]
    pub fn takes(&self, amount: Fen) -> bool {
        (self.least..=self.most).contains(&amount)
    }
}

/// A way to bring money.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Way {
    /// Which.
    pub kind: WayKind,
    /// Where.
    pub place: Bilingual,
    /// What to bring; nothing to an online way.
    pub documents: Vec<Bilingual>,
    /// When.
    pub hours: Bilingual,
}

/// The kinds of ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum WayKind {
    /// Here.
    Online,
    /// At a counter.
    Counter,
    /// At a bank.
    Bank,
}

/// When employers' payments are credited by the bank (S4).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MonthEndRule {
    /// The day of the month by which they come, 1 to 28.
    pub day: u8,
    /// Days after which one that did not come is missing.
    pub grace_days: u8,
}

/// The employer's credit that comes next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NextCredit {
    /// The day by which it comes.
    pub expected: Date,
    /// The first month whose credit should have come and did not.
    pub missing: Option<YearMonth>,
}

impl MonthEndRule {
    /// What comes after the credit of the month `last`, by the day of the month `day` where the core says another than the rule.
    ///
    /// Nothing is due of a month in which the insurance rested or was over: `over` is its first day without.
    #[must_use]
    pub fn next_credit(
        self,
        last: YearMonth,
        day: Option<u8>,
        over: Option<Date>,
        today: Date,
    ) -> Option<NextCredit> {
        let day = day.unwrap_or(self.day);
        let (this, due) = (YearMonth::of(today)?, last.next()?);
        if over.is_some_and(|over| over <= due.day(31)) {
            return None;
        }
        let overdue = due.day(day).saturating_add(Duration::days(i64::from(self.grace_days))) < today;
        let expected = if overdue && due < this { this.day(day) } else { due.day(day) };
        Some(NextCredit { expected, missing: overdue.then_some(due) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moment::iso_date;

    fn day(text: &str) -> Date {
        iso_date::parse(text).unwrap()
    }

    fn next(last: &str, over: Option<&str>, today: &str) -> Option<NextCredit> {
        let rule = MonthEndRule { day: 28, grace_days: 3 };
        let last = YearMonth::try_from(last.to_owned()).unwrap();
        rule.next_credit(last, None, over.map(day), day(today))
    }

    fn expected(on: &str, missing: Option<&str>) -> NextCredit {
        let missing = missing.map(|month| YearMonth::try_from(month.to_owned()).unwrap());
        NextCredit { expected: day(on), missing }
    }

    #[test]
    fn a_credit_is_missing_once_its_days_of_grace_are_over() {
        assert_eq!(next("202610", None, "2026-11-23"), Some(expected("2026-11-28", None)));
        assert_eq!(next("202610", None, "2026-12-01"), Some(expected("2026-11-28", None)));
        assert_eq!(next("202610", None, "2026-12-02"), Some(expected("2026-12-28", Some("202611"))));
        assert_eq!(next("202609", None, "2026-11-23"), Some(expected("2026-11-28", Some("202610"))));
        let rule = MonthEndRule { day: 28, grace_days: 3 };
        let told = rule.next_credit(YearMonth::new(2026, 10).unwrap(), Some(25), None, day("2026-11-23"));
        assert_eq!(told, Some(expected("2026-11-25", None)));
    }

    #[test]
    fn no_credit_is_missing_of_a_month_in_which_the_insurance_rested() {
        for over in ["2026-01-01", "2026-05-01", "2026-05-31"] {
            assert_eq!(next("202604", Some(over), "2026-11-23"), None, "{over}");
        }
        assert_eq!(
            next("202604", Some("2026-06-01"), "2026-11-23"),
            Some(expected("2026-11-28", Some("202605"))),
            "insured till the end of May"
        );
    }
}
