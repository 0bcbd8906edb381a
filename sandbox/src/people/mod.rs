//! The insured persons the core knows: a documented dozen first, then hundreds invented by algorithm.
//!
//! **Invariant:** nobody here exists. Identity numbers begin with divisions that were never given out (3399, 5399), mobiles with
//! 154, which no carrier uses; the same numbers come out of every run.

pub(crate) mod dice;
mod filings;
mod fixed;
mod invented;
mod money;
mod months;
mod names;

use std::collections::HashMap;

use domain::{
    id_number::IdNumber,
    moment::iso_date,
    outside::{BaseInfo, CardOutput, ContactOutput, InsuranceInfo, PersonOutput},
    region::Bilingual,
};
use time::{Date, Duration};

pub(crate) use filings::filed_before;
pub(crate) use money::{Assessed, Entry, EntryKind, Past, credit_reference, credited_month, stopped};
pub use money::{Employer, Money};
pub(crate) use months::{Credits, DueMonth};

/// The first demo region, 安澜市.
pub const ANLAN: &str = "339900";
/// The second demo region, 云岭市.
pub const YUNLING: &str = "539900";
/// A region that this system does not serve.
pub const ELSEWHERE: &str = "359900";
/// A valid number that belongs to nobody on file.
pub const NOBODY: &str = "339902199001010014";
/// How the core's own numbers for people begin.
const OWN_NUMBERS: &str = "99";
/// How many people are invented beside the documented ones.
const INVENTED: u32 = 400;

/// Who pays in: employees or residents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// 310.
    Employees,
    /// 390.
    Residents,
}

/// Whether an insurance is in force.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// 1.
    Normal,
    /// 2.
    Paused,
    /// 4.
    Ended,
}

/// One insurance of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Insured {
    /// Who pays in.
    pub class: Class,
    /// Whether it is in force.
    pub standing: Standing,
    /// Where.
    pub region: &'static str,
}

/// A person's present card. Days count from today, so that the demo does not age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// There never was one.
    None,
    /// Its last day lies this many days ahead; behind, when negative.
    Days(i32),
}

/// A card that lasts longer than this was handed over lately.
const NEW_CARD_DAYS: i32 = 3_000;

/// Someone the core knows.
#[derive(Clone, Debug)]
pub struct Person {
    /// Identity number.
    pub id_number: IdNumber,
    /// Name.
    pub name: String,
    /// Mobile on file.
    pub mobile: Option<String>,
    /// Email address on file.
    pub email: Option<String>,
    /// Address on file.
    pub address: Option<String>,
    /// Insurances.
    pub insurances: Vec<Insured>,
    /// Present card.
    pub card: Card,
    /// What is special about their money.
    pub money: Money,
    /// What is special about their visits.
    pub visits: Visits,
}

/// What is special about a person's visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visits {
    /// Nothing: some in most years, and one in a while is told wrong.
    Plain,
    /// Many: more than five hundred a year.
    Many,
    /// Many of them are told wrong.
    Slips,
    /// One every month for a special disease.
    Special,
}

/// A documented person, and what is special about them.
#[derive(Clone, Debug)]
pub struct DemoPerson {
    /// The person.
    pub person: Person,
    /// What they are good for in a demo.
    pub special: Bilingual,
}

/// Everybody the core knows.
#[derive(Clone, Debug)]
pub struct People {
    demo: Vec<DemoPerson>,
    by_number: HashMap<String, Person>,
}

impl People {
    /// The demo's people.
    #[must_use]
    pub fn demo() -> Self {
        Self::with(INVENTED)
    }

    /// The documented ones, and so many who are invented: the same as in the demo, and then more.
    #[must_use]
    pub fn with(invented: u32) -> Self {
        let demo = fixed::people();
        let mut by_number: HashMap<_, _> =
            demo.iter().map(|known| (key(&known.person), known.person.clone())).collect();
        let mut inventor = invented::Inventor::new();
        for index in 0..invented {
            let person = inventor.next(index, |number| number == NOBODY || by_number.contains_key(number));
            by_number.extend(person.map(|person| (key(&person), person)));
        }
        Self { demo, by_number }
    }

    /// The documented ones.
    #[must_use]
    pub fn documented(&self) -> &[DemoPerson] {
        &self.demo
    }

    /// The one whom the core knows by this number of its own.
    #[must_use]
    pub fn known_as(&self, psn_no: &str) -> Option<&Person> {
        let number = complete(psn_no.strip_prefix(OWN_NUMBERS)?)?;
        self.find(number.reveal())
    }

    /// All of them, in no order.
    pub fn all(&self) -> impl Iterator<Item = &Person> {
        self.by_number.values()
    }

    /// The one with this identity number.
    #[must_use]
    pub fn find(&self, number: &str) -> Option<&Person> {
        self.by_number.get(number)
    }
}

fn key(person: &Person) -> String {
    person.id_number.reveal().to_owned()
}

impl Person {
    /// What transaction 1101 tells on the day `today`.
    #[must_use]
    pub fn output(&self, today: Date) -> PersonOutput {
        let number = self.id_number.reveal();
        // The 17th digit is odd for men.
        let man = number.as_bytes().get(16).is_some_and(|digit| digit % 2 == 1);
        PersonOutput {
            baseinfo: BaseInfo {
                psn_no: self.own_number(),
                certno: number.to_owned(),
                psn_name: self.name.clone(),
                gend: if man { "1" } else { "2" }.to_owned(),
                brdy: self.id_number.birth_date().map(iso_date::text).unwrap_or_default(),
            },
            insuinfo: self.insurances.iter().map(|insured| self.insurance(insured, today)).collect(),
        }
    }

    fn insurance(&self, insured: &Insured, today: Date) -> InsuranceInfo {
        let employer = self.employer().filter(|_| insured.class == Class::Employees);
        InsuranceInfo {
            insutype: insured.class.code().to_owned(),
            psn_insu_stas: match insured.standing {
                Standing::Normal => "1",
                Standing::Paused => "2",
                Standing::Ended => "4",
            }
            .to_owned(),
            insuplc_admdvs: insured.region.to_owned(),
            psn_insu_date: Some(iso_date::text(self.insured_since())),
            paus_insu_date: stopped(insured, today).map(iso_date::text),
            emp_name: employer.map(|employer| employer.name.to_owned()),
        }
    }

    /// The core's own number for them.
    #[must_use]
    pub fn own_number(&self) -> String {
        format!("{OWN_NUMBERS}{}", self.id_number.reveal().get(..17).unwrap_or_default())
    }

    /// What the bureau's own `contact` tells.
    #[must_use]
    pub fn contact(&self) -> ContactOutput {
        ContactOutput {
            mobile: self.mobile.clone(),
            email: self.email.clone(),
            address: self.address.clone(),
        }
    }

    /// What the bureau's own `card` tells on the day `today`.
    #[must_use]
    pub fn card_on(&self, today: Date) -> CardOutput {
        let valid_until = match self.card {
            Card::None => None,
            Card::Days(days) => Some(iso_date::text(today.saturating_add(Duration::days(days.into())))),
        };
        CardOutput { valid_until, ..CardOutput::default() }
    }

    /// Whether the card was handed over lately, so that neither half was used yet.
    #[must_use]
    pub const fn has_new_card(&self) -> bool {
        matches!(self.card, Card::Days(days) if days > NEW_CARD_DAYS)
    }
}

impl Class {
    /// How the core writes it.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Employees => "310",
            Self::Residents => "390",
        }
    }
}

/// The number that these first 17 digits make.
fn complete(first: &str) -> Option<IdNumber> {
    let check = domain::id_number::check_character(first)?;
    IdNumber::try_from(format!("{first}{}", char::from(check))).ok()
}
