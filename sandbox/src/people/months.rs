//! For which months contributions were due and paid: in step with the credits that stand in the account.
//!
//! An employee's own part, 2 % of the base, is what goes into the account; the employer pays 8 % into the pooled fund. Both are demo
//! figures.
//!
//! **Invariant:** a month of the account's time is paid exactly where its credit came, but for those whom [`Person::is_told_apart`].

use std::{collections::BTreeSet, iter::successors};

use domain::{money::Fen, year_month::YearMonth};
use time::{Date, Month};

use super::{Class, Person};

/// The base is so many times one's own part.
const BASE: i64 = 50;
/// The employer's part is so many times one's own.
const EMPLOYER: i64 = 4;
/// Of a hundred so many had a time without contributions before the account begins.
const WITH_GAP: u32 = 30;
/// Of a hundred so many are told of an unpaid month whose credit came.
const TOLD_APART: u32 = 4;
/// What was earned a year earlier was less by so many percent.
const RISE: i64 = 4;
/// Nobody began with less than this part, in percent, of what they earn now.
const LEAST: i64 = 40;
/// Nobody is employed earlier.
const EMPLOYED_AT: i32 = 17;

/// The employer's credits that stand in an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credits {
    /// The first month that the account tells of.
    pub(crate) first: YearMonth,
    /// The months.
    pub(crate) months: BTreeSet<YearMonth>,
}

/// A month that something was due for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct DueMonth {
    pub(crate) month: YearMonth,
    pub(crate) base: Fen,
    pub(crate) employer: Fen,
    pub(crate) own: Fen,
    pub(crate) paid: bool,
}

impl Person {
    /// A first of a month, some years ago and after their birth.
    pub(super) fn insured_since(&self) -> Date {
        let born = self.id_number.birth_date().map_or(2000, Date::year);
        let mut dice = self.dice(8);
        let earliest = born + if self.has_account() { EMPLOYED_AT } else { 1 };
        let year = (2004 + i32::try_from(dice.between(0, 18)).unwrap_or_default()).max(earliest);
        let month = u8::try_from(dice.between(1, 12)).ok().and_then(|month| Month::try_from(month).ok());
        Date::from_calendar_date(year, month.unwrap_or(Month::January), 1).unwrap_or(Date::MIN)
    }

    /// The months that something was due for before `today`'s, and `today`'s once it is credited; the oldest first. None of residents,
    /// whose contribution is one of a year.
    pub(crate) fn due_months(&self, today: Date, credits: &Credits) -> Vec<DueMonth> {
        let employed = self.insured().is_some_and(|insured| insured.class == Class::Employees);
        let begun = YearMonth::of(self.insured_since()).filter(|_| employed);
        let over = YearMonth::of(today).and_then(YearMonth::previous).filter(|_| self.is_in_force());
        let Some((begun, last)) = begun.zip(over.max(credits.months.last().copied())) else {
            return Vec::new();
        };
        let gap = self.gap(begun, credits.first);
        let apart = self.told_apart(credits);
        let due = |month: YearMonth| {
            let own = self.own_part(month, credits.first);
            let paid =
                if month < credits.first { !gap.contains(&month) } else { credits.months.contains(&month) };
            DueMonth {
                month,
                base: Fen(own.0 * BASE),
                employer: Fen(own.0 * EMPLOYER),
                own,
                paid: paid && apart != Some(month),
            }
        };
        successors(Some(begun), |month| month.next()).take_while(|month| *month <= last).map(due).collect()
    }

    /// Whether a month is told unpaid though its credit came.
    pub(crate) fn is_told_apart(&self) -> bool {
        self.dice(10).chance(TOLD_APART)
    }

    fn told_apart(&self, credits: &Credits) -> Option<YearMonth> {
        credits.months.iter().nth(5).copied().filter(|_| self.is_told_apart())
    }

    /// Months without a contribution, somewhere before the account begins.
    fn gap(&self, begun: YearMonth, first: YearMonth) -> Vec<YearMonth> {
        let mut dice = self.dice(9);
        let length = if dice.chance(WITH_GAP) { dice.between(1, 5) } else { 0 };
        let before = u32::from(first.since(begun).unwrap_or_default());
        let start = dice.between(0, before.saturating_sub(length));
        let index = |count: u32| usize::try_from(count).unwrap_or_default();
        let months = successors(Some(begun), |month| month.next()).take_while(|month| *month < first);
        months.skip(index(start)).take(index(length)).collect()
    }

    /// What the account has of each month since it begins, and less before.
    fn own_part(&self, month: YearMonth, first: YearMonth) -> Fen {
        let years = i64::from(first.since(month).unwrap_or_default().div_ceil(12));
        let percent = (100 - RISE * years).max(LEAST);
        Fen(self.monthly().0 * percent / 1_000 * 10)
    }
}

#[cfg(test)]
mod tests {
    use domain::moment::iso_date;

    use super::{
        super::{EntryKind, People},
        *,
    };

    fn today() -> Date {
        iso_date::parse("2026-11-23").unwrap()
    }

    /// The credits of an account that was just begun, and what each came to.
    fn begun(person: &Person) -> (Credits, Vec<Fen>) {
        let entries = person.past(today()).entries;
        let first = YearMonth::of(entries[0].on).unwrap();
        let credited = entries.iter().filter(|entry| entry.kind == EntryKind::EmployerCredit);
        let months = credited.clone().map(|entry| YearMonth::of(entry.on).unwrap()).collect();
        (Credits { first, months }, credited.map(|entry| entry.amount).collect())
    }

    #[test]
    fn a_month_is_paid_where_its_credit_came_and_ones_own_part_is_that_credit() {
        let people = People::demo();
        let (mut employed, mut apart, mut with_gap, mut missing) = (0, 0, 0, 0);
        for person in people.all().filter(|person| person.has_account()) {
            let (credits, amounts) = begun(person);
            let due = person.due_months(today(), &credits);
            let (before, since): (Vec<&DueMonth>, Vec<&DueMonth>) =
                due.iter().partition(|due| due.month < credits.first);
            let paid: Vec<_> = since.iter().filter(|due| due.paid).collect();
            employed += 1;
            if person.is_told_apart() {
                apart += 1;
                assert_eq!(paid.len() + 1, credits.months.len(), "{}", person.name);
            } else {
                assert_eq!(paid.iter().map(|due| due.month).collect::<BTreeSet<_>>(), credits.months);
                assert_eq!(paid.iter().map(|due| due.own).collect::<Vec<_>>(), amounts);
                missing += since.len() - paid.len();
            }
            assert!(
                due.iter()
                    .all(|due| due.base.0 == due.own.0 * BASE && due.employer.0 == due.own.0 * EMPLOYER)
            );
            assert!(due.is_sorted_by(|one, other| one.month.next() == Some(other.month)), "{}", person.name);
            with_gap += usize::from(before.iter().any(|due| !due.paid));
        }
        assert!((2..=employed / 10).contains(&apart), "{apart} of {employed}");
        assert!(with_gap > employed / 10 && missing > 0, "{with_gap} {missing}");
    }

    #[test]
    fn residents_have_no_months_and_the_plain_case_is_told_rightly() {
        let people = People::demo();
        let of = |at: usize| &people.documented()[at].person;
        let (credits, _) = begun(of(0));
        assert!(of(1).due_months(today(), &credits).is_empty());
        assert!(!of(0).is_told_apart());
        let due = of(0).due_months(today(), &credits);
        assert_eq!(due.last().map(|due| due.month.to_string()), Some("202610".to_owned()));
    }

    #[test]
    fn the_present_month_is_due_once_its_credit_came() {
        let people = People::demo();
        let person = &people.documented()[0].person;
        let (mut credits, _) = begun(person);
        let before = person.due_months(today(), &credits).len();
        credits.months.insert(YearMonth::of(today()).unwrap());
        assert_eq!(person.due_months(today(), &credits).len(), before + 1);
    }

    #[test]
    fn nothing_is_due_any_more_once_an_insurance_is_over() {
        let people = People::demo();
        for person in people.all().filter(|person| person.has_account() && !person.is_in_force()) {
            let (credits, _) = begun(person);
            let last = person.due_months(today(), &credits).last().map(|due| due.month);
            assert_eq!(last, credits.months.last().copied());
            let paused = person.output(today()).insuinfo[0].paus_insu_date.clone().unwrap();
            assert_eq!(YearMonth::of(iso_date::parse(&paused).unwrap()), last.and_then(YearMonth::next));
        }
    }
}
