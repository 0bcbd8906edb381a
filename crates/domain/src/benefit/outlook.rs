//! What regular expenses come to: what comes back of them, how far deductible and cap reach, and when the personal account runs empty
//! (domain.md, row 18).

use serde::{Deserialize, Serialize};

use super::{LevelRule, Plan, Rate, SoFar, work_out};
use crate::{money::Fen, year_month::YearMonth};

/// So far ahead is looked.
const MONTHS: u16 = 60;

/// What comes and goes every month.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Habit {
    /// What is credited to the account.
    pub credit: Fen,
    /// What is spent in scope.
    pub in_scope: Fen,
    /// What is spent beside it, on things that nobody shares in.
    pub own: Fen,
}

/// What it comes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ahead {
    /// The months from the first to the end of its year, those together in which the same comes back.
    pub months: Vec<Stretch>,
    /// What comes back in all of them.
    pub back: Fen,
    /// What people pay themselves in all of them.
    pub own: Fen,
    /// When the deductible of this year is reached.
    pub deductible: Reached,
    /// What is left of this year's cap before the first of them.
    pub cap_now: Fen,
    /// What is left of it at the year's end.
    pub cap_then: Fen,
    /// The first month of which the account does not pay everything; `None` when it lasts for five years.
    pub empty: Option<YearMonth>,
}

/// Months one after the other in which the same comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first.
    pub first: YearMonth,
    /// The last, which may be the first.
    pub last: YearMonth,
    /// What comes back in each.
    pub back: Fen,
    /// What people pay themselves in each.
    pub own: Fen,
}

/// When a year's deductible is reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reached {
    /// It was, or there is none.
    Before,
    /// In this month.
    In(YearMonth),
    /// Not in this year: so much is left of it at its end.
    NotThisYear(Fen),
}

/// Lives through the months from `first` on, with what there was before in its year and what lies in the account.
#[must_use]
pub fn look_ahead(
    (plan, rule): (&Plan, &LevelRule),
    habit: Habit,
    first: YearMonth,
    so_far: SoFar,
    account: Fen,
) -> Ahead {
    let (mut year, mut balance, mut month) = (so_far, account, first);
    let mut ahead = Ahead::before((plan, rule), so_far);
    for _ in 0..MONTHS {
        let working = work_out(plan, rule, habit.in_scope, year, Rate::NONE);
        let back = working.paid();
        let own = Fen(habit.in_scope.0 + habit.own.0 - back.0);
        year = year.and(&working);
        balance = Fen(balance.0 + habit.credit.0 - own.0);
        if balance < Fen::ZERO && ahead.empty.is_none() {
            ahead.empty = Some(month);
        }
        if month.year() == first.year() {
            ahead.live(month, (back, own));
            ahead.cap_then = left(plan.cap, year.pooled);
            ahead.deductible = match (ahead.deductible, left(rule.deductible, year.deductible)) {
                (Reached::NotThisYear(_), Fen::ZERO) => Reached::In(month),
                (Reached::NotThisYear(_), open) => Reached::NotThisYear(open),
                (reached, _) => reached,
            };
        }
        let Some(next) = month.next() else { break };
        if next.year() != month.year() {
            year = SoFar::default();
        }
        month = next;
    }
    ahead
}

impl Ahead {
    /// Nothing was lived through yet.
    fn before((plan, rule): (&Plan, &LevelRule), so_far: SoFar) -> Self {
        let cap = left(plan.cap, so_far.pooled);
        let deductible = match left(rule.deductible, so_far.deductible) {
            Fen::ZERO => Reached::Before,
            open => Reached::NotThisYear(open),
        };
        let (months, empty) = (Vec::new(), None);
        Self { months, back: Fen::ZERO, own: Fen::ZERO, deductible, cap_now: cap, cap_then: cap, empty }
    }

    /// And then this month.
    fn live(&mut self, month: YearMonth, (back, own): (Fen, Fen)) {
        self.back = Fen(self.back.0 + back.0);
        self.own = Fen(self.own.0 + own.0);
        match self.months.last_mut() {
            Some(stretch) if stretch.back == back => stretch.last = month,
            _ => self.months.push(Stretch { first: month, last: month, back, own }),
        }
    }
}

/// What is left of a year's limit.
fn left(limit: Fen, used: Fen) -> Fen {
    Fen((limit.0 - used.0).max(0))
}
