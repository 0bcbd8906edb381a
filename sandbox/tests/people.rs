//! The people: valid, unlike each other, and the documented ones always the same.

use std::collections::BTreeSet;

use domain::{
    contact::{Address, Email, Mobile},
    id_number::IdNumber,
};
use sandbox::people::{ANLAN, Card, ELSEWHERE, NOBODY, People, Person, Standing, YUNLING};
use time::{Date, Month};

fn count(people: &People, which: impl Fn(&Person) -> bool) -> usize {
    people.all().filter(|person| which(person)).count()
}

#[test]
fn a_few_hundred_people_have_valid_numbers_of_their_own() {
    let people = People::demo();
    let numbers: BTreeSet<_> = people.all().map(|person| person.id_number.reveal()).collect();
    assert_eq!(numbers.len(), 415);
    let today = Date::from_calendar_date(2026, Month::January, 1).unwrap();
    for number in numbers {
        assert!(IdNumber::parse(number, today).is_ok());
        assert!(number.starts_with("3399") || number.starts_with("5399"), "a division that was given out");
    }
    assert!(IdNumber::parse(NOBODY, today).is_ok() && people.find(NOBODY).is_none());
}

#[test]
fn what_is_on_file_is_well_formed_and_no_mobile_is_shared() {
    let people = People::demo();
    let mut mobiles = BTreeSet::new();
    for person in people.all() {
        if let Some(mobile) = &person.mobile {
            assert!(Mobile::try_from(mobile.clone()).is_ok());
            assert!(mobile.starts_with("154") && mobiles.insert(mobile));
        }
        assert!(person.email.clone().is_none_or(|email| Email::try_from(email).is_ok()));
        assert!(person.address.clone().is_none_or(|address| Address::try_from(address).is_ok()));
        assert!(!person.insurances.is_empty());
    }
}

#[test]
fn the_unusual_turns_up_among_them() {
    let people = People::demo();
    let insured = |person: &Person, region| person.insurances.iter().any(|insured| insured.region == region);
    let standing =
        |person: &Person, standing| person.insurances.iter().any(|insured| insured.standing == standing);
    for region in [ANLAN, YUNLING, ELSEWHERE] {
        assert!(count(&people, |person| insured(person, region)) > 20, "{region}");
    }
    for unusual in [Standing::Paused, Standing::Ended] {
        assert!(count(&people, |person| standing(person, unusual)) > 5, "{unusual:?}");
    }
    assert!(count(&people, |person| person.mobile.is_none()) > 10);
    assert!(count(&people, |person| person.email.is_some()) > 50);
    assert!(count(&people, |person| person.name.contains('·')) > 30);
    assert!(count(&people, |person| person.name.chars().count() >= 12) > 3);
    // Beyond the basic plane: four bytes in UTF-8, two units in UTF-16.
    assert!(count(&people, |person| person.name.chars().any(|c| c.len_utf8() == 4)) > 2);
    assert!(count(&people, |person| person.card == Card::None) > 10);
    assert!(count(&people, |person| matches!(person.card, Card::Days(..0))) > 20);
    assert!(count(&people, |person| matches!(person.card, Card::Days(0..=60))) > 20);
    assert!(count(&people, |person| matches!(person.card, Card::Days(61..))) > 100);
}

#[test]
fn the_documented_people_stay_who_they_are() {
    let people = People::demo();
    let known: Vec<_> = people
        .documented()
        .iter()
        .map(|known| format!("{} {}", known.person.id_number.reveal(), known.person.name))
        .collect();
    assert_eq!(
        known,
        [
            "339902195803120428 张秀兰",
            "539902198506070517 和志明",
            "339903194911200339 李大山",
            "339902199208180272 陈思远",
            "339904197704150615 阿卜杜热合曼·阿卜杜克热木·买买提吐尔逊",
            "339925200109210843 龚䶮𠮷",
            "339903198801300468 周文静",
            "539903196402260575 段国强",
            "53992419900505073X 买买提·艾力",
            "339902199907140288 林㼆",
            "539926195503030621 吉克阿依木呷",
            "339904198106090194 欧阳浩",
            "339903201906150034 李小满",
            "339902196809240046 秦若兰",
            "339902196304180682 沈桂芳",
        ]
    );
}

#[test]
fn the_same_people_come_out_of_every_run() {
    let people = People::demo();
    let again = People::demo();
    for person in people.all() {
        let same = again.find(person.id_number.reveal()).unwrap();
        assert_eq!((&person.name, &person.mobile, person.card), (&same.name, &same.mobile, same.card));
    }
}

#[test]
fn sex_and_birth_date_are_the_numbers() {
    let people = People::demo();
    let today = Date::from_calendar_date(2026, Month::November, 23).unwrap();
    let woman = people.documented()[0].person.output(today).baseinfo;
    assert_eq!((woman.gend.as_str(), woman.brdy.as_str()), ("2", "1958-03-12"));
    let man = people.documented()[1].person.output(today).baseinfo;
    assert_eq!((man.gend.as_str(), man.brdy.as_str()), ("1", "1985-06-07"));
}
