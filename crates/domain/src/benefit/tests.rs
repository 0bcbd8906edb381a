//! The working: examples reckoned by hand, and what holds for every bill.

use proptest::prelude::*;

use super::*;
use crate::settlement::{Fund, Institution, Part, Settlement};
use crate::year_month::YearMonth;

mod outlook;

const fn fen(yuan: i64) -> Fen {
    Fen(yuan * 100)
}

fn rate(percent: u16) -> Rate {
    Rate::try_from(percent * 100).unwrap()
}

fn level(deductible: i64, ratios: [u16; 3]) -> LevelRule {
    let [low, middle, high] = ratios.map(rate);
    let brackets = vec![
        Bracket { up_to: Some(fen(10_000)), ratio: low },
        Bracket { up_to: Some(fen(40_000)), ratio: middle },
        Bracket { up_to: None, ratio: high },
    ];
    LevelRule { deductible: fen(deductible), brackets }
}

fn plan() -> Plan {
    Plan {
        insurance: Insurance::Employees,
        care: Care::Inpatient,
        levels: [level(300, [90, 92, 95]), level(600, [85, 88, 92]), level(1_000, [80, 85, 90])],
        cap: fen(100_000),
        above: Some(AboveRule { ratio: rate(60), cap: fen(50_000) }),
    }
}

pub(super) fn rule() -> BenefitRule {
    let name = Bilingual { zh: "别处".to_owned(), en: "There".to_owned() };
    let code = RegionCode::try_from("539900".to_owned()).unwrap();
    BenefitRule {
        version: "2026".to_owned(),
        since: time::Date::from_calendar_date(2026, time::Month::January, 1).unwrap(),
        class_b: rate(10),
        elsewhere: ElsewhereRule {
            filed: Rate::NONE,
            unfiled: rate(20),
            catalogues: vec![Catalogue { code, name, class_b: rate(15) }],
        },
        plans: vec![plan()],
    }
}

fn at_three(in_scope: i64, so_far: SoFar) -> Working {
    let plan = plan();
    work_out(&plan, plan.at(Level::Three), fen(in_scope), so_far, Rate::NONE)
}

fn share(layer: Layer, amount: i64, percent: u16, pays: i64) -> Share {
    Share { layer, amount: fen(amount), ratio: rate(percent), pays: fen(pays) }
}

#[test]
fn below_the_deductible_the_fund_pays_nothing() {
    let working = at_three(700, SoFar::default());
    assert_eq!(working, Working { deductible: fen(700), shares: vec![], beyond: Fen::ZERO });
}

#[test]
fn brackets_follow_one_another() {
    let working = at_three(16_000, SoFar::default());
    let shares = vec![share(Layer::Pooled, 10_000, 80, 8_000), share(Layer::Pooled, 5_000, 85, 4_250)];
    assert_eq!(working, Working { deductible: fen(1_000), shares, beyond: Fen::ZERO });
}

#[test]
fn a_second_bill_of_the_year_goes_on_where_the_first_ended() {
    let first = at_three(9_000, SoFar::default());
    let so_far = SoFar::default().and(&first);
    assert_eq!((so_far.deductible, so_far.covered, so_far.pooled), (fen(1_000), fen(8_000), fen(6_400)));
    let shares = vec![share(Layer::Pooled, 2_000, 80, 1_600), share(Layer::Pooled, 3_000, 85, 2_550)];
    assert_eq!(at_three(5_000, so_far), Working { deductible: Fen::ZERO, shares, beyond: Fen::ZERO });
}

#[test]
fn a_deductible_that_was_paid_at_a_lower_level_is_paid_up_to_the_higher_one() {
    let so_far = SoFar { deductible: fen(300), ..SoFar::default() };
    assert_eq!(at_three(500, so_far).deductible, fen(500));
    assert_eq!(at_three(900, so_far).deductible, fen(700));
}

#[test]
fn above_the_cap_the_other_layer_pays_up_to_its_own() {
    let so_far =
        SoFar { deductible: fen(1_000), covered: fen(50_000), pooled: fen(91_000), above: fen(49_400) };
    let shares = vec![share(Layer::Pooled, 10_000, 90, 9_000), share(Layer::Above, 1_000, 60, 600)];
    assert_eq!(at_three(20_000, so_far), Working { deductible: Fen::ZERO, shares, beyond: fen(9_000) });
}

#[test]
fn care_elsewhere_takes_the_catalogue_of_there_and_the_ratios_of_here() {
    let who = (Insurance::Employees, Care::Inpatient, Level::Three);
    let amounts = Amounts { a: fen(3_000), b: fen(2_000), c: fen(500) };
    let there = RegionCode::try_from("539900".to_owned()).ok();
    let asked = |place: Place| estimate(&rule(), who, &place, amounts, SoFar::default()).unwrap();
    let told = |place| {
        let estimate = asked(place);
        (estimate.first_self_paid, estimate.fund(), estimate.person())
    };
    assert_eq!(told(Place::Here), (fen(200), fen(3_040), fen(2_460)));
    assert_eq!(
        told(Place::Elsewhere { catalogue: there.clone(), filed: true }),
        (fen(300), fen(2_960), fen(2_540))
    );
    assert_eq!(told(Place::Elsewhere { catalogue: there, filed: false }), (fen(300), fen(2_220), fen(3_280)));
    assert_eq!(told(Place::Elsewhere { catalogue: None, filed: true }), (fen(200), fen(3_040), fen(2_460)));
}

#[test]
fn for_care_that_no_plan_covers_and_bills_that_cannot_be_nothing_is_estimated() {
    let asked = |insurance, amounts| {
        let who = (insurance, Care::Inpatient, Level::One);
        estimate(&rule(), who, &Place::Here, amounts, SoFar::default())
    };
    assert_eq!(asked(Insurance::Residents, Amounts::default()), None);
    assert!(asked(Insurance::Employees, Amounts::default()).is_some());
    for wrong in [Fen(-1), Fen(i64::MAX), Fen(10_000_000_001)] {
        assert_eq!(
            asked(Insurance::Employees, Amounts { b: wrong, ..Amounts::default() }),
            None,
            "{wrong:?}"
        );
    }
}

#[test]
fn a_rule_that_cannot_be_is_told() {
    let spoilt = |spoil: fn(&mut BenefitRule)| {
        let mut rule = rule();
        spoil(&mut rule);
        rule.is_possible()
    };
    assert!(spoilt(|_| {}));
    assert!(!spoilt(|rule| rule.version.clear()));
    assert!(!spoilt(|rule| rule.plans.push(plan())));
    assert!(!spoilt(|rule| rule.plans[0].levels[1].brackets.clear()));
    assert!(!spoilt(|rule| rule.plans[0].levels[1].brackets[2].up_to = Some(fen(90_000))));
    assert!(!spoilt(|rule| rule.plans[0].levels[1].brackets[0].up_to = Some(fen(50_000))));
    assert!(!spoilt(|rule| rule.plans[0].levels[0].deductible = fen(2_000)));
    assert!(!spoilt(|rule| rule.plans[0].cap = Fen(-1)));
}

fn so_far() -> impl Strategy<Value = SoFar> {
    let up_to = |yuan: i64| (0..=yuan * 100).prop_map(Fen);
    (up_to(2_000), up_to(200_000), up_to(110_000), up_to(60_000))
        .prop_map(|(deductible, covered, pooled, above)| SoFar { deductible, covered, pooled, above })
}

fn level_of() -> impl Strategy<Value = Level> {
    prop_oneof![Just(Level::One), Just(Level::Two), Just(Level::Three)]
}

proptest! {
    #[test]
    fn what_is_worked_out_adds_up_and_keeps_every_limit(
        in_scope in 0..30_000_000_i64, so_far in so_far(), level in level_of(), less in 0..4_000_u16,
    ) {
        let (plan, less) = (plan(), Rate::try_from(less).unwrap());
        let working = work_out(&plan, plan.at(level), Fen(in_scope), so_far, less);
        prop_assert_eq!(working.in_scope(), Fen(in_scope));
        let parts = working.deductible.0 + working.own_share().0 + working.paid().0 + working.beyond.0;
        prop_assert_eq!(parts, in_scope);
        prop_assert!(working.deductible.0 <= (plan.at(level).deductible.0 - so_far.deductible.0).max(0));
        prop_assert!(working.paid_by(Layer::Pooled).0 <= (plan.cap.0 - so_far.pooled.0).max(0));
        prop_assert!(working.paid_by(Layer::Above).0 <= (fen(50_000).0 - so_far.above.0).max(0));
        prop_assert!(working.shares.iter().all(|share| Fen::ZERO <= share.pays && share.pays <= share.amount));
    }

    #[test]
    fn a_larger_bill_never_gets_less_back(
        in_scope in 0..30_000_000_i64, more in 0..1_000_000_i64, so_far in so_far(), level in level_of(),
    ) {
        let plan = plan();
        let paid = |amount| work_out(&plan, plan.at(level), Fen(amount), so_far, Rate::NONE).paid();
        prop_assert!(paid(in_scope) <= paid(in_scope + more));
        // Nor does the person pay less of it.
        prop_assert!(in_scope - paid(in_scope).0 <= in_scope + more - paid(in_scope + more).0);
    }

    #[test]
    fn one_bill_gets_back_what_its_halves_would_but_for_the_rounding(
        first in 0..10_000_000_i64, second in 0..10_000_000_i64, level in level_of(),
    ) {
        let plan = plan();
        let working = |amount, so_far| work_out(&plan, plan.at(level), Fen(amount), so_far, Rate::NONE);
        let whole = working(first + second, SoFar::default()).paid().0;
        let half = working(first, SoFar::default());
        let halves = half.paid().0 + working(second, SoFar::default().and(&half)).paid().0;
        prop_assert!((whole - halves).abs() <= 4, "{whole} {halves}");
    }

    #[test]
    fn the_least_amount_with_a_part_is_the_least(rate in 1..=10_000_u16, part in 0..100_000_000_i64) {
        let rate = Rate::try_from(rate).unwrap();
        let least = rate.least_with(Fen(part)).unwrap();
        prop_assert!(rate.of(least) >= Fen(part));
        prop_assert!(least.is_zero() || rate.of(Fen(least.0 - 1)) < Fen(part));
    }

    #[test]
    fn an_estimate_adds_up_for_every_bill_and_place(
        (a, b, c) in (0..10_000_000_i64, 0..10_000_000_i64, 0..10_000_000_i64), filed: bool, known: bool,
    ) {
        let catalogue = RegionCode::try_from("539900".to_owned()).ok().filter(|_| known);
        let who = (Insurance::Employees, Care::Inpatient, Level::Two);
        let amounts = Amounts { a: Fen(a), b: Fen(b), c: Fen(c) };
        let place = Place::Elsewhere { catalogue, filed };
        let estimate = estimate(&rule(), who, &place, amounts, SoFar::default()).unwrap();
        let parts = estimate.own.0 + estimate.first_self_paid.0 + estimate.working.in_scope().0;
        prop_assert_eq!(parts, a + b + c);
        prop_assert!(estimate.person() >= Fen::ZERO);
        let pieces = Fen::checked_sum(estimate.pieces().into_iter().map(|piece| piece.amount));
        prop_assert_eq!(pieces, Some(estimate.total));
        prop_assert!(estimate.pieces().iter().all(|piece| piece.amount > Fen::ZERO));
    }

    #[test]
    fn a_settlement_that_came_out_as_estimated_is_explained_by_the_same_figures(
        (a, b, c) in (0..60_000_000_i64, 0..10_000_000_i64, 0..10_000_000_i64),
        so_far in so_far(), level in level_of(), away in prop::option::of(any::<bool>()),
    ) {
        let who = (Insurance::Employees, Care::Inpatient, level);
        let place = away.map_or(Place::Here, |filed| Place::Elsewhere { catalogue: None, filed });
        let estimate = estimate(&rule(), who, &place, Amounts { a: Fen(a), b: Fen(b), c: Fen(c) }, so_far);
        let estimate = estimate.unwrap();
        let settled = settled(&estimate, level, away.is_some());
        prop_assert_eq!(settled.faults(), vec![]);
        let home = RegionCode::try_from("339900".to_owned()).unwrap();
        let explained = settled.explained(&rule(), &home, so_far).unwrap();
        prop_assert!(explained.agrees);
        // At a cap, a filed stay and an unfiled one may come to the same: then the filed one explains it.
        if explained.less == estimate.less {
            prop_assert_eq!(&explained.working, &estimate.working);
        }
        prop_assert_eq!(settled.pieces(), estimate.pieces());
    }

    #[test]
    fn a_larger_bill_of_any_class_never_gets_less_back_nor_more_than_the_caps(
        (a, b, c) in (0..30_000_000_i64, 0..10_000_000_i64, 0..10_000_000_i64),
        more in 0..1_000_000_i64, class in 0..3_u8, so_far in so_far(), level in level_of(),
    ) {
        let back = |more: [i64; 3]| {
            let amounts = Amounts { a: Fen(a + more[0]), b: Fen(b + more[1]), c: Fen(c + more[2]) };
            estimate(&rule(), (Insurance::Employees, Care::Inpatient, level), &Place::Here, amounts, so_far)
        };
        let mut added = [0; 3];
        added[usize::from(class)] = more;
        let (less, greater) = (back([0; 3]).unwrap(), back(added).unwrap());
        prop_assert!(less.fund() <= greater.fund());
        prop_assert!(greater.fund() <= greater.total);
        prop_assert!(greater.working.paid_by(Layer::Pooled) <= plan().cap);
    }
}

#[test]
fn elsewhere_means_another_province_to_whoever_asks() {
    let code = |digits: &str| RegionCode::try_from(digits.to_owned()).unwrap();
    let home = code("339900");
    for (place, away) in [
        ("339900", Away::Home),
        ("339902", Away::Home),
        ("330000", Away::Home),
        ("330200", Away::SameProvince),
        ("330203", Away::SameProvince),
        ("310000", Away::OtherProvince),
        ("539900", Away::OtherProvince),
    ] {
        assert_eq!(Away::of(&code(place), &home), away, "{place}");
        let who = (Insurance::Employees, Care::Inpatient, Level::Three);
        let bill = Amounts { a: fen(20_000), ..Amounts::default() };
        let there = Place::Elsewhere { catalogue: None, filed: false };
        let place_of = if away == Away::OtherProvince { there } else { Place::Here };
        let estimate = estimate(&rule(), who, &place_of, bill, SoFar::default()).unwrap();
        let mut settled = settled(&estimate, Level::Three, false);
        settled.institution.region = Some(code(place));
        let explained = settled.explained(&rule(), &home, SoFar::default()).unwrap();
        let less = if away == Away::OtherProvince { rate(20) } else { Rate::NONE };
        assert_eq!((explained.agrees, explained.less), (true, less), "{place}");
    }
    // Nothing falls inside a province: a settlement where something did is not what the rule makes of it.
    let who = (Insurance::Employees, Care::Inpatient, Level::Three);
    let bill = Amounts { a: fen(20_000), ..Amounts::default() };
    let there = Place::Elsewhere { catalogue: None, filed: false };
    let mut lower =
        settled(&estimate(&rule(), who, &there, bill, SoFar::default()).unwrap(), Level::Three, false);
    lower.institution.region = Some(code("330200"));
    let explained = lower.explained(&rule(), &home, SoFar::default()).unwrap();
    assert_eq!((explained.agrees, explained.less), (false, Rate::NONE));
    let met = |from: &str| rule().elsewhere.catalogues_from(&code(from)).count();
    assert_eq!((met("339900"), met("530100"), met("539900")), (1, 0, 0));
}

/// A settlement that came out as it was estimated, in cash.
fn settled(estimate: &Estimate, level: Level, is_away: bool) -> Settlement {
    let code = if is_away { "539900" } else { "339900" };
    let funds = estimate.pieces().into_iter().filter_map(|piece| match piece.part {
        Part::Fund(kind) => Some(Fund { kind, amount: piece.amount }),
        _ => None,
    });
    Settlement {
        id: "S1".to_owned().try_into().unwrap(),
        on: time::Date::from_calendar_date(2026, time::Month::March, 9).unwrap(),
        institution: Institution {
            code: String::new(),
            name: String::new(),
            level: Some(level),
            region: RegionCode::try_from(code.to_owned()).ok(),
        },
        care: Some(Care::Inpatient),
        insurance: Some(estimate.insurance),
        total: estimate.total,
        own: estimate.own,
        over_limit: Fen::ZERO,
        first_self_paid: estimate.first_self_paid,
        in_scope: estimate.working.in_scope(),
        deductible: estimate.working.deductible,
        own_ratio: None,
        funds: funds.collect(),
        fund: estimate.fund(),
        person: estimate.person(),
        hospital: Fen::ZERO,
        account: Fen::ZERO,
        mutual_aid: Fen::ZERO,
        cash: estimate.person(),
        balance: None,
    }
}

#[test]
fn parts_of_a_whole_are_written_as_percent() {
    let told = |rate: u16| Rate::try_from(rate).unwrap().percent();
    assert_eq!([8_500, 750, 1, 10_000, 0].map(told), ["85 %", "7.5 %", "0.01 %", "100 %", "0 %"]);
}
