//! Invents people: the usual in their usual shares, and enough of the unusual for it to turn up.

use domain::id_number::IdNumber;

use super::{
    ANLAN, Card, Class, ELSEWHERE, Insured, Money, Person, Standing, Visits, YUNLING, complete, dice::Dice,
    names,
};

/// Whom the dice invented differs with the seed; changing it changes everybody.
const SEED: u64 = 2026;
/// People born from this year on are taken to be pupils, who are insured as residents.
const PUPILS_FROM: u32 = 2008;

/// Of a hundred residents so many have paid already.
const PAID: u32 = 60;

/// Invents one person after another.
pub(super) struct Inventor(Dice);

impl Inventor {
    pub(super) const fn new() -> Self {
        Self(Dice::new(SEED))
    }

    /// The next person, with a number that is not `taken`.
    pub(super) fn next(&mut self, index: u32, taken: impl Fn(&str) -> bool) -> Option<Person> {
        let (region, places) = match self.0.between(0, 99) {
            0..55 => (ANLAN, &names::ANLAN_PLACES[..]),
            55..92 => (YUNLING, &names::YUNLING_PLACES[..]),
            _ => (ELSEWHERE, &names::ANLAN_PLACES[..]),
        };
        let (division, place) = self.0.pick(places);
        let woman = self.0.chance(51);
        let born = self.0.between(1940, 2017);
        let id_number = (0..1000)
            .find_map(|_| self.number(division, born, woman).filter(|number| !taken(number.reveal())))?;
        let class =
            if born >= PUPILS_FROM || self.0.chance(40) { Class::Residents } else { Class::Employees };
        Some(Person {
            id_number,
            name: self.name(woman, region == YUNLING),
            mobile: (!self.0.chance(8)).then(|| format!("1541{index:07}")),
            email: self.0.chance(25).then(|| format!("demo{index}@example.com")),
            address: self.0.chance(90).then(|| self.address(place)),
            insurances: vec![Insured { class, standing: self.standing(), region }],
            card: self.card(),
            money: paid(index),
            visits: Visits::Plain,
        })
    }

    fn number(&mut self, division: &str, year: u32, woman: bool) -> Option<IdNumber> {
        let (month, day) = (self.0.between(1, 12), self.0.between(1, 28));
        let sequence = self.0.between(0, 498) * 2 + u32::from(!woman);
        complete(&format!("{division}{year}{month:02}{day:02}{sequence:03}"))
    }

    fn name(&mut self, woman: bool, yunnan: bool) -> String {
        let dice = &mut self.0;
        let given: &[&str] = if woman { &names::GIVEN_WOMEN } else { &names::GIVEN_MEN };
        let own: &[&str] = if woman { &names::OWN_WOMEN } else { &names::OWN_MEN };
        let whole: &[&str] = if woman { &names::WHOLE_WOMEN } else { &names::WHOLE_MEN };
        let family: &[&str] = if yunnan && dice.chance(60) { &names::FAMILY_YUNNAN } else { &names::FAMILY };
        match dice.between(0, 99) {
            0..78 => {
                let second = if dice.chance(75) { dice.pick(given) } else { "" };
                format!("{}{}{second}", dice.pick(family), dice.pick(given))
            }
            78..86 => format!("{}·{}", dice.pick(own), dice.pick(&names::FATHER)),
            86..91 => {
                let (own, father) = (dice.pick(own), dice.pick(&names::FATHER));
                format!("{own}·{father}·{}江", dice.pick(&names::FATHER))
            }
            91..96 => format!("{}{}", dice.pick(family), dice.pick(&names::RARE)),
            _ => dice.pick(whole).to_owned(),
        }
    }

    fn address(&mut self, place: &str) -> String {
        let (street, house) = (self.0.pick(&names::STREETS), self.0.between(1, 300));
        let (block, room) = (self.0.between(1, 20), self.0.between(1, 6) * 100 + self.0.between(1, 4));
        format!("{place}{street}{house}号{block}幢{room}室")
    }

    fn standing(&mut self) -> Standing {
        match self.0.between(0, 99) {
            0..90 => Standing::Normal,
            90..96 => Standing::Paused,
            _ => Standing::Ended,
        }
    }

    fn card(&mut self) -> Card {
        let days = match self.0.between(0, 99) {
            0..10 => return Card::None,
            10..25 => -i32::try_from(self.0.between(1, 400)).unwrap_or_default(),
            25..40 => i32::try_from(self.0.between(1, 60)).unwrap_or_default(),
            _ => i32::try_from(self.0.between(120, 3600)).unwrap_or_default(),
        };
        Card::Days(days)
    }
}

/// Whether the person with this index has paid the contribution: by dice of their own, so that nobody else changes with it.
fn paid(index: u32) -> Money {
    if Dice::new(index.into()).chance(PAID) { Money::ContributionPaid } else { Money::Plain }
}
