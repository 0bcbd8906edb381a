//! A kiosk that the server does not take for one of its own: it is enrolled by a code, or out of service.
//!
//! **Invariant:** while it is so, nobody can begin anything, and nothing of a person is held.

use domain::{problem::ErrorCode, wire::EnrolCode};

use crate::Failure;

/// Why this kiosk does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Enrol {
    /// This browser has no key: an administrator's code registers one.
    Wanted,
    /// Its key was revoked; a code registers another.
    Revoked,
    /// Its clock is wrong.
    WrongClock,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A code was given.
    Given(EnrolCode),
    /// The server refused the kiosk while nobody asked for anything.
    Refused(Enrol),
}

impl Enrol {
    /// What a failure says of the kiosk.
    #[must_use]
    pub fn of(failure: &Failure) -> Option<Self> {
        match failure.code()? {
            ErrorCode::KioskRefused => Some(Self::Wanted),
            ErrorCode::KioskRevoked => Some(Self::Revoked),
            ErrorCode::KioskClock => Some(Self::WrongClock),
            _ => None,
        }
    }
}
