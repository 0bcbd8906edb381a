use proptest::prelude::*;
use time::{Date, Month};

use super::decorated;
use crate::{
    id_number::{IdError, IdNumber, check_character},
    reference::Reference,
};

const VALID: [&str; 2] = ["11010519491231002X", "440524188001010014"];

fn today() -> Date {
    Date::from_calendar_date(2026, Month::November, 21).unwrap()
}

fn check(typed: &str, expected: IdError) {
    assert_eq!(IdNumber::parse(typed, today()), Err(expected), "{typed}");
}

#[test]
fn numbers_of_the_standard_are_valid() {
    for number in VALID {
        assert_eq!(IdNumber::parse(number, today()).unwrap().reveal(), number);
    }
}

#[test]
fn each_kind_of_mistake_is_told_apart() {
    check("110105194912310021", IdError::CheckCharacter);
    check("1101051949123100", IdError::Length { found: 16 });
    check("", IdError::Length { found: 0 });
    check("1101051949123100212", IdError::Length { found: 19 });
    check("110105194912X1002X", IdError::Character { position: 13 });
    check("110105194912310O2X", IdError::Character { position: 16 });
    check("99010519491331002X", IdError::BirthDate);
    check("100105194912310021", IdError::Region);
    check("110105194902300021", IdError::BirthDate);
    check(&with_check("11010520990101002"), IdError::NotBornYet);
}

#[test]
fn people_type_spaces_small_x_and_full_width_digits() {
    for typed in [
        "110105 19491231 002x",
        " 11010519491231002Ｘ",
        "１１０１０５19491231002X",
        "\u{200b}110105-19491231-002X",
        "👉110105–19491231—002x😊",
        "【110105.19491231.002X】",
        "\u{202b}110105194912310\u{2060}02X\u{202c}",
    ] {
        assert_eq!(IdNumber::parse(typed, today()).unwrap().reveal(), VALID[0], "{typed}");
    }
}

#[test]
fn residence_permits_and_foreigners_numbers_are_valid() {
    for first in ["81000019900101001", "83000019900101002", "91000019900101003"] {
        assert!(IdNumber::parse(&with_check(first), today()).is_ok(), "{first}");
    }
}

#[test]
fn debug_and_display_mask_the_birth_date() {
    let number = IdNumber::parse(VALID[0], today()).unwrap();
    assert_eq!(format!("{number} {number:?}"), "110***********002X IdNumber(110***********002X)");
}

fn with_check(first: &str) -> String {
    format!("{first}{}", char::from(check_character(first).unwrap()))
}

prop_compose! {
    fn any_number()(days in 0i32..40_000, province in 0usize..3, place in 0u32..10_000, sequence in 0u32..1_000) -> String {
        let born = Date::from_julian_day(2_420_000 + days).unwrap();
        let first = format!("{}{place:04}{:04}{:02}{:02}{sequence:03}", ["11", "33", "53"][province], born.year(), u8::from(born.month()), born.day());
        with_check(&first)
    }
}

proptest! {
    #[test]
    fn every_change_of_one_character_is_caught(number in any_number(), position in 0usize..18, put in "[0-9X]") {
        let mut changed = number.clone();
        changed.replace_range(position..=position, &put);
        prop_assert_eq!(IdNumber::try_from(changed.clone()).is_ok(), changed == number);
    }

    #[test]
    fn every_swap_of_different_neighbours_is_caught(number in any_number(), position in 0usize..17) {
        let mut bytes = number.clone().into_bytes();
        bytes.swap(position, position + 1);
        let swapped = String::from_utf8(bytes).unwrap();
        prop_assert_eq!(IdNumber::try_from(swapped.clone()).is_ok(), swapped == number);
    }

    #[test]
    fn any_number_survives_being_decorated(typed in decorated(any_number().boxed())) {
        let (plain, typed) = typed;
        prop_assert_eq!(IdNumber::try_from(typed).map(String::from), Ok(plain));
    }

    #[test]
    fn no_text_makes_the_parser_panic(typed in ".{0,40}") {
        let _ = IdNumber::parse(&typed, today());
        let _ = Reference::try_from(typed);
    }

    #[test]
    fn a_reference_with_a_wrong_digit_is_caught(number in 0u32..100_000_000, position in 0usize..9, put in "[0-9]") {
        let right = Reference::from_number(number);
        let mut changed = right.as_str().to_owned();
        changed.replace_range(position..=position, &put);
        prop_assert_eq!(Reference::try_from(changed.clone()).is_ok(), changed == right.as_str());
    }
}

#[test]
fn a_reference_reads_in_groups_and_parses_back() {
    let reference = Reference::from_number(48_273_915);
    assert_eq!(Reference::try_from(reference.grouped()), Ok(reference.clone()));
    assert_eq!(reference.grouped().len(), 11);
}

#[test]
fn age_counts_full_years() {
    let number = IdNumber::parse("11010519491231002X", today()).unwrap();
    let on = |year, month, day| number.years_on(Date::from_calendar_date(year, month, day).unwrap());
    assert_eq!(on(2026, Month::November, 21), Some(76));
    assert_eq!(on(2026, Month::December, 30), Some(76));
    assert_eq!(on(2026, Month::December, 31), Some(77));
    assert_eq!(on(1949, Month::December, 31), Some(0));
    assert_eq!(on(1940, Month::December, 31), Some(0), "not born yet");
    assert_eq!(on(2950, Month::January, 1), Some(u8::MAX));
}
