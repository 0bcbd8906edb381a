//! Account and settlements in words: every kind, part and fault has a sentence of its own.
//!
//! **Invariant:** a case without a sentence does not compile.

use domain::{
    benefit::{Care, Insurance},
    card::CardStatus,
    months::MonthState,
    settlement::{Class, ExpenseKind, FundKind, Part, SumFault},
    wire::{EntryKind, Standing},
};
use flow::account::PeriodError;
use text::app::Key;

pub(in crate::places) const fn care(care: Care) -> Key {
    match care {
        Care::Outpatient => Key::CareOutpatient,
        Care::Inpatient => Key::CareInpatient,
        Care::SpecialDisease => Key::CareSpecial,
        Care::Pharmacy => Key::CarePharmacy,
    }
}

pub(super) fn any_care(of: Option<Care>) -> Key {
    of.map_or(Key::CareOther, care)
}

pub(in crate::places) const fn insurance(insurance: Option<Insurance>) -> Key {
    match insurance {
        Some(Insurance::Employees) => Key::InsuranceEmployees,
        Some(Insurance::Residents) => Key::InsuranceResidents,
        None => Key::InsuranceOther,
    }
}

pub(super) const fn standing(standing: Standing) -> Key {
    match standing {
        Standing::InForce => Key::AccountInForce,
        Standing::Paused => Key::AccountPaused,
        Standing::Ended => Key::AccountEnded,
        Standing::NotInForce => Key::AccountNotInForce,
    }
}

/// That an insurance is not in force, in a sentence: with the day, where it is told.
pub(super) const fn stopped(standing: Standing, dated: bool) -> Key {
    match (standing, dated) {
        (Standing::Ended, true) => Key::AccountEndedOn,
        (Standing::Ended, false) => Key::AccountEndedSays,
        (_, true) => Key::AccountPausedOn,
        (_, false) => Key::AccountPausedSays,
    }
}

/// What whoever is not insured any more can do.
pub(super) const fn what_to_do(standing: Standing) -> Key {
    match standing {
        Standing::Ended => Key::AccountEndedDo,
        Standing::Paused | Standing::NotInForce | Standing::InForce => Key::AccountPausedDo,
    }
}

pub(super) const fn month(state: MonthState) -> Key {
    match state {
        MonthState::Paid => Key::MonthsStatePaid,
        MonthState::Missing => Key::MonthsStateMissing,
        MonthState::Untold => Key::MonthsStateUntold,
    }
}

pub(super) const fn period_error(error: PeriodError) -> Key {
    match error {
        PeriodError::From => Key::RightsWrongFrom,
        PeriodError::To => Key::RightsWrongTo,
        PeriodError::Reversed => Key::RightsReversed,
        PeriodError::TooLong => Key::RightsTooLong,
        PeriodError::NotYet => Key::RightsNotYet,
    }
}

pub(super) const fn card(status: CardStatus) -> Key {
    match status {
        CardStatus::Active => Key::AccountCardActive,
        CardStatus::TempLost | CardStatus::FormalLost => Key::AccountCardLost,
        CardStatus::Void => Key::AccountCardVoid,
    }
}

pub(super) const fn entry(kind: EntryKind) -> Key {
    match kind {
        EntryKind::EmployerCredit => Key::EntryEmployer,
        EntryKind::TopUp => Key::EntryTopUp,
        EntryKind::Spending => Key::EntrySpending,
        EntryKind::Correction => Key::EntryCorrection,
        EntryKind::Other => Key::EntryOther,
    }
}

/// The name of a part.
pub(super) const fn part(part: Part) -> Key {
    match part {
        Part::Own => Key::PartOwn,
        Part::OverLimit => Key::PartOverLimit,
        Part::FirstSelfPaid => Key::PartFirst,
        Part::Deductible => Key::PartDeductible,
        Part::Share => Key::PartShare,
        Part::Fund(kind) => fund(kind),
        Part::Hospital => Key::PartHospital,
        Part::Account => Key::PartAccount,
        Part::MutualAid => Key::PartMutualAid,
        Part::Cash => Key::PartCash,
        Part::Open => Key::PartOpen,
    }
}

const fn fund(kind: FundKind) -> Key {
    match kind {
        FundKind::Pooled => Key::FundPooled,
        FundKind::CivilServants => Key::FundCivilServants,
        FundKind::Supplementary => Key::FundSupplementary,
        FundKind::Catastrophic => Key::FundCatastrophic,
        FundKind::LargeSums => Key::FundLargeSums,
        FundKind::MedicalAid => Key::FundMedicalAid,
        FundKind::Other => Key::FundOther,
    }
}

/// Why there is such a part, in a sentence.
pub(super) const fn why(part: Part) -> Key {
    match part {
        Part::Own => Key::WhyOwn,
        Part::OverLimit => Key::WhyOverLimit,
        Part::FirstSelfPaid => Key::WhyFirst,
        Part::Deductible => Key::WhyDeductible,
        Part::Share => Key::WhyShare,
        Part::Fund(_) => Key::WhyFund,
        Part::Hospital => Key::WhyHospital,
        Part::Account => Key::WhyAccount,
        Part::MutualAid => Key::WhyMutualAid,
        Part::Cash => Key::WhyCash,
        Part::Open => Key::WhyOpen,
    }
}

pub(super) const fn fault(fault: SumFault) -> Key {
    match fault {
        SumFault::Scope => Key::FaultScope,
        SumFault::Funds => Key::FaultFunds,
        SumFault::Sides => Key::FaultSides,
        SumFault::Person => Key::FaultPerson,
        SumFault::Lines => Key::FaultLines,
    }
}

pub(super) const fn class(class: Option<Class>) -> Key {
    match class {
        Some(Class::A) => Key::ClassA,
        Some(Class::B) => Key::ClassB,
        Some(Class::C) => Key::ClassC,
        None => Key::ClassNone,
    }
}

pub(super) const fn expense(kind: Option<ExpenseKind>) -> Key {
    match kind {
        Some(ExpenseKind::Bed) => Key::ExpenseBed,
        Some(ExpenseKind::Consultation) => Key::ExpenseConsultation,
        Some(ExpenseKind::Examination) => Key::ExpenseExamination,
        Some(ExpenseKind::Laboratory) => Key::ExpenseLaboratory,
        Some(ExpenseKind::Treatment) => Key::ExpenseTreatment,
        Some(ExpenseKind::Surgery) => Key::ExpenseSurgery,
        Some(ExpenseKind::Nursing) => Key::ExpenseNursing,
        Some(ExpenseKind::Materials) => Key::ExpenseMaterials,
        Some(ExpenseKind::WesternMedicine) => Key::ExpenseWestern,
        Some(ExpenseKind::Herbal) => Key::ExpenseHerbal,
        Some(ExpenseKind::PatentMedicine) => Key::ExpensePatent,
        Some(ExpenseKind::GeneralConsultation) => Key::ExpenseGeneral,
        Some(ExpenseKind::Registration) => Key::ExpenseRegistration,
        Some(ExpenseKind::Other) | None => Key::ExpenseOther,
    }
}
