use crate::{
    calendar::{Calendar, Day},
    moment::{Moment, iso_date},
};

fn calendar() -> Calendar {
    let days = |texts: &[&str]| texts.iter().filter_map(|text| iso_date::parse(text)).map(Day).collect();
    Calendar {
        holidays: days(&["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]),
        make_up_days: days(&["2026-10-10"]),
    }
}

fn check(start: &str, count: u16, expected: &str) {
    let end = calendar().working_days_after(iso_date::parse(start).unwrap(), count);
    assert_eq!(iso_date::text(end), expected);
}

#[test]
fn a_date_is_written_with_all_its_noughts_and_nothing_else() {
    assert!(iso_date::parse("2026-12-04").is_some());
    let odd = [
        "2026-12-4",
        "2026-1-04",
        "+2026-12-04",
        "+026-12-04",
        "02026-12-04",
        "2026-12-+4",
        "2026-02-30",
        "2026-12-04 ",
        "２０２６",
    ];
    for odd in odd {
        assert_eq!(iso_date::parse(odd), None, "{odd}");
    }
}

#[test]
fn promised_days_skip_weekends_and_holidays_and_count_make_up_days() {
    check("2026-11-19", 3, "2026-11-24");
    check("2026-11-19", 0, "2026-11-19");
    check("2026-09-30", 1, "2026-10-08");
    check("2026-09-30", 3, "2026-10-10");
}

#[test]
fn a_day_begins_at_midnight_in_china() {
    let late_evening_in_london = Moment(1_795_132_800_000_000);
    assert_eq!(iso_date::text(late_evening_in_london.plus_seconds(16 * 3600).day()), "2026-11-21");
    assert_eq!(iso_date::text(late_evening_in_london.plus_seconds(16 * 3600 - 1).day()), "2026-11-20");
}

#[test]
fn a_day_begins_when_the_one_before_is_over() {
    for text in ["1969-12-31", "1970-01-01", "2026-11-23", "2028-02-29"] {
        let day = crate::moment::iso_date::parse(text).unwrap();
        let begins = crate::moment::Moment::beginning_of(day);
        assert_eq!(begins.day(), day);
        assert_eq!(begins.plus_seconds(-1).day_over(), begins);
        assert_eq!(begins.plus_seconds(24 * 60 * 60 - 1).day(), day);
    }
}
