//! Histories: worked out by the rule, in time with the account, and wrong where it was meant.

use domain::{
    benefit::{Rate, SoFar, work_out},
    moment::iso_date,
};

use super::*;
use crate::people::{People, Person, Visits};

fn today() -> Date {
    iso_date::parse("2026-11-23").unwrap()
}

fn all() -> Vec<(Person, Vec<Visit>)> {
    let people = People::demo();
    people.all().map(|person| (person.clone(), visits(person, &paid(person), today()))).collect()
}

fn paid(person: &Person) -> Vec<Paid> {
    if !person.has_account() {
        return Vec::new();
    }
    let entries = person.past(today()).entries.into_iter().filter(|entry| entry.amount < Fen::ZERO);
    let paid = |entry: crate::people::Entry| Paid {
        on: entry.on,
        amount: entry.amount,
        place: entry.place,
        reference: entry.reference,
    };
    entries.map(paid).collect()
}

#[test]
fn whatever_is_told_rightly_adds_up_and_follows_the_rule_in_the_order_of_the_year() {
    let mut seen = 0;
    for (person, visits) in all() {
        let Some(editions) = person.insured().and_then(|insured| editions(insured.region)) else { continue };
        let mut so_far = std::collections::HashMap::<_, SoFar>::new();
        for visit in &visits {
            let (parts, before) =
                (bill::sum(&visit.lines), so_far.entry((visit.on.year(), visit.care)).or_default());
            assert_eq!(parts.total.0, parts.own.0 + parts.over_limit.0 + parts.first.0 + parts.in_scope.0);
            assert!(visit.account.0 <= visit.person().0, "{visit:?}");
            let rule = editions.on(visit.on).unwrap();
            if let Some(plan) = rule.plan(visit.insurance, visit.care) {
                let away = visit.place.region == crate::people::ELSEWHERE;
                let less = if away { rule.elsewhere.filed } else { Rate::NONE };
                let level = plan.at(visit.place.level);
                assert_eq!(visit.working, work_out(plan, level, parts.in_scope, *before, less));
            }
            *before = before.and(&visit.working);
            seen += 1;
        }
    }
    assert!(seen > 5_000, "{seen}");
}

#[test]
fn what_an_account_paid_stands_in_a_settlement_each() {
    let people = People::demo();
    let person = &people.documented()[0].person;
    let (paid, visits) = (paid(person), visits(person, &paid(person), today()));
    assert!(!paid.is_empty());
    for paid in paid {
        let visit = visits.iter().find(|visit| visit.settlement == paid.reference).unwrap();
        assert_eq!((visit.on, visit.account, visit.place.name), (paid.on, Fen(-paid.amount.0), &*paid.place));
    }
}

#[test]
fn there_is_somebody_with_many_and_somebody_with_wrong_ones() {
    let all = all();
    let of = |kind| all.iter().find(|(person, _)| person.visits == kind).map(|(_, visits)| visits).unwrap();
    let (many, wrong) = (of(Visits::Many), of(Visits::Slips));
    let last_year = many.iter().filter(|visit| visit.on.year() == 2025);
    let (count, lines) =
        last_year.fold((0, 0), |(count, lines), visit| (count + 1, lines + visit.lines.len()));
    assert!(count >= 500 && lines >= 5_000, "{count} {lines}");
    assert!(wrong.iter().filter(|visit| visit.slip.is_some()).count() >= 3);
}

#[test]
fn whoever_has_a_special_disease_is_treated_for_it_every_month() {
    let all = all();
    let (person, visits) = all.iter().find(|(person, _)| person.visits == Visits::Special).unwrap();
    assert!(person.is_in_force() && person.mobile.is_some());
    let special: Vec<_> = visits.iter().filter(|visit| visit.care == Care::SpecialDisease).collect();
    let of_2025 = special.iter().filter(|visit| visit.on.year() == 2025);
    assert_eq!(of_2025.count(), 12);
    assert!(special.iter().all(|visit| visit.working.paid() > Fen::ZERO), "the fund pays for it");
}

#[test]
fn nobody_is_treated_since_their_insurance_rests_or_is_over() {
    let mut seen = 0;
    for (person, visits) in all() {
        let Some(over) = person.insured().and_then(|insured| crate::people::stopped(insured, today())) else {
            continue;
        };
        assert!(visits.iter().all(|visit| visit.on < over), "{} since {over}", person.name);
        assert!(paid(&person).iter().all(|paid| paid.on < over), "{} since {over}", person.name);
        seen += usize::from(!visits.is_empty());
    }
    assert!(seen > 10, "{seen}");
}

#[test]
fn numbers_of_settlements_are_nobody_elses() {
    let mut numbers: Vec<_> =
        all().into_iter().flat_map(|(_, visits)| visits).map(|visit| visit.settlement).collect();
    let count = numbers.len();
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len(), count);
}

#[test]
fn a_history_only_grows_as_time_goes_on() {
    let people = People::demo();
    let person = &people.documented()[2].person;
    let earlier = visits(person, &[], iso_date::parse("2026-08-15").unwrap());
    let later = visits(person, &[], today());
    assert!(later.len() > earlier.len());
    for (one, other) in earlier.iter().zip(&later) {
        assert_eq!((&one.settlement, one.on, one.person()), (&other.settlement, other.on, other.person()));
    }
}
