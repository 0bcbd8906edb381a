//! Who has a personal account and what happened in it, and who has to pay what: by rule, the same in every run.
//!
//! Employees have an account, residents have none: in general they were ended in 2020. Residents pay a contribution once a year.

use std::iter::successors;

use domain::{credit_code::CreditCode, money::Fen, month_end::MonthEndCredit, year_month::YearMonth};
use time::{Date, Month};

use super::{ANLAN, Class, Insured, Person, Standing, YUNLING, dice::Dice};

/// What is special about a person's money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Money {
    /// Nothing: the employer's credit came, the contribution is still to be paid.
    Plain,
    /// The employer's credit stayed out last month, and stays out.
    CreditMissing,
    /// The contribution is paid.
    ContributionPaid,
}

/// Who pays in for an employee.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Employer {
    /// Name.
    pub name: &'static str,
    /// The first 17 characters of its unified social credit code.
    first: &'static str,
}

/// The codes begin with divisions that were never given out, as the people's numbers do.
const ANLAN_EMPLOYERS: [Employer; 4] = [
    Employer { name: "安澜市海晏渔业有限公司", first: "91339902MA0000A01" },
    Employer { name: "安澜航运有限公司", first: "91339903MA0000A02" },
    Employer { name: "青屿灯塔旅游有限公司", first: "91339904MA0000A03" },
    Employer { name: "月港县第一中学", first: "12339925MB0000A04" },
];
const YUNLING_EMPLOYERS: [Employer; 3] = [
    Employer { name: "云岭市茶马物流有限公司", first: "91539902MA0000A05" },
    Employer { name: "雪泉乳业有限公司", first: "91539903MA0000A06" },
    Employer { name: "铃山县中医院", first: "12539925MB0000A07" },
];
const PLACES: [&str; 5] = ["市第一医院", "市中医院", "海晏社区卫生服务中心", "济仁大药房", "同安大药房"];
const OFFICE: &str = "医保经办窗口";

/// What an entry of an account is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntryKind {
    EmployerCredit,
    TopUp,
    Spending,
    Correction,
}

/// An entry of an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) on: Date,
    pub(crate) kind: EntryKind,
    /// Below zero for what went out.
    pub(crate) amount: Fen,
    pub(crate) place: String,
    pub(crate) reference: String,
}

/// What happened in an account before anybody looked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Past {
    /// The oldest first.
    pub(crate) entries: Vec<Entry>,
    pub(crate) last_credit: Option<YearMonth>,
}

/// A contribution that was assessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Assessed {
    pub(crate) year: u16,
    pub(crate) amount: Fen,
    pub(crate) paid: bool,
    pub(crate) until: Date,
}

impl EntryKind {
    /// How the core writes it.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::EmployerCredit => "1",
            Self::TopUp => "2",
            Self::Spending => "3",
            Self::Correction => "4",
        }
    }
}

impl Employer {
    /// Its unified social credit code.
    #[must_use]
    pub fn code(self) -> Option<CreditCode> {
        CreditCode::completing(self.first)
    }
}

/// The months that an account shows when it is first looked at.
const MONTHS: usize = 14;
/// Months without a credit after an insurance was paused or ended.
const MONTHS_WITHOUT: usize = 6;
/// A child pays less.
const GROWN_UP: u8 = 18;
/// How references of the employer's credits begin.
const CREDITED: &str = "划拨";
/// From this month on the next year's contribution is paid.
const COLLECTED_FROM: u8 = 9;

impl Person {
    /// The insurance that counts: one in force, or else the first.
    #[must_use]
    pub fn insured(&self) -> Option<&Insured> {
        let in_force = |insured: &&Insured| insured.standing == Standing::Normal;
        self.insurances.iter().find(in_force).or_else(|| self.insurances.first())
    }

    /// Whether that is in force.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.insured().is_some_and(|insured| insured.standing == Standing::Normal)
    }

    /// Whether there is a personal account.
    #[must_use]
    pub fn has_account(&self) -> bool {
        self.insured().is_some_and(|insured| insured.class == Class::Employees)
    }

    /// Who pays into the account, if there is one.
    #[must_use]
    pub fn employer(&self) -> Option<Employer> {
        let insured = self.insured().filter(|_| self.has_account())?;
        let employers = if insured.region == YUNLING { &YUNLING_EMPLOYERS[..] } else { &ANLAN_EMPLOYERS[..] };
        Some(self.dice(1).pick(employers))
    }

    /// The day of the month on which the employer's credit is expected.
    #[must_use]
    pub fn credit_day(&self) -> Option<u8> {
        let insured = self.insured().filter(|_| self.has_account() && self.is_in_force())?;
        Some(if insured.region == ANLAN { 28 } else { 25 })
    }

    /// What the bank credits at the end of each month, unless it stays out.
    #[must_use]
    pub fn month_end_credit(&self) -> Option<MonthEndCredit> {
        if !self.is_in_force() || self.money == Money::CreditMissing {
            return None;
        }
        let employer = self.employer()?.code()?;
        Some(MonthEndCredit { id_number: self.id_number.clone(), amount: self.monthly(), employer })
    }

    pub(super) fn monthly(&self) -> Fen {
        Fen(i64::from(self.dice(2).between(1_500, 6_000)) * 10)
    }

    /// What happened in the account before `today`, this month left out. Once the insurance is over, nothing but what is put right.
    pub(crate) fn past(&self, today: Date) -> Past {
        let mut months: Vec<_> =
            successors(YearMonth::of(today).and_then(YearMonth::previous), |month| month.previous())
                .take(MONTHS)
                .collect();
        months.reverse();
        let without = match (self.is_in_force(), self.money) {
            (false, _) => MONTHS_WITHOUT,
            (true, Money::CreditMissing) => 1,
            (true, _) => 0,
        };
        let credited = months.split_at(months.len().saturating_sub(without)).0;
        let mut entries: Vec<_> = credited.iter().map(|month| self.credited(*month)).collect();
        entries.extend(self.spent(&months));
        entries.extend(self.at_the_office(&months));
        let over = self.insured().and_then(|insured| stopped(insured, today));
        entries
            .retain(|entry| entry.kind == EntryKind::Correction || over.is_none_or(|over| entry.on < over));
        entries.sort_by_key(|entry| entry.on);
        Past { entries, last_credit: credited.last().copied() }
    }

    fn credited(&self, month: YearMonth) -> Entry {
        Entry {
            on: month.day(self.credit_day().unwrap_or(25)),
            kind: EntryKind::EmployerCredit,
            amount: self.monthly(),
            place: self.employer().unwrap_or_default().name.to_owned(),
            reference: credit_reference(month),
        }
    }

    /// Never more in a month than comes in.
    fn spent(&self, months: &[YearMonth]) -> Vec<Entry> {
        let mut dice = self.dice(3);
        let mut entries = Vec::new();
        for month in months {
            for _ in 0..dice.between(0, 2) {
                let day = u8::try_from(dice.between(2, 24)).unwrap_or(2);
                entries.push(Entry {
                    on: month.day(day),
                    kind: EntryKind::Spending,
                    amount: Fen(-i64::from(dice.between(800, 6_500))),
                    place: dice.pick(&PLACES).to_owned(),
                    reference: format!("S{:09}", dice.between(0, 999_999_999)),
                });
            }
        }
        entries
    }

    /// What was carried over, a top-up, and something put right.
    fn at_the_office(&self, months: &[YearMonth]) -> Vec<Entry> {
        let mut dice = self.dice(4);
        let carried = dice.between(50_000, 300_000);
        let (top_up, put_right) = (dice.between(1, 5) * 10_000, dice.between(800, 4_000));
        let times = [
            (months.first(), EntryKind::Correction, carried, "期初结转"),
            (months.get(8), EntryKind::TopUp, top_up, "窗口充值"),
            (months.get(11), EntryKind::Correction, put_right, "重复扣款退回"),
        ];
        let entry = |(month, kind, fen, reference): (Option<&YearMonth>, EntryKind, u32, &str)| {
            let (on, amount) = (month?.day(1), Fen(fen.into()));
            Some(Entry { on, kind, amount, place: OFFICE.to_owned(), reference: reference.to_owned() })
        };
        times.into_iter().filter_map(entry).collect()
    }

    /// What is assessed on the day `today`, the latest year first.
    pub(crate) fn assessed(&self, today: Date) -> Vec<Assessed> {
        let resident = |insured: &&Insured| insured.class == Class::Residents;
        let insured = self.insured().filter(resident).filter(|_| self.is_in_force());
        let this_year = u16::try_from(today.year());
        let (Some(insured), Ok(this_year)) = (insured, this_year) else { return Vec::new() };
        let child = self.id_number.years_on(today).is_some_and(|years| years < GROWN_UP);
        let (fen, a_year_before) = match (insured.region, child) {
            (ANLAN, true) => (36_000, 34_000),
            (ANLAN, false) => (52_000, 48_000),
            _ => (40_000, 38_000),
        };
        let year = this_year + u16::from(u8::from(today.month()) >= COLLECTED_FROM);
        let latest = Assessed {
            year,
            amount: Fen(fen),
            paid: self.money == Money::ContributionPaid,
            until: last_day(year, today),
        };
        let before = Assessed {
            year: year - 1,
            amount: Fen(a_year_before),
            paid: true,
            until: last_day(year - 1, Date::MIN),
        };
        vec![latest, before]
    }

    /// Chance that is the person's own, another for each `purpose`.
    pub(crate) fn dice(&self, purpose: u64) -> Dice {
        let seed =
            self.id_number.reveal().bytes().fold(purpose, |seed, byte| {
                seed.wrapping_mul(1_099_511_628_211).wrapping_add(u64::from(byte))
            });
        Dice::new(seed)
    }
}

/// Since when an insurance rests or is over on the day `today`; nothing of one in force.
pub(crate) fn stopped(insured: &Insured, today: Date) -> Option<Date> {
    let mut months = successors(YearMonth::of(today), |month| month.previous());
    let since = months.nth(MONTHS_WITHOUT).map(|month| month.day(1));
    since.filter(|_| insured.standing != Standing::Normal)
}

/// What an employer's credit of a month is known by, once in an account.
pub(crate) fn credit_reference(month: YearMonth) -> String {
    format!("{CREDITED}{month}")
}

/// The month whose credit this is.
pub(crate) fn credited_month(reference: &str) -> Option<YearMonth> {
    YearMonth::try_from(reference.strip_prefix(CREDITED)?.to_owned()).ok()
}

/// The end of February, or for whoever is late, of August.
fn last_day(year: u16, today: Date) -> Date {
    let end = |month: Month| YearMonth::new(year, month.into()).map_or(Date::MAX, |month| month.day(31));
    let february = end(Month::February);
    if today <= february { february } else { end(Month::August) }
}
