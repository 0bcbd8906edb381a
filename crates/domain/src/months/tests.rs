use proptest::prelude::*;

use super::*;

fn month(text: &str) -> YearMonth {
    text.to_owned().try_into().unwrap()
}

fn span(text: &str) -> Result<MonthSpan, MonthSpanError> {
    text.parse()
}

fn told(text: &str, paid: bool, own: i64) -> MonthTold {
    MonthTold { month: month(text), paid, base: Some(Fen(own * 50)), employer: None, own: Some(Fen(own)) }
}

fn states(of: &str, told: &[MonthTold]) -> String {
    let sign = |view: &MonthView| match view.state {
        MonthState::Paid => '+',
        MonthState::Missing => '!',
        MonthState::Untold => '.',
    };
    calendar(span(of).unwrap(), told).iter().map(sign).collect()
}

#[test]
fn a_span_is_two_months_in_order_and_three_years_at_most() {
    use MonthSpanError as Is;
    assert_eq!(span("202601-202612").unwrap().months().count(), 12);
    assert_eq!(span("202611-202611").unwrap().to_string(), "202611-202611");
    assert_eq!(span("202402-202701").unwrap().months().count(), 36);
    assert_eq!(span("202401-202701"), Err(Is::TooLong));
    assert_eq!(span("202612-202611"), Err(Is::Reversed));
    for odd in [
        "",
        "202601",
        "202613-202701",
        "2026-01",
        "２０２６０１-202612",
        "189901-189912",
        "-1-202601",
        "202601-202602-",
    ] {
        assert_eq!(span(odd), Err(Is::Unreadable), "{odd}");
    }
    let year = MonthSpan::year(2026).unwrap();
    assert_eq!(year.until(month("202611")), Err(Is::NotYet));
    assert_eq!(year.until(month("202612")), Ok(year));
    assert_eq!((MonthSpan::year(1899), MonthSpan::year(9999)), (None, None));
}

#[test]
fn a_span_has_its_first_and_its_last_day() {
    let february = span("202402-202402").unwrap();
    assert_eq!(february.last_day().day(), 29);
    assert!(february.has(february.first_day()) && february.has(february.last_day()));
    assert!(!february.has(february.last_day().next_day().unwrap()));
}

#[test]
fn a_gap_between_told_months_is_missing_and_what_lies_outside_is_not() {
    let year =
        [told("202512", true, 1), told("202602", true, 1), told("202604", false, 1), told("202605", true, 1)];
    assert_eq!(states("202601-202606", &year), "!+!!+.");
    assert_eq!(states("202601-202603", &[]), "...");
}

#[test]
fn what_was_made_up_for_later_makes_a_month_paid_and_is_added() {
    let twice = [told("202603", false, 300), told("202603", true, 100), told("202603", true, 200)];
    let [march] = calendar(span("202603-202603").unwrap(), &twice)[..] else { panic!("one month") };
    assert_eq!((march.state, march.own, march.base), (MonthState::Paid, Some(Fen(300)), Some(Fen(15_000))));
}

proptest! {
    #[test]
    fn every_month_of_a_span_stands_once_and_in_order(from in 0_u16..600, length in 0_u16..40, paid in prop::collection::vec((0_u16..620, any::<bool>()), 0..40)) {
        let at = |index: u16| YearMonth::new(1990 + index / 12, u8::try_from(index % 12 + 1).unwrap()).unwrap();
        let made = MonthSpan::new(at(from), at(from + length));
        prop_assert_eq!(made.is_ok(), length < SPAN_MONTHS);
        let Ok(span) = made else { return Ok(()) };
        prop_assert_eq!(span.to_string().parse(), Ok(span));
        let told: Vec<_> = paid.iter().map(|(index, paid)| MonthTold { month: at(*index), paid: *paid, base: None, employer: None, own: None }).collect();
        let shown = calendar(span, &told);
        prop_assert_eq!(shown.iter().map(|view| view.month).collect::<Vec<_>>(), span.months().collect::<Vec<_>>());
        for view in shown {
            let is_paid = told.iter().any(|one| one.month == view.month && one.paid);
            prop_assert_eq!(view.state == MonthState::Paid, is_paid);
        }
    }
}
