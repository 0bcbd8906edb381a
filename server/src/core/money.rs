//! What the core knows about money: personal accounts, contributions, and what it is asked to credit.

use domain::{money::Fen, months::MonthTold, year_month::YearMonth};
use time::Date;

/// Whether somebody has a personal account, and what is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Who pays in.
    pub payer: Payer,
    /// The account; residents have none, in general, since 2020.
    pub personal: Option<PersonalAccount>,
}

/// Who pays in for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Payer {
    /// Their employer: the insurance of employees.
    Employer,
    /// They themselves: the insurance of residents.
    Resident,
    /// By an insurance that is neither.
    Other,
}

/// A personal account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonalAccount {
    /// What lies in it.
    pub balance: Fen,
    /// The employer's name.
    pub employer: Option<String>,
    /// The day of the month on which the employer's credit is expected, from 1; past the month's end it is its last day.
    pub credit_day: Option<u8>,
    /// The last month that was credited.
    pub last_credit: Option<YearMonth>,
}

/// The assessed contribution of a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contribution {
    /// The year.
    pub year: u16,
    /// By which insurance.
    pub payer: Payer,
    /// The fixed amount.
    pub amount: Fen,
    /// Whether it is paid.
    pub paid: bool,
    /// The last day to pay.
    pub until: Option<Date>,
}

/// Days of which the entries are asked for, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first.
    pub from: Date,
    /// The last.
    pub to: Date,
}

/// Months that something was due for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Months {
    /// How many were ever paid, where the core counts them.
    pub paid_in_all: Option<u32>,
    /// Those that were asked for.
    pub told: Vec<MonthTold>,
}

/// Entries of a page.
pub const ENTRIES_A_PAGE: u32 = 50;

/// A page of a personal account's entries.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    /// How many there are in the period, where the core says it.
    pub total: Option<u32>,
    /// The page, the newest first.
    pub page: Vec<Entry>,
}

/// An entry of a personal account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// When.
    pub on: Date,
    /// What it is.
    pub kind: EntryKind,
    /// What came in; below zero, what went out.
    pub amount: Fen,
    /// Where.
    pub place: Option<String>,
    /// The core's own reference.
    pub reference: Option<String>,
}

/// What an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// The employer's credit of a month.
    EmployerCredit,
    /// A top-up.
    TopUp,
    /// Spending.
    Spending,
    /// A correction.
    Correction,
    /// Something that we have no word for.
    Other,
}

/// Something to be credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// Names it: however often it comes, it is credited once. Up to 64 letters, digits, `-` and `_`.
    pub key: String,
    /// What for.
    pub purpose: CreditPurpose,
    /// How much.
    pub amount: Fen,
}

/// What is credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditPurpose {
    /// A top-up of the personal account.
    TopUp,
    /// The assessed contribution of a year.
    Contribution {
        /// The year.
        year: u16,
    },
    /// The employer's credit of a month to the personal account.
    MonthEnd {
        /// The month.
        month: YearMonth,
    },
}

/// The core has credited something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The core's own number of it.
    pub number: String,
    /// What lay in the personal account afterwards, if there is one.
    pub balance: Option<Fen>,
}

/// What the core did with something that was to be credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credited {
    /// It is credited, now or since an earlier call with the same key.
    Done(Receipt),
    /// It is not, and would not be if it were asked again.
    Refused(CreditRefusal),
}

/// Why the core credits nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditRefusal {
    /// The person has no personal account, or is not known at all.
    NoAccount,
    /// Their insurance is paused or ended.
    NotInForce,
    /// It is paid already, under another key.
    AlreadyPaid,
    /// The amount is not the assessed one.
    AmountDiffers,
    /// The key came before with another person, purpose or amount.
    OtherContent,
    /// Some other reason.
    Other,
}
