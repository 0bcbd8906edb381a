//! Invents the visits of a person: those that the account's entries tell of, and those that nobody paid from an account.

use std::collections::HashMap;

use domain::{
    benefit::{BenefitRule, Care, Insurance, Rate, SoFar, Working, work_out},
    money::Fen,
    settlement::{Class, ExpenseKind},
    year_month::YearMonth,
};
use time::Date;

use super::{
    Line, Place, Slip, Visit,
    bill::sum,
    catalogue::{self, Good, INPATIENT, OUTPATIENT, PHARMACY, SPECIAL},
    editions,
};
use crate::people::{Class as Insured, ELSEWHERE, Person, Visits, dice::Dice, stopped};

/// So many years before this one there are visits of.
const YEARS: u16 = 3;
/// Of a hundred people so many have a special disease.
const SPECIAL_OF_100: u32 = 9;
/// Of a hundred people so many have a relative whose account pays a third of what a stay leaves them.
const HELPED_OF_100: u32 = 15;
/// Visits of a month for whoever has many.
const MANY: u32 = 46;
/// One settlement in so many is told wrong.
const SLIP_OF: u32 = 90;
/// For whoever has many of them.
const SLIP_OF_FEW: u32 = 4;

/// What was spent from an account, as its entries say.
#[derive(Clone, Debug)]
pub(crate) struct Paid {
    pub(crate) on: Date,
    pub(crate) amount: Fen,
    pub(crate) place: String,
    pub(crate) reference: String,
}

/// A visit before it is settled.
struct Planned {
    on: Date,
    care: Care,
    place: Place,
    lines: Vec<Line>,
    account: Fen,
    reference: Option<String>,
}

/// Somebody's visits up to `today`, the oldest first: none since their insurance rests or is over.
pub(crate) fn visits(person: &Person, paid: &[Paid], today: Date) -> Vec<Visit> {
    let Some(insured) = person.insured() else { return Vec::new() };
    let insurance = match insured.class {
        Insured::Employees => Insurance::Employees,
        Insured::Residents => Insurance::Residents,
    };
    let editions = editions(insured.region);
    let mut planned: Vec<_> =
        months(today).flat_map(|month| Inventor::new(person, insured.region, month).month()).collect();
    planned.extend(paid.iter().map(|paid| from_account(person, insured.region, paid)));
    let over = stopped(insured, today);
    planned.retain(|visit| visit.on <= today && over.is_none_or(|over| visit.on < over));
    planned.sort_by_key(|visit| visit.on);
    let (mut so_far, mut days) = (HashMap::new(), HashMap::<Date, u32>::new());
    let settle = |planned: Planned| {
        let year = so_far.entry((planned.on.year(), planned.care)).or_default();
        let of_day = days.entry(planned.on).or_default();
        *of_day += 1;
        let rule = editions.as_ref().and_then(|editions| editions.on(planned.on));
        settled(planned, *of_day, (person, insurance, rule), year)
    };
    planned.into_iter().map(settle).collect()
}

/// The months of the last years, up to this one.
fn months(today: Date) -> impl Iterator<Item = YearMonth> {
    let first = YearMonth::of(today).and_then(|month| YearMonth::new(month.year() - YEARS, 1));
    std::iter::successors(first, |month| month.next()).take_while(move |month| month.day(1) <= today)
}

/// Works out what the funds pay, by the region's rule.
fn settled(
    mut planned: Planned,
    of_day: u32,
    (person, insurance, rule): (&Person, Insurance, Option<&BenefitRule>),
    so_far: &mut SoFar,
) -> Visit {
    price_class_b(&mut planned, rule);
    let mut working = share(&planned, insurance, rule, *so_far);
    // What the account's entry says was paid can only have been the person's own part.
    let missing = planned.account.0 - (sum(&planned.lines).total.0 - working.paid().0);
    if missing > 0 {
        planned.lines.push(out_of_scope(Fen(missing)));
        working = share(&planned, insurance, rule, *so_far);
    }
    *so_far = so_far.and(&working);
    let mut dice =
        person.dice(u64::from(planned.on.to_julian_day().unsigned_abs()) * 100 + u64::from(of_day));
    let number = format!("{}{of_day:02}", planned.on.to_julian_day());
    let of = if person.visits == Visits::Slips { SLIP_OF_FEW } else { SLIP_OF };
    let slips = [Slip::Total, Slip::Line, Slip::Funds, Slip::Cash].map(Some);
    let slip = if dice.between(1, of) == 1 { dice.pick(&slips) } else { None };
    let own = number_of(person);
    let own_part = sum(&planned.lines).total.0 - working.paid().0;
    let is_helped = planned.care == Care::Inpatient && person.dice(6).chance(HELPED_OF_100);
    Visit {
        id: format!("V{own}{number}"),
        settlement: planned.reference.unwrap_or_else(|| format!("J{own}{number}")),
        on: planned.on,
        of_day,
        care: planned.care,
        insurance,
        place: planned.place,
        lines: planned.lines,
        working,
        account: planned.account,
        mutual_aid: if is_helped { Fen(own_part / 3) } else { Fen::ZERO },
        slip,
    }
}

/// Distinguishes one person's numbers from another's, without saying whose they are.
fn number_of(person: &Person) -> u32 {
    person.dice(9).between(10_000_000, 99_999_999)
}

fn share(planned: &Planned, insurance: Insurance, rule: Option<&BenefitRule>, so_far: SoFar) -> Working {
    let in_scope = sum(&planned.lines).in_scope;
    let plan = rule.and_then(|rule| rule.plan(insurance, planned.care).map(|plan| (rule, plan)));
    let Some((rule, plan)) = plan else {
        // No fund pays: all of it is the person's.
        return Working { beyond: in_scope, ..Working::default() };
    };
    let less = if planned.place.region == ELSEWHERE { rule.elsewhere.filed } else { Rate::NONE };
    work_out(plan, plan.at(planned.place.level), in_scope, so_far, less)
}

/// What is first self-paid of class B is the catalogue's of the place.
fn price_class_b(planned: &mut Planned, rule: Option<&BenefitRule>) {
    let there = rule.map(|rule| {
        let known = &rule.elsewhere.catalogues;
        let catalogue = known.iter().find(|known| known.code.as_str() == planned.place.region);
        catalogue.map_or(rule.class_b, |catalogue| catalogue.class_b)
    });
    for line in planned.lines.iter_mut().filter(|line| line.class == Class::B) {
        line.rate = there.unwrap_or_default();
    }
}

/// Something that no fund pays for.
const fn out_of_scope(price: Fen) -> Line {
    Line {
        code: "X999",
        name: "自费用品",
        kind: ExpenseKind::Other,
        class: Class::C,
        count: 1,
        price,
        limit: None,
        rate: Rate::NONE,
    }
}

/// The visit that an entry of the account tells of.
fn from_account(person: &Person, region: &'static str, paid: &Paid) -> Planned {
    let mut dice = person.dice(paid.reference.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte)));
    let (care, goods, place) = if catalogue::is_pharmacy(&paid.place) {
        (Care::Pharmacy, &PHARMACY[..], catalogue::pharmacy(region, Some(&paid.place), 0))
    } else {
        let hospitals = catalogue::hospitals(region);
        let known = hospitals.iter().position(|known| known.name == paid.place).unwrap_or_default();
        (Care::Outpatient, &OUTPATIENT[..], hospitals[known])
    };
    let lines = lines(&mut dice, goods, (1, 3), 2);
    let account = Fen(-paid.amount.0);
    Planned { on: paid.on, care, place, lines, account, reference: Some(paid.reference.clone()) }
}

fn lines(dice: &mut Dice, goods: &[Good], count: (u32, u32), most: u32) -> Vec<Line> {
    let count = dice.between(count.0, count.1);
    (0..count)
        .map(|_| {
            let good = dice.pick(goods);
            Line {
                code: good.code,
                name: good.name,
                kind: good.kind,
                class: good.class,
                count: dice.between(1, most),
                price: Fen(dice.between(good.price.0, good.price.1).into()),
                limit: good.limit,
                rate: Rate::NONE,
            }
        })
        .collect()
}

/// Invents a month.
struct Inventor<'a> {
    person: &'a Person,
    region: &'static str,
    month: YearMonth,
    dice: Dice,
}

impl<'a> Inventor<'a> {
    fn new(person: &'a Person, region: &'static str, month: YearMonth) -> Self {
        let dice = person.dice(u64::from(month.year()) * 100 + u64::from(month.month()));
        Self { person, region, month, dice }
    }

    fn month(mut self) -> Vec<Planned> {
        let mut planned = Vec::new();
        let years = self.person.id_number.years_on(self.month.day(1)).unwrap_or(40);
        let times = match self.person.visits {
            Visits::Many => MANY,
            Visits::Plain | Visits::Slips | Visits::Special => {
                u32::from(self.dice.chance(10 + u32::from(years) / 2))
            }
        };
        for _ in 0..times {
            let place = self.dice.pick_place(catalogue::hospitals(self.region));
            planned.push(self.visit(Care::Outpatient, place, &OUTPATIENT, ((3, 16), 3)));
        }
        if self.person.visits == Visits::Special || self.person.dice(5).chance(SPECIAL_OF_100) {
            let place = catalogue::hospitals(self.region)[0];
            planned.push(self.visit(Care::SpecialDisease, place, &SPECIAL, ((2, 4), 3)));
        }
        if self.dice.chance(1 + u32::from(years) / 25) {
            let away = self.dice.chance(12);
            let hospitals = catalogue::hospitals(if away { ELSEWHERE } else { self.region });
            let place = self.dice.pick_place(hospitals);
            planned.push(self.visit(Care::Inpatient, place, &INPATIENT, ((6, 14), 12)));
        }
        planned
    }

    fn visit(
        &mut self,
        care: Care,
        place: Place,
        goods: &[Good],
        (count, most): ((u32, u32), u32),
    ) -> Planned {
        let day = u8::try_from(self.dice.between(1, 28)).unwrap_or(1);
        let lines = lines(&mut self.dice, goods, count, most);
        Planned { on: self.month.day(day), care, place, lines, account: Fen::ZERO, reference: None }
    }
}

impl Dice {
    fn pick_place(&mut self, places: &[Place]) -> Place {
        let last = u32::try_from(places.len().saturating_sub(1)).unwrap_or_default();
        places[usize::try_from(self.between(0, last)).unwrap_or_default()]
    }
}
