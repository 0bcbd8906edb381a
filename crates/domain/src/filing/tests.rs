use proptest::prelude::*;
use time::{Date, Duration, Month};

use super::{
    Area, CountsAs, FILINGS, FilingEvent, FilingFault, FilingKind, FilingRule, FilingStatus, KindId, Lasts,
    Proof, Province, Sought, Stage, filing_step, found, last_day, province_faults, stage,
};
use crate::{
    benefit::Rate,
    jurisdiction::Division,
    machine::Actor,
    region::{Bilingual, RegionCode},
    wire::FilingRuleView,
};

const TODAY: Date = date(2026, 11, 25);

const fn date(year: i32, month: u8, day: u8) -> Date {
    let months = [
        Month::January,
        Month::February,
        Month::March,
        Month::April,
        Month::May,
        Month::June,
        Month::July,
        Month::August,
        Month::September,
        Month::October,
        Month::November,
        Month::December,
    ];
    match Date::from_calendar_date(year, months[month as usize - 1], day) {
        Ok(date) => date,
        Err(_) => panic!("no day"),
    }
}

fn code(digits: &str) -> RegionCode {
    RegionCode::try_from(digits.to_owned()).unwrap()
}

fn text(text: &str) -> Bilingual {
    Bilingual { zh: text.to_owned(), en: text.to_owned() }
}

fn provinces() -> Vec<Province> {
    let city = |digits: &str| Division { code: code(digits), name: text(digits) };
    let province = |digits: &str, cities: &[&str]| Province {
        code: code(digits),
        name: text(digits),
        cities: cities.iter().map(|digits| city(digits)).collect(),
    };
    vec![
        province("110000", &[]),
        province("330000", &["330100", "339900"]),
        province("530000", &["530100", "539900"]),
    ]
}

fn kind(id: &str, lasts: Lasts, back_days: u16) -> FilingKind {
    FilingKind {
        id: KindId(id.to_owned()),
        name: text(id),
        who: text("whoever"),
        papers: vec![text("a paper")],
        proof: Proof::Promise,
        lasts,
        back_days,
        counts_as: CountsAs::Filed,
    }
}

fn rule() -> FilingRule {
    let kinds = vec![kind("retired", Lasts::UntilWithdrawn, 0), kind("travel", Lasts::Months(6), 5)];
    FilingRule { version: "1".to_owned(), ahead_days: 90, kinds }
}

fn sought(kind: &str, place: &str, from: Date, until: Option<Date>) -> Sought {
    Sought { kind: KindId(kind.to_owned()), place: code(place), from, until, promised: true }
}

fn check(sought: &Sought) -> Option<FilingFault> {
    rule().check(sought, &code("339900"), &provinces(), TODAY).err()
}

#[test]
fn what_is_asked_for_is_checked_in_the_order_it_is_asked() {
    let later = TODAY + Duration::days(90);
    for (sought, fault) in [
        (sought("retired", "110000", TODAY, None), None),
        (sought("retired", "330100", later, None), None),
        (sought("nothing", "110000", TODAY, None), Some(FilingFault::Kind)),
        (sought("retired", "990000", TODAY, None), Some(FilingFault::Place)),
        (sought("retired", "330200", TODAY, None), Some(FilingFault::Place)),
        (sought("retired", "339900", TODAY, None), Some(FilingFault::OwnPlace)),
        (sought("retired", "330000", TODAY, None), Some(FilingFault::OwnPlace)),
        (sought("retired", "110000", TODAY - Duration::days(1), None), Some(FilingFault::TooEarly(TODAY))),
        (sought("retired", "110000", later + Duration::days(1), None), Some(FilingFault::TooLate(later))),
        (sought("retired", "110000", TODAY, Some(later)), Some(FilingFault::HasNoEnd)),
        (sought("travel", "110000", TODAY - Duration::days(5), None), Some(FilingFault::NoEnd)),
        (sought("travel", "110000", TODAY, Some(TODAY - Duration::days(1))), Some(FilingFault::EndsBefore)),
        (sought("travel", "110000", TODAY, Some(date(2027, 5, 24))), None),
        (
            sought("travel", "110000", TODAY, Some(date(2027, 5, 25))),
            Some(FilingFault::TooLong(date(2027, 5, 24))),
        ),
    ] {
        assert_eq!(check(&sought), fault, "{sought:?}");
    }
    let silent = Sought { promised: false, ..sought("retired", "110000", TODAY, None) };
    assert_eq!(check(&silent), Some(FilingFault::NotPromised));
}

#[test]
fn days_that_are_none_are_refused_while_reading() {
    let read = |day: &str, until: &str| {
        let json =
            format!(r#"{{"kind":"travel","place":"110000","from":"{day}","until":{until},"promised":true}}"#);
        serde_json::from_str::<Sought>(&json).is_ok()
    };
    assert!(read("2026-11-25", "\"2027-01-31\"") && read("2028-02-29", "null"));
    assert!(!read("2026-02-30", "null") && !read("2026-02-29", "null") && !read("20261125", "null"));
    assert!(!read("2026-11-25", "\"2026-02-30\"") && !read("2026-11-25", "\"\""));
}

#[test]
fn a_month_later_is_the_day_before_the_same_day_or_the_months_last() {
    let last = |from, months| last_day(Lasts::Months(months), from).unwrap();
    assert_eq!(last(date(2026, 11, 25), 1), date(2026, 12, 24));
    assert_eq!(last(date(2027, 1, 31), 1), date(2027, 2, 27));
    assert_eq!(last(date(2026, 12, 1), 12), date(2027, 11, 30));
    assert_eq!(last_day(Lasts::UntilWithdrawn, TODAY), None);
}

#[test]
fn a_place_is_a_province_or_one_of_its_cities() {
    let known = provinces();
    let city = found(&known, &code("539900")).unwrap();
    assert_eq!((city.province.code.as_str(), city.city.is_some()), ("530000", true));
    assert!(found(&known, &code("110000")).unwrap().city.is_none());
    assert_eq!(found(&known, &code("530200")), None);
    assert_eq!(Area::Southwest.provinces(&known).count(), 1);
    assert_eq!(Area::of(&code("990000")), None);
}

#[test]
fn ratios_fall_in_another_province_alone() {
    let rate = |ten_thousandths| Rate::try_from(ten_thousandths).unwrap();
    let view = FilingRuleView {
        region: code("339900"),
        rule: rule(),
        provinces: provinces(),
        filed: rate(500),
        unfiled: rate(2_000),
        review_days: 3,
    };
    let less = |counts_as, place: &str| {
        view.less(&FilingKind { counts_as, ..kind("travel", Lasts::Months(6), 5) }, &code(place))
    };
    let both = |place| [CountsAs::Filed, CountsAs::Unfiled].map(|counts_as| less(counts_as, place));
    assert_eq!(both("530100"), [rate(500), rate(2_000)]);
    assert_eq!((both("330100"), both("339900")), ([Rate::NONE; 2], [Rate::NONE; 2]));
}

#[test]
fn lists_that_cannot_be_are_told() {
    assert_eq!(province_faults(&provinces()), Vec::<String>::new());
    let mut wrong = provinces();
    wrong[0].code = code("110100");
    wrong[1].cities[0].code = code("530100");
    let faults = province_faults(&wrong).join("\n");
    for part in
        ["110100 is no province's code", "530100 is no city's code in 330000", "530100 is listed twice"]
    {
        assert!(faults.contains(part), "{faults}");
    }
    assert_eq!(rule().faults(), Vec::<String>::new());
    let twice = FilingRule { kinds: [rule().kinds, rule().kinds].concat(), ..rule() };
    assert_eq!(twice.faults(), ["a kind is listed twice"]);
    let endless = FilingRule { kinds: vec![kind("travel", Lasts::Months(0), 0)], ahead_days: 0, ..rule() };
    assert_eq!(endless.faults().len(), 2);
}

#[test]
fn a_filing_counts_from_its_first_day_to_its_last() {
    let until = Some(date(2026, 12, 1));
    let on = |status, today| stage(status, TODAY, until, today);
    assert_eq!(on(FilingStatus::Granted, TODAY - Duration::days(1)), Stage::ToCome);
    assert_eq!(on(FilingStatus::Granted, TODAY), Stage::InForce);
    assert_eq!(on(FilingStatus::Granted, date(2026, 12, 1)), Stage::InForce);
    assert_eq!(on(FilingStatus::Granted, date(2026, 12, 2)), Stage::Over);
    assert_eq!(on(FilingStatus::UnderReview, TODAY), Stage::Waiting);
}

#[test]
fn only_the_core_decides_and_only_the_person_or_the_core_takes_back() {
    for row in FILINGS {
        let decided =
            matches!(row.event, FilingEvent::Granted | FilingEvent::Refused | FilingEvent::Received);
        assert!(!decided || row.actor == Actor::Core, "{row:?}");
        let back = row.event == FilingEvent::Withdrawn;
        assert!(!back || matches!(row.actor, Actor::Resident | Actor::Core), "{row:?}");
    }
}

fn actors() -> impl Strategy<Value = Actor> {
    prop_oneof![
        Just(Actor::Resident),
        Just(Actor::Clerk),
        Just(Actor::SecondClerk),
        Just(Actor::Core),
        Just(Actor::Timer)
    ]
}

proptest! {
    #[test]
    fn what_is_over_stays_over(
        steps in prop::collection::vec((prop::sample::select(FilingEvent::ALL.to_vec()), actors()), 0..20)
    ) {
        let mut status = FilingStatus::Submitted;
        for (event, actor) in steps {
            let after = filing_step(status, event, actor);
            if !status.is_open() {
                prop_assert!(after.is_err());
            }
            if let Ok(after) = after {
                prop_assert!(after != status, "every step leads on");
                prop_assert!(FILINGS.iter().any(|row| (row.from, row.event, row.to, row.actor)
                    == (status, event, after, actor)));
                status = after;
            }
        }
    }

    #[test]
    fn whatever_passes_has_a_period_that_the_kind_allows(back in 0i64..400, length in -10i64..400) {
        let from = TODAY + Duration::days(back - 200);
        let until = Some(from + Duration::days(length));
        let asked = sought("travel", "110000", from, until);
        if check(&asked).is_none() {
            prop_assert!(from >= TODAY - Duration::days(5) && from <= TODAY + Duration::days(90));
            prop_assert!(until >= Some(from) && until <= last_day(Lasts::Months(6), from));
        }
    }
}
