//! Statuses, holders, reasons and wishes in words: every one has a sentence of its own.

use domain::{
    application::{Ask, RejectReason, Status},
    reference::ReferenceError,
    wire::Holder,
};
use text::app::Key;
use ui::Tone;

/// The word on the chip.
pub(super) const fn word(status: Status) -> Key {
    match status {
        Status::Submitted => Key::StatusSubmitted,
        Status::UnderReview => Key::StatusUnderReview,
        Status::NeedsInfo => Key::StatusNeedsInfo,
        Status::Expired => Key::StatusExpired,
        Status::Approved => Key::StatusApproved,
        Status::Rejected => Key::StatusRejected,
        Status::OutletChosen => Key::StatusOutletChosen,
        Status::FeeDue => Key::StatusFeeDue,
        Status::Paid => Key::StatusPaid,
        Status::InProduction => Key::StatusInProduction,
        Status::InTransit => Key::StatusInTransit,
        Status::Ready => Key::StatusReady,
        Status::Collected => Key::StatusCollected,
    }
}

/// What it means for the resident.
pub(crate) const fn headline(status: Status) -> Key {
    match status {
        Status::Submitted => Key::HeadlineSubmitted,
        Status::UnderReview => Key::HeadlineUnderReview,
        Status::NeedsInfo => Key::HeadlineNeedsInfo,
        Status::Expired => Key::HeadlineExpired,
        Status::Approved => Key::HeadlineApproved,
        Status::Rejected => Key::HeadlineRejected,
        Status::OutletChosen => Key::HeadlineOutletChosen,
        Status::FeeDue => Key::HeadlineFeeDue,
        Status::Paid => Key::HeadlinePaid,
        Status::InProduction => Key::HeadlineInProduction,
        Status::InTransit => Key::HeadlineInTransit,
        Status::Ready => Key::HeadlineReady,
        Status::Collected => Key::HeadlineCollected,
    }
}

/// The colour that goes with the word.
pub(super) const fn tone(status: Status) -> Tone {
    match status {
        Status::Approved | Status::Ready | Status::Collected => Tone::Good,
        Status::NeedsInfo | Status::FeeDue => Tone::Warn,
        Status::Rejected | Status::Expired => Tone::Error,
        Status::Submitted
        | Status::UnderReview
        | Status::OutletChosen
        | Status::Paid
        | Status::InProduction
        | Status::InTransit => Tone::Info,
    }
}

/// Who has it; may hold `{agency}`.
pub(super) const fn holder(holder: Holder) -> Key {
    match holder {
        Holder::Agency => Key::HolderAgency,
        Holder::Resident => Key::HolderResident,
        Holder::CardMaker => Key::HolderCardMaker,
        Holder::Outlet => Key::HolderOutlet,
        Holder::Nobody => Key::HolderNobody,
    }
}

/// Why it was refused, and what to do.
pub(super) const fn reject(reason: RejectReason) -> Key {
    match reason {
        RejectReason::PhotoNotThePerson => Key::RejectPhotoNotThePerson,
        RejectReason::DetailsDoNotMatch => Key::RejectDetailsDoNotMatch,
        RejectReason::NotInsuredHere => Key::RejectNotInsuredHere,
        RejectReason::CardStillValid => Key::RejectCardStillValid,
    }
}

/// What more is asked for.
pub(super) const fn ask(ask: Ask) -> Key {
    match ask {
        Ask::NewPhoto => Key::AskNewPhoto,
        Ask::Address => Key::AskAddress,
        Ask::Mobile => Key::AskMobile,
    }
}

/// What is wrong with a reference.
pub(super) const fn reference(error: ReferenceError) -> Key {
    match error {
        ReferenceError::Length => Key::TrackQueryReferenceLength,
        ReferenceError::CheckDigit => Key::TrackQueryReferenceCheck,
    }
}
