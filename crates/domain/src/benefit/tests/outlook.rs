//! Months ahead: reckoned by hand, and what holds for every habit.

use super::*;
use crate::wire::YearSum;

fn month(year: u16, month: u8) -> YearMonth {
    YearMonth::new(year, month).unwrap()
}

fn ahead(habit: Habit, first: YearMonth, so_far: SoFar, account: Fen) -> Ahead {
    let plan = plan();
    look_ahead((&plan, plan.at(Level::One)), habit, first, so_far, account)
}

#[test]
fn the_account_runs_empty_in_the_month_that_it_does_not_pay_whole() {
    let habit = Habit { credit: fen(100), in_scope: fen(200), own: fen(50) };
    let told = ahead(habit, month(2026, 10), SoFar::default(), fen(300));
    // 200 of October and 100 of November are the deductible; November's other 100 are shared by 90 %.
    assert_eq!(told.deductible, Reached::In(month(2026, 11)));
    assert_eq!((told.cap_now, told.cap_then), (fen(100_000), fen(100_000 - 90 - 180)));
    // 300, 150, 90, 120 at the year's end; January −30.
    assert_eq!(told.empty, Some(month(2027, 1)));
    let frugal = Habit { credit: fen(100), in_scope: Fen::ZERO, own: fen(100) };
    assert_eq!(ahead(frugal, month(2026, 10), SoFar::default(), Fen::ZERO).empty, None);
}

#[test]
fn each_month_says_what_comes_back_and_what_is_ones_own() {
    let habit = Habit { credit: Fen::ZERO, in_scope: fen(200), own: fen(50) };
    let told = ahead(habit, month(2026, 9), SoFar::default(), Fen::ZERO);
    let stretch = |(first, last): (u8, u8), back, own| Stretch {
        first: month(2026, first),
        last: month(2026, last),
        back: fen(back),
        own: fen(own),
    };
    let months = [stretch((9, 9), 0, 250), stretch((10, 10), 90, 160), stretch((11, 12), 180, 70)];
    assert_eq!(told.months, months);
    assert_eq!((told.back, told.own), (fen(450), fen(550)));
}

#[test]
fn a_deductible_that_was_paid_is_not_reached_anew() {
    let habit = Habit { credit: Fen::ZERO, in_scope: fen(20), own: Fen::ZERO };
    let paid = SoFar { deductible: fen(300), ..SoFar::default() };
    assert_eq!(ahead(habit, month(2026, 10), paid, Fen::ZERO).deductible, Reached::Before);
    let some = SoFar { deductible: fen(200), ..SoFar::default() };
    assert_eq!(
        ahead(habit, month(2026, 10), some, Fen::ZERO).deductible,
        Reached::NotThisYear(fen(40)),
        "three months take 60 of the 100 that are open"
    );
}

proptest! {
    #[test]
    fn the_rest_of_the_year_adds_up_and_begins_with_what_the_list_says_is_left(
        so_far in so_far(), in_scope in 0..3_000_000_i64, own in 0..100_000_i64, first in 1..=12_u8,
    ) {
        let habit = Habit { credit: Fen::ZERO, in_scope: Fen(in_scope), own: Fen(own) };
        let told = ahead(habit, month(2026, first), so_far, Fen::ZERO);
        let Plan { insurance, care, cap, .. } = plan();
        let listed = YearSum { insurance, care, so_far, deductibles: [Fen::ZERO; 3], cap };
        prop_assert_eq!(told.cap_now, listed.cap_left());
        let months = |stretch: &Stretch| i64::from(stretch.last.since(stretch.first).unwrap()) + 1;
        let together = |of: fn(&Stretch) -> Fen| -> i64 {
            told.months.iter().map(|stretch| of(stretch).0 * months(stretch)).sum()
        };
        prop_assert_eq!(together(|stretch| stretch.back), told.back.0);
        prop_assert_eq!(together(|stretch| stretch.own), told.own.0);
        prop_assert_eq!(told.months.iter().map(months).sum::<i64>(), 13 - i64::from(first));
        prop_assert_eq!(told.back.0 + told.own.0, (in_scope + own) * (13 - i64::from(first)));
        prop_assert!(told.cap_now.0 - told.cap_then.0 <= told.back.0, "what the pooled fund pays comes back");
    }
}
