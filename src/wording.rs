//! Why something was not done, in words: every failure has a sentence that says what to do.
//!
//! **Invariant:** a failure without a sentence does not compile.

use domain::problem::{ErrorCode, Problem};
use flow::Failure;
use text::app::Key;

use crate::texts::Texts;

/// What to do about a failure.
pub(crate) fn failure(texts: Texts, failure: &Failure) -> String {
    match failure {
        Failure::Unreachable => texts.get(Key::FailureUnreachable),
        Failure::Garbled => texts.get(Key::FailureGarbled),
        Failure::Problem(problem) => {
            // What only a journey can meet has its words in the second load, and so has the journey.
            let key =
                Some(of_code(problem.code)).filter(|key| texts.has(*key)).unwrap_or(Key::FailureInternal);
            texts.with(
                key,
                &[("left", &left(problem)), ("minutes", &minutes(problem)), ("seconds", &seconds(problem))],
            )
        }
    }
}

/// What may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Asking once more.
    Retry,
    /// Loading the page anew.
    Reload,
    /// A clerk at the desk, or on the telephone.
    Desk,
    /// Following what was asked for before.
    Follow,
    /// Doing something else.
    Nothing,
}

/// What may help against a failure.
pub(crate) fn remedy(failure: &Failure) -> Remedy {
    match failure {
        Failure::Unreachable => Remedy::Retry,
        Failure::Garbled => Remedy::Reload,
        Failure::Problem(problem) => remedy_of(problem.code),
    }
}

#[expect(clippy::too_many_lines, reason = "a line for each code")]
const fn remedy_of(code: ErrorCode) -> Remedy {
    match code {
        ErrorCode::Internal
        | ErrorCode::CoreClosed
        | ErrorCode::Unavailable
        | ErrorCode::TooMany
        | ErrorCode::InFlight => Remedy::Retry,
        ErrorCode::HolderNotServed | ErrorCode::ChildNotServed => Remedy::Desk,
        ErrorCode::CardAskedFor => Remedy::Follow,
        ErrorCode::Malformed | ErrorCode::ForeignOrigin | ErrorCode::MethodNotAllowed => Remedy::Reload,
        ErrorCode::NotSignedIn
        | ErrorCode::SignInFailed
        | ErrorCode::KioskRefused
        | ErrorCode::KioskClock
        | ErrorCode::KioskRepeated
        | ErrorCode::KioskRevoked
        | ErrorCode::ConsentNeeded
        | ErrorCode::NotAllowed
        | ErrorCode::NotFound
        | ErrorCode::StaleVersion
        | ErrorCode::WrongStep
        | ErrorCode::NoCard
        | ErrorCode::CardNotLost
        | ErrorCode::OutOfStock
        | ErrorCode::HasCard
        | ErrorCode::HouseholdElsewhere
        | ErrorCode::CodeExpired
        | ErrorCode::BodyTooLarge
        | ErrorCode::WrongMediaType
        | ErrorCode::WrongCode
        | ErrorCode::DraftIncomplete
        | ErrorCode::PhotoUnreadable
        | ErrorCode::PhotoTruncated
        | ErrorCode::PhotoTooSmall
        | ErrorCode::PhotoTooLarge
        | ErrorCode::PhotoKind
        | ErrorCode::PhotoTooOld
        | ErrorCode::PhotoUndated
        | ErrorCode::PhotoRefused
        | ErrorCode::PhotoNotFitting
        | ErrorCode::PickupMismatch
        | ErrorCode::HolderIsAgent
        | ErrorCode::HolderName
        | ErrorCode::AgentTooYoung
        | ErrorCode::NotCompared
        | ErrorCode::PapersNotSeen
        | ErrorCode::SerialsRefused
        | ErrorCode::FileUnreadable
        | ErrorCode::FileDamaged
        | ErrorCode::KeyReused
        | ErrorCode::PaymentOpen
        | ErrorCode::PaidByAnother
        | ErrorCode::PaidAlready
        | ErrorCode::NoAccount
        | ErrorCode::AmountRefused
        | ErrorCode::PaymentNotFound
        | ErrorCode::NoticeRefused
        | ErrorCode::FilingPlace
        | ErrorCode::FilingPeriod
        | ErrorCode::FilingOpen
        | ErrorCode::PayeeRefused
        | ErrorCode::TooManyCodes
        | ErrorCode::Locked => Remedy::Nothing,
    }
}

/// The sentence for a code. It may hold `{left}`, `{minutes}` and `{seconds}`.
#[expect(clippy::too_many_lines, reason = "a line for each code")]
pub(crate) fn of_code(code: ErrorCode) -> Key {
    match code {
        // The last six are answers to staff alone.
        ErrorCode::Malformed
        | ErrorCode::KeyReused
        | ErrorCode::NotCompared
        | ErrorCode::PapersNotSeen
        | ErrorCode::SerialsRefused
        | ErrorCode::NoticeRefused
        | ErrorCode::FileUnreadable
        | ErrorCode::FileDamaged => Key::FailureMalformed,
        ErrorCode::NotSignedIn => Key::FailureNotSignedIn,
        ErrorCode::HolderIsAgent => Key::FailureHolderIsAgent,
        ErrorCode::HolderName => Key::FailureHolderName,
        ErrorCode::HolderNotServed => Key::FailureHolderNotServed,
        ErrorCode::ChildNotServed => Key::FailureChildNotServed,
        ErrorCode::AgentTooYoung => Key::FailureAgentTooYoung,
        ErrorCode::SignInFailed => Key::FailureSignInFailed,
        ErrorCode::KioskRefused | ErrorCode::KioskRepeated => Key::FailureKioskRefused,
        ErrorCode::KioskClock => Key::FailureKioskClock,
        ErrorCode::KioskRevoked => Key::FailureKioskRevoked,
        ErrorCode::ForeignOrigin => Key::FailureForeignOrigin,
        ErrorCode::ConsentNeeded => Key::FailureConsentNeeded,
        ErrorCode::NotAllowed => Key::FailureNotAllowed,
        ErrorCode::NotFound => Key::FailureNotFound,
        ErrorCode::MethodNotAllowed => Key::FailureMethodNotAllowed,
        ErrorCode::StaleVersion => Key::FailureStaleVersion,
        ErrorCode::WrongStep => Key::FailureWrongStep,
        ErrorCode::NoCard => Key::FailureNoCard,
        ErrorCode::CardNotLost => Key::FailureCardNotLost,
        ErrorCode::CardAskedFor => Key::FailureCardAskedFor,
        ErrorCode::OutOfStock => Key::FailureOutOfStock,
        ErrorCode::HasCard => Key::FailureHasCard,
        ErrorCode::FilingPlace => Key::FailureFilingPlace,
        ErrorCode::FilingPeriod => Key::FailureFilingPeriod,
        ErrorCode::FilingOpen => Key::FailureFilingOpen,
        ErrorCode::HouseholdElsewhere => Key::FailureHouseholdElsewhere,
        ErrorCode::CodeExpired => Key::FailureCodeExpired,
        ErrorCode::BodyTooLarge => Key::FailureBodyTooLarge,
        ErrorCode::WrongMediaType => Key::FailureWrongMediaType,
        ErrorCode::WrongCode => Key::FailureWrongCode,
        ErrorCode::DraftIncomplete => Key::FailureDraftIncomplete,
        ErrorCode::PhotoUnreadable => Key::FailurePhotoUnreadable,
        ErrorCode::PhotoTruncated => Key::FailurePhotoTruncated,
        ErrorCode::PhotoTooSmall => Key::FailurePhotoTooSmall,
        ErrorCode::PhotoTooLarge => Key::FailurePhotoTooLarge,
        ErrorCode::PhotoKind => Key::FailurePhotoKind,
        ErrorCode::PhotoTooOld => Key::FailurePhotoTooOld,
        ErrorCode::PhotoUndated => Key::FailurePhotoUndated,
        ErrorCode::PhotoRefused => Key::FailurePhotoRefused,
        ErrorCode::PhotoNotFitting => Key::FailurePhotoNotFitting,
        ErrorCode::PickupMismatch => Key::FailurePickupMismatch,
        ErrorCode::Locked => Key::FailureLocked,
        ErrorCode::InFlight => Key::FailureInFlight,
        ErrorCode::PaymentOpen => Key::FailurePaymentOpen,
        ErrorCode::PaidByAnother => Key::FailurePaidByAnother,
        ErrorCode::PaidAlready => Key::FailurePaidAlready,
        ErrorCode::NoAccount => Key::FailureNoAccount,
        ErrorCode::AmountRefused => Key::FailureAmountRefused,
        ErrorCode::PaymentNotFound => Key::FailurePaymentNotFound,
        ErrorCode::PayeeRefused => Key::FailurePayeeRefused,
        ErrorCode::TooMany => Key::FailureTooMany,
        ErrorCode::TooManyCodes => Key::FailureTooManyCodes,
        ErrorCode::Internal => Key::FailureInternal,
        ErrorCode::CoreClosed => Key::FailureCoreClosed,
        ErrorCode::Unavailable => Key::FailureUnavailable,
    }
}

fn left(problem: &Problem) -> String {
    problem.left.unwrap_or_default().to_string()
}

fn seconds(problem: &Problem) -> String {
    problem.retry_after.unwrap_or(60).to_string()
}

/// Full minutes to wait, rounded up.
fn minutes(problem: &Problem) -> String {
    problem.retry_after.unwrap_or(60).div_ceil(60).to_string()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test as test;

    use text::{Language, app::baked};

    use super::*;

    #[test]
    fn every_failure_has_a_whole_sentence_in_every_language() {
        for language in Language::ALL {
            let words = baked(language).unwrap();
            for code in ErrorCode::ALL {
                let values = [("left", "3"), ("minutes", "15"), ("seconds", "30")];
                let sentence = words.with(of_code(*code), &values);
                assert!(!sentence.contains('{'), "{}: {sentence}", code.as_str());
            }
        }
    }

    #[test]
    fn waiting_is_said_in_full_minutes() {
        let mut problem = Problem::from(ErrorCode::Locked);
        problem.retry_after = Some(61);
        assert_eq!(minutes(&problem), "2");
        assert_eq!(seconds(&problem), "61");
    }

    #[test]
    fn asking_again_is_offered_where_it_may_help() {
        assert_eq!(remedy(&Failure::Unreachable), Remedy::Retry);
        assert_eq!(remedy(&Failure::Garbled), Remedy::Reload);
        let wrong = Failure::Problem(Box::new(ErrorCode::WrongCode.into()));
        assert_eq!(remedy(&wrong), Remedy::Nothing);
        let child = Failure::Problem(Box::new(ErrorCode::ChildNotServed.into()));
        assert_eq!(remedy(&child), Remedy::Desk, "never without somebody to ask");
        let asked_for = Failure::Problem(Box::new(ErrorCode::CardAskedFor.into()));
        assert_eq!(remedy(&asked_for), Remedy::Follow, "the card that is on its way");
    }
}
